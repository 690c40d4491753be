//! What rests in the outbox.

use crate::kernel::{
    AccountId, ActionTokenId, AddressId, CaseId, Email, EventId, Locale, MessageId, TimeZone,
    Timestamp,
};

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
    /// Somebody signed in on a browser that is not known.
    NewSignIn,
    /// Somebody signed in on a known browser from a network or country that is new.
    NewPlace,
    /// A right password was given, and no second factor followed.
    SignInUnfinished,
    /// Strangers guessed too often, with a link that unlocks.
    AccountLocked,
    /// A link that unlocks, asked for.
    UnlockLink,
    /// A link that unlocks was asked for, and nothing is locked.
    NotLocked,
    /// The account is open again.
    AccountUnlocked,
    /// The password was guessed at too often and is not looked at any more.
    PasswordDisabled,
    /// The second factor was guessed at too often and is not looked at any more.
    SecondFactorDisabled,
    /// A link that recovers the account.
    RecoveryLink,
    /// A recovery waits; it can be cancelled.
    RecoveryDelayed,
    /// A recovery has waited long enough, with a link that goes on.
    RecoveryReady,
    /// A recovery that waited was cancelled.
    RecoveryCancelled,
    /// The account was recovered: a new password is in force.
    AccountRecovered,
    /// The account was recovered without its second factor, which is off now.
    FactorLost,
    /// The account is locked for everybody, with a link that recovers it.
    AccountContained,
    /// "Confirm your new address", to the new address: not proven.
    ConfirmEmailChange,
    /// Somebody asked for another address, with a link that says it was somebody else.
    EmailChangeRequested,
    /// The account has another address: told to the new one.
    EmailChanged,
    /// The same, told to the former one, with a link that takes the account back.
    EmailChangedAway,
    /// The former address takes the account back; with a link that objects.
    EmailRevertStarted,
    /// The same, told to the former address: when it comes back.
    EmailRevertPending,
    /// Somebody objected: a person decides.
    EmailRevertContested,
    /// The former address does not come back: told to it.
    EmailRevertEnded,
    /// The former address is the account's again, with a link that recovers.
    EmailRestored,
    /// The same, told to the address that it was meanwhile.
    EmailRestoredAway,
    /// "Confirm your recovery address", to that address: not proven.
    ConfirmRecoveryEmail,
    /// A recovery address is in force.
    RecoveryEmailOn,
    /// A recovery address is in force no longer.
    RecoveryEmailOff,
    /// A person asks for help with a recovery: told to the support.
    RecoveryHelp,
}

impl Template {
    /// All of them, for documents and tests.
    pub const ALL: [Self; 42] = [
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
        Self::NewSignIn,
        Self::NewPlace,
        Self::SignInUnfinished,
        Self::AccountLocked,
        Self::UnlockLink,
        Self::NotLocked,
        Self::AccountUnlocked,
        Self::PasswordDisabled,
        Self::SecondFactorDisabled,
        Self::RecoveryLink,
        Self::RecoveryDelayed,
        Self::RecoveryReady,
        Self::RecoveryCancelled,
        Self::AccountRecovered,
        Self::FactorLost,
        Self::AccountContained,
        Self::ConfirmEmailChange,
        Self::EmailChangeRequested,
        Self::EmailChanged,
        Self::EmailChangedAway,
        Self::EmailRevertStarted,
        Self::EmailRevertPending,
        Self::EmailRevertContested,
        Self::EmailRevertEnded,
        Self::EmailRestored,
        Self::EmailRestoredAway,
        Self::ConfirmRecoveryEmail,
        Self::RecoveryEmailOn,
        Self::RecoveryEmailOff,
        Self::RecoveryHelp,
    ];

    /// Whether it tells of something, and is no answer to who asked for a link.
    pub const fn tells(self) -> bool {
        !matches!(
            self,
            Self::ConfirmRegistration
                | Self::UnlockLink
                | Self::RecoveryLink
                | Self::ConfirmEmailChange
                | Self::ConfirmRecoveryEmail
        )
    }

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
            Self::NewSignIn => "new_sign_in",
            Self::NewPlace => "new_place",
            Self::SignInUnfinished => "sign_in_unfinished",
            Self::AccountLocked => "account_locked",
            Self::UnlockLink => "unlock_link",
            Self::NotLocked => "not_locked",
            Self::AccountUnlocked => "account_unlocked",
            Self::PasswordDisabled => "password_disabled",
            Self::SecondFactorDisabled => "second_factor_disabled",
            Self::RecoveryLink => "recovery_link",
            Self::RecoveryDelayed => "recovery_delayed",
            Self::RecoveryReady => "recovery_ready",
            Self::RecoveryCancelled => "recovery_cancelled",
            Self::AccountRecovered => "account_recovered",
            Self::FactorLost => "factor_lost",
            Self::AccountContained => "account_contained",
            Self::ConfirmEmailChange => "confirm_email_change",
            Self::EmailChangeRequested => "email_change_requested",
            Self::EmailChanged => "email_changed",
            Self::EmailChangedAway => "email_changed_away",
            Self::EmailRevertStarted => "email_revert_started",
            Self::EmailRevertPending => "email_revert_pending",
            Self::EmailRevertContested => "email_revert_contested",
            Self::EmailRevertEnded => "email_revert_ended",
            Self::EmailRestored => "email_restored",
            Self::EmailRestoredAway => "email_restored_away",
            Self::ConfirmRecoveryEmail => "confirm_recovery_email",
            Self::RecoveryEmailOn => "recovery_email_on",
            Self::RecoveryEmailOff => "recovery_email_off",
            Self::RecoveryHelp => "recovery_help",
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
    /// Another address of an account.
    Address(AccountId, AddressId),
    /// Who helps, about a case of an account.
    Support(AccountId, CaseId),
}

impl Recipient {
    /// The account or pending registration that the mail is about.
    pub const fn owner(self) -> AccountId {
        match self {
            Self::Registration(owner)
            | Self::Account(owner)
            | Self::Address(owner, _)
            | Self::Support(owner, _) => owner,
        }
    }
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
    pub token: Option<ActionTokenId>,
    /// The event of which it tells.
    pub about: Option<EventId>,
    /// When it was asked for; it is due at once.
    pub created_at: Timestamp,
}

/// What became of a mail.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MailState {
    /// It waits, or is tried again.
    Waiting,
    /// The next server has taken it.
    Delivered,
    /// It was given up.
    Dropped,
}

impl MailState {
    /// The name in the store and in answers.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Delivered => "delivered",
            Self::Dropped => "dropped",
        }
    }

    /// The state of this name.
    pub fn from_name(name: &str) -> Option<Self> {
        [Self::Waiting, Self::Delivered, Self::Dropped]
            .into_iter()
            .find(|state| state.as_str() == name)
    }
}

/// A mail that an account was sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SentMail {
    /// Which mail.
    pub template: Template,
    /// To whom.
    pub recipient: Recipient,
    /// When it was asked for.
    pub at: Timestamp,
    /// What became of it.
    pub state: MailState,
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
    /// In which times are shown.
    pub time_zone: TimeZone,
}

impl Addressee {
    /// Who helps, in the language of the first texts.
    pub(crate) fn support(email: Email) -> Self {
        let time_zone = TimeZone::utc();
        Self { email, locale: Locale::default(), display_name: None, time_zone }
    }
}
