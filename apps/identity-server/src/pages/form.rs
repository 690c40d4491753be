//! Reading a form, and telling what is wrong with it beside the field at fault.

use std::collections::HashMap;

use identity_core::kernel::Secret;
use identity_core::password::{PasswordPolicy, PasswordProfile, PasswordRule};
use identity_text::Text;
use poem::{Request, Result};

use crate::app::App;
use crate::http::fail::Fail;
use crate::http::problem::Problem;

/// The fields of a form, each there once.
pub struct Form(HashMap<String, String>);

impl Form {
    /// Reads the form of a request; one that names a field twice is refused.
    pub async fn read(request: &mut Request) -> Result<Self> {
        let body = request.take_body().into_bytes().await.map_err(Fail::internal)?;
        let mut fields = HashMap::new();
        for (name, value) in url::form_urlencoded::parse(&body) {
            if fields.insert(name.clone().into_owned(), value.into_owned()).is_some() {
                return Err(Fail::new(Problem::InvalidRequest).into());
            }
        }
        Ok(Self(fields))
    }

    /// A form with these fields.
    pub fn of(fields: impl IntoIterator<Item = (String, String)>) -> Self {
        Self(fields.into_iter().collect())
    }

    /// The fields, in the order of their names.
    pub fn into_fields(self) -> Vec<(String, String)> {
        let mut fields: Vec<_> = self.0.into_iter().collect();
        fields.sort();
        fields
    }

    /// The text of a field; empty when it is not there.
    pub fn text(&self, name: &str) -> &str {
        self.0.get(name).map(String::as_str).unwrap_or_default()
    }

    /// The text of a field that may be left empty.
    pub fn optional(&self, name: &str) -> Option<&str> {
        self.0.get(name).map(String::as_str).filter(|text| !text.trim().is_empty())
    }

    /// Takes a secret out of the form.
    pub fn secret(&mut self, name: &str) -> Secret {
        Secret::new(self.0.remove(name).unwrap_or_default())
    }

    /// Whether a box is ticked.
    pub fn ticked(&self, name: &str) -> bool {
        self.0.contains_key(name)
    }
}

/// What a page says of a new password before it is typed: the policy in force.
pub struct PasswordHint {
    /// The fewest characters.
    pub min: usize,
    profile: PasswordProfile,
}

impl PasswordHint {
    /// For an account with a second factor or without.
    pub fn of(app: &App, second_factor: bool) -> Self {
        let policy = &app.identity.policy().password;
        Self { min: policy.min_code_points(second_factor), profile: policy.profile }
    }

    /// The sentence for people.
    pub fn sentence(&self, text: &'static Text) -> String {
        let key = match self.profile {
            PasswordProfile::Xwms => "password-rules-xwms",
            PasswordProfile::Balanced => "password-rules-balanced",
            PasswordProfile::Nist => "password-rules-nist",
        };
        text.say(key).with("min", self.min).with("long", PasswordPolicy::LONG).to_string()
    }

    /// The same for password managers: the attribute `passwordrules`.
    pub fn attribute(&self) -> String {
        let composed = match self.profile {
            PasswordProfile::Nist => "",
            PasswordProfile::Xwms | PasswordProfile::Balanced => {
                " required: upper; required: lower; required: digit;"
            }
        };
        format!("minlength: {};{composed}", self.min)
    }
}

/// What is wrong with a form: sentences, by field.
#[derive(Default)]
pub struct Faults(Vec<(&'static str, String)>);

impl Faults {
    /// Nothing is wrong.
    pub fn none() -> Self {
        Self::default()
    }

    /// Adds a sentence.
    pub fn add(&mut self, field: &'static str, sentence: String) {
        self.0.push((field, sentence));
    }

    /// Adds that it is too early to try again.
    pub fn wait(&mut self, field: &'static str, text: &Text, seconds: u64) {
        self.add(field, text.say("wait-seconds").with("seconds", seconds).to_string());
    }

    /// The parsed value; a fault otherwise.
    pub fn take<T, E>(
        &mut self,
        field: &'static str,
        parsed: std::result::Result<T, E>,
        sentence: impl FnOnce(E) -> String,
    ) -> Option<T> {
        parsed.map_err(|error| self.add(field, sentence(error))).ok()
    }

    /// The sentences of a field.
    pub fn of(&self, field: &str) -> Vec<&str> {
        let of_field = self.0.iter().filter(|(name, _)| *name == field);
        of_field.map(|(_, sentence)| sentence.as_str()).collect()
    }

    /// `true` for a field at fault, as ARIA has it.
    pub fn invalid(&self, field: &str) -> &'static str {
        if self.of(field).is_empty() { "false" } else { "true" }
    }

    /// A sentence for each rule that a password fails, all at once.
    pub fn password(
        &mut self,
        app: &App,
        text: &Text,
        hint: &PasswordHint,
        rules: &[PasswordRule],
    ) {
        for rule in rules {
            let sentence = text.say(rule.code()).with("min", hint.min).with("brand", &app.brand);
            self.add("password", sentence.to_string());
        }
    }
}
