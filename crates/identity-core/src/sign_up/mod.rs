//! Registration: no account before its mailbox is proven.
//!
//! ```text
//!   register ──> pending registration (72 h) ──mail──> confirm ──> account
//!                  holds the chosen password's hash      in the browser that registered, or
//!                  under a data key of its own           with a password given there and then
//! ```
//!
//! - There is no session, factor or credential before the mailbox is proven.
//! - Nobody is made to confirm a stranger's password: a link confirms the registration of its
//!   address that this very browser began, whoever's mail it came in; in another browser it asks
//!   for a new password, and nothing stays of what was chosen before.
//! - The answer is the same for an address that has an account; its owner is told by mail, once
//!   an hour at most. A hash is computed in each case.
//! - Several people may have begun a registration with one address; the first that is confirmed
//!   drops the others.

mod registration;
mod ports;
mod register;
mod resend;
mod confirm;

pub use confirm::{Confirm, ConfirmOutcome};
#[cfg(any(test, feature = "testing"))]
pub use ports::MockRegistrations;
pub use ports::Registrations;
pub use register::{Register, RegisterOutcome};
pub use registration::{Registration, RegistrationPolicy};

#[cfg(test)]
mod tests;
