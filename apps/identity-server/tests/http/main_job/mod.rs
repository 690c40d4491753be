//! The main job on pages and in the API: create an account, sign in, review and end sessions,
//! change the profile.

#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may fail by panicking")]

mod profile;
mod email_change;
mod ownership;
mod recovery;
mod pages;
mod security;
mod reading;
mod session;
mod sign_in;
mod sign_up;
mod takeovers;
