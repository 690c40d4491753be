//! The numbers of a recovery.

use crate::kernel::Email;
use std::time::Duration;

/// Limits and time spans of recoveries, and of links that unlock or report. The waiting periods are
/// those of the [`OwnershipPolicy`](crate::ownership::OwnershipPolicy).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RecoveryPolicy {
    /// Lifetime of a recovery link.
    pub link: Duration,
    /// Lifetime of the report link in an alert.
    pub report_link: Duration,
    /// Time in which a recovery can be completed after its waiting period.
    pub ready_for: Duration,
    /// Maximum time by which a late notice extends a waiting period.
    pub notice_delay: Duration,
    /// Age at which the owner is notified of a sign-in without its second factor.
    pub unfinished_after: Duration,
    /// Recipient of requests for help.
    pub support: Option<Email>,
}

const DAY: Duration = Duration::from_hours(24);

impl Default for RecoveryPolicy {
    fn default() -> Self {
        Self {
            link: Duration::from_hours(1),
            report_link: DAY * 14,
            ready_for: DAY * 7,
            notice_delay: DAY,
            unfinished_after: Duration::from_mins(10),
            support: None,
        }
    }
}
