//! The rule that decides who owns an account when two people claim it (ADR 0020; NIST SP 800-63B-4,
//! account recovery).
//!
//! ```text
//!   act with evidence ──> weaker than what the other side has shown ──> outweighed: nothing changes
//!         │
//!         ├─────────────> equal ──> a case: both sides are frozen, and compared after 72 h ──> the
//!         │                         one that has shown more goes on; equal sides are for support
//!         │
//!         └─────────────> stronger, or nothing stands against it
//!                             ├─ settles at once ──> the account, a new password
//!                             ├─ two classes ──────> waits 24 h ─┐ stopped only by evidence
//!                             ├─ one mailbox ──────> waits 72 h ─┘ at least as strong
//!                             └─ one other class ──> support
//! ```
//!
//! Everything here is pure. `cargo xtask drill ownership` searches all games of an owner and a thief
//! that the rule allows. Claims, stops, sign-ins and reports act on its rulings (`recovery`).

mod evidence;
mod policy;
mod rule;
#[cfg(test)]
mod tests;

pub use evidence::{Class, Evidence, Piece, Shown, Strength, prior};
pub use policy::{MailboxOnly, OwnershipPolicy};
pub use rule::{
    AccountState, Action, Effects, Ruling, Side, Sides, Speed, WaitingClaim, compare, conclude,
    rule,
};
