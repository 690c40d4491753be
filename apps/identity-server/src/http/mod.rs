//! The HTTP shell: everything between a socket and a handler that is not about accounts.
//!
//! Every answer that this process writes carries the security headers and a request id. Every
//! refusal is an entry of the table in [`problem`]. A request that changes something has proven its
//! origin and runs to its end even if its client disconnects.
//!
//! Bodies over 64 KiB, slow heads and forwarding headers from untrusted peers are refused or
//! ignored. hyper itself answers 400 and 431 for a head it cannot parse, without a problem body and
//! without these headers.
//!
//! Read [`chain`] first. It shows the path of a request in one function.

pub mod body;
pub mod chain;
pub mod client_address;
pub mod cookies;
pub mod fail;
pub mod limits;
pub mod middleware;
mod per_peer;
pub mod problem;
pub mod public_url;
pub mod request_id;
pub mod routes;
pub mod serve;
pub mod with_cookies;
mod write_deadline;
