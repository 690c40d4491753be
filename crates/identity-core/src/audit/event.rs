//! The closed set of events, and the chains that number them.

use crate::kernel::{AccountId, Digest, EventId, Origin, SessionId, Timestamp};
use std::{fmt, net::IpAddr};

/// What can happen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum EventKind {
    /// Somebody asked for an account with an address that has none.
    RegistrationRequested,
    /// Somebody asked for an account with this account's address.
    RegistrationOfKnownAddress,
    /// The mail of a pending registration was asked for again.
    RegistrationMailRequested,
    /// A mailbox was proven: the account exists.
    AccountCreated,
    /// A session began.
    SignedIn,
    /// An address and a password did not lead in.
    SignInFailed,
    /// A person ended the session in hand.
    SignedOut,
    /// A person ended another session.
    SessionEnded,
    /// A person named a session.
    SessionRenamed,
    /// A session made room for a new one.
    SessionDisplaced,
    /// A person ended several sessions at once.
    SessionsEnded,
    /// Name, language or time zone changed.
    ProfileChanged,
    /// A mail was given up: its token had expired, or it could not be delivered.
    MailDropped,
    /// A sign-in did not get past its second factor.
    SecondFactorFailed,
    /// A sign-in was given up before its second factor.
    SignInAbandoned,
    /// A proof in a live session was wrong.
    ReauthenticationFailed,
    /// A person proved once more who they are.
    Reauthenticated,
    /// The password was changed.
    PasswordChanged,
    /// The owner was reminded of an old password.
    PasswordReminderSent,
    /// A new password is demanded.
    PasswordChangeRequired,
    /// An authenticator is being set up: its secret waits for the first code.
    SecondFactorStarted,
    /// A second factor was switched on.
    SecondFactorOn,
    /// Another authenticator took the place of the one before.
    SecondFactorReplaced,
    /// The second factor was switched off.
    SecondFactorOff,
    /// New recovery codes were made: they wait until one of them is typed back.
    RecoveryCodesGenerated,
    /// New recovery codes are in force.
    RecoveryCodesReplaced,
    /// A recovery code was used.
    RecoveryCodeUsed,
    /// A browser or client became a known device.
    DeviceRemembered,
    /// A known device was forgotten by its owner.
    DeviceForgotten,
    /// A known device made room for another.
    DeviceDisplaced,
    /// A known device showed a value that had been replaced: it was copied, and is no longer known.
    DeviceCopied,
    /// An operator issued a credential to a service.
    CredentialIssued,
    /// An operator revoked a credential of a service.
    CredentialRevoked,
    /// Strangers guessed too often: the account locked for them.
    AccountLocked,
    /// Ownership was proven: the lock is open.
    AccountUnlocked,
    /// Somebody asked for a link that unlocks.
    UnlockRequested,
    /// A link that unlocks came back without the right second factor.
    UnlockFailed,
    /// Guesses were refused without being looked at.
    AttemptsRefused,
    /// The password was guessed at too often: it is not looked at any more.
    PasswordDisabled,
    /// The second factor was guessed at too often: its codes are not looked at any more.
    SecondFactorDisabled,
    /// Everything that began since a compromise was ended, and the account locked.
    AccountContained,
    /// Somebody asked for a link that recovers the account.
    RecoveryRequested,
    /// A recovery was given its second proof.
    RecoveryProven,
    /// A second proof of a recovery was wrong.
    RecoveryProofFailed,
    /// A recovery without a second factor waits, so that the owner can object.
    RecoveryDelayed,
    /// A recovery that waited was cancelled.
    RecoveryCancelled,
    /// A recovery has waited long enough.
    RecoveryReady,
    /// A person whose recovery does not go on asked for help.
    RecoveryHelpRequested,
    /// A recovery was completed: a new password is in force.
    AccountRecovered,
    /// A right password was given, and no second factor followed.
    SignInUnfinished,
    /// Another address was asked for.
    EmailChangeRequested,
    /// That was given up.
    EmailChangeCancelled,
    /// The account has another address.
    EmailChanged,
    /// A former address takes the account back.
    EmailReverted,
    /// A proof that came with that, or with an objection, was wrong.
    EmailRevertProofFailed,
    /// Somebody objected to a former address.
    EmailRevertContested,
    /// A former address does not come back.
    EmailRevertEnded,
    /// A former address is the account's again.
    EmailRestored,
    /// A recovery address was asked for.
    RecoveryEmailRequested,
    /// A recovery address is in force.
    RecoveryEmailSet,
    /// A recovery address is in force no longer.
    RecoveryEmailRemoved,
}

impl EventKind {
    /// All of them, for documents and tests.
    pub const ALL: [Self; 61] = [
        Self::RegistrationRequested,
        Self::RegistrationOfKnownAddress,
        Self::RegistrationMailRequested,
        Self::AccountCreated,
        Self::SignedIn,
        Self::SignInFailed,
        Self::SignedOut,
        Self::SessionEnded,
        Self::SessionRenamed,
        Self::SessionDisplaced,
        Self::SessionsEnded,
        Self::ProfileChanged,
        Self::MailDropped,
        Self::SecondFactorFailed,
        Self::SignInAbandoned,
        Self::ReauthenticationFailed,
        Self::Reauthenticated,
        Self::PasswordChanged,
        Self::PasswordReminderSent,
        Self::PasswordChangeRequired,
        Self::SecondFactorStarted,
        Self::SecondFactorOn,
        Self::SecondFactorReplaced,
        Self::SecondFactorOff,
        Self::RecoveryCodesGenerated,
        Self::RecoveryCodesReplaced,
        Self::RecoveryCodeUsed,
        Self::DeviceRemembered,
        Self::DeviceForgotten,
        Self::DeviceDisplaced,
        Self::DeviceCopied,
        Self::CredentialIssued,
        Self::CredentialRevoked,
        Self::AccountLocked,
        Self::AccountUnlocked,
        Self::UnlockRequested,
        Self::UnlockFailed,
        Self::AttemptsRefused,
        Self::PasswordDisabled,
        Self::SecondFactorDisabled,
        Self::AccountContained,
        Self::RecoveryRequested,
        Self::RecoveryProven,
        Self::RecoveryProofFailed,
        Self::RecoveryDelayed,
        Self::RecoveryCancelled,
        Self::RecoveryReady,
        Self::RecoveryHelpRequested,
        Self::AccountRecovered,
        Self::SignInUnfinished,
        Self::EmailChangeRequested,
        Self::EmailChangeCancelled,
        Self::EmailChanged,
        Self::EmailReverted,
        Self::EmailRevertProofFailed,
        Self::EmailRevertContested,
        Self::EmailRevertEnded,
        Self::EmailRestored,
        Self::RecoveryEmailRequested,
        Self::RecoveryEmailSet,
        Self::RecoveryEmailRemoved,
    ];

    /// The name in the store and in exports. Names are never reused.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::RegistrationRequested => "registration_requested",
            Self::RegistrationOfKnownAddress => "registration_of_known_address",
            Self::RegistrationMailRequested => "registration_mail_requested",
            Self::AccountCreated => "account_created",
            Self::SignedIn => "signed_in",
            Self::SignInFailed => "sign_in_failed",
            Self::SignedOut => "signed_out",
            Self::SessionEnded => "session_ended",
            Self::SessionRenamed => "session_renamed",
            Self::SessionDisplaced => "session_displaced",
            Self::SessionsEnded => "sessions_ended",
            Self::ProfileChanged => "profile_changed",
            Self::MailDropped => "mail_dropped",
            Self::SecondFactorFailed => "second_factor_failed",
            Self::SignInAbandoned => "sign_in_abandoned",
            Self::ReauthenticationFailed => "reauthentication_failed",
            Self::Reauthenticated => "reauthenticated",
            Self::PasswordChanged => "password_changed",
            Self::PasswordReminderSent => "password_reminder_sent",
            Self::PasswordChangeRequired => "password_change_required",
            Self::SecondFactorStarted => "second_factor_started",
            Self::SecondFactorOn => "second_factor_on",
            Self::SecondFactorReplaced => "second_factor_replaced",
            Self::SecondFactorOff => "second_factor_off",
            Self::RecoveryCodesGenerated => "recovery_codes_generated",
            Self::RecoveryCodesReplaced => "recovery_codes_replaced",
            Self::RecoveryCodeUsed => "recovery_code_used",
            Self::DeviceRemembered => "device_remembered",
            Self::DeviceForgotten => "device_forgotten",
            Self::DeviceDisplaced => "device_displaced",
            Self::DeviceCopied => "device_copied",
            Self::CredentialIssued => "credential_issued",
            Self::CredentialRevoked => "credential_revoked",
            Self::AccountLocked => "account_locked",
            Self::AccountUnlocked => "account_unlocked",
            Self::UnlockRequested => "unlock_requested",
            Self::UnlockFailed => "unlock_failed",
            Self::AttemptsRefused => "attempts_refused",
            Self::PasswordDisabled => "password_disabled",
            Self::SecondFactorDisabled => "second_factor_disabled",
            Self::AccountContained => "account_contained",
            Self::RecoveryRequested => "recovery_requested",
            Self::RecoveryProven => "recovery_proven",
            Self::RecoveryProofFailed => "recovery_proof_failed",
            Self::RecoveryDelayed => "recovery_delayed",
            Self::RecoveryCancelled => "recovery_cancelled",
            Self::RecoveryReady => "recovery_ready",
            Self::RecoveryHelpRequested => "recovery_help_requested",
            Self::AccountRecovered => "account_recovered",
            Self::SignInUnfinished => "sign_in_unfinished",
            Self::EmailChangeRequested => "email_change_requested",
            Self::EmailChangeCancelled => "email_change_cancelled",
            Self::EmailChanged => "email_changed",
            Self::EmailReverted => "email_reverted",
            Self::EmailRevertProofFailed => "email_revert_proof_failed",
            Self::EmailRevertContested => "email_revert_contested",
            Self::EmailRevertEnded => "email_revert_ended",
            Self::EmailRestored => "email_restored",
            Self::RecoveryEmailRequested => "recovery_email_requested",
            Self::RecoveryEmailSet => "recovery_email_set",
            Self::RecoveryEmailRemoved => "recovery_email_removed",
        }
    }

    /// The kind of this name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == name)
    }
}

/// The line of events in which one is numbered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Chain {
    /// The events of an account.
    Account(AccountId),
    /// One of 16 lines of what belongs to no account.
    System(u8),
}

impl Chain {
    /// The system line of a source, so that a flood from one does not hold up the others.
    pub fn of_source(address: Option<IpAddr>) -> Self {
        let text = address.map(|address| address.to_string()).unwrap_or_default();
        Self::System(Digest::of(text.as_bytes()).as_bytes().first().map_or(0, |byte| byte & 15))
    }
}

/// An event to be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewEvent {
    /// What it concerns.
    pub chain: Chain,
    /// What happened.
    pub kind: EventKind,
    /// When.
    pub at: Timestamp,
    /// The session that it concerns, if one.
    pub session: Option<SessionId>,
    /// Who asked; none for the service's own work.
    pub origin: Option<Origin>,
    /// What is particular to it.
    pub details: Details,
}

/// What is particular to an event: names of ours with values, `name=value` each on a line of its
/// own. Never a secret.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Details(String);

impl Details {
    /// Nothing.
    pub const fn new() -> Self {
        Self(String::new())
    }

    /// As it was stored.
    pub const fn stored(text: String) -> Self {
        Self(text)
    }

    /// One more. A value stays on its line.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl fmt::Display) -> Self {
        if !self.0.is_empty() {
            self.0.push('\n');
        }
        let value: String =
            value.to_string().chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
        self.0.push_str(name);
        self.0.push('=');
        self.0.push_str(&value);
        self
    }

    /// What is stored; nothing when there is nothing.
    pub fn as_text(&self) -> Option<&str> {
        Some(self.0.as_str()).filter(|text| !text.is_empty())
    }

    /// The value of a name.
    pub fn value(&self, name: &str) -> Option<&str> {
        self.0.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix('='))
    }
}

impl NewEvent {
    /// Something happened to an account.
    pub fn of(account: AccountId, kind: EventKind, at: Timestamp, origin: &Origin) -> Self {
        Self {
            chain: Chain::Account(account),
            kind,
            at,
            session: None,
            origin: Some(origin.clone()),
            details: Details::new(),
        }
    }

    /// The service did something of itself.
    pub const fn of_service(chain: Chain, kind: EventKind, at: Timestamp) -> Self {
        Self { chain, kind, at, session: None, origin: None, details: Details::new() }
    }

    /// Something happened that belongs to no account.
    pub fn anonymous(kind: EventKind, at: Timestamp, origin: &Origin) -> Self {
        let chain = Chain::of_source(Some(origin.address));
        let details = Details::new();
        Self { chain, kind, at, session: None, origin: Some(origin.clone()), details }
    }

    /// The same event, with what is particular to it.
    #[must_use]
    pub fn with_details(self, details: Details) -> Self {
        Self { details, ..self }
    }

    /// The same event, about this session.
    #[must_use]
    pub fn about(self, session: SessionId) -> Self {
        Self { session: Some(session), ..self }
    }
}

/// An event as it rests in the trail.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// Its id.
    pub id: EventId,
    /// Its number in its chain: 1, 2, 3 and so on, without a gap.
    pub sequence: i64,
    /// What it tells.
    pub notified: NewEvent,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_events_are_distinct_and_read_back() {
        for kind in EventKind::ALL {
            assert_eq!(EventKind::from_name(kind.as_str()), Some(kind));
        }
    }

    #[test]
    fn a_detail_is_read_back_and_cannot_bring_another_one_along() {
        let details = Details::new().with("count", 3).with("reason", "a\nsince=1").with("since", 2);
        assert_eq!(details.value("count"), Some("3"));
        assert_eq!(details.value("reason"), Some("a since=1"));
        assert_eq!(details.value("since"), Some("2"));
        assert_eq!(details.value("coun"), None);
        assert_eq!(Details::new().as_text(), None);
    }
}
