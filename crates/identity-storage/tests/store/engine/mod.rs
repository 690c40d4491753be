//! What the engines owe beyond the contract: who may open a database, with which key, what the
//! schema is, and what a copy of it gives away.
#![expect(
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may fail by panicking"
)]

#[path = "../support/mod.rs"]
#[macro_use]
mod support;

mod encodings;
mod keys;
mod marked_values;
mod opening;
