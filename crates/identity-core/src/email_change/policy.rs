//! The numbers of an email change.

use std::time::Duration;

/// Limits and time spans of an email change, of its revert, and of recovery emails.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EmailChangePolicy {
    /// Lifetime of a link that confirms an address.
    pub link: Duration,
    /// Time in which a former address can revert the change.
    pub revert_for: Duration,
    /// Extra time for the revert, because its mail may be delivered late.
    pub delivery: Duration,
    /// Time in which the current address can object to a revert.
    pub restore_after: Duration,
    /// Lifetime of the links of a dispute, which support has to decide.
    pub dispute: Duration,
    /// Time in which a removed recovery email can be restored.
    pub removed_for: Duration,
}

const DAY: Duration = Duration::from_hours(24);

impl Default for EmailChangePolicy {
    fn default() -> Self {
        Self {
            link: Duration::from_hours(1),
            revert_for: DAY * 14,
            delivery: DAY * 2,
            restore_after: DAY * 3,
            dispute: DAY * 90,
            removed_for: DAY * 14,
        }
    }
}

impl EmailChangePolicy {
    /// Returns how long replaced data has to be kept. A revert can come `revert_for` and `delivery`
    /// after the change, and it also restores what was replaced up to `revert_for` before the change.
    pub fn longest_undo(&self) -> Duration {
        self.revert_for * 2 + self.delivery + DAY
    }
}
