//! What guessing leads to: a lock for strangers, and what is not accepted any more.

use super::{Keys, Words, linked, plain};
use crate::{LetterError, Sender};
use identity_core::notify::Mail;

/// Strangers guessed too often.
pub(super) fn account_locked(mail: &Mail, sender: &Sender) -> Result<Words, LetterError> {
    let keys = Keys {
        subject: "mail-account-locked-subject",
        body: "mail-account-locked-body",
        button: "mail-unlock-button",
        notes: &[
            "mail-account-locked-password",
            "mail-unlock-code",
            "mail-link-until",
            "mail-unlock-again",
        ],
    };
    linked(mail, sender, &["unlock", "confirm"], &keys)
}

/// A link that was asked for.
pub(super) fn unlock_link_ttl(mail: &Mail, sender: &Sender) -> Result<Words, LetterError> {
    let keys = Keys {
        subject: "mail-unlock-link-subject",
        body: "mail-unlock-link-body",
        button: "mail-unlock-button",
        notes: &["mail-link-until", "mail-unlock-code", "mail-unlock-link-not-you"],
    };
    linked(mail, sender, &["unlock", "confirm"], &keys)
}

/// A link was asked for, and there is nothing that it could open.
pub(super) fn not_locked(mail: &Mail, sender: &Sender) -> Words {
    let keys = Keys {
        subject: "mail-not-locked-subject",
        body: "mail-not-locked-body",
        button: "nav-sign-in",
        notes: &["mail-not-locked-recover", "mail-not-locked-not-you"],
    };
    plain(mail, sender, &["sign-in"], &keys)
}

/// No guess at the password is looked at any more.
pub(super) fn password_retired(mail: &Mail, sender: &Sender) -> Words {
    let keys = Keys {
        subject: "mail-password-disabled-subject",
        body: "mail-password-disabled-body",
        button: "nav-recover",
        notes: &[],
    };
    plain(mail, sender, &["recover"], &keys)
}

/// No code of the authenticator is looked at any more.
pub(super) fn second_factor_retired(mail: &Mail, sender: &Sender) -> Words {
    let keys = Keys {
        subject: "mail-second-factor-disabled-subject",
        body: "mail-second-factor-disabled-body",
        button: "mail-security-button",
        notes: &["mail-second-factor-disabled-recover", "mail-second-factor-disabled-password"],
    };
    plain(mail, sender, &["account", "security"], &keys)
}
