//! Codes of faulty fields. Each is also the key of the sentence that explains it.

use identity_core::account::DisplayNameError;
use identity_core::password::PasswordError;
use identity_core::recovery::HelpTextError;

/// The text is not an email address.
pub const EMAIL: &str = "email-invalid";
/// The account already has this address.
pub const EMAIL_SAME: &str = "email-same";
/// No texts exist in this language.
pub const LOCALE: &str = "locale-invalid";
/// The text does not have the form of a code.
pub const CODE: &str = "code-form";
/// The password is only strong enough beside a second factor.
pub const PASSWORD_ALONE: &str = "password-too-weak-alone";
/// The time zone is not in the IANA database.
pub const TIME_ZONE: &str = "time-zone-invalid";

/// Returns the code of a name that does not parse.
pub fn display_name(error: DisplayNameError) -> &'static str {
    match error {
        DisplayNameError::Empty => "display-name-empty",
        DisplayNameError::TooLong => "display-name-too-long",
        DisplayNameError::Character => "display-name-character",
    }
}

/// Returns the code of a message to support that does not parse.
pub fn help_text(error: HelpTextError) -> &'static str {
    match error {
        HelpTextError::Empty => "help-empty",
        HelpTextError::TooLong => "help-too-long",
        HelpTextError::Character => "help-character",
    }
}

/// Returns the code of a password that does not parse.
pub fn password(error: PasswordError) -> &'static str {
    match error {
        PasswordError::Empty => "password-empty",
        PasswordError::TooLong => "password-too-long",
    }
}
