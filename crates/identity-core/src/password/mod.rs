//! Passwords: what one is, what it must be, and the port that hashes it.
//!
//! Follows NIST SP 800-63B-4, section 3.1.1.2: compared after Unicode normalisation (NFC), long
//! ones welcome, every failed rule told at once.

mod password;
mod policy;
mod ports;
mod check;
mod prove;
mod change;
mod remind;
mod require_change;

pub use change::{ChangePassword, ChangePasswordOutcome};
pub use check::PasswordCheck;
pub use password::{Password, PasswordError};
pub use policy::{PasswordContext, PasswordPolicy, PasswordProfile, PasswordRule};
pub use ports::{
    HashPlace, Overloaded, PasswordAssessment, PasswordChecker, PasswordHash, PasswordHasher,
    Passwords, StoredPassword, Verdict,
};
#[cfg(any(test, feature = "testing"))]
pub use ports::{MockPasswordHasher, MockPasswords};
pub(crate) use prove::OwnPassword;
