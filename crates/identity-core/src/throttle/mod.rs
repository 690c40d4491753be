//! Guessing: how many guesses are ever looked at, and what stops them without stopping the owner.
//!
//! A guess is a password or a second factor that somebody gives as theirs. It is counted before it
//! is looked at, in the lane of the one who guesses, and taken back when it was right. Lanes are
//! per account and kind of proof:
//!
//! ```text
//!                        strangers ── 3 free, then 1, 2, 4 .. 64 s per source ── 10th failure ──┐
//!                             ^                                                                 │
//!            used up ─────────┤                                                                 v
//!                             │                                                        lock: guessing
//!   each known device ── 5 free                                                                 │
//!   each live session ── 5 free, then the session ends    pass the lock                         │
//!   each mailed link  ── 5 free, then the link is void                                          │
//!                                                                                               v
//!                            a mailed link, and the second factor where there is one ──> open again
//! ```
//!
//! - **A stranger cannot lock the owner out**: known devices, live sessions and mailed links have
//!   lanes of their own, which a stranger can neither fill nor shut.
//! - **Time never opens a lock**, only proof of ownership does. A lane forgets one failure a day;
//!   the lock stays.
//! - **A failure during a wait does not lengthen it**, because it is not looked at.
//! - **A completed sign-in clears its own lane and no other.**
//! - **100 failures over all lanes without a success retire the factor** (NIST SP 800-63B-4,
//!   section 3.2.2): it is not looked at again before it was replaced.
//! - **Proofs on mailed links are counted apart**: a hundred wrong ones close links to proofs, and
//!   retire nothing that the owner signs in with.
//! - **A lock whose cause is a compromise** lets no sign-in pass, known device or not: a recovery
//!   ends it.
//! - **An address without an account behaves alike**: it has lanes and a lock of its own, under a
//!   keyed pseudonym, which nobody is told of.
//!
//! What is refused without being looked at writes nothing: it is counted in memory, and one event
//! for each account and window tells how often and from where.

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
pub(crate) use guess::{Guess, forget_failures, lock_for_strangers};
pub use policy::ThrottlePolicy;
#[cfg(any(test, feature = "testing"))]
pub use ports::MockThrottles;
pub use ports::Throttles;
pub(crate) use refusals::Refusals;
pub use state::{CompromisedSince, Lock, LockCause, ThrottleState};
