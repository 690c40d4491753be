//! Sessions: a browser or a client that proved who it is, until it ends.
//!
//! A session travels as a [`BearerToken`](crate::kernel::BearerToken) and rests as its digest.
//! It ends by its owner's hand, by its lifetime, by its idle time, or because a newer one needs
//! its place; nothing revives it. Only [`sign_in`](crate::sign_in) makes one.
//!
//! What a session may call is its [`SessionAccess`]. What changes a protection takes a [`FreshSession`],
//! and what ends because of such a change stands in one place, `revoke`.

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
pub use authenticate::{LiveSession, SignedIn};
pub use end::{EndOutcome, EndSessions};
pub use fresh::FreshSession;
pub(crate) use load::LockedAccount;
pub use policy::{Persistence, SessionPolicy};
#[cfg(any(test, feature = "testing"))]
pub use ports::MockSessions;
pub use ports::{Proven, Sessions};
pub use proof_budget::ProofRefused;
pub use rename::RenameOutcome;
pub(crate) use revoke::Cause;
pub use session::{Assurance, Session};

#[cfg(test)]
mod tests;
