//! Email change: another address for the account, the revert from the former one, and the recovery
//! email.
//!
//! ```text
//!   requested, with a fresh proof ──> confirmed from the new mailbox, in a live session ──> changed
//!                                                                                             │
//!              former address, for 14 days: "this wasn't me" <────────────────────────────────┘
//!                     │
//!                     v             the account is contained, and neither address recovers it
//!                 restoring ── 72 h without objection, or a prior proof ──> the account's own
//!                     │                                                     again, and recovers
//!                     ├─ an objection with a prior code ──> the restore is rejected
//!                     └─ any other objection ──> support decides, unless a prior proof follows
//! ```
//!
//! - **A new address becomes active when its mailbox is proven** inside a live session of the
//!   account, so that a person cannot be tricked into confirming a stranger's change.
//! - **The former address can revert for 14 days.** A later change, a recovery or a report does not
//!   take this right away. A report link in a mail from before the change does the same.
//! - **A prior proof** (ADR 0018) is one that was active before the session started in which the
//!   change was requested, and before any proof that was replaced shortly before: a code of the
//!   second factor or, for a former address of an account without one, the password. The new
//!   address ends a dispute only with a code, because the person who changed the address knew the
//!   password.
//! - **The recovery address** is notified of everything, and recovers the account after a waiting
//!   period in which the account's own address can object.
//! - **Answers are the same** whether or not an address has an account.

mod policy;
mod address;
mod request;
mod confirm;
mod undo;
mod prior_proof;
mod revert;
mod object;
mod restore;
mod recovery_email;

pub use confirm::ConfirmEmailOutcome;
pub use object::ObjectOutcome;
pub use policy::EmailChangePolicy;
pub use recovery_email::RemoveRecoveryEmail;
pub use request::EmailRequestOutcome;
pub(crate) use revert::Disputed;
pub(crate) use revert::start_restore;
pub use revert::{RevertOutcome, RevertStatus};
pub(crate) use undo::{distrust_addresses, undo_addresses};
