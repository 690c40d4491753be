//! What was spent and has not flowed back yet. Pure.

use crate::kernel::Timestamp;
use std::time::Duration;

/// What is spent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Cost {
    /// A guess of a stranger.
    Failure,
    /// An account, or an address without one, at which nobody from there guessed of late.
    Account,
    /// A registration.
    Registration,
    /// A mail that is asked for.
    Mail,
}

impl Cost {
    /// All of them, in the order in which they are spent.
    pub const ALL: [Self; 4] = [Self::Failure, Self::Account, Self::Registration, Self::Mail];

    /// The name in the store.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Failure => "failure",
            Self::Account => "account",
            Self::Registration => "registration",
            Self::Mail => "mail",
        }
    }
}

/// How much may be spent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Allowance {
    /// How many at once.
    pub units: u32,
    /// In which time they all flow back.
    pub over: Duration,
}

impl Allowance {
    /// In which time one flows back.
    pub fn cost(&self) -> Duration {
        self.over / self.units.max(1)
    }
}

/// Until when what was spent has flowed back: the generic cell rate algorithm (ITU-T I.371), whose
/// whole state is one instant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bucket(Timestamp);

impl Bucket {
    /// As it was stored.
    pub const fn stored(refilled_at: Timestamp) -> Self {
        Self(refilled_at)
    }

    /// What is stored.
    pub const fn refilled_at(self) -> Timestamp {
        self.0
    }

    /// Nothing spent.
    pub const fn none(now: Timestamp) -> Self {
        Self(now)
    }

    /// One spent; or when one can be, at the earliest.
    pub fn spend(self, allowance: Allowance, now: Timestamp) -> Result<Self, Timestamp> {
        let spent = self.0.max(now).after(allowance.cost());
        if spent <= now.after(allowance.over) {
            Ok(Self(spent))
        } else {
            Err(spent.before(allowance.over))
        }
    }

    /// How many are spent and have not flowed back.
    pub fn spent(self, allowance: Allowance, now: Timestamp) -> u32 {
        let cost = allowance.cost().as_millis().max(1);
        let spent = self.0.since(now).as_millis().div_ceil(cost);
        u32::try_from(spent).unwrap_or(u32::MAX)
    }

    /// One given back.
    #[must_use]
    pub fn give_back(self, allowance: Allowance) -> Self {
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
        fn in_no_time_is_more_spent_than_the_allowance_and_what_flowed_back(
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
            // What is spent at once is the allowance, whole.
            let at_once = (0..1000).scan(Bucket::none(NOW), |bucket, _| {
                *bucket = bucket.spend(allowance, NOW).ok()?;
                Some(())
            });
            prop_assert_eq!(at_once.count(), units as usize);
        }

        #[test]
        fn the_told_wait_is_long_enough_and_no_longer(units in 1_u32..100, early in 1_u64..1000) {
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
        fn what_is_given_back_can_be_spent_again(units in 1_u32..100) {
            let allowance = Allowance { units, over: HOUR };
            let mut bucket = Bucket::none(NOW);
            for _ in 0..500 {
                let spent = bucket.spend(allowance, NOW).unwrap();
                prop_assert_eq!(spent.spent(allowance, NOW), 1);
                bucket = spent.give_back(allowance);
                prop_assert_eq!(bucket.spent(allowance, NOW), 0);
            }
        }
    }
}
