//! From the fields of a request to the types of the core: every fault names its field.

use identity_core::account::{DisplayName, DisplayNameError};
use identity_core::kernel::{Email, Locale, MailedToken, Secret, TimeZone};
use identity_core::password::{Password, PasswordError, PasswordRule};

use crate::http::fail::Fail;
use crate::http::problem::Problem;

/// Codes of fields at fault, which are also the keys of the texts that explain them.
pub mod code {
    use super::{DisplayNameError, PasswordError};

    /// The address is none.
    pub const EMAIL: &str = "email-invalid";
    /// The language is not spoken here.
    pub const LOCALE: &str = "locale-invalid";
    /// The zone is not in the database.
    pub const TIME_ZONE: &str = "time-zone-invalid";

    /// Why a name is none.
    pub fn display_name(error: DisplayNameError) -> &'static str {
        match error {
            DisplayNameError::Empty => "display-name-empty",
            DisplayNameError::TooLong => "display-name-too-long",
            DisplayNameError::Character => "display-name-character",
        }
    }

    /// Why a password can be nobody's.
    pub fn password(error: PasswordError) -> &'static str {
        match error {
            PasswordError::Empty => "password-empty",
            PasswordError::TooLong => "password-too-long",
        }
    }
}

fn fault(field: &str, code: &str) -> Fail {
    Fail::new(Problem::InvalidRequest).field(field, code)
}

/// The field `email`.
pub fn email(text: &str) -> Result<Email, Fail> {
    Email::parse(text).map_err(|_| fault("email", code::EMAIL))
}

/// The field `password`, about to be chosen.
pub fn new_password(typed: String) -> Result<Password, Fail> {
    Password::parse(&Secret::new(typed)).map_err(|error| {
        Fail::new(Problem::PasswordRejected).field("password", code::password(error))
    })
}

/// The rules that a new password fails.
pub fn rejected(rules: &[PasswordRule]) -> Fail {
    rules.iter().fold(Fail::new(Problem::PasswordRejected), |fail, rule| {
        fail.field("password", rule.code())
    })
}

/// The field `display_name`.
pub fn display_name(text: &str) -> Result<DisplayName, Fail> {
    DisplayName::parse(text).map_err(|error| fault("display_name", code::display_name(error)))
}

/// The field `locale`.
pub fn locale(tag: &str) -> Result<Locale, Fail> {
    Locale::from_tag(tag).ok_or_else(|| fault("locale", code::LOCALE))
}

/// The field `time_zone`.
pub fn time_zone(name: &str) -> Result<TimeZone, Fail> {
    TimeZone::parse(name).map_err(|_| fault("time_zone", code::TIME_ZONE))
}

/// The field `token`: what is not even in form is as invalid as one that was used.
pub fn mailed_token(text: &str) -> Result<MailedToken, Fail> {
    MailedToken::parse(text).ok_or_else(|| Problem::TokenInvalid.into())
}
