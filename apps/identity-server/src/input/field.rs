//! Parses single fields. A refusal names the field and says what is wrong.

use identity_core::account::DisplayName;
use identity_core::kernel::{ActionToken, Email, Label, Locale, Secret, TimeZone};
use identity_core::password::Password;
use identity_core::recovery::HelpText;
use identity_core::two_factor::Proof;

use super::code;
use super::proof::ProofBody;
use crate::http::fail::Fail;
use crate::http::problem::Problem;

fn fault(field: &str, code: &str) -> Fail {
    Fail::new(Problem::InvalidRequest).field(field, code)
}

/// Refuses a request that lacks a field it needs.
pub fn missing(field: &str) -> Fail {
    fault(field, "missing")
}

/// Parses an email address.
pub fn email(field: &str, text: &str) -> Result<Email, Fail> {
    Email::parse(text).map_err(|_| fault(field, code::EMAIL))
}

/// Parses a password that the caller wants to set.
pub fn new_password(field: &str, typed: String) -> Result<Password, Fail> {
    Password::parse(&Secret::new(typed))
        .map_err(|error| Fail::new(Problem::PasswordRejected).field(field, code::password(error)))
}

/// Parses the current password. Text that cannot be a password counts as no attempt.
pub fn current_password(field: &str, typed: String) -> Result<Password, Fail> {
    Password::parse(&Secret::new(typed)).map_err(|error| fault(field, code::password(error)))
}

/// Parses the field `proof`. Text that cannot be a code counts as no attempt.
pub fn proof(given: ProofBody) -> Result<Proof, Fail> {
    given.parse().ok_or_else(code_fault)
}

/// Refuses a proof whose code has the wrong form.
pub fn code_fault() -> Fail {
    fault("proof.code", code::CODE)
}

/// Parses the name of a session.
pub fn label(field: &str, text: &str) -> Result<Label, Fail> {
    Label::parse(text).map_err(|error| fault(field, code::display_name(error)))
}

/// Parses the field `text`, a message to support.
pub fn help_text(text: &str) -> Result<HelpText, Fail> {
    HelpText::parse(text).map_err(|error| fault("text", code::help_text(error)))
}

/// Parses the field `display_name`.
pub fn display_name(text: &str) -> Result<DisplayName, Fail> {
    DisplayName::parse(text).map_err(|error| fault("display_name", code::display_name(error)))
}

/// Parses the field `locale`.
pub fn locale(tag: &str) -> Result<Locale, Fail> {
    Locale::from_tag(tag).ok_or_else(|| fault("locale", code::LOCALE))
}

/// Parses the field `time_zone`.
pub fn time_zone(name: &str) -> Result<TimeZone, Fail> {
    TimeZone::parse(name).map_err(|_| fault("time_zone", code::TIME_ZONE))
}

/// Parses the token of a mailed link. A malformed token and a used one get the same answer.
pub fn action_token(text: &str) -> Result<ActionToken, Fail> {
    ActionToken::parse(text).ok_or_else(|| Problem::TokenInvalid.into())
}
