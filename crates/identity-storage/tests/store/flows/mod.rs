//! The use cases from end to end without HTTP, on both engines, with a clock that only the test
//! advances.
#![expect(
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::unchecked_time_subtraction,
    reason = "a test may fail by panicking"
)]

mod incident_containment;
mod incident_histories;
mod credential;
mod delivery;
mod device;
mod email_change_attacks;
mod email_change;
mod email_change_disputes;
mod throttle;
mod recovery_waiting_period;
mod password;
mod recovery;
mod email_change_recovery_email;
mod sign_up;
mod sign_in_second_factor;
mod session;
mod sign_in;
mod rate_limit;
mod reauthentication;
mod story;
mod two_factor;
mod recovery_support;
mod recovery_unlock;
mod risk;
mod retention;
