//! Limits of repeated mails.

use crate::kernel::Timestamp;
use std::time::Duration;

/// The limits of mails that repeat an earlier one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotifyPolicy {
    /// Mails of one kind within this time are repeats. It is much shorter than the lifetime of
    /// every requested link, so that the link of the earlier mail is still good.
    pub repeat_window: Duration,
}

impl Default for NotifyPolicy {
    fn default() -> Self {
        Self { repeat_window: Duration::from_mins(10) }
    }
}

impl NotifyPolicy {
    /// Returns whether a request for a mail repeats the one of `last`, which is in the mailbox and
    /// still good. A repeat queues nothing. So a mailbox gets at most six mails of a kind in an
    /// hour, and no stranger can use them up: after any request the owner has a good one.
    pub fn is_repeat(&self, last: Option<Timestamp>, now: Timestamp) -> bool {
        last.is_some_and(|last| now.since(last) < self.repeat_window)
    }

    /// Returns the time at which an alert is due that repeats the mail of `last`, or `None` for one
    /// that is due at once.
    pub fn repeat_due_at(&self, last: Option<Timestamp>, now: Timestamp) -> Option<Timestamp> {
        last.filter(|_| self.is_repeat(last, now)).map(|last| last.after(self.repeat_window))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const NOW: Timestamp = Timestamp::from_millis(1_800_000_000_000);
    const HOUR: Duration = Duration::from_hours(1);
    /// The shortest lifetime of a requested link.
    const LIFETIME: Duration = HOUR;

    /// Asks after each of these waits, and returns the times of the requests and of the mails.
    fn asked(waits: &[u64]) -> (Vec<Timestamp>, Vec<Timestamp>) {
        let (policy, mut now) = (NotifyPolicy::default(), NOW);
        let (mut requests, mut mails) = (Vec::new(), Vec::new());
        for wait in waits {
            now = now.after(Duration::from_secs(*wait));
            requests.push(now);
            let open = |mail: &Timestamp| now < mail.after(LIFETIME);
            if !policy.is_repeat(mails.last().copied().filter(open), now) {
                mails.push(now);
            }
        }
        (requests, mails)
    }

    proptest! {
        #[test]
        fn six_mails_at_most_are_queued_in_an_hour(
            waits in prop::collection::vec(0_u64..900, 1..400),
        ) {
            let (_, mails) = asked(&waits);
            for from in &mails {
                let within = |mail: &&Timestamp| *mail >= from && mail.since(*from) < HOUR;
                prop_assert!(mails.iter().filter(within).count() <= 6);
            }
        }

        #[test]
        fn every_request_leaves_a_link_that_is_good_for_fifty_minutes(
            waits in prop::collection::vec(0_u64..9000, 1..200),
        ) {
            let (requests, mails) = asked(&waits);
            for request in requests {
                let good = |mail: &Timestamp| {
                    let end = mail.after(LIFETIME);
                    *mail <= request && end >= request.after(Duration::from_mins(50))
                };
                prop_assert!(mails.iter().any(good));
            }
        }

        #[test]
        fn a_repeated_alert_is_due_ten_minutes_after_the_last_one(wait in 0_u64..1200) {
            let policy = NotifyPolicy::default();
            let (last, now) = (Some(NOW), NOW.after(Duration::from_secs(wait)));
            let due = (wait < 600).then(|| NOW.after(Duration::from_mins(10)));
            prop_assert_eq!(policy.repeat_due_at(last, now), due);
            prop_assert_eq!(policy.repeat_due_at(None, now), None);
        }

        #[test]
        fn a_used_link_is_replaced_at_once(wait in 0_u64..100_000) {
            let now = NOW.after(Duration::from_secs(wait));
            prop_assert!(!NotifyPolicy::default().is_repeat(None, now));
        }
    }
}
