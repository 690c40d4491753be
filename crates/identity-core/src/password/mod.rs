//! Passwords: the rules for choosing one, hashing, change, and reminders.
//!
//! Follows NIST SP 800-63B-4, section 3.1.1.2: passwords are compared after Unicode normalisation
//! (NFC), long ones are welcome, breached ones are refused, and a refusal lists every failed rule.
//! Checks reserve a place in the hash queue, hash without a lock, and settle in a second unit (ADR
//! 0004).

mod password;
mod policy;
mod ports;
mod check;
mod evaluate;
mod change;
mod remind;
mod require_change;

pub use change::{ChangePassword, ChangePasswordOutcome};
pub use check::PasswordCheck;
pub(crate) use check::assess_password;
pub(crate) use evaluate::{
    EvaluatedPassword, PresentedPassword, TypedPassword, evaluate, present_current,
};
pub use password::{Password, PasswordError};
pub use policy::{PasswordContext, PasswordPolicy, PasswordProfile, PasswordRule};
pub use ports::{
    HashPlace, Overloaded, PasswordAssessment, PasswordChecker, PasswordHash, PasswordHasher,
    Passwords, StoredPassword, Verdict,
};
#[cfg(any(test, feature = "testing"))]
pub use ports::{MockPasswordHasher, MockPasswords};
