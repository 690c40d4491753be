//! Throttling of guesses: how many are evaluated, and what stops an attacker without stopping the
//! account owner (NIST SP 800-63B-4, section 3.2.2; ADR 0004 and 0016).
//!
//! A guess is a password or a code that a claimant presents. It is counted as a failure before it is
//! evaluated, on the claimant's own counter, and taken back when it was right. Counters are kept per
//! account and kind of secret:
//!
//! ```text
//!                        strangers ── 3 free, then 1, 2, 4 .. 64 s per source ── 10th failure ──┐
//!                             ^                                                                 │
//!            used up ─────────┤                                                                 v
//!                             │                                                        lock: guessing
//!   each known device ── 5 free                                                                 │
//!   each live session ── 5 free, then the session ends    not bound by the lock                 │
//!   each mailed link  ── 5 free, then the link is void                                          │
//!                                                                                               v
//!                         a mailed link, and the second factor where there is one ──> unlocked
//! ```
//!
//! - **A stranger cannot lock the owner out.** Known devices, live sessions and mailed links have
//!   counters of their own that a stranger cannot fill.
//! - **Time never opens a lock**, only proof of ownership does. A counter forgets one failure a day.
//! - **A guess during a wait does not prolong it**, because it is not evaluated.
//! - **A completed sign-in clears its own counter** and no other.
//! - **100 failures on all counters without a success disable the secret** until it is replaced.
//! - **Failures on mailed links are counted separately.** A hundred of them close links to proofs and
//!   disable nothing that the owner signs in with.
//! - **A lock after a compromise** lets no stranger sign in. A known device is asked for everything,
//!   and the ownership rule decides (ADR 0020). A recovery, or the new password of whoever settled,
//!   ends it.
//! - **An address without an account behaves alike**: it has counters and a lock under a decoy id.
//!
//! A refused attempt writes nothing. It is counted in memory, and one event per account and window
//! records how many there were, and from where.
//!
//! Every guess takes the same three steps: [`Guess::admit`], the evaluation by the room that owns
//! the secret, [`Guess::settle`].

mod counter;
mod state;
mod policy;
mod decide;
mod refusals;
mod ports;
mod guess;
mod record_refusals;

pub use counter::{AttemptCounter, CounterKey, SecretKind};
pub use decide::{Admission, Claimant, CountedAttempt, GuessVerdict, Settlement, admit, settle};
pub(crate) use guess::{Guess, forget_failures, lock_for_strangers, open_settled_lock};
pub use policy::ThrottlePolicy;
#[cfg(any(test, feature = "testing"))]
pub use ports::MockThrottles;
pub use ports::Throttles;
pub(crate) use refusals::Refusals;
pub use state::{CompromisedSince, Lock, LockCause, Settled, ThrottleState};
