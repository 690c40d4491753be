//! A session and its lifetime.

use crate::kernel::{AccountId, Label, Origin, SessionId, Timestamp};
use std::time::Duration;
use strum::{EnumString, IntoStaticStr, VariantArray};

/// The proofs of the last authentication (NIST SP 800-63-4, authentication assurance).
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumString, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "snake_case")]
pub enum Assurance {
    /// The password alone.
    Password,
    /// The password and a second factor.
    TwoFactor,
}

/// A session of an account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Session {
    pub id: SessionId,
    pub account: AccountId,
    pub created_at: Timestamp,
    /// Precise to the minute.
    pub last_seen_at: Timestamp,
    pub authenticated_at: Timestamp,
    /// The absolute end, however much the session is used.
    pub expires_at: Timestamp,
    /// Time without use after which the session ends.
    pub idle: Duration,
    /// The proofs of the last authentication (NIST SP 800-63-4, authentication assurance).
    pub assurance: Assurance,
    /// The origin of the sign-in.
    pub origin: Origin,
    /// The owner's name for it.
    pub name: Option<Label>,
    /// Time of the last reauthentication with every proof that the account has.
    pub proven_at: Option<Timestamp>,
    /// Failed proofs since then.
    pub failed_proofs: u32,
    /// Set when the session was revoked or displaced. Expiry does not set it.
    pub ended_at: Option<Timestamp>,
}

impl Session {
    /// Returns the end of the session if it is not used again.
    pub fn ends_at(&self) -> Timestamp {
        self.expires_at.min(self.last_seen_at.after(self.idle))
    }

    /// Returns the time until which the last proof is fresh, or `None` when it no longer is.
    pub fn fresh_until(&self, fresh_for: Duration, now: Timestamp) -> Option<Timestamp> {
        let until = self.proven_at?.after(fresh_for);
        (now < until).then_some(until)
    }

    /// Returns whether the session has neither ended nor expired.
    pub fn is_live(&self, now: Timestamp) -> bool {
        self.ended_at.is_none() && now < self.ends_at()
    }
}
