//! The numbers of a recovery.

use crate::kernel::Email;
use std::time::Duration;

/// What the mailbox alone comes to where there is a second factor.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum MailboxOnly {
    /// It waits, so that the owner can object.
    #[default]
    Hold,
    /// A person decides.
    Staff,
}

/// How an account comes back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RecoveryPolicy {
    /// How long a link is good.
    pub link: Duration,
    /// How long "this was not me" is good.
    pub report_link: Duration,
    /// How many links that were asked for one address gets in an hour at most.
    pub links_per_hour: u32,
    /// What the mailbox alone comes to where there is a second factor.
    pub mailbox_only: MailboxOnly,
    /// How long it then waits.
    pub mailbox_hold: Duration,
    /// How long the mailbox and the password wait.
    pub password_hold: Duration,
    /// For how long one that has waited can be completed.
    pub ready_for: Duration,
    /// How long after a cancelled one no other waits.
    pub rest_after_cancel: Duration,
    /// Within which time a second one that waits is a person's to decide.
    pub second_hold_within: Duration,
    /// How long after a sign-in that nobody finished its owner is told.
    pub unfinished_after: Duration,
    /// Where requests for help go, if anywhere.
    pub support: Option<Email>,
}

const DAY: Duration = Duration::from_hours(24);

impl Default for RecoveryPolicy {
    fn default() -> Self {
        Self {
            link: Duration::from_hours(1),
            report_link: DAY * 14,
            links_per_hour: 5,
            mailbox_only: MailboxOnly::Hold,
            mailbox_hold: DAY * 3,
            password_hold: DAY,
            ready_for: DAY * 7,
            rest_after_cancel: DAY * 7,
            second_hold_within: DAY * 30,
            unfinished_after: Duration::from_mins(10),
            support: None,
        }
    }
}
