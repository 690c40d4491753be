//! The account-security service: the JSON API, the pages, the command line, and the wiring of the
//! core with its adapters. A library besides a binary, so that tests use the same parts.
//!
//! [`command`] is where a process begins and [`wiring`] puts the parts together. [`config`] reads
//! what the operator set, [`http`] is the shell around every endpoint, [`api`] and [`pages`] are
//! the two faces of the same use cases, [`workers`] do what nobody waits for.
//!
//! Invariant: no rule about accounts is decided here. A face extracts, converts, calls one method
//! of [`Identity`](identity_core::Identity), matches its outcome and renders.

pub mod api;
pub mod app;
pub mod command;
pub mod config;
pub mod health;
pub mod http;
pub mod client_cookies;
pub mod log;
pub mod operate;
pub mod pages;
pub mod qr;
pub mod request;
pub mod wiring;
pub mod workers;
