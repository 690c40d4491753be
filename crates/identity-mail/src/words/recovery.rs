//! The way back to an account: its links, its wait, its end.

use super::{Keys, Words, linked, plain};
use crate::{LetterError, Sender};
use identity_core::notify::Mail;

/// A link that was asked for.
pub(super) fn link(mail: &Mail, sender: &Sender) -> Result<Words, LetterError> {
    let keys = Keys {
        subject: "mail-recovery-link-subject",
        body: "mail-recovery-link-body",
        button: "mail-recovery-link-button",
        notes: &["mail-link-until", "mail-recovery-code", "mail-recovery-link-not-you"],
    };
    linked(mail, sender, &["recover", "continue"], &keys)
}

/// It waits, and the button stops it.
pub(super) fn locked(mail: &Mail, sender: &Sender) -> Result<Words, LetterError> {
    let keys = Keys {
        subject: "mail-recovery-delayed-subject",
        body: "mail-recovery-delayed-body",
        button: "mail-recovery-delayed-button",
        notes: &["mail-recovery-delayed-you", "mail-recovery-delayed-not-you", "mail-link-until"],
    };
    linked(mail, sender, &["recover", "cancel"], &keys)
}

/// It has waited long enough.
pub(super) fn ready(mail: &Mail, sender: &Sender) -> Result<Words, LetterError> {
    let keys = Keys {
        subject: "mail-recovery-ready-subject",
        body: "mail-recovery-ready-body",
        button: "mail-recovery-ready-button",
        notes: &["mail-link-until", "mail-recovery-again", "mail-recovery-ready-not-you"],
    };
    linked(mail, sender, &["recover", "continue"], &keys)
}

/// It waited, and was stopped.
pub(super) fn cancelled(mail: &Mail, sender: &Sender) -> Words {
    let keys = Keys {
        subject: "mail-recovery-cancelled-subject",
        body: "mail-recovery-cancelled-body",
        button: "mail-security-button",
        notes: &["mail-recovery-cancelled-not-you", "mail-recovery-cancelled-you"],
    };
    plain(mail, sender, &["account", "security"], &keys)
}

/// A new password is in force.
pub(super) fn recovered(mail: &Mail, sender: &Sender) -> Words {
    let keys = Keys {
        subject: "mail-account-recovered-subject",
        body: "mail-account-recovered-body",
        button: "nav-sign-in",
        notes: &["mail-recovered-not-you"],
    };
    plain(mail, sender, &["sign-in"], &keys)
}

/// A new password is in force, and the second factor is gone.
pub(super) fn factor_lost(mail: &Mail, sender: &Sender) -> Words {
    let keys = Keys {
        subject: "mail-factor-lost-subject",
        body: "mail-factor-lost-body",
        button: "nav-sign-in",
        notes: &["mail-recovered-not-you"],
    };
    plain(mail, sender, &["sign-in"], &keys)
}

/// The account is locked for everybody; the link is the way back.
pub(super) fn contained(mail: &Mail, sender: &Sender) -> Result<Words, LetterError> {
    let keys = Keys {
        subject: "mail-account-contained-subject",
        body: "mail-account-contained-body",
        button: "mail-account-contained-button",
        notes: &[
            "mail-link-until",
            "mail-recovery-again",
            "mail-recovery-code",
            "mail-account-contained-not-you",
        ],
    };
    linked(mail, sender, &["recover", "continue"], &keys)
}
