//! The way back: who lost the password or the second factor, is locked out, or was robbed, proves
//! ownership anew.
//!
//! ```text
//!   mailed link ──> no second factor ────────────────────────────────> new password
//!        │
//!        └────────> second factor: a code of it, a recovery code ────> new password, factor stays
//!                        │
//!                        ├─ the password in force ──> waits 24 h ─┐
//!                        └─ nothing but the mailbox ─> waits 72 h ┤ ──> fresh link ──> new password,
//!                             (or staff)                          │                   factor removed
//!                                                      cancel <───┘
//! ```
//!
//! - **The mailbox alone never removes a second factor at once.** A recovery that waits is told to
//!   the owner and shown in every live session; a complete sign-in, the mail or a live session
//!   cancels it. It waits from the moment at which that mail was handed over.
//! - **A completed recovery ends everything**: sessions, known devices, links, the lock, and what
//!   was new of recovery codes and the recovery address. It signs nobody in, and the browser becomes
//!   a known device.
//! - **Containing** is the one answer to "this was not me", to the panic button and to a recovery:
//!   what began since then ends, and the account locks until it is recovered.
//! - **Answers are the same** whether an address has an account or not.

mod stage;
mod recovery;
mod policy;
mod ports;
mod links;
mod open;
mod link_proof;
mod prove;
mod waiting_period;
mod cancel;
mod complete;
mod contain;
mod help;
mod unlock;

pub use cancel::CancelOutcome;
pub use complete::{Complete, CompleteOutcome};
pub(crate) use contain::{Containment, ContainmentTrigger};
pub use help::{HelpOutcome, HelpText, HelpTextError};
pub use link_proof::SecondProof;
pub(crate) use link_proof::{LinkContext, LinkProof, PendingProof};
pub use open::OpenedRecovery;
pub use policy::{MailboxOnly, RecoveryPolicy};
#[cfg(any(test, feature = "testing"))]
pub use ports::MockRecoveries;
pub use ports::Recoveries;
pub use prove::{ProveOutcome, ProveRecovery};
pub use recovery::{Needs, Recovery, RecoveryCase, RecoveryStatus};
pub use stage::{RecoveryProof, RecoveryStage};
pub use unlock::{Unlock, UnlockOutcome};
pub use waiting_period::DelayOutcome;
