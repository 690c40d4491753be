//! Account recovery (NIST SP 800-63B-4, section 4.2): the way back for an owner who has lost the
//! password or the second factor, is locked out, or reported a compromise.
//!
//! ```text
//!   mailed link ──> no second factor ────────────────────────────────> new password
//!        │
//!        └────────> second factor: its code or a recovery code ──────> new password, factor stays
//!                        │
//!                        ├─ the current password ─> waits 24 h ─┐
//!                        └─ only the mailbox ─────> waits 72 h ─┤ ──> new link ──> new password,
//!                             (or support)                      │                 factor removed
//!                                                    cancel <───┘
//! ```
//!
//! - **The mailbox alone never removes a second factor at once.** The owner is notified of a
//!   delayed recovery and sees it in every live session. A complete sign-in, the link in the mail
//!   or a live session cancels it. The waiting period starts when that mail is delivered.
//! - **A completed recovery ends everything**: sessions, known devices, links, the lock, and recent
//!   recovery codes and recovery addresses. It signs no one in. The browser becomes a known device.
//! - **Containment** is the one reaction to a report, to the panic button and to a revert: what
//!   started since the compromise ends, and the account is locked until it is recovered (ADR 0017).
//! - **Answers are the same** whether or not an address has an account.

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
pub(crate) use cancel::cancel_recovery_by_sign_in;
pub use complete::{Complete, CompleteOutcome};
pub(crate) use contain::{Containment, ContainmentTrigger};
pub(crate) use contain::{contain, contain_further, mail_ways_back};
pub use help::{HelpOutcome, HelpText, HelpTextError};
pub use link_proof::SecondProof;
pub(crate) use link_proof::{LinkContext, LinkProof, PendingProof};
pub(crate) use link_proof::{prepare_proof, settle_link_proof};
pub use open::OpenedRecovery;
pub(crate) use open::find_open_link;
pub use policy::RecoveryPolicy;
#[cfg(any(test, feature = "testing"))]
pub use ports::MockRecoveries;
pub use ports::Recoveries;
pub use prove::{ProveOutcome, ProveRecovery};
pub use recovery::{Needs, ProofKind, Recovery, RecoveryCase, RecoveryStatus};
pub use stage::{RecoveryProof, RecoveryStage};
pub use unlock::{Unlock, UnlockOutcome};
pub use waiting_period::DelayOutcome;
