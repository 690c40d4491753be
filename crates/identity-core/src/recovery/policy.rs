//! The numbers of a recovery.

use crate::{
    kernel::Email,
    ownership::{MailboxOnly, OwnershipPolicy},
};
use std::time::Duration;

/// Limits and time spans of recoveries, and of links that unlock or report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RecoveryPolicy {
    /// Lifetime of a recovery link.
    pub link: Duration,
    /// Lifetime of the report link in an alert.
    pub report_link: Duration,
    pub mailbox_only: MailboxOnly,
    /// Waiting period with the mailbox alone.
    pub mailbox_wait: Duration,
    /// Waiting period with mailbox and password, or with both addresses.
    pub password_wait: Duration,
    /// Time in which a recovery can be completed after its waiting period.
    pub ready_for: Duration,
    /// Time after a cancelled recovery in which no other may wait.
    pub pause_after_cancel: Duration,
    /// Time after a cancelled recovery in which another one has to be decided by support.
    pub second_wait_within: Duration,
    /// Age at which the owner is notified of a sign-in without its second factor.
    pub unfinished_after: Duration,
    /// Recipient of requests for help.
    pub support: Option<Email>,
}

const DAY: Duration = Duration::from_hours(24);

impl Default for RecoveryPolicy {
    fn default() -> Self {
        let ownership = OwnershipPolicy::default();
        Self {
            link: Duration::from_hours(1),
            report_link: DAY * 14,
            mailbox_only: MailboxOnly::Complete,
            mailbox_wait: ownership.one_mailbox,
            password_wait: ownership.two_classes,
            ready_for: DAY * 7,
            pause_after_cancel: DAY * 7,
            second_wait_within: DAY * 30,
            unfinished_after: Duration::from_mins(10),
            support: None,
        }
    }
}
