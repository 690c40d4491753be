//! "This was not me": the owner says that somebody else is in the account.
//!
//! ```text
//!   link of an alert ──> the alert came to the account's address ────> contained: what began since
//!        │                                                             ends, the way back is mailed
//!        └─────────────> the account has another address since ──────> that one is taken back, as with
//!                                                                      the mail that told of the change
//!   button in a session ──> contained: everything ends
//! ```
//!
//! - **A report is no proof.** Whoever has the link can lock the account once and cause a mail to its
//!   owner.
//! - **It takes no fresh proof to press the button**: it only takes away.

mod report;
mod panic_button;

pub use panic_button::SecureOutcome;
pub use report::ReportOutcome;
