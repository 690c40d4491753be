//! Limits of alerts.

use std::time::Duration;

/// Limits of the mails about sign-ins.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotifyPolicy {
    /// Mails of one kind within this time are repeats.
    pub repeat_window: Duration,
    /// Repeats that are sent. An attacker who knows the password must not fill the mailbox.
    pub max_repeats: u32,
}

impl Default for NotifyPolicy {
    fn default() -> Self {
        Self { repeat_window: Duration::from_mins(10), max_repeats: 3 }
    }
}
