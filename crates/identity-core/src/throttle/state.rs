//! What is known of the guesses at one account over all lanes, and its lock.

use super::{SecretKind, ThrottlePolicy};
use crate::kernel::Timestamp;
use strum::{EnumString, IntoStaticStr, VariantArray};

/// Why an account is locked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumString, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "snake_case")]
pub enum LockCause {
    /// Strangers guessed too often. Known devices, live sessions and recovery pass.
    Guessing,
    /// Somebody else was in it. Nothing but a recovery passes.
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
    Guessing { since: Timestamp },
    Compromise { since: CompromisedSince },
}

/// The guard of one account, or of an address without one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ThrottleState {
    /// Whether it is locked.
    pub lock: Option<Lock>,
    /// Wrong passwords over all lanes since the last success.
    pub password_failures: u32,
    /// Wrong second factors over all lanes since the last success.
    pub factor_failures: u32,
    /// Wrong proofs of both kinds on mailed links since the last success. They are counted apart,
    /// so that who reads the mailbox cannot retire the factors that the owner signs in with.
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
    /// Whether it is locked for this cause.
    pub fn is_locked(&self, cause: LockCause) -> bool {
        self.lock.is_some_and(|lock| lock.cause() == cause)
    }

    /// The start of the compromise for which the account is locked.
    pub const fn compromised_since(&self) -> Option<CompromisedSince> {
        match self.lock {
            Some(Lock::Compromise { since }) => Some(since),
            _ => None,
        }
    }

    /// The failures of a kind.
    pub const fn failures(&self, kind: SecretKind) -> u32 {
        match kind {
            SecretKind::Password => self.password_failures,
            SecretKind::SecondFactor => self.factor_failures,
        }
    }

    /// Whether the factor is not looked at any more.
    pub const fn is_disabled(&self, kind: SecretKind, policy: &ThrottlePolicy) -> bool {
        self.failures(kind) >= policy.disable_after
    }

    fn failures_mut(&mut self, kind: SecretKind) -> &mut u32 {
        match kind {
            SecretKind::Password => &mut self.password_failures,
            SecretKind::SecondFactor => &mut self.factor_failures,
        }
    }

    /// Whether no proof is looked at on mailed links any more.
    pub const fn is_closed_to_links(&self, policy: &ThrottlePolicy) -> bool {
        self.link_failures >= policy.disable_after
    }

    /// One failure more on a mailed link.
    #[must_use]
    pub(crate) fn with_link_failure(mut self) -> Self {
        self.link_failures = self.link_failures.saturating_add(1);
        self
    }

    /// One that was counted on a mailed link was right.
    #[must_use]
    pub(super) fn without_link_failure(mut self) -> Self {
        self.link_failures = self.link_failures.saturating_sub(1);
        self
    }

    /// One failure more.
    #[must_use]
    pub(crate) fn with_failure(mut self, kind: SecretKind) -> Self {
        let failures = self.failures_mut(kind);
        *failures = failures.saturating_add(1);
        self
    }

    /// One that was counted was right.
    #[must_use]
    pub(crate) fn without_failure(mut self, kind: SecretKind) -> Self {
        let failures = self.failures_mut(kind);
        *failures = failures.saturating_sub(1);
        self
    }

    /// The owner has proven who they are, or has replaced the factor.
    #[must_use]
    pub(crate) fn succeeded(mut self, kind: SecretKind) -> Self {
        *self.failures_mut(kind) = 0;
        self.link_failures = 0;
        self
    }

    /// The owner has given every factor: nothing is counted any more.
    #[must_use]
    pub(crate) fn cleared(self) -> Self {
        let Self { lock, .. } = self;
        Self { lock, ..Self::default() }
    }

    /// Locked for guessing, unless it is locked already.
    #[must_use]
    pub(crate) fn locked_for_guessing(mut self, now: Timestamp) -> Self {
        self.lock = self.lock.or(Some(Lock::Guessing { since: now }));
        self
    }
}
