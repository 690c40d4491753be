//! The kinds of mail, one row each: who gets it, and which link it contains. The words of each are
//! a row of the same name in `identity-mail`.

use super::Purpose;
use strum::{EnumString, IntoStaticStr, VariantArray};

/// The kinds of mail.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumString, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "snake_case")]
pub enum Template {
    /// "Confirm your address", to the unproven address of a pending registration.
    ConfirmRegistration,
    /// "You already have an account", to its owner.
    AlreadyRegistered,
    PasswordChanged,
    /// The password is older than the policy recommends.
    PasswordReminder,
    /// Sessions can do nothing else until the password is changed.
    PasswordChangeRequired,
    SecondFactorOn,
    /// Another authenticator replaced the active one.
    SecondFactorReplaced,
    SecondFactorOff,
    /// New recovery codes became active.
    RecoveryCodesReplaced,
    RecoveryCodeUsed,
    /// A recovery code was used, and few are left.
    RecoveryCodesFew,
    /// The token of a known device was copied, and the device was removed.
    DeviceCopied,
    /// A sign-in from an unknown browser.
    NewSignIn,
    /// A sign-in from a known browser on a new network or in a new country.
    NewPlace,
    /// A right password was given and no second factor followed.
    SignInUnfinished,
    /// The account was locked for strangers. Contains an unlock link.
    AccountLocked,
    /// A requested unlock link.
    UnlockLink,
    /// The answer to a request for an unlock link when nothing is locked.
    NotLocked,
    /// The lock ended.
    AccountUnlocked,
    /// The password was disabled after too many failures.
    PasswordDisabled,
    /// The second factor was disabled after too many failures.
    SecondFactorDisabled,
    /// A requested recovery link.
    RecoveryLink,
    /// A recovery is in its waiting period. Contains a link that cancels it.
    RecoveryDelayed,
    /// The waiting period ended. Contains a link that continues the recovery.
    RecoveryReady,
    /// The waiting period ended, and support decides. Contains a link to the recovery.
    RecoveryNeedsSupport,
    /// Support refused a claim. Contains a link to show more.
    RecoveryRefused,
    /// Two sides have shown as much. The account is frozen until they are compared.
    OwnershipContested,
    /// A report rested on less than somebody else has shown, and changed nothing.
    ReportOutweighed,
    /// The recovery was cancelled in its waiting period.
    RecoveryCancelled,
    /// The account was recovered with a new password.
    AccountRecovered,
    /// The account was recovered without its second factor, which is now off.
    FactorLost,
    /// The account was contained and is locked for everyone. Contains a recovery link.
    AccountContained,
    /// "Confirm your new address", to the unproven address.
    ConfirmEmailChange,
    /// A new address was requested. Contains a report link.
    EmailChangeRequested,
    /// The email address changed, to the new address.
    EmailChanged,
    /// The email address changed, to the former address. Contains a link that reverts the change.
    EmailChangedAway,
    /// A former address takes the account back, to the current address. Contains a link to object.
    EmailRevertStarted,
    /// A former address takes the account back, to that address. Contains the date.
    EmailRevertPending,
    /// The current owner objected to a revert. Support decides.
    EmailRevertContested,
    /// The revert ended without effect, to the former address.
    EmailRevertEnded,
    /// The former address is the account's own again. Contains a recovery link.
    EmailRestored,
    /// The former address is the account's own again, to the address that lost the account.
    EmailRestoredAway,
    /// "Confirm your recovery address", to the unproven address.
    ConfirmRecoveryEmail,
    /// A recovery address became active.
    RecoveryEmailOn,
    /// The recovery address was removed.
    RecoveryEmailOff,
    /// A request for help with a recovery, to support.
    RecoveryHelp,
}

/// The reader of a mail.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Audience {
    /// The reader of a mailbox that is not proven. The mail contains nothing that another person
    /// wrote, not even a name.
    Unproven,
    /// The reader of a proven mailbox of the account.
    Owner,
    Support,
}

/// The rules of one mail.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TemplateRow {
    pub audience: Audience,
    /// The purpose of the link that the mail cannot do without, or `None` for a mail whose button
    /// leads to an ordinary page.
    pub link: Option<Purpose>,
    /// The mail only delivers the link that someone asked for, and is pointless once that expired.
    pub delivers_link: bool,
}

impl TemplateRow {
    const fn notice(link: Option<Purpose>) -> Self {
        Self { audience: Audience::Owner, link, delivers_link: false }
    }

    const fn delivery(audience: Audience, link: Purpose) -> Self {
        Self { audience, link: Some(link), delivers_link: true }
    }
}

impl Template {
    /// Returns the rules of this mail.
    pub const fn row(self) -> TemplateRow {
        match self {
            Self::ConfirmRegistration => {
                TemplateRow::delivery(Audience::Unproven, Purpose::Registration)
            }
            Self::ConfirmEmailChange => {
                TemplateRow::delivery(Audience::Unproven, Purpose::EmailChange)
            }
            Self::ConfirmRecoveryEmail => {
                TemplateRow::delivery(Audience::Unproven, Purpose::RecoveryEmail)
            }
            Self::UnlockLink => TemplateRow::delivery(Audience::Owner, Purpose::Unlock),
            Self::RecoveryLink => TemplateRow::delivery(Audience::Owner, Purpose::Recovery),
            Self::PasswordChanged
            | Self::SecondFactorOn
            | Self::SecondFactorReplaced
            | Self::SecondFactorOff
            | Self::RecoveryCodesReplaced
            | Self::RecoveryCodeUsed
            | Self::RecoveryCodesFew
            | Self::DeviceCopied
            | Self::NewSignIn
            | Self::NewPlace
            | Self::SignInUnfinished
            | Self::EmailChangeRequested
            | Self::RecoveryEmailOn
            | Self::RecoveryEmailOff => TemplateRow::notice(Some(Purpose::Report)),
            Self::AccountLocked => TemplateRow::notice(Some(Purpose::Unlock)),
            Self::RecoveryReady
            | Self::RecoveryNeedsSupport
            | Self::RecoveryRefused
            | Self::AccountContained
            | Self::EmailRestored => TemplateRow::notice(Some(Purpose::Recovery)),
            Self::RecoveryDelayed => TemplateRow::notice(Some(Purpose::RecoveryCancel)),
            Self::EmailChangedAway | Self::EmailRevertPending => {
                TemplateRow::notice(Some(Purpose::EmailRevert))
            }
            Self::EmailRevertStarted => TemplateRow::notice(Some(Purpose::EmailObject)),
            Self::AlreadyRegistered
            | Self::PasswordReminder
            | Self::PasswordChangeRequired
            | Self::NotLocked
            | Self::AccountUnlocked
            | Self::PasswordDisabled
            | Self::SecondFactorDisabled
            | Self::RecoveryCancelled
            | Self::OwnershipContested
            | Self::ReportOutweighed
            | Self::AccountRecovered
            | Self::FactorLost
            | Self::EmailChanged
            | Self::EmailRevertContested
            | Self::EmailRevertEnded
            | Self::EmailRestoredAway => TemplateRow::notice(None),
            Self::RecoveryHelp => {
                TemplateRow { audience: Audience::Support, ..TemplateRow::notice(None) }
            }
        }
    }

    /// Returns the purpose of the link that the mail cannot do without.
    pub const fn link(self) -> Option<Purpose> {
        self.row().link
    }

    /// Returns whether the mail is about an event. The others only deliver a link that was asked
    /// for, and are pointless once it has expired.
    pub const fn tells(self) -> bool {
        !self.row().delivers_link
    }
}
