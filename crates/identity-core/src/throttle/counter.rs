//! Counters of failed attempts, and their keys.

use super::ThrottlePolicy;
use crate::kernel::{ActionTokenId, DeviceId, SessionId, Source, Timestamp};
use std::time::Duration;
use strum::{EnumString, IntoStaticStr, VariantArray};

/// The kind of secret that a guess aims at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumString, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "snake_case")]
pub enum SecretKind {
    Password,
    SecondFactor,
}

/// The key of a counter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum CounterKey {
    /// All claimants without a known device.
    Strangers,
    /// Those of them from one source. It only decides over waits.
    Source(Source),
    Device(DeviceId),
    /// A live session. Its failures are a column of its own row.
    Session(SessionId),
    Link(ActionTokenId),
}

/// Failed attempts, including those that are being evaluated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AttemptCounter {
    failures: u32,
    since: Timestamp,
    wait_until: Option<Timestamp>,
}

impl AttemptCounter {
    /// A counter without failures.
    pub const fn none(now: Timestamp) -> Self {
        Self { failures: 0, since: now, wait_until: None }
    }

    /// Restores a counter from its failures, the start of its present decay interval and the end of
    /// its wait.
    pub const fn stored(failures: u32, since: Timestamp, wait_until: Option<Timestamp>) -> Self {
        Self { failures, since, wait_until }
    }

    /// The failures that count now.
    pub fn failures(&self, now: Timestamp) -> u32 {
        self.failures.saturating_sub(self.forgotten(now))
    }

    /// The parts that [`stored`](Self::stored) takes.
    pub const fn parts(&self) -> (u32, Timestamp, Option<Timestamp>) {
        (self.failures, self.since, self.wait_until)
    }

    /// The end of the wait, while there is one.
    pub fn retry_after(&self, now: Timestamp) -> Option<Timestamp> {
        self.wait_until.filter(|until| now < *until)
    }

    /// Counts one failure. `wait` returns the wait that the failure of a number causes.
    #[must_use]
    pub(super) fn incremented(
        self,
        now: Timestamp,
        wait: impl Fn(u32) -> Option<Duration>,
    ) -> Self {
        let failures = self.failures(now) + 1;
        let wait_until = wait(failures).map(|wait| now.after(wait));
        Self { failures, since: self.counted_since(now), wait_until }
    }

    /// Takes back a right guess, and its wait.
    #[must_use]
    pub fn decremented(self, now: Timestamp) -> Self {
        let failures = self.failures(now).saturating_sub(1);
        Self { failures, since: self.counted_since(now), wait_until: None }
    }

    fn forgotten(&self, now: Timestamp) -> u32 {
        let days = now.since(self.since).as_millis() / ThrottlePolicy::DECAY_INTERVAL.as_millis();
        u32::try_from(days).unwrap_or(u32::MAX)
    }

    /// The present decay interval goes on when a failure is counted in it.
    fn counted_since(&self, now: Timestamp) -> Timestamp {
        if self.failures(now) == 0 {
            return now;
        }
        self.since.after(ThrottlePolicy::DECAY_INTERVAL.saturating_mul(self.forgotten(now)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const NOW: Timestamp = Timestamp::from_millis(1_800_000_000_000);

    proptest! {
        #[test]
        fn one_failure_a_day_is_forgotten_and_no_more(
            failures in 0_u32..30,
            hours in 0_u64..1000,
            more in 0_u64..48,
        ) {
            let count = AttemptCounter::stored(failures, NOW, None);
            let then = NOW.after(Duration::from_hours(hours));
            let forgotten = u32::try_from(hours / 24).unwrap();
            prop_assert_eq!(count.failures(then), failures.saturating_sub(forgotten));
            // Counting one more neither forgives a failure nor restarts the decay interval.
            let counted = count.incremented(then, |_| None);
            prop_assert_eq!(counted.failures(then), count.failures(then) + 1);
            let later = then.after(Duration::from_hours(more));
            let whole = if count.failures(then) == 0 { more / 24 } else { (hours + more) / 24 - hours / 24 };
            let left = (count.failures(then) + 1).saturating_sub(u32::try_from(whole).unwrap());
            prop_assert_eq!(counted.failures(later), left);
        }

        #[test]
        fn what_was_right_leaves_the_lane_as_it_was(failures in 0_u32..30, hours in 0_u64..1000) {
            let then = NOW.after(Duration::from_hours(hours));
            let count = AttemptCounter::stored(failures, NOW, None);
            let wait = |_| Some(Duration::from_secs(64));
            let after = count.incremented(then, wait).decremented(then);
            prop_assert_eq!(after.failures(then), count.failures(then));
            prop_assert_eq!(after.retry_after(then), None);
        }
    }
}
