//! The addresses of an account: another one in its place, the way back from that, and a second one
//! that recovers.
//!
//! ```text
//!   asked for, with a fresh proof ──> the new mailbox confirms, in a live session ──> changed
//!                                                                                       │
//!              former address, for 14 days: "this was not me" <─────────────────────────┘
//!                     │
//!                     v             the account is contained, and neither address recovers
//!                 returning ── 72 h without an objection, or an older proof ──> it is the account's
//!                     │                                                         again, and recovers
//!                     ├─ an objection with an older code ──> it does not come back
//!                     └─ any other objection ──> a person decides; an older proof still does too
//! ```
//!
//! - **A new address is in force when its mailbox was proven** inside a live session of the
//!   account: nobody can be made to confirm a stranger's change.
//! - **The former address has the last word for 14 days.** A newer change, a recovery, a report
//!   take nothing from it. "This was not me" in a mail from before the change says the same.
//! - **An older proof** is one that was in force before the session began in which the change was
//!   asked for, and before any that was replaced shortly before: a code of the second factor, or for
//!   the former address, where there is none, the password. The new address ends a dispute with a
//!   code alone, for whoever changed it had given the password.
//! - **The recovery address** is told of everything, and recovers after a wait to which the
//!   account's own address can object.
//! - **Answers are the same** whether an address has an account or not.

mod policy;
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
pub use revert::{RevertOutcome, RevertStatus};
