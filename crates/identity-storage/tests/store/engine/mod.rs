//! Engine guarantees beyond the store contract: who can open a database and with which key, its
//! schema, and what a copy of it reveals.
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
