//! The bucket of one network and cost. Pure.

use crate::kernel::Timestamp;
use std::time::Duration;
use strum::{EnumString, IntoStaticStr, VariantArray};

/// The actions that spend an allowance, in the order in which they are spent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumString, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "snake_case")]
pub enum Cost {
    /// An attempt of a stranger.
    Failure,
    /// An attempt at an account, or at an address without one, at which this source did not fail
    /// recently.
    Account,
    Registration,
    /// A requested mail.
    Mail,
}

/// The amount that one network may spend.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Allowance {
    /// Units that can be spent at once.
    pub units: u32,
    /// Time in which all units refill.
    pub over: Duration,
}

impl Allowance {
    /// Returns the time in which one unit refills.
    pub fn cost(&self) -> Duration {
        self.over / self.units.max(1)
    }
}

/// The time at which everything spent has refilled. This instant is the whole state of the generic
/// cell rate algorithm (ITU-T I.371), its theoretical arrival time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bucket(Timestamp);

/// Outcome of spending one unit of a stored bucket.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SpendOutcome {
    /// The bucket with the unit spent.
    Spent(Bucket),
    /// Nothing is spent. This is the earliest time at which one unit can be spent.
    RetryAfter(Timestamp),
}

impl From<Result<Bucket, Timestamp>> for SpendOutcome {
    fn from(spent: Result<Bucket, Timestamp>) -> Self {
        match spent {
            Ok(bucket) => Self::Spent(bucket),
            Err(until) => Self::RetryAfter(until),
        }
    }
}

impl Bucket {
    /// Wraps a stored instant.
    pub const fn stored(refilled_at: Timestamp) -> Self {
        Self(refilled_at)
    }

    /// Returns the instant that is stored.
    pub const fn refilled_at(self) -> Timestamp {
        self.0
    }

    /// Creates a bucket with nothing spent.
    pub const fn none(now: Timestamp) -> Self {
        Self(now)
    }

    /// Spends one unit, or returns the earliest time at which one can be spent.
    pub fn spend(self, allowance: Allowance, now: Timestamp) -> Result<Self, Timestamp> {
        let spent = self.0.max(now).after(allowance.cost());
        if spent <= now.after(allowance.over) {
            Ok(Self(spent))
        } else {
            Err(spent.before(allowance.over))
        }
    }

    /// Returns the number of units that are spent and have not refilled.
    pub fn spent(self, allowance: Allowance, now: Timestamp) -> u32 {
        let cost = allowance.cost().as_millis().max(1);
        let spent = self.0.since(now).as_millis().div_ceil(cost);
        u32::try_from(spent).unwrap_or(u32::MAX)
    }

    /// Refunds one unit.
    #[must_use]
    pub fn refund(self, allowance: Allowance) -> Self {
        Self(self.0.before(allowance.cost()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const NOW: Timestamp = Timestamp::from_millis(1_800_000_000_000);
    const HOUR: Duration = Duration::from_hours(1);

    proptest! {
        #[test]
        fn spending_never_exceeds_the_allowance_and_its_refill(
            units in 1_u32..100,
            waits in prop::collection::vec(0_u64..600_000, 1..300),
        ) {
            let allowance = Allowance { units, over: HOUR };
            let (mut bucket, mut now, mut spent) = (Bucket::none(NOW), NOW, Vec::new());
            for wait in waits {
                now = now.after(Duration::from_millis(wait));
                if let Ok(next) = bucket.spend(allowance, now) {
                    bucket = next;
                    spent.push(now);
                }
            }
            for (index, from) in spent.iter().enumerate() {
                for (count, to) in (1_u32..).zip(&spent[index..]) {
                    let back = to.since(*from).as_millis() / allowance.cost().as_millis();
                    prop_assert!(count <= units + u32::try_from(back).unwrap() + 1);
                }
            }
            // The whole allowance can be spent at once.
            let at_once = (0..1000).scan(Bucket::none(NOW), |bucket, _| {
                *bucket = bucket.spend(allowance, NOW).ok()?;
                Some(())
            });
            prop_assert_eq!(at_once.count(), units as usize);
        }

        #[test]
        fn returned_wait_is_exact(units in 1_u32..100, early in 1_u64..1000) {
            let allowance = Allowance { units, over: HOUR };
            let mut bucket = Bucket::none(NOW);
            let until = loop {
                match bucket.spend(allowance, NOW) {
                    Ok(next) => bucket = next,
                    Err(until) => break until,
                }
            };
            prop_assert!(until > NOW);
            prop_assert!(bucket.spend(allowance, until).is_ok());
            let before = until.before(Duration::from_millis(early));
            prop_assert_eq!(bucket.spend(allowance, before.max(NOW)), Err(until));
        }

        #[test]
        fn refunded_unit_can_be_spent_again(units in 1_u32..100) {
            let allowance = Allowance { units, over: HOUR };
            let mut bucket = Bucket::none(NOW);
            for _ in 0..500 {
                let spent = bucket.spend(allowance, NOW).unwrap();
                prop_assert_eq!(spent.spent(allowance, NOW), 1);
                bucket = spent.refund(allowance);
                prop_assert_eq!(bucket.spent(allowance, NOW), 0);
            }
        }
    }
}
