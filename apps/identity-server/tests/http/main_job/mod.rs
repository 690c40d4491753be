//! The main job over both faces: get an account, sign in, see and end
//! sessions, change the profile.

#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may fail by panicking")]

mod account;
mod addresses;
mod defence;
mod pages;
mod protection;
mod reading;
mod sessions;
mod sign_in;
mod sign_up;
mod takeovers;
