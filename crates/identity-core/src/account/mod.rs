//! Accounts: who a person is to this service.
//!
//! An account exists from the moment its mailbox is proven (see [`sign_up`](crate::sign_up)) and
//! is found by its address in canonical form. Its row is the lock of everything about it: a unit
//! of work that concerns an account locks it first, so that all of it is serial on every engine.
//! An [`Address`] is one that it has besides its own, had, or is to have.

mod account;
mod address;
mod ports;

pub use account::{Account, DisplayName, DisplayNameError, Protection, Status};
pub use address::{Address, AddressRole, OtherAddresses};
pub use ports::{Accounts, Addresses};
#[cfg(any(test, feature = "testing"))]
pub use ports::{MockAccounts, MockAddresses};
