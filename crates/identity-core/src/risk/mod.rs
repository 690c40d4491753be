//! Risk-based authentication: assesses a sign-in whose proofs were all right.
//!
//! ```text
//!   facts about account, device and source ──> signals, each with a weight ──> score
//!        0: allow       below the threshold: notify the owner       at the threshold: lock
//! ```
//!
//! - **A right password is not enough when everything else is wrong.** At the threshold the account
//!   locks for strangers, as it does after too many failures, and the owner unlocks it with a
//!   mailed link. The response is that of a wrong password.
//! - **A known device or a second factor prevents the lock.** The owner is notified instead.
//! - **Places are a hint.** Without a database of places the signals of places never apply, and
//!   everything else works.
//! - **Every decision can be explained.** The event of the sign-in or of the lock contains the
//!   signals and the score.
//!
//! `docs/risk.md` lists the signals for operators.

mod place;
mod signal;
mod assess;
mod gather;

pub use assess::{Assessment, PriorSignIn, Reaction, RiskInput, assess};
pub(crate) use gather::VerifiedSignIn;
pub(crate) use gather::assess_risk;
pub use place::{NoPlaces, Place, PlaceFinder, Position};
pub use signal::{RiskPolicy, RiskSignal};
