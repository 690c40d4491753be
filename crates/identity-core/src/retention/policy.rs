//! The numbers of retention: how long ended things are kept (GDPR Article 5).

use crate::kernel::Timestamp;
use std::time::Duration;

/// Time for which each kind of row is kept after it ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RetentionPolicy {
    /// Counted from the end of a session, or from the end of its lifetime.
    pub sessions: Duration,
    /// Counted from the expiry of an action token.
    pub tokens: Duration,
    /// Counted from delivery or drop. Longer than any link or waiting period that a mail announces.
    pub mails: Duration,
    /// Sign-in attempts and pending sign-ins.
    pub attempts: Duration,
    /// Counted from the last use of a device.
    pub devices: Duration,
    /// Replaced data that a revert can restore, counted from the replacement.
    pub aside: Duration,
    pub audit: Duration,
    /// Most addresses without an account whose attempt counters are kept. The oldest go first.
    pub anonymous_throttles: u32,
    /// Most rows that one step deletes, so that no unit is long.
    pub rows_per_step: u32,
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
            // A change can be reverted for 16 days, and the revert covers the 14 days before it.
            aside: DAY * 31,
            audit: DAY * 400,
            anonymous_throttles: 100_000,
            rows_per_step: 500,
        }
    }
}

/// Instants before which ended rows are deleted. Unconfirmed registrations go when they expire.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cutoffs {
    /// A bucket that is full again has no effect.
    pub rate_limit_buckets: Timestamp,
    pub registrations: Timestamp,
    pub sessions: Timestamp,
    pub tokens: Timestamp,
    pub mails: Timestamp,
    pub attempts: Timestamp,
    pub aside: Timestamp,
    pub devices: Timestamp,
    pub audit: Timestamp,
    /// A number of rows, not an instant.
    pub anonymous_throttles: u32,
}

impl RetentionPolicy {
    /// Returns the cutoffs at `now`.
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
