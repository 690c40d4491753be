//! Unusual activity: what is strange about a sign-in whose proofs were all right.
//!
//! ```text
//!   what is known of the account and of the source ──> signals, each with a weight ──> a sum
//!        0: usual        below the threshold: the owner is told        at it: the account locks
//! ```
//!
//! - **A right password is not enough where everything else is wrong.** At the threshold the
//!   account locks for strangers, as for guessing, and the owner opens it with a mailed link. The
//!   answer is that of a wrong password.
//! - **A known device and a second factor lock nothing**: there the owner is told.
//! - **Places are a hint.** Without a database of places the signals of places are silent, and all
//!   else works.
//! - **Every decision can be explained**: the event of the sign-in, or of the lock, names the
//!   signals and the sum.
//!
//! `docs/risk.md` tells the signals for operators.

mod place;
mod signal;
mod assess;
mod gather;

pub use assess::{Assessment, PriorSignIn, Reaction, RiskInput, assess};
pub(crate) use gather::VerifiedSignIn;
pub use place::{NoPlaces, Place, PlaceFinder, Position};
pub use signal::{RiskPolicy, RiskSignal};
