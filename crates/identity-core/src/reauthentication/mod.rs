//! A person proves once more who they are, in a live session, before something that matters.
//!
//! It takes every factor that the account has: the password and, where there is a second factor,
//! that one with a code later than the last. The session gets a new token. Five proofs that fail,
//! on whatever path, end the session.

mod reauthenticate;

pub use reauthenticate::{Reauthenticate, ReauthenticateOutcome};
