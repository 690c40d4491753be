//! Signing in with a password, and a second factor where there is one: reserve, hash, settle.
//!
//! ```text
//!   place in the hash queue ──> unit 1: the attempt is counted ──> hash, nothing held
//!     (none: 503, nothing                                             │
//!      was counted)             unit 2: settle, re-check  <───────────┘
//!                                 │            │
//!                                 v            v
//!                              session      waits for the second factor (10 min, 5 tries)
//!                                              │ unit 3: count, judge, session
//!                                              v
//!                                           session
//! ```
//!
//! Every state of an account (unknown, unconfirmed, wrong password) is refused alike, after the
//! same statements and a hash of the same cost. An attempt that was counted is settled, unless the
//! store fails meanwhile: the caller must let this run to its end though its client has gone.
//!
//! What waits for its second factor is no session: it can present a factor or be given up, and
//! nothing else.

mod attempt;
mod pending;
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
