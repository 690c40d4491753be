//! Accounts (NIST SP 800-63-4, "subscriber account") and the addresses beside their own.
//!
//! An account exists from the moment its mailbox is proven (ADR 0003, see
//! [`sign_up`](crate::sign_up)) and is found by its address in canonical form. Every unit of work
//! that concerns an account locks its row first, so that changes to one account are serial on both
//! engines. An [`Address`] is another address of the account: requested, used for recovery, or
//! former.

mod account;
mod address;
mod ports;

pub use account::{Account, DisplayName, DisplayNameError, Protection, Status};
pub use address::{Address, AddressRole, OtherAddresses};
pub use ports::{Accounts, Addresses};
#[cfg(any(test, feature = "testing"))]
pub use ports::{MockAccounts, MockAddresses};
