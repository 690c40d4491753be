//! What rests in the outbox.

use crate::kernel::{AccountId, Email, Locale, MailedTokenId, MessageId, Timestamp};

/// The mails that exist.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Template {
    /// "Confirm your address", to a pending registration.
    ConfirmRegistration,
    /// "You already have an account", to its owner.
    AlreadyRegistered,
    /// The password was changed.
    PasswordChanged,
    /// The password is getting old.
    PasswordReminder,
    /// The password must be changed before anything else.
    PasswordChangeRequired,
    /// A second factor was switched on.
    SecondFactorOn,
    /// Another authenticator took the place of the one before.
    SecondFactorReplaced,
    /// The second factor was switched off.
    SecondFactorOff,
    /// New recovery codes are in force.
    RecoveryCodesReplaced,
    /// A recovery code was used.
    RecoveryCodeUsed,
    /// A recovery code was used, and few are left.
    RecoveryCodesFew,
    /// What a known device holds was copied; the device is no longer known.
    DeviceCopied,
}

impl Template {
    /// All of them, for documents and tests.
    pub const ALL: [Self; 12] = [
        Self::ConfirmRegistration,
        Self::AlreadyRegistered,
        Self::PasswordChanged,
        Self::PasswordReminder,
        Self::PasswordChangeRequired,
        Self::SecondFactorOn,
        Self::SecondFactorReplaced,
        Self::SecondFactorOff,
        Self::RecoveryCodesReplaced,
        Self::RecoveryCodeUsed,
        Self::RecoveryCodesFew,
        Self::DeviceCopied,
    ];

    /// The name in the store.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::ConfirmRegistration => "confirm_registration",
            Self::AlreadyRegistered => "already_registered",
            Self::PasswordChanged => "password_changed",
            Self::PasswordReminder => "password_reminder",
            Self::PasswordChangeRequired => "password_change_required",
            Self::SecondFactorOn => "second_factor_on",
            Self::SecondFactorReplaced => "second_factor_replaced",
            Self::SecondFactorOff => "second_factor_off",
            Self::RecoveryCodesReplaced => "recovery_codes_replaced",
            Self::RecoveryCodeUsed => "recovery_code_used",
            Self::RecoveryCodesFew => "recovery_codes_few",
            Self::DeviceCopied => "device_copied",
        }
    }

    /// The template of this name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|template| template.as_str() == name)
    }
}

/// Who gets a mail, by what they are to the service.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Recipient {
    /// The address of a pending registration: not proven.
    Registration(AccountId),
    /// The address of an account: proven.
    Account(AccountId),
}

/// A mail to be sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewMessage {
    /// Its id, which becomes its Message-ID.
    pub id: MessageId,
    /// Which mail.
    pub template: Template,
    /// To whom.
    pub recipient: Recipient,
    /// The token that its link carries.
    pub token: Option<MailedTokenId>,
    /// When it was asked for; it is due at once.
    pub created_at: Timestamp,
}

/// A mail that this worker alone delivers until its lease ends.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClaimedMessage {
    /// The mail.
    pub message: NewMessage,
    /// How often it was claimed, this time included.
    pub attempts: u32,
}

/// Where a mail goes, read when it does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Addressee {
    /// The address.
    pub email: Email,
    /// The language.
    pub locale: Locale,
    /// The name, only for an address that is proven: nobody's text is mailed to a stranger.
    pub display_name: Option<String>,
}
