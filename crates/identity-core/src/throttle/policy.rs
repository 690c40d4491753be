//! The numbers of guessing.

use crate::kernel::Timestamp;
use std::time::Duration;

/// How many guesses are looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ThrottlePolicy {
    /// How many failures of strangers from one source cost no wait.
    pub free: u32,
    /// The wait after the first one that costs it; it doubles with each further one.
    pub initial_backoff: Duration,
    /// The longest wait.
    pub max_backoff: Duration,
    /// At how many failures of strangers the account locks for them.
    pub lock_after: u32,
    /// How many failures a known device or a mailed link has of its own.
    pub own_budget: u32,
    /// At how many failures over all lanes without a success a factor is retired.
    pub disable_after: u32,
    /// How long after a mail about a lock the next one goes at the earliest.
    pub lock_notice_interval: Duration,
    /// How long a link that unlocks is good.
    pub unlock_link_ttl: Duration,
    /// How many links that were asked for one address gets in an hour at most.
    pub links_per_hour: u32,
    /// Over which time refused guesses are counted before one event tells of them.
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
            links_per_hour: 5,
            refusal_report_interval: Duration::from_mins(10),
        }
    }
}

impl ThrottlePolicy {
    /// The wait that the failure of this number costs a source.
    pub fn wait_after(&self, failures: u32) -> Option<Duration> {
        let doublings = failures.checked_sub(self.free + 1)?;
        let wait = self.initial_backoff.saturating_mul(2_u32.saturating_pow(doublings));
        Some(wait.min(self.max_backoff))
    }

    /// Whether an owner who was last told of a lock then is told of one now.
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
