//! Passwords: what one is, what it must be, and the port that hashes it.
//!
//! Follows NIST SP 800-63B-4, section 3.1.1.2: compared after Unicode normalisation (NFC), long
//! ones welcome, every failed rule told at once.

mod password;
mod policy;
mod ports;
mod check;

pub use check::PasswordCheck;
pub use password::{Password, PasswordError};
pub use policy::{PasswordContext, PasswordPolicy, PasswordProfile, PasswordRule};
pub use ports::{
    HashPlace, Judgement, Overloaded, PasswordHash, PasswordHasher, PasswordJudge, Passwords,
    StoredPassword,
};
#[cfg(any(test, feature = "testing"))]
pub use ports::{MockPasswordHasher, MockPasswordJudge, MockPasswords};
