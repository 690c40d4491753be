//! Sign-up: no account exists before its mailbox is proven (ADR 0003).
//!
//! ```text
//!   register ──> pending registration (72 h) ──mail──> confirm ──> account
//!                  stores the chosen password's hash     in the browser that registered, or
//!                  under a data key of its own           with a password given at that moment
//! ```
//!
//! - There is no session, factor or credential before the mailbox is proven.
//! - A person cannot be tricked into confirming a stranger's password. A link confirms the
//!   registration of its address that the same browser started, even if another registration caused
//!   the mail. In another browser it asks for a new password, and everything chosen before is
//!   discarded.
//! - The answer is the same for an address with an account (OWASP Authentication Cheat Sheet,
//!   account enumeration). Its owner is notified by mail, at most every ten minutes. A hash is computed
//!   either way.
//! - Several registrations of one address can be pending. The first one that is confirmed removes
//!   the others.
//! - Strangers cannot use up an address. A request queues no mail while a link of the last ten
//!   minutes is in the mailbox, because that one confirms the registration of whichever browser
//!   opens it.

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
