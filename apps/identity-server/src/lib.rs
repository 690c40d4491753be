//! The server as a library, so that its tests and its binary use the same parts.
//!
//! `config` reads what the operator set, `log` says where messages go, `http` is the shell around
//! every endpoint: sockets, limits, refusals and headers. None of them knows what an account is.

pub mod config;
pub mod http;
pub mod log;
