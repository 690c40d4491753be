//! Sources: how much one network may spend, however many accounts it aims at.
//!
//! The [guard](crate::guard) protects one account from many sources; this protects all accounts
//! from one. What is spent flows back evenly with time, so that a full allowance can be spent at
//! once and an hour's worth in an hour:
//!
//! ```text
//!   203.0.113.7/32 ─┐                       2001:db8:1:2::/64 ─┐
//!                   ├─ 203.0.113.0/24       2001:db8:1::/56   ─┤
//!                   │                       2001:db8:1::/48   ─┘
//!   failures, accounts failed at, registrations, mails asked for: each network has an allowance,
//!   each wider one a larger one, and what any of them lacks is refused
//! ```
//!
//! - **Many sources of one network are one**: who has a /24 or a /48 has no more than it.
//! - **A guess that was right is given back**, to those it was taken from: an office behind one
//!   address can sign in. It clears nothing else.
//! - **Known devices, live sessions and mailed links pay nothing** at their own account: a crowd
//!   behind the owner's address does not keep the owner out.
//! - **What is refused writes nothing**: the process remembers in bounded memory which networks
//!   have to wait, and refuses without asking the database.
//! - **The answer tells of the source alone**, never of an account.
//!
//! A network rests as a keyed pseudonym, and is forgotten when all of it has flowed back.

mod network;
mod bucket;
mod policy;
mod local_cache;
mod ports;
mod spend;

pub use bucket::{Allowance, Bucket, Cost};
pub(crate) use local_cache::LocalCache;
pub use network::Network;
pub use policy::RateLimitPolicy;
#[cfg(any(test, feature = "testing"))]
pub use ports::MockRateLimitBuckets;
pub use ports::RateLimitBuckets;
pub(crate) use spend::Spending;

use crate::kernel::Timestamp;

/// What becomes of a wish for a mail. It says nothing of whether one goes out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asked {
    /// What there is to be done is done.
    Accepted,
    /// Too many wishes from there: not before then. Nothing was done.
    RetryAfter(Timestamp),
}
