//! The use cases from end to end, without a face: what a person does and what becomes of it, on
//! each engine, with a clock that stands until it is told to go.
#![expect(
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::unchecked_time_subtraction,
    reason = "a test may fail by panicking"
)]

mod containment;
mod containment_histories;
mod credentials;
mod delivery;
mod devices;
mod dispute_attacks;
mod email_change;
mod email_disputes;
mod guessing;
mod holds;
mod passwords;
mod recovery;
mod recovery_email;
mod registration;
mod second_factor;
mod sessions;
mod sign_in;
mod sources;
mod reauthentication;
mod story;
mod two_factor;
mod unlocking;
mod risk;
mod upkeep;
