//! From the fields of a request to the types of the core: every fault names its field.

use identity_core::account::{DisplayName, DisplayNameError};
use identity_core::kernel::{ActionToken, Email, Label, Locale, Secret, TimeZone, Timestamp};
use identity_core::password::{Password, PasswordError, PasswordRule};
use identity_core::rate_limit::Asked;
use identity_core::recovery::{HelpText, HelpTextError};
use identity_core::two_factor::{Proof, RecoveryCode, TotpCode};
use poem_openapi::{Enum, Object};
use serde::Deserialize;

use crate::app::App;
use crate::http::fail::Fail;
use crate::http::problem::Problem;

/// Codes of fields at fault, which are also the keys of the texts that explain them.
pub mod code {
    use super::{DisplayNameError, HelpTextError, PasswordError};

    /// The address is none.
    pub const EMAIL: &str = "email-invalid";
    /// The address is the account's already.
    pub const EMAIL_SAME: &str = "email-same";
    /// The language is not spoken here.
    pub const LOCALE: &str = "locale-invalid";
    /// The code is not of the form that it should have.
    pub const CODE: &str = "code-form";
    /// The password keeps its rule only beside a second factor.
    pub const PASSWORD_ALONE: &str = "password-too-weak-alone";
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

    /// Why a text is no message.
    pub fn help_text(error: HelpTextError) -> &'static str {
        match error {
            HelpTextError::Empty => "help-empty",
            HelpTextError::TooLong => "help-too-long",
            HelpTextError::Character => "help-character",
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
    email_of("email", text)
}

/// An address in another field.
pub fn email_of(field: &str, text: &str) -> Result<Email, Fail> {
    Email::parse(text).map_err(|_| fault(field, code::EMAIL))
}

/// A field that holds a password about to be chosen.
pub fn new_password(field: &str, typed: String) -> Result<Password, Fail> {
    Password::parse(&Secret::new(typed))
        .map_err(|error| Fail::new(Problem::PasswordRejected).field(field, code::password(error)))
}

/// A field that holds the password in force; what can be nobody's is told by its field.
pub fn current_password(field: &str, typed: String) -> Result<Password, Fail> {
    Password::parse(&Secret::new(typed)).map_err(|error| fault(field, code::password(error)))
}

/// A field that is not there, and must be.
pub fn missing(field: &str) -> Fail {
    fault(field, "missing")
}

/// The field `proof`; a code that can be none is told by its field, for it costs no try.
pub fn proof(given: ProofBody) -> Result<Proof, Fail> {
    given.read().ok_or_else(|| fault("proof.code", code::CODE))
}

/// Whole seconds until an instant.
pub fn seconds_until(app: &App, until: Timestamp) -> u64 {
    let left = until.since(app.clock.now());
    left.as_secs() + u64::from(left.subsec_nanos() > 0)
}

/// Too much from there: when it is worth trying again.
pub fn wait(app: &App, until: Timestamp) -> Fail {
    Fail::new(Problem::TooManyAttempts).retry_after(seconds_until(app, until))
}

/// A wish for a mail that was not refused.
pub fn asked(app: &App, asked: Asked) -> Result<(), Fail> {
    match asked {
        Asked::Accepted => Ok(()),
        Asked::RetryAfter(until) => Err(wait(app, until)),
    }
}

/// The rules that a new password fails.
pub fn rejected(field: &str, rules: &[PasswordRule]) -> Fail {
    rules
        .iter()
        .fold(Fail::new(Problem::PasswordRejected), |fail, rule| fail.field(field, rule.code()))
}

/// A second proof, as every call takes it.
#[derive(Deserialize, Object)]
#[oai(rename = "Proof", deny_unknown_fields)]
#[serde(deny_unknown_fields)]
pub struct ProofBody {
    /// What it is.
    pub factor: Factor,
    /// The code.
    pub code: String,
}

/// A kind of second factor.
#[derive(Clone, Copy, PartialEq, Eq, Deserialize, Enum)]
#[oai(rename_all = "snake_case")]
#[serde(rename_all = "snake_case")]
pub enum Factor {
    /// A code of an authenticator.
    Totp,
    /// A recovery code.
    RecoveryCode,
}

impl ProofBody {
    /// The proof; nothing where the code cannot be one.
    pub fn read(self) -> Option<Proof> {
        let code = Secret::new(self.code);
        match self.factor {
            Factor::Totp => TotpCode::parse(&code).map(Proof::Totp),
            Factor::RecoveryCode => RecoveryCode::parse(&code).map(Proof::RecoveryCode),
        }
    }
}

/// A code as a person types it into one field: six digits, or else a recovery code.
pub fn typed_proof(code: &Secret) -> Option<Proof> {
    let totp = TotpCode::parse(code).map(Proof::Totp);
    totp.or_else(|| RecoveryCode::parse(code).map(Proof::RecoveryCode))
}

/// The field `name`.
pub fn label(field: &str, text: &str) -> Result<Label, Fail> {
    Label::parse(text).map_err(|error| fault(field, code::display_name(error)))
}

/// The field `text`.
pub fn help_text(text: &str) -> Result<HelpText, Fail> {
    HelpText::parse(text).map_err(|error| fault("text", code::help_text(error)))
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
pub fn action_token(text: &str) -> Result<ActionToken, Fail> {
    ActionToken::parse(text).ok_or_else(|| Problem::TokenInvalid.into())
}
