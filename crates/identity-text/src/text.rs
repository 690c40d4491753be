//! The texts of one language.

use crate::Phrase;
use fluent_bundle::{FluentResource, concurrent::FluentBundle};
use identity_core::kernel::Locale;
use std::{fmt, sync::LazyLock};

/// The texts of one language, built once for the process.
pub struct Text {
    locale: Locale,
    pub(crate) bundle: FluentBundle<FluentResource>,
}

impl Text {
    /// Returns the texts of `locale`.
    pub fn of(locale: Locale) -> &'static Self {
        static ENGLISH: LazyLock<Text> = LazyLock::new(|| Text::read(Locale::English));
        static DUTCH: LazyLock<Text> = LazyLock::new(|| Text::read(Locale::Dutch));
        static FRENCH: LazyLock<Text> = LazyLock::new(|| Text::read(Locale::French));
        match locale {
            Locale::English => &ENGLISH,
            Locale::Dutch => &DUTCH,
            Locale::French => &FRENCH,
        }
    }

    pub fn locale(&self) -> Locale {
        self.locale
    }

    /// Looks a text up by its key. The result takes the variables and is then written.
    pub fn say<'a>(&'a self, key: &'a str) -> Phrase<'a> {
        Phrase::new(self, key)
    }

    /// Reads the files of a language. Syntax errors are skipped here because the tests find them.
    fn read(locale: Locale) -> Self {
        let language = locale.tag().parse().unwrap_or_default();
        let mut bundle = FluentBundle::new_concurrent(vec![language]);
        // Isolation marks round a variable would be copied with a name and break a link.
        bundle.set_use_isolating(false);
        for file in sources(locale) {
            let (Ok(resource) | Err((resource, _))) = FluentResource::try_new(file.to_owned());
            let _ = bundle.add_resource(resource);
        }
        Self { locale, bundle }
    }
}

impl fmt::Debug for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Text").field(&self.locale).finish()
    }
}

/// Returns the contents of the files of a language.
pub(crate) fn sources(locale: Locale) -> [&'static str; 3] {
    match locale {
        Locale::English => [
            include_str!("../locales/en/common.ftl"),
            include_str!("../locales/en/pages.ftl"),
            include_str!("../locales/en/mail.ftl"),
        ],
        Locale::Dutch => [
            include_str!("../locales/nl/common.ftl"),
            include_str!("../locales/nl/pages.ftl"),
            include_str!("../locales/nl/mail.ftl"),
        ],
        Locale::French => [
            include_str!("../locales/fr/common.ftl"),
            include_str!("../locales/fr/pages.ftl"),
            include_str!("../locales/fr/mail.ftl"),
        ],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(locale: Locale, key: &str, count: u64) -> String {
        Text::of(locale).say(key).with("count", count).to_string()
    }

    #[test]
    fn numbers_take_the_plural_form_of_their_language() {
        for (locale, zero, one, many) in [
            (Locale::English, "0 active sessions", "1 active session", "3 active sessions"),
            (Locale::Dutch, "0 actieve sessies", "1 actieve sessie", "3 actieve sessies"),
            (Locale::French, "0 session active", "1 session active", "3 sessions actives"),
        ] {
            let all = [0, 1, 3].map(|count| said(locale, "sessions-count", count));
            assert_eq!(all, [zero, one, many]);
        }
        assert_eq!(
            said(Locale::English, "sessions-ended", 0),
            "There was no other session to end."
        );
    }

    #[test]
    fn a_missing_key_or_variable_is_visible() {
        let text = Text::of(Locale::English);
        assert_eq!(text.say("no-such-key").to_string(), "no-such-key");
        assert_eq!(text.say("powered-by").to_string(), "Powered by {$brand}");
    }

    #[test]
    fn a_variable_is_never_read_as_fluent() {
        let text = Text::of(Locale::English);
        let hello = text.say("account-hello").with("name", "{ $brand } <b>");
        assert_eq!(hello.to_string(), "Hello { $brand } <b>");
    }
}
