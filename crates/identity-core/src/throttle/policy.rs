//! The numbers of throttling.

use crate::kernel::Timestamp;
use std::time::Duration;

/// Limits and time spans of throttling (NIST SP 800-63B-4, 3.2.2).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ThrottlePolicy {
    /// Failures of strangers from one source without a wait.
    pub free: u32,
    /// Wait after the next failure. It doubles with each further one.
    pub initial_backoff: Duration,
    pub max_backoff: Duration,
    /// Failures of strangers that lock the account for them.
    pub lock_after: u32,
    /// Failures that a known device or a mailed link has of its own.
    pub own_budget: u32,
    /// Failures over all attempt counters, without a success, that disable a factor.
    pub disable_after: u32,
    /// Shortest time between two mails about locks.
    pub lock_notice_interval: Duration,
    /// Lifetime of an unlock link.
    pub unlock_link_ttl: Duration,
    /// Time over which refused attempts are counted for one event.
    pub refusal_report_interval: Duration,
}

impl Default for ThrottlePolicy {
    fn default() -> Self {
        Self {
            free: 3,
            initial_backoff: Duration::from_secs(1),
            max_backoff: Duration::from_secs(64),
            lock_after: 10,
            own_budget: 5,
            disable_after: 100,
            lock_notice_interval: Duration::from_hours(1),
            unlock_link_ttl: Duration::from_hours(1),
            refusal_report_interval: Duration::from_mins(10),
        }
    }
}

impl ThrottlePolicy {
    /// A counter forgets one failure in this time.
    pub const DECAY_INTERVAL: Duration = Duration::from_hours(24);

    /// Returns the wait after a source's failure number `failures`, if it has one.
    pub fn wait_after(&self, failures: u32) -> Option<Duration> {
        let doublings = failures.checked_sub(self.free + 1)?;
        let wait = self.initial_backoff.saturating_mul(2_u32.saturating_pow(doublings));
        Some(wait.min(self.max_backoff))
    }

    /// Returns whether the owner is notified of a lock, after a notice at `last`.
    pub fn notifies_lock(&self, last: Option<Timestamp>, now: Timestamp) -> bool {
        last.is_none_or(|last| now.since(last) >= self.lock_notice_interval)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn three_failures_are_free_and_then_waits_double_to_64_seconds() {
        let policy = ThrottlePolicy::default();
        let waits: Vec<Option<u64>> =
            (1..=12).map(|n| policy.wait_after(n).map(|wait| wait.as_secs())).collect();
        let seconds = [1, 2, 4, 8, 16, 32, 64, 64, 64].map(Some);
        assert_eq!(waits, [&[None; 3][..], &seconds].concat());
    }
}
