//! Signing in with a password, and a second factor where there is one (ADR 0004).
//!
//! ```text
//!   place in the hash queue ──> unit 1: count the attempt ──> hash, nothing locked
//!     (none: 503, nothing                                          │
//!      was counted)            unit 2: settle, check again <───────┘
//!                                 │            │
//!                                 v            v
//!                              session      pending second factor (10 min, 5 tries)
//!                                              │ unit 3: count, evaluate, settle
//!                                              v
//!                                           session
//! ```
//!
//! Every state of an account (unknown, unconfirmed, wrong password) is refused alike, after the same
//! statements and a hash of the same cost. A counted attempt is settled unless the store fails, so
//! the caller lets it run to its end although the client has gone.
//!
//! A pending sign-in is no session: it can present a factor or be abandoned.

mod attempt;
mod pending;
mod party;
mod progress;
mod ports;
mod mint;
mod sign_in;
mod second_factor;
mod unfinished;

pub use attempt::{Attempt, AttemptEnd};
pub use mint::NewSession;
pub use pending::{DeviceTrust, PendingSignIn, SessionOptions, SignInPolicy};
pub use ports::{Attempts, PendingSignIns};
#[cfg(any(test, feature = "testing"))]
pub use ports::{MockAttempts, MockPendingSignIns};
pub use second_factor::{PresentFactor, PresentFactorOutcome};
pub use sign_in::{SignIn, SignInOutcome, Waiting};

#[cfg(test)]
mod tests;
