//! Reauthentication in a live session, before a protection is changed (NIST SP 800-63B-4, section
//! 5.2; OWASP ASVS 5.0, 7.5.1).
//!
//! It takes every factor of the account: the password and, where there is a second factor, a code
//! later than the last accepted one. The session gets a new token. Five wrong proofs, on any path,
//! end the session.

mod reauthenticate;

pub use reauthenticate::{Reauthenticate, ReauthenticateOutcome};
