//! The numbers of guessing.

use crate::kernel::Timestamp;
use std::time::Duration;

/// How many guesses are looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GuardPolicy {
    /// How many failures of strangers from one source cost no wait.
    pub free: u32,
    /// The wait after the first one that costs it; it doubles with each further one.
    pub first_wait: Duration,
    /// The longest wait.
    pub longest_wait: Duration,
    /// At how many failures of strangers the account locks for them.
    pub lock_at: u32,
    /// How many failures a known device or a mailed link has of its own.
    pub own_lane: u32,
    /// At how many failures over all lanes without a success a factor is retired.
    pub retire_after: u32,
    /// How long after a mail about a lock the next one goes at the earliest.
    pub lock_told_every: Duration,
    /// How long a link that unlocks is good.
    pub unlock_link: Duration,
    /// How many links that were asked for one address gets in an hour at most.
    pub links_an_hour: u32,
    /// Over which time refused guesses are counted before one event tells of them.
    pub refusals_told_every: Duration,
}

impl Default for GuardPolicy {
    fn default() -> Self {
        Self {
            free: 3,
            first_wait: Duration::from_secs(1),
            longest_wait: Duration::from_secs(64),
            lock_at: 10,
            own_lane: 5,
            retire_after: 100,
            lock_told_every: Duration::from_hours(1),
            unlock_link: Duration::from_hours(1),
            links_an_hour: 5,
            refusals_told_every: Duration::from_mins(10),
        }
    }
}

impl GuardPolicy {
    /// The wait that the failure of this number costs a source.
    pub fn wait_after(&self, failures: u32) -> Option<Duration> {
        let doublings = failures.checked_sub(self.free + 1)?;
        let wait = self.first_wait.saturating_mul(2_u32.saturating_pow(doublings));
        Some(wait.min(self.longest_wait))
    }

    /// Whether an owner who was last told of a lock then is told of one now.
    pub fn tells_of_lock(&self, last: Option<Timestamp>, now: Timestamp) -> bool {
        last.is_none_or(|last| now.since(last) >= self.lock_told_every)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn three_failures_are_free_and_then_waits_double_to_64_seconds() {
        let policy = GuardPolicy::default();
        let waits: Vec<Option<u64>> =
            (1..=12).map(|n| policy.wait_after(n).map(|wait| wait.as_secs())).collect();
        let seconds = [1, 2, 4, 8, 16, 32, 64, 64, 64].map(Some);
        assert_eq!(waits, [&[None; 3][..], &seconds].concat());
    }
}
