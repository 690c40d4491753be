//! The clock of the operating system. No other code reads the wall clock.
//!
//! It never goes back while the process lives, so that an expired session, token or lock stays
//! expired when the wall clock is set back. The time then stands still until the wall clock has
//! caught up.

use identity_core::kernel::{Clock, Timestamp};
use std::{
    sync::atomic::{AtomicBool, AtomicI64, Ordering},
    time::{Duration, SystemTime, UNIX_EPOCH},
};

/// Returns the time of the operating system in milliseconds, never an earlier one than before.
#[derive(Clone, Copy, Debug, Default)]
pub struct SystemClock;

/// The latest time that this process has seen, in milliseconds since the Unix epoch.
static LATEST: AtomicI64 = AtomicI64::new(i64::MIN);
static LOGGED: AtomicBool = AtomicBool::new(false);
/// A larger step back is logged, once.
const MAX_STEP_BACK: Duration = Duration::from_secs(5);

impl Clock for SystemClock {
    #[expect(clippy::disallowed_methods, reason = "this is the adapter behind the Clock port")]
    fn now(&self) -> Timestamp {
        let wall = timestamp(SystemTime::now());
        let now = never_back(&LATEST, wall);
        let behind = now.since(wall);
        if behind > MAX_STEP_BACK && !LOGGED.swap(true, Ordering::Relaxed) {
            let seconds = behind.as_secs();
            tracing::warn!(
                seconds,
                "the clock was set back: time stands still until it catches up"
            );
        }
        now
    }
}

/// Returns the later of the wall clock and the latest time seen.
fn never_back(latest: &AtomicI64, wall: Timestamp) -> Timestamp {
    let before = latest.fetch_max(wall.as_millis(), Ordering::Relaxed);
    wall.max(Timestamp::from_millis(before))
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

    #[test]
    fn instants_before_and_after_the_epoch_are_in_milliseconds() {
        let span = Duration::from_millis(1_500);
        assert_eq!(timestamp(UNIX_EPOCH + span).as_millis(), 1_500);
        assert_eq!(timestamp(UNIX_EPOCH - span).as_millis(), -1_500);
    }

    #[test]
    fn time_stands_still_after_a_step_back_until_the_wall_clock_has_caught_up() {
        let latest = AtomicI64::new(i64::MIN);
        let notified = [-5, 1_000, 400, 999, 1_001]
            .map(|wall| never_back(&latest, Timestamp::from_millis(wall)).as_millis());
        assert_eq!(notified, [-5, 1_000, 1_000, 1_000, 1_001]);
    }

    #[test]
    fn now_is_later_than_this_test_was_written() {
        assert!(SystemClock.now() > Timestamp::from_millis(1_767_225_600_000));
    }
}
