//! The account-security service: JSON API, pages, command line, and the wiring of the core with its
//! adapters. A library besides a binary, so that tests use the same parts.
//!
//! A process starts in [`command`], and [`wiring`] puts the parts together. [`config`] reads what
//! the operator set, [`http`] is the middleware around every endpoint, [`api`] and [`pages`] are the
//! two faces of the same use cases, and [`workers`] run in the background.
//!
//! Invariant: no rule about accounts is decided here. A face extracts, converts, calls one method
//! of [`Identity`](identity_core::Identity), matches its outcome and renders.

pub mod api;
pub mod app;
pub mod client_cookies;
pub mod command;
pub mod config;
pub mod health;
pub mod http;
pub mod input;
pub mod log;
pub mod operate;
pub mod operations;
pub mod pages;
pub mod qr;
pub mod request;
pub mod view;
pub mod wiring;
pub mod workers;
