//! What is known of the guesses at one account over all lanes, and its lock.

use super::{SecretKind, ThrottlePolicy};
use crate::kernel::Timestamp;

/// Why an account is locked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum LockCause {
    /// Strangers guessed too often. Known devices, live sessions and recovery pass.
    Guessing,
    /// Somebody else was in it. Nothing but a recovery passes.
    Compromise,
}

impl LockCause {
    /// The name in the store and in answers.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Guessing => "guessing",
            Self::Compromise => "compromise",
        }
    }

    /// The cause of this name.
    pub fn from_name(name: &str) -> Option<Self> {
        [Self::Guessing, Self::Compromise].into_iter().find(|cause| cause.as_str() == name)
    }
}

/// A lock. Time does not open it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lock {
    /// Why.
    pub cause: LockCause,
    /// Since when.
    pub since: Timestamp,
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
    /// Whether it is a compromise of which nobody knows since when: the panic button's.
    pub const fn is_since_unknown(&self) -> bool {
        self.since.as_millis() == 0
    }
}

impl ThrottleState {
    /// Whether it is locked for this cause.
    pub fn is_locked(&self, cause: LockCause) -> bool {
        self.lock.is_some_and(|lock| lock.cause == cause)
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
    pub(crate) fn failed(mut self, kind: SecretKind) -> Self {
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

    /// Locked for guessing, unless it is locked already.
    #[must_use]
    pub(crate) fn locked_for_guessing(mut self, now: Timestamp) -> Self {
        self.lock = self.lock.or(Some(Lock { cause: LockCause::Guessing, since: now }));
        self
    }
}
