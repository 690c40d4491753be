//! The closed set of events, and the chains that number them.

use crate::kernel::{AccountId, Digest, EventId, Origin, SessionId, Timestamp};
use std::{fmt, net::IpAddr};
use strum::{EnumString, IntoStaticStr, VariantArray};

/// The kinds of audit event. An owner, an operator, a caller without proof of identity or the
/// service itself causes them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumString, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "snake_case")]
pub enum EventKind {
    /// A sign-up for an address without an account.
    RegistrationRequested,
    /// A sign-up for the address of this account.
    RegistrationOfKnownAddress,
    /// Another mail for a pending registration was requested.
    RegistrationMailRequested,
    /// The mailbox of a pending registration was proven.
    AccountCreated,
    /// A session started.
    SignedIn,
    /// A sign-in with a password was refused.
    SignInFailed,
    /// The caller ended its own session.
    SignedOut,
    /// A session was ended by another one, or because proofs failed in it.
    SessionEnded,
    SessionRenamed,
    /// The oldest session ended because an account has a limited number of them.
    SessionDisplaced,
    SessionsEnded,
    ProfileChanged,
    /// The mail's token expired before it went out, or it could not be delivered.
    MailDropped,
    /// A wrong second factor at sign-in.
    SecondFactorFailed,
    /// A pending sign-in was cancelled before its second factor.
    SignInAbandoned,
    /// A wrong proof in a live session.
    ReauthenticationFailed,
    /// Every proof of the account was given again in a live session.
    Reauthenticated,
    PasswordChanged,
    PasswordReminderSent,
    /// An operator required a password change.
    PasswordChangeRequired,
    /// An enrolment started: its secret waits for the first code.
    SecondFactorStarted,
    SecondFactorOn,
    /// Another authenticator replaced the active one.
    SecondFactorReplaced,
    SecondFactorOff,
    /// Recovery codes were generated. They become active when one of them is typed back.
    RecoveryCodesGenerated,
    /// New recovery codes became active.
    RecoveryCodesReplaced,
    RecoveryCodeUsed,
    DeviceRemembered,
    /// The owner removed a known device.
    DeviceForgotten,
    /// The least recently used device was removed because an account has a limited number of them.
    DeviceDisplaced,
    /// A known device showed a token that had been replaced, which means that the token was copied.
    /// The device was removed.
    DeviceCopied,
    /// An operator issued a service credential.
    CredentialIssued,
    /// An operator revoked a service credential.
    CredentialRevoked,
    /// The account was locked for strangers: after too many failures, or because of a risky
    /// sign-in.
    AccountLocked,
    /// Ownership was proven and the lock ended.
    AccountUnlocked,
    /// An unlock link was requested.
    UnlockRequested,
    /// An unlock link was used with a wrong second factor.
    UnlockFailed,
    /// Attempts were refused without evaluation.
    AttemptsRefused,
    /// The password was disabled after too many failures (NIST SP 800-63B-4, section 3.2.2).
    PasswordDisabled,
    /// The second factor was disabled after too many failures (NIST SP 800-63B-4, section 3.2.2).
    SecondFactorDisabled,
    /// Everything that started since a compromise was ended and the account locked.
    AccountContained,
    /// A recovery link was requested.
    RecoveryRequested,
    /// A recovery received its second proof.
    RecoveryProven,
    /// The second proof of a recovery was wrong.
    RecoveryProofFailed,
    /// A recovery without a second factor entered its waiting period, so that the owner can stop
    /// it.
    RecoveryDelayed,
    /// Two sides have shown as much, and the account is frozen until they are compared.
    OwnershipContested,
    /// A sign-in with more than the other side has shown ended a lock or a case.
    OwnershipSettled,
    /// A recovery was cancelled in its waiting period.
    RecoveryCancelled,
    /// The waiting period of a recovery ended.
    RecoveryReady,
    /// Support decided a claim.
    RecoveryDecided,
    /// A support case was opened for a recovery.
    RecoveryHelpRequested,
    /// A recovery was completed with a new password.
    AccountRecovered,
    /// A right password was given and no second factor followed.
    SignInUnfinished,
    /// A new email address was requested.
    EmailChangeRequested,
    /// A requested email address was cancelled.
    EmailChangeCancelled,
    /// The email address of the account changed.
    EmailChanged,
    /// A former address started to take the account back.
    EmailReverted,
    /// A proof given with a revert or an objection was wrong.
    EmailRevertProofFailed,
    /// The current owner objected to a former address.
    EmailRevertContested,
    /// The revert by a former address ended without effect.
    EmailRevertEnded,
    /// A former address became the account's own again.
    EmailRestored,
    /// A recovery address was requested.
    RecoveryEmailRequested,
    /// A recovery address became active.
    RecoveryEmailSet,
    /// The recovery address was removed.
    RecoveryEmailRemoved,
}

/// A gapless numbered sequence of events.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Chain {
    Account(AccountId),
    /// One of the 16 chains, 0 to 15, of events without an account.
    System(u8),
}

impl Chain {
    /// Returns the system chain of a source, so that a flood from one source does not block the
    /// others.
    pub fn of_source(address: Option<IpAddr>) -> Self {
        let text = address.map(|address| address.to_string()).unwrap_or_default();
        Self::System(Digest::of(text.as_bytes()).as_bytes().first().map_or(0, |byte| byte & 15))
    }
}

/// An event before it is appended to its chain.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewEvent {
    pub chain: Chain,
    pub kind: EventKind,
    pub at: Timestamp,
    pub session: Option<SessionId>,
    /// `None` for the service's own work.
    pub origin: Option<Origin>,
    pub details: Details,
}

/// Additional data of an event, as lines of `name=value`. They never contain a secret.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Details(String);

impl Details {
    /// Creates empty details.
    pub const fn new() -> Self {
        Self(String::new())
    }

    /// Wraps stored text.
    pub const fn stored(text: String) -> Self {
        Self(text)
    }

    /// Adds a value. Control characters become spaces, so that a value cannot forge another line
    /// (CWE-117, log injection).
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

    /// Returns the text for the store, or `None` without details.
    pub fn as_text(&self) -> Option<&str> {
        Some(self.0.as_str()).filter(|text| !text.is_empty())
    }

    /// Finds the value of a name.
    pub fn value(&self, name: &str) -> Option<&str> {
        self.0.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix('='))
    }
}

impl NewEvent {
    /// Creates an event of an account that a request caused.
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

    /// Creates an event of the service's own work.
    pub const fn of_service(chain: Chain, kind: EventKind, at: Timestamp) -> Self {
        Self { chain, kind, at, session: None, origin: None, details: Details::new() }
    }

    /// Creates an event without an account.
    pub fn anonymous(kind: EventKind, at: Timestamp, origin: &Origin) -> Self {
        let chain = Chain::of_source(Some(origin.address));
        let details = Details::new();
        Self { chain, kind, at, session: None, origin: Some(origin.clone()), details }
    }

    /// Adds details.
    #[must_use]
    pub fn with_details(self, details: Details) -> Self {
        Self { details, ..self }
    }

    /// Names the session that the event concerns.
    #[must_use]
    pub fn about(self, session: SessionId) -> Self {
        Self { session: Some(session), ..self }
    }
}

/// A stored event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    pub id: EventId,
    pub sequence: i64,
    pub content: NewEvent,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kernel::ClosedSet;

    #[test]
    fn names_of_events_are_distinct_and_read_back() {
        for kind in EventKind::ALL {
            assert_eq!(EventKind::from_name(kind.as_str()), Some(*kind));
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
