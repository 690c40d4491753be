//! One row for each mail: its button, the page behind it and its paragraphs. Subject and body have
//! keys of the template's name, and the template says in core which link it contains.

use identity_core::notify::{Purpose, Template};

/// The keys of a mail's texts beside its subject and body.
pub(super) struct Row {
    pub(super) button: &'static str,
    /// The page behind the button of a mail without a link; empty where the link has its own page.
    pub(super) page: Page,
    pub(super) notes: &'static [&'static str],
}

/// The segments of a path below the public address.
type Page = &'static [&'static str];

const SIGN_IN: Page = &["sign-in"];
const RECOVER: Page = &["recover"];
const SECURITY: Page = &["account", "security"];
const PASSWORD: Page = &["account", "security", "password"];

const fn linked(button: &'static str, notes: &'static [&'static str]) -> Row {
    Row { button, page: &[], notes }
}

const fn plain(button: &'static str, page: Page, notes: &'static [&'static str]) -> Row {
    Row { button, page, notes }
}

/// Returns the page that accepts links of a purpose.
pub(super) const fn link_page(purpose: Purpose) -> Page {
    match purpose {
        Purpose::Registration => &["sign-up", "confirm"],
        Purpose::Unlock => &["unlock", "confirm"],
        Purpose::Recovery => &["recover", "continue"],
        Purpose::RecoveryCancel => &["recover", "cancel"],
        Purpose::Report => &["report"],
        Purpose::EmailChange => &["email", "confirm"],
        Purpose::EmailRevert => &["email", "revert"],
        Purpose::EmailObject => &["email", "object"],
        Purpose::RecoveryEmail => &["recovery-email", "confirm"],
    }
}

impl Row {
    #[rustfmt::skip]
    pub(super) const fn of(template: Template) -> Self {
        match template {
            Template::ConfirmRegistration => linked("mail-confirm-registration-button", &["mail-link-until", "mail-confirm-registration-browser", "mail-confirm-registration-not-you"]),
            Template::ConfirmEmailChange => linked("mail-confirm-email-change-button", &["mail-link-until", "mail-confirm-email-change-not-you"]),
            Template::ConfirmRecoveryEmail => linked("mail-confirm-recovery-email-button", &["mail-link-until", "mail-confirm-email-change-not-you"]),
            Template::AlreadyRegistered => plain("mail-already-registered-button", SIGN_IN, &["mail-already-registered-not-you"]),
            Template::PasswordReminder | Template::PasswordChangeRequired => plain("mail-password-button", PASSWORD, &[]),
            Template::PasswordChanged
            | Template::SecondFactorOn
            | Template::SecondFactorReplaced
            | Template::SecondFactorOff
            | Template::RecoveryCodesReplaced
            | Template::RecoveryCodeUsed
            | Template::RecoveryCodesFew
            | Template::DeviceCopied
            | Template::NewSignIn
            | Template::NewPlace
            | Template::SignInUnfinished
            | Template::EmailChangeRequested
            | Template::RecoveryEmailOn
            | Template::RecoveryEmailOff => linked("mail-alert-button", &["mail-alert-you", "mail-alert-not-you", "mail-link-until"]),
            Template::AccountUnlocked => plain("mail-security-button", SECURITY, &["mail-not-you"]),
            Template::AccountLocked => linked("mail-unlock-button", &["mail-account-locked-password", "mail-unlock-code", "mail-link-until", "mail-unlock-again"]),
            Template::UnlockLink => linked("mail-unlock-button", &["mail-link-until", "mail-unlock-code", "mail-unlock-link-not-you"]),
            Template::NotLocked => plain("nav-sign-in", SIGN_IN, &["mail-not-locked-recover", "mail-not-locked-not-you"]),
            Template::PasswordDisabled => plain("nav-recover", RECOVER, &[]),
            Template::SecondFactorDisabled => plain("mail-security-button", SECURITY, &["mail-second-factor-disabled-recover", "mail-second-factor-disabled-password"]),
            Template::RecoveryLink => linked("mail-recovery-link-button", &["mail-link-until", "mail-recovery-code", "mail-recovery-link-not-you"]),
            Template::RecoveryDelayed => linked("mail-recovery-delayed-button", &["mail-recovery-delayed-you", "mail-recovery-delayed-not-you", "mail-link-until"]),
            Template::RecoveryReady => linked("mail-recovery-ready-button", &["mail-link-until", "mail-recovery-again", "mail-recovery-ready-not-you"]),
            Template::RecoveryNeedsSupport => linked("mail-recovery-needs-support-button", &["mail-link-until", "mail-recovery-again", "mail-recovery-ready-not-you"]),
            Template::RecoveryRefused => linked("mail-recovery-needs-support-button", &["mail-link-until", "mail-recovery-again"]),
            Template::OwnershipContested => plain("nav-recover", RECOVER, &["mail-ownership-contested-you", "mail-ownership-contested-not-you"]),
            Template::ReportOutweighed => plain("nav-recover", RECOVER, &["mail-report-outweighed-you", "mail-ownership-contested-not-you"]),
            Template::RecoveryCancelled => plain("mail-security-button", SECURITY, &["mail-recovery-cancelled-not-you", "mail-recovery-cancelled-you"]),
            Template::AccountRecovered | Template::FactorLost => plain("nav-sign-in", SIGN_IN, &["mail-recovered-not-you"]),
            Template::AccountContained => linked("mail-account-contained-button", &["mail-link-until", "mail-recovery-again", "mail-recovery-code", "mail-account-contained-not-you"]),
            Template::EmailChanged => plain("mail-security-button", SECURITY, &["mail-email-changed-former", "mail-not-you"]),
            Template::EmailChangedAway => linked("mail-email-changed-away-button", &["mail-alert-you", "mail-email-changed-away-not-you", "mail-link-until"]),
            Template::EmailRevertStarted => linked("mail-email-revert-started-button", &["mail-email-revert-started-you", "mail-email-revert-started-not-you", "mail-link-until"]),
            Template::EmailRevertPending => linked("mail-email-revert-pending-button", &["mail-email-revert-pending-faster", "mail-link-until"]),
            Template::EmailRevertContested | Template::EmailRevertEnded | Template::EmailRestoredAway => plain("nav-sign-in", SIGN_IN, &[]),
            Template::EmailRestored => linked("mail-account-contained-button", &["mail-link-until", "mail-recovery-again", "mail-recovery-code"]),
            Template::RecoveryHelp => plain("mail-recovery-help-button", SIGN_IN, &[]),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use identity_core::kernel::ClosedSet;

    #[test]
    fn every_row_has_either_a_link_or_a_page_and_names_the_end_of_its_link() {
        for template in Template::ALL {
            let row = Row::of(*template);
            let has_link = template.link().is_some();
            assert_eq!(row.page.is_empty(), has_link, "{template:?}");
            assert_eq!(row.notes.contains(&"mail-link-until"), has_link, "{template:?}");
        }
    }
}
