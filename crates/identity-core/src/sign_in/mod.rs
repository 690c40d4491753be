//! Signing in with a password: reserve, hash, settle.
//!
//! ```text
//!   place in the hash queue ──> unit 1: the attempt is counted ──> hash, nothing held
//!     (none: 503, nothing                                             │
//!      was counted)             unit 2: settle, re-check, session <───┘
//! ```
//!
//! Every state of an account (unknown, unconfirmed, wrong password) is refused alike, after the
//! same statements and a hash of the same cost. An attempt that was counted is settled, unless the
//! store fails meanwhile: the caller must let this run to its end though its client has gone.

mod attempt;
mod ports;
mod sign_in;

pub use attempt::{Attempt, AttemptEnd};
pub use ports::Attempts;
#[cfg(any(test, feature = "testing"))]
pub use ports::MockAttempts;
pub use sign_in::{NewSession, SignIn, SignInOutcome};

#[cfg(test)]
mod tests;
