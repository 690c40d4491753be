//! What happened to an account, and what its owner does if it was somebody else.

use super::{Keys, Words, linked, plain};
use crate::{LetterError, Sender};
use identity_core::notify::Mail;

/// The subject and the body.
type Happened = [&'static str; 2];

pub(super) const PASSWORD_CHANGED: Happened =
    ["mail-password-changed-subject", "mail-password-changed-body"];
pub(super) const SECOND_FACTOR_ON: Happened =
    ["mail-second-factor-on-subject", "mail-second-factor-on-body"];
pub(super) const SECOND_FACTOR_REPLACED: Happened =
    ["mail-second-factor-replaced-subject", "mail-second-factor-replaced-body"];
pub(super) const SECOND_FACTOR_OFF: Happened =
    ["mail-second-factor-off-subject", "mail-second-factor-off-body"];
pub(super) const RECOVERY_CODES_REPLACED: Happened =
    ["mail-recovery-codes-replaced-subject", "mail-recovery-codes-replaced-body"];
pub(super) const NEW_SIGN_IN: Happened = ["mail-new-sign-in-subject", "mail-new-sign-in-body"];
pub(super) const NEW_PLACE: Happened = ["mail-new-place-subject", "mail-new-place-body"];
pub(super) const SIGN_IN_UNFINISHED: Happened =
    ["mail-sign-in-unfinished-subject", "mail-sign-in-unfinished-body"];

pub(super) const EMAIL_CHANGE_REQUESTED: Happened =
    ["mail-email-change-requested-subject", "mail-email-change-requested-body"];
pub(super) const RECOVERY_EMAIL_ON: Happened =
    ["mail-recovery-email-on-subject", "mail-recovery-email-on-body"];
pub(super) const RECOVERY_EMAIL_OFF: Happened =
    ["mail-recovery-email-off-subject", "mail-recovery-email-off-body"];

pub(super) const RECOVERY_CODE_USED: Happened =
    ["mail-recovery-code-used-subject", "mail-recovery-code-used-body"];
pub(super) const RECOVERY_CODES_FEW: Happened =
    ["mail-recovery-codes-few-subject", "mail-recovery-codes-few-body"];
pub(super) const DEVICE_COPIED: Happened =
    ["mail-device-copied-subject", "mail-device-copied-body"];
pub(super) const ACCOUNT_UNLOCKED: Happened =
    ["mail-account-unlocked-subject", "mail-account-unlocked-body"];

/// What somebody did, with a button that says it was somebody else.
pub(super) fn alert(
    mail: &Mail,
    sender: &Sender,
    [subject, body]: Happened,
) -> Result<Words, LetterError> {
    let notes = &["mail-alert-you", "mail-alert-not-you", "mail-link-until"];
    let keys = Keys { subject, body, button: "mail-alert-button", notes };
    linked(mail, sender, &["report"], &keys)
}

/// What happened, with a button that leads to where its owner looks at it.
pub(super) fn security_change(mail: &Mail, sender: &Sender, [subject, body]: Happened) -> Words {
    let keys = Keys { subject, body, button: "mail-security-button", notes: &["mail-not-you"] };
    plain(mail, sender, &["account", "security"], &keys)
}
