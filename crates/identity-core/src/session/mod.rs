//! Sessions: a browser or a client that proved who it is, until it ends.
//!
//! A session travels as a [`BearerToken`](crate::kernel::BearerToken) and rests as its digest.
//! It ends by its owner's hand, by its lifetime, by its idle time, or because a newer one needs
//! its place; nothing revives it. Only [`sign_in`](crate::sign_in) makes one.

mod session;
mod policy;
mod ports;
mod hold;
mod authenticate;
mod list;
mod end;

pub use authenticate::SignedIn;
pub use end::{EndOutcome, EndSessions};
pub use policy::{Persistence, SessionPolicy};
#[cfg(any(test, feature = "testing"))]
pub use ports::MockSessions;
pub use ports::Sessions;
pub use session::{Assurance, Reach, Session};

#[cfg(test)]
mod tests;
