//! The clock of the operating system: the one place at which the wall clock is read.

use identity_core::kernel::{Clock, Timestamp};
use std::time::{SystemTime, UNIX_EPOCH};

/// Tells the time of the operating system, to the millisecond.
#[derive(Clone, Copy, Debug, Default)]
pub struct SystemClock;

impl Clock for SystemClock {
    #[expect(clippy::disallowed_methods, reason = "this is the adapter behind the Clock port")]
    fn now(&self) -> Timestamp {
        timestamp(SystemTime::now())
    }
}

fn timestamp(time: SystemTime) -> Timestamp {
    let epoch = Timestamp::from_millis(0);
    match time.duration_since(UNIX_EPOCH) {
        Ok(since) => epoch.after(since),
        Err(before) => epoch.before(before.duration()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::Duration;

    #[test]
    fn instants_on_both_sides_of_the_epoch_are_told_in_milliseconds() {
        let span = Duration::from_millis(1_500);
        assert_eq!(timestamp(UNIX_EPOCH + span).as_millis(), 1_500);
        assert_eq!(timestamp(UNIX_EPOCH - span).as_millis(), -1_500);
    }

    #[test]
    fn the_present_is_after_this_was_written() {
        assert!(SystemClock.now() > Timestamp::from_millis(1_767_225_600_000));
    }
}
