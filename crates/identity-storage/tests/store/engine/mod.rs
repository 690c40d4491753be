//! What the engines owe beyond the contract: who may open a database, with which key, what the
//! schema is, and what a copy of it gives away.
#![expect(
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may fail by panicking"
)]

mod encodings;
mod keys;
mod marked_values;
mod opening;
