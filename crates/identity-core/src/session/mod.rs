//! Sessions (NIST SP 800-63B-4, section 5): what a signed-in browser or client holds until it ends.
//!
//! A session travels as a [`BearerToken`](crate::kernel::BearerToken) and is stored as its digest.
//! It ends when a person or a revocation ends it, when its lifetime or idle time is over, or when a
//! newer session needs its place. An ended session never becomes live again. Only
//! [`sign_in`](crate::sign_in) creates sessions.
//!
//! The [`SessionAccess`] of a session limits what it may call. A change of a protection requires a
//! [`FreshSession`], and the module `revoke` alone decides what such a change ends.

mod session;
mod access;
mod policy;
mod fresh;
mod ports;
mod authenticate;
mod load;
mod proof_budget;
mod list;
mod rename;
mod end;
mod revoke;

pub use access::{SecondFactorRequired, SessionAccess};
pub(crate) use authenticate::find_live_session;
pub use authenticate::{LiveSession, SignedIn};
pub use end::{EndOutcome, EndSessions};
pub use fresh::FreshSession;
pub(crate) use load::LockedAccount;
pub(crate) use load::{load_caller, load_fresh, load_fresh_even_if_contained, load_live};
pub use policy::{Persistence, SessionPolicy};
#[cfg(any(test, feature = "testing"))]
pub use ports::MockSessions;
pub use ports::{Proven, Sessions};
pub use proof_budget::ProofRefused;
pub(crate) use proof_budget::{count_proof, end_unproven, guess, refuse_proof};
pub use rename::RenameOutcome;
pub(crate) use revoke::Cause;
pub(crate) use revoke::revoke;
pub use session::{Assurance, Session};

#[cfg(test)]
mod tests;
