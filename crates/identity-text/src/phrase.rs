//! A text with the values of its variables.

use crate::Text;
use fluent_bundle::{FluentArgs, FluentValue};
use std::{borrow::Cow, fmt};

/// A text with its variables. `Display` writes it, and the template of a page escapes it.
#[derive(Debug)]
pub struct Phrase<'a> {
    text: &'a Text,
    key: &'a str,
    variables: FluentArgs<'a>,
}

impl<'a> Phrase<'a> {
    pub(crate) fn new(text: &'a Text, key: &'a str) -> Self {
        Self { text, key, variables: FluentArgs::new() }
    }

    /// Sets the variable `$name`.
    #[must_use]
    pub fn with(mut self, name: &'a str, value: impl Value) -> Self {
        self.variables.set(name, value.to_fluent());
        self
    }
}

impl fmt::Display for Phrase<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let bundle = &self.text.bundle;
        match bundle.get_message(self.key).and_then(|message| message.value()) {
            // A variable without a value appears as `{$name}`; the tests look for that.
            Some(pattern) => {
                bundle.write_pattern(f, pattern, Some(&self.variables), &mut Vec::new())
            }
            None => f.write_str(self.key),
        }
    }
}

/// A value of a variable: text, an integer or another phrase. References of any depth are accepted
/// because templates pass them.
pub trait Value {
    /// Converts the value to Fluent's type.
    fn to_fluent(&self) -> FluentValue<'static>;
}

fn text(text: String) -> FluentValue<'static> {
    FluentValue::String(Cow::Owned(text))
}

impl<T: Value + ?Sized> Value for &T {
    fn to_fluent(&self) -> FluentValue<'static> {
        (**self).to_fluent()
    }
}

impl Value for str {
    fn to_fluent(&self) -> FluentValue<'static> {
        text(self.to_owned())
    }
}

impl Value for String {
    fn to_fluent(&self) -> FluentValue<'static> {
        text(self.clone())
    }
}

impl Value for Phrase<'_> {
    fn to_fluent(&self) -> FluentValue<'static> {
        text(self.to_string())
    }
}

impl Value for i32 {
    fn to_fluent(&self) -> FluentValue<'static> {
        FluentValue::from(*self)
    }
}

impl Value for i64 {
    fn to_fluent(&self) -> FluentValue<'static> {
        FluentValue::from(*self)
    }
}

impl Value for u32 {
    fn to_fluent(&self) -> FluentValue<'static> {
        FluentValue::from(*self)
    }
}

impl Value for u64 {
    fn to_fluent(&self) -> FluentValue<'static> {
        FluentValue::from(*self)
    }
}

impl Value for usize {
    fn to_fluent(&self) -> FluentValue<'static> {
        FluentValue::from(*self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use identity_core::kernel::Locale;

    #[test]
    fn a_phrase_can_be_a_variable_of_another() {
        let text = Text::of(Locale::French);
        let os: &&str = &"Linux";
        let device = text
            .say("session-device")
            .with("browser", text.say("session-unknown-browser"))
            .with("os", os);
        assert_eq!(device.to_string(), "Navigateur inconnu sur Linux");
        let end = text.say("session-end-label").with("device", device);
        assert_eq!(end.to_string(), "Fermer la session\u{202f}: Navigateur inconnu sur Linux");
    }
}
