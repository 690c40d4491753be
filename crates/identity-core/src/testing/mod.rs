//! Shared parts of the tests of this crate and its adapters: a fixed clock, seeded randomness,
//! builders, a unit of automocks and the contract of the store ([`contract`]).
#![expect(clippy::expect_used, clippy::missing_panics_doc, reason = "for tests")]

mod authenticator;
pub mod build;
pub mod contract;
pub mod drill;
pub mod ownership_game;
mod throttle_model;
mod ports;
mod unit;

pub use authenticator::Authenticator;
pub use ports::{
    AcceptsEveryPassword, FixedClock, PlainCodes, PlainHasher, SeededEntropy, ShiftedTokens,
};
pub use throttle_model::ThrottleModel;
pub use unit::{MockStore, MockUnit, ports};
