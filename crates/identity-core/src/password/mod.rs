//! Passwords: what one is, what it must be, and the port that hashes it.
//!
//! Follows NIST SP 800-63B-4, section 3.1.1.2: compared after Unicode normalisation (NFC), long
//! ones welcome, every failed rule told at once.

mod password;
mod policy;
mod ports;

pub use password::{Password, PasswordError};
pub use policy::{PasswordPolicy, PasswordRule};
pub use ports::{HashPlace, Overloaded, PasswordHash, PasswordHasher, Passwords, StoredPassword};
#[cfg(any(test, feature = "testing"))]
pub use ports::{MockPasswordHasher, MockPasswords};
