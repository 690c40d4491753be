//! Incidents (NIST SP 800-61, containment): the owner reports that someone else is in the account,
//! with the link of an alert or the panic button.
//!
//! ```text
//!   report link ──> the alerted address is still the account's ──> contained: what started since
//!        │                                                         ends, recovery link mailed
//!        └────────> the email has changed since the alert ───────> reverted, as with the link in
//!                                                                  the mail about the change
//!   panic button in a session ──> contained: everything ends
//! ```
//!
//! - **A report proves nothing.** A holder of the link can lock the account once and cause a mail
//!   to its owner.
//! - **The button requires no fresh proof**, because it only takes access away.
//! - A contained account is locked until it is recovered (ADR 0017).

mod report;
mod panic_button;

pub use panic_button::SecureOutcome;
pub use report::ReportOutcome;
