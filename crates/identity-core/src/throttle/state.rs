//! The throttle state of one account over all counters, and its lock.

use super::{SecretKind, ThrottlePolicy};
use crate::{kernel::Timestamp, ownership::Evidence};
use strum::{EnumString, IntoStaticStr, VariantArray};

/// The cause of a lock.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumString, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "snake_case")]
pub enum LockCause {
    /// Strangers failed too often. Known devices, live sessions and recoveries pass.
    Guessing,
    /// The account was reported as compromised. A recovery passes, and a sign-in from a known device
    /// that shows more than the report.
    Compromise,
}

/// The start of a compromise. An unknown one lies before every instant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum CompromisedSince {
    /// The owner pressed the panic button and named no time.
    Unknown,
    At(Timestamp),
}

impl CompromisedSince {
    /// The instant, or the epoch where it is unknown: for queries of what began since then.
    pub const fn earliest(self) -> Timestamp {
        match self {
            Self::Unknown => Timestamp::from_millis(0),
            Self::At(at) => at,
        }
    }

    /// The instant, where it is known.
    pub const fn at(self) -> Option<Timestamp> {
        match self {
            Self::Unknown => None,
            Self::At(at) => Some(at),
        }
    }
}

/// A lock, which no lapse of time opens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lock {
    Guessing {
        since: Timestamp,
    },
    Compromise {
        since: CompromisedSince,
        /// What the party that reported it had shown.
        shown: Evidence,
    },
}

/// Somebody who signed in with more than a report, or a claim, had shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Settled {
    pub shown: Evidence,
    pub at: Timestamp,
}

/// The throttle state of an account, or of an address without one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ThrottleState {
    pub lock: Option<Lock>,
    /// The last settlement by a sign-in. While the account is still locked, a new password is
    /// required, and its sign-in alone goes on.
    pub settled: Option<Settled>,
    /// Wrong passwords on all counters since the last success.
    pub password_failures: u32,
    /// Wrong second factors on all counters since the last success.
    pub factor_failures: u32,
    /// Wrong proofs of both kinds on mailed links since the last success. They are separate, so
    /// that an attacker in the mailbox cannot disable what the owner signs in with.
    pub link_failures: u32,
}

impl Lock {
    pub const fn cause(&self) -> LockCause {
        match self {
            Self::Guessing { .. } => LockCause::Guessing,
            Self::Compromise { .. } => LockCause::Compromise,
        }
    }
}

impl ThrottleState {
    /// Returns `true` when the account is locked for this cause.
    pub fn is_locked(&self, cause: LockCause) -> bool {
        self.lock.is_some_and(|lock| lock.cause() == cause)
    }

    /// The start of the compromise for which the account is locked.
    pub const fn compromised_since(&self) -> Option<CompromisedSince> {
        match self.lock {
            Some(Lock::Compromise { since, .. }) => Some(since),
            _ => None,
        }
    }

    /// What a sign-in has to show while the account is locked for a compromise.
    pub fn contained_by(&self) -> Option<Evidence> {
        match self.lock {
            Some(Lock::Compromise { shown, .. }) => {
                Some(self.settled.map_or(shown, |settled| settled.shown))
            }
            _ => None,
        }
    }

    pub const fn failures(&self, kind: SecretKind) -> u32 {
        match kind {
            SecretKind::Password => self.password_failures,
            SecretKind::SecondFactor => self.factor_failures,
        }
    }

    /// Returns `true` when the secret is no longer evaluated.
    pub const fn is_disabled(&self, kind: SecretKind, policy: &ThrottlePolicy) -> bool {
        self.failures(kind) >= policy.disable_after
    }

    fn failures_mut(&mut self, kind: SecretKind) -> &mut u32 {
        match kind {
            SecretKind::Password => &mut self.password_failures,
            SecretKind::SecondFactor => &mut self.factor_failures,
        }
    }

    /// Returns `true` when proofs on mailed links are no longer evaluated.
    pub const fn is_closed_to_links(&self, policy: &ThrottlePolicy) -> bool {
        self.link_failures >= policy.disable_after
    }

    /// Counts a failure on a mailed link.
    #[must_use]
    pub(crate) fn with_link_failure(mut self) -> Self {
        self.link_failures = self.link_failures.saturating_add(1);
        self
    }

    /// Takes back a right proof on a mailed link.
    #[must_use]
    pub(super) fn without_link_failure(mut self) -> Self {
        self.link_failures = self.link_failures.saturating_sub(1);
        self
    }

    /// Counts a failure.
    #[must_use]
    pub(crate) fn with_failure(mut self, kind: SecretKind) -> Self {
        let failures = self.failures_mut(kind);
        *failures = failures.saturating_add(1);
        self
    }

    /// Takes back a right guess.
    #[must_use]
    pub(crate) fn without_failure(mut self, kind: SecretKind) -> Self {
        let failures = self.failures_mut(kind);
        *failures = failures.saturating_sub(1);
        self
    }

    /// Clears a secret that the owner has proven or replaced.
    #[must_use]
    pub(crate) fn succeeded(mut self, kind: SecretKind) -> Self {
        *self.failures_mut(kind) = 0;
        self.link_failures = 0;
        self
    }

    /// Clears all failures: the owner has given every factor.
    #[must_use]
    pub(crate) fn cleared(self) -> Self {
        let Self { lock, settled, .. } = self;
        Self { lock, settled, ..Self::default() }
    }

    /// Locks for guessing, unless it is locked already.
    #[must_use]
    pub(crate) fn locked_for_guessing(mut self, now: Timestamp) -> Self {
        self.lock = self.lock.or(Some(Lock::Guessing { since: now }));
        self
    }
}
