//! How long what is over is kept.

use crate::kernel::Timestamp;
use std::time::Duration;

/// How long each kind is kept after its end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RetentionPolicy {
    /// Sessions, after they ended or their lifetime was over.
    pub sessions: Duration,
    /// Tokens after they ran out.
    pub tokens: Duration,
    /// Mails after they were settled: longer than any link is good and any wait lasts of which one
    /// tells.
    pub mails: Duration,
    /// Attempts to sign in, and sign-ins that waited for their second factor.
    pub attempts: Duration,
    /// Devices after their last use.
    pub devices: Duration,
    /// What was replaced and can be brought back, after it was.
    pub aside: Duration,
    /// The audit trail.
    pub audit: Duration,
    /// Of how many addresses without an account guesses are remembered at most: the latest.
    pub anonymous_throttles: u32,
}

const DAY: Duration = Duration::from_hours(24);

impl Default for RetentionPolicy {
    fn default() -> Self {
        Self {
            sessions: DAY * 30,
            tokens: DAY * 7,
            mails: DAY * 45,
            attempts: DAY * 30,
            devices: DAY * 180,
            // A change is reverted for 16 days, and trusts nothing of the 14 days before it.
            aside: DAY * 31,
            audit: DAY * 400,
            anonymous_throttles: 100_000,
        }
    }
}

/// What ended before these instants goes. Unconfirmed registrations go when they run out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cutoffs {
    /// What networks had spent and has flowed back before this.
    pub rate_limit_buckets: Timestamp,
    /// Registrations that ran out before this.
    pub registrations: Timestamp,
    /// Sessions that were over before this.
    pub sessions: Timestamp,
    /// Tokens that ran out before this.
    pub tokens: Timestamp,
    /// Mails that were settled before this.
    pub mails: Timestamp,
    /// Attempts from before this.
    pub attempts: Timestamp,
    /// What was replaced before this.
    pub aside: Timestamp,
    /// Devices that were last used before this.
    pub devices: Timestamp,
    /// Events from before this.
    pub audit: Timestamp,
    /// Throttles of addresses without an account past so many.
    pub anonymous_throttles: u32,
}

impl RetentionPolicy {
    /// The instants that this policy means at `now`.
    pub fn cutoffs(&self, now: Timestamp) -> Cutoffs {
        Cutoffs {
            rate_limit_buckets: now,
            registrations: now,
            sessions: now.before(self.sessions),
            tokens: now.before(self.tokens),
            mails: now.before(self.mails),
            attempts: now.before(self.attempts),
            aside: now.before(self.aside),
            devices: now.before(self.devices),
            audit: now.before(self.audit),
            anonymous_throttles: self.anonymous_throttles,
        }
    }
}
