//! Rate limits: one network may spend only its allowance, over all accounts together (RFC 6585; ADR
//! 0019).
//!
//! [Throttling](crate::throttle) protects one account from many sources; rate limits protect all
//! accounts from one source. A spent allowance refills evenly (generic cell rate algorithm, ITU-T
//! I.371), so that a full one can be spent at once, and the same amount again in an hour:
//!
//! ```text
//!   203.0.113.7/32 ─┐                       2001:db8:1:2::/64 ─┐
//!                   ├─ 203.0.113.0/24       2001:db8:1::/56   ─┤
//!                   │                       2001:db8:1::/48   ─┘
//!   failures, accounts failed at, registrations, mails requested: each network has an allowance,
//!   each wider one has a larger one, and all of them must have enough left
//! ```
//!
//! - **Many sources of one network are one.** An attacker with a /24 or a /48 has the allowance of
//!   that network.
//! - **A right password is refunded** to every network that paid for it, so that an office behind
//!   one address can sign in. Nothing else is cleared.
//! - **Known devices, live sessions and mailed links pay nothing** at their own account, so that a
//!   crowd behind the owner's address cannot lock the owner out.
//! - **A refusal writes nothing.** The process remembers in bounded memory which networks have to
//!   wait, and refuses them without a query.
//! - **The answer depends on the source only**, never on an account.
//!
//! A network is stored as a keyed pseudonym, and deleted when its allowance has refilled.

mod network;
mod bucket;
mod policy;
mod local_cache;
mod ports;
mod spend;

pub use bucket::{Allowance, Bucket, Cost, SpendOutcome};
pub(crate) use local_cache::LocalCache;
pub use network::Network;
pub use policy::RateLimitPolicy;
#[cfg(any(test, feature = "testing"))]
pub use ports::MockRateLimitBuckets;
pub use ports::RateLimitBuckets;
pub(crate) use spend::Spending;
pub(crate) use spend::{rate_limited_until, refund, spend};

use crate::kernel::Timestamp;

/// Outcome of a request for a mail. It never reveals whether a mail is sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asked {
    /// The request was handled.
    Accepted,
    /// Rate limited until then. Nothing was done.
    RetryAfter(Timestamp),
}
