//! Account recovery (NIST SP 800-63B-4, section 4.2): the way back for an owner who has lost the
//! password or the second factor, is locked out, or reported a compromise.
//!
//! A mailed link, and what is shown beside it, is a claim. The [`ownership`](crate::ownership) rule
//! decides what it achieves, by what was shown and not by the path:
//!
//! ```text
//!   mailed link, with a known device, a password, a code, or a link to another address
//!        │
//!        ├─ settles ──────────────────────────────────────────> new password
//!        ├─ two classes, or two mailboxes ─> waits 24 h ─┐
//!        ├─ one mailbox ───────────────────> waits 72 h ─┴────> shown again ──> new password
//!        │                                    │    (one mailbox and a second factor: support)
//!        │                                    └─ somebody shows as much ──> stopped
//!        ├─ as much stands against it ─────> a case: compared after 72 h
//!        └─ more stands against it ────────> nothing changes
//! ```
//!
//! - **A claim is one party's**: the readers of one address. Another reader of the mailbox adds
//!   nothing to what the first one has shown, and cannot finish what rests on more.
//! - **Every address is notified** of a claim that waits, and every live session shows it. The
//!   waiting period starts when the first notice is delivered, a day later at the latest.
//! - **A sign-in with everything, a reauthentication, or the link in the notice** stops a claim that
//!   rests on no more. The second stop by as much opens a case.
//! - **A completed recovery ends everything**: sessions, known devices, links, the lock, and recent
//!   recovery codes and recovery addresses. It signs no one in. The browser becomes a known device.
//! - **Containment** is the one reaction to a report, to the panic button and to a revert: what
//!   started since the compromise ends, and the account is locked. A recovery opens it, and so does a
//!   sign-in from a known device that shows more than the report; a new password is then required.
//! - **Answers are the same** whether or not an address has an account.

mod recovery;
mod claims;
mod policy;
mod ports;
mod links;
mod open;
mod link_proof;
mod evidence;
mod claim;
mod deadline;
mod stop;
mod complete;
mod contain;
mod help;
mod decide;
mod unlock;

pub use claim::{ClaimOutcome, ClaimWithMailbox, ProveRecovery};
pub use complete::{Complete, CompleteOutcome};
pub(crate) use contain::{Containment, ContainmentTrigger, Reporter};
pub(crate) use contain::{contain, contain_further, mail_ways_back, report_counts};
pub use decide::{DecideOutcome, Decision, SupportCase};
pub(crate) use evidence::{GivenInFull, RightProof};
pub use help::{HelpOutcome, HelpText, HelpTextError};
pub use link_proof::SecondProof;
pub(crate) use link_proof::{Client, LinkContext, LinkProof, PendingProof};
pub(crate) use link_proof::{prepare_proof, settle_link_proof};
pub use open::OpenedRecovery;
pub(crate) use open::find_open_link;
pub use policy::RecoveryPolicy;
#[cfg(any(test, feature = "testing"))]
pub use ports::MockRecoveries;
pub use ports::Recoveries;
pub use recovery::{ProofKind, Recovery, RecoveryCase, RecoveryStage, RecoveryStatus};
pub use stop::{CancelOutcome, StopByMail};
pub(crate) use stop::{Stops, admits, stop_in_full};
pub use unlock::{Unlock, UnlockOutcome};
