//! Addresses of an account: the one that is to be, the one that is, the one that was, and the one
//! that recovers.

use super::{Keys, Words, linked, plain};
use crate::{LetterError, Sender};
use identity_core::notify::{Mail, ProvenMailbox, Template};
use identity_text::Text;

const CONFIRM: Keys = Keys {
    subject: "mail-confirm-email-change-subject",
    body: "mail-confirm-email-change-body",
    button: "mail-confirm-email-change-button",
    notes: &["mail-link-until", "mail-confirm-email-change-not-you"],
};
const CONFIRM_RECOVERY: Keys = Keys {
    subject: "mail-confirm-recovery-email-subject",
    body: "mail-confirm-recovery-email-body",
    button: "mail-confirm-recovery-email-button",
    notes: &["mail-link-until", "mail-confirm-email-change-not-you"],
};
const CHANGED: Keys = Keys {
    subject: "mail-email-changed-subject",
    body: "mail-email-changed-body",
    button: "mail-security-button",
    notes: &["mail-email-changed-former", "mail-not-you"],
};
const CHANGED_AWAY: Keys = Keys {
    subject: "mail-email-changed-away-subject",
    body: "mail-email-changed-away-body",
    button: "mail-email-changed-away-button",
    notes: &["mail-alert-you", "mail-email-changed-away-not-you", "mail-link-until"],
};
const REVERT_BEGUN: Keys = Keys {
    subject: "mail-email-revert-started-subject",
    body: "mail-email-revert-started-body",
    button: "mail-email-revert-started-button",
    notes: &[
        "mail-email-revert-started-you",
        "mail-email-revert-started-not-you",
        "mail-link-until",
    ],
};
const REVERT_WAITS: Keys = Keys {
    subject: "mail-email-revert-pending-subject",
    body: "mail-email-revert-pending-body",
    button: "mail-email-revert-pending-button",
    notes: &["mail-email-revert-pending-faster", "mail-link-until"],
};
const CONTESTED: Keys = Keys {
    subject: "mail-email-revert-contested-subject",
    body: "mail-email-revert-contested-body",
    button: "nav-sign-in",
    notes: &[],
};
const REVERT_ENDED: Keys = Keys {
    subject: "mail-email-revert-ended-subject",
    body: "mail-email-revert-ended-body",
    button: "nav-sign-in",
    notes: &[],
};
const RETURNED: Keys = Keys {
    subject: "mail-email-restored-subject",
    body: "mail-email-restored-body",
    button: "mail-account-contained-button",
    notes: &["mail-link-until", "mail-recovery-again", "mail-recovery-code"],
};
const RETURNED_AWAY: Keys = Keys {
    subject: "mail-email-restored-away-subject",
    body: "mail-email-restored-away-body",
    button: "nav-sign-in",
    notes: &[],
};
/// A mail about an address.
pub(super) fn of(mail: &Mail, sender: &Sender) -> Result<Words, LetterError> {
    Ok(match mail.template {
        Template::ConfirmEmailChange => linked(mail, sender, &["email", "confirm"], &CONFIRM)?,
        Template::ConfirmRecoveryEmail => {
            linked(mail, sender, &["recovery-email", "confirm"], &CONFIRM_RECOVERY)?
        }
        Template::EmailChangedAway => linked(mail, sender, &["email", "revert"], &CHANGED_AWAY)?,
        Template::EmailRevertStarted => linked(mail, sender, &["email", "object"], &REVERT_BEGUN)?,
        Template::EmailRestored => linked(mail, sender, &["recover", "continue"], &RETURNED)?,
        Template::EmailRevertPending => linked(mail, sender, &["email", "revert"], &REVERT_WAITS)?,
        Template::EmailRevertContested => plain(mail, sender, &["sign-in"], &CONTESTED),
        Template::EmailRevertEnded => plain(mail, sender, &["sign-in"], &REVERT_ENDED),
        Template::EmailRestoredAway => plain(mail, sender, &["sign-in"], &RETURNED_AWAY),
        _ => plain(mail, sender, &["account", "security"], &CHANGED),
    })
}

/// What a person wrote who asks for help, line by line.
pub(super) fn help(mail: &Mail, sender: &Sender) -> Words {
    let keys = Keys {
        subject: "mail-recovery-help-subject",
        body: "mail-recovery-help-body",
        button: "mail-recovery-help-button",
        notes: &[],
    };
    let mut words = plain(mail, sender, &["sign-in"], &keys);
    let Some(help) = &mail.help else { return words };
    let text = Text::of(mail.to.locale);
    let email = help.email.as_str();
    let mailbox = match help.mailbox {
        ProvenMailbox::Own => text.say("mail-recovery-help-own").with("email", email),
        ProvenMailbox::Former => text.say("mail-recovery-help-former").with("email", email),
        ProvenMailbox::Recovery => text.say("mail-recovery-help-recovery").with("email", email),
    };
    words.about = vec![
        text.say("mail-recovery-help-account")
            .with("account", help.account.to_string())
            .to_string(),
        mailbox.to_string(),
    ];
    let lines = help.text.lines().filter(|line| !line.trim().is_empty());
    words.notes = lines.map(str::to_owned).collect();
    words
}
