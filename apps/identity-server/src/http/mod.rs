//! The HTTP shell: everything between a socket and a handler that does not know what an account is.
//!
//! Promises: every answer that this process writes carries the security headers and a request id;
//! every refusal is one entry of [`problem`]'s table; a request that changes something has proven
//! its origin and runs to its end though its client has gone.
//!
//! Refuses: bodies over 64 KiB, heads that trickle, unknown writers, the word of strangers about
//! where a request comes from. Answers that hyper writes itself (400 and 431 for a head it cannot
//! parse) carry no problem body and no headers of ours; that cannot be changed.
//!
//! Read [`chain`] first: it is the whole journey of a request in one function.

pub mod body;
pub mod chain;
pub mod client_address;
pub mod cookies;
pub mod fail;
pub mod limits;
pub mod middleware;
pub mod operations;
mod per_peer;
pub mod problem;
pub mod public_url;
pub mod request_id;
pub mod routes;
pub mod serve;
pub mod with_cookies;
mod write_deadline;
