//! Databases of older versions open with this one, on both engines, and what their owners had still
//! works. `fixtures/README.md` lists the people in them.

#![expect(clippy::unwrap_used, clippy::expect_used, reason = "a test may fail by panicking")]
#![expect(clippy::panic, clippy::indexing_slicing, reason = "a test may fail by panicking")]

#[macro_use]
#[path = "../support/mod.rs"]
mod support;
#[macro_use]
mod fixtures;
mod addresses;
mod audit;
mod migrations;
mod outbox;
mod recoveries;
mod sign_in;

// Each line names a supported version: the module of its tests, and the number of its last
// migration.
upgrades_from! {
    from_0007: 7,
    from_0008: 8,
    from_0009: 9,
}
