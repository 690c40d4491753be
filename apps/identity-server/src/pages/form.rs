//! Reading forms, and showing what is wrong beside the field.

use std::collections::HashMap;

use identity_core::kernel::{ClosedSet, Secret};
use identity_core::password::{PasswordPolicy, PasswordProfile, PasswordRule};
use identity_text::Text;
use poem::{Request, Result};

use crate::app::App;
use crate::http::fail::Fail;
use crate::http::problem::Problem;

/// The fields of a form. No name occurs twice.
pub struct Form(HashMap<String, String>);

impl Form {
    /// Reads the form of a request. A form that repeats a field is refused.
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

    /// Builds a form from its fields.
    pub fn of(fields: impl IntoIterator<Item = (String, String)>) -> Self {
        Self(fields.into_iter().collect())
    }

    /// Returns the fields, sorted by name.
    pub fn into_fields(self) -> Vec<(String, String)> {
        let mut fields: Vec<_> = self.0.into_iter().collect();
        fields.sort();
        fields
    }

    /// Returns the text of a field, or an empty text.
    pub fn text(&self, name: &str) -> &str {
        self.0.get(name).map(String::as_str).unwrap_or_default()
    }

    /// Returns the text of a field unless it is blank.
    pub fn optional(&self, name: &str) -> Option<&str> {
        self.0.get(name).map(String::as_str).filter(|text| !text.trim().is_empty())
    }

    /// Takes a secret out of the form.
    pub fn secret(&mut self, name: &str) -> Secret {
        Secret::new(self.0.remove(name).unwrap_or_default())
    }

    /// Returns `true` if the box is ticked.
    pub fn ticked(&self, name: &str) -> bool {
        self.0.contains_key(name)
    }
}

/// The password rules that a page shows before a password is typed.
pub struct PasswordHint {
    /// The minimum length in characters.
    pub min: usize,
    profile: PasswordProfile,
}

impl PasswordHint {
    /// Reads the rules for an account with or without a second factor.
    pub fn of(app: &App, second_factor: bool) -> Self {
        let policy = &app.identity.policy().password;
        Self { min: policy.min_code_points(second_factor), profile: policy.profile }
    }

    /// Returns the rules as a sentence.
    pub fn sentence(&self, text: &'static Text) -> String {
        let key = match self.profile {
            PasswordProfile::Xwms => "password-rules-xwms",
            PasswordProfile::Balanced => "password-rules-balanced",
            PasswordProfile::Nist => "password-rules-nist",
        };
        text.say(key).with("min", self.min).with("long", PasswordPolicy::LONG).to_string()
    }

    /// Returns the rules for password managers, in the syntax of the `passwordrules` attribute.
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

/// The sentences that explain what is wrong with each field.
#[derive(Default)]
pub struct Faults(Vec<(&'static str, String)>);

impl Faults {
    /// Starts without faults.
    pub fn none() -> Self {
        Self::default()
    }

    /// Adds a sentence to a field.
    pub fn add(&mut self, field: &'static str, sentence: String) {
        self.0.push((field, sentence));
    }

    /// Adds that the caller has to wait.
    pub fn wait(&mut self, field: &'static str, text: &Text, seconds: u64) {
        self.add(field, text.say("wait-seconds").with("seconds", seconds).to_string());
    }

    /// Returns the parsed value, or adds a fault.
    pub fn take<T, E>(
        &mut self,
        field: &'static str,
        parsed: std::result::Result<T, E>,
        sentence: impl FnOnce(E) -> String,
    ) -> Option<T> {
        parsed.map_err(|error| self.add(field, sentence(error))).ok()
    }

    /// Returns the sentences of a field.
    pub fn of(&self, field: &str) -> Vec<&str> {
        let of_field = self.0.iter().filter(|(name, _)| *name == field);
        of_field.map(|(_, sentence)| sentence.as_str()).collect()
    }

    /// Returns the value of `aria-invalid`.
    pub fn invalid(&self, field: &str) -> &'static str {
        if self.of(field).is_empty() { "false" } else { "true" }
    }

    /// Adds a sentence for each rule that the password breaks.
    pub fn password(
        &mut self,
        app: &App,
        text: &Text,
        hint: &PasswordHint,
        rules: &[PasswordRule],
    ) {
        for rule in rules {
            let sentence = text.say(rule.as_str()).with("min", hint.min).with("brand", &app.brand);
            self.add("password", sentence.to_string());
        }
    }
}
