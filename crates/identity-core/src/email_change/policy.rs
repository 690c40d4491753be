//! The numbers of addresses.

use std::time::Duration;

/// How an account comes to another address, and back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EmailChangePolicy {
    /// How long a link that confirms an address is good.
    pub link: Duration,
    /// How many links that confirm one address gets in an hour at most.
    pub links_per_hour: u32,
    /// How long a former address can take the account back.
    pub revert_for: Duration,
    /// How long such a right lasts beyond that, for a mail that is handed over late.
    pub delivery: Duration,
    /// How long an address that is taken back waits for objections.
    pub return_after: Duration,
    /// How long the links of a dispute are good: until a person has decided.
    pub dispute: Duration,
    /// How long a removed recovery address can be brought back.
    pub removed_for: Duration,
}

const DAY: Duration = Duration::from_hours(24);

impl Default for EmailChangePolicy {
    fn default() -> Self {
        Self {
            link: Duration::from_hours(1),
            links_per_hour: 5,
            revert_for: DAY * 14,
            delivery: DAY * 2,
            return_after: DAY * 3,
            dispute: DAY * 90,
            removed_for: DAY * 14,
        }
    }
}

impl EmailChangePolicy {
    /// For how long what was replaced may have to be brought back: a change is reverted so late, and
    /// trusts nothing of as long before it.
    pub fn longest_undo(&self) -> Duration {
        self.revert_for * 2 + self.delivery + DAY
    }
}
