//! Times and durations.

use identity_core::kernel::Timestamp;

use crate::app::App;

/// Formats a time as RFC 3339 in UTC.
pub fn rfc3339(at: Timestamp) -> String {
    jiff::Timestamp::from_millisecond(at.as_millis())
        .map(|instant| instant.to_string())
        .unwrap_or_default()
}

/// Returns the whole seconds until a time, rounded up.
pub fn seconds_until(app: &App, until: Timestamp) -> u64 {
    let left = until.since(app.clock.now());
    left.as_secs() + u64::from(left.subsec_nanos() > 0)
}
