//! The stages of a recovery, and the steps between them. Pure.
//!
//! ```text
//!           second proof
//!   link ────────────────────────> Proven ────────────────┐
//!     │ starts to wait                                    │ new password
//!     ├────────> Delayed ── waiting period over ─> Ready ─┤
//!     │             │  ^ a proof shortens it,             v
//!     │             └──┘ a late mail extends it       Completed
//!     └───────────> Support
//!
//!   Delayed, Ready, Support ── the owner cancels ─────────> Cancelled
//!   every open stage ─────── another one replaces it ───> Superseded
//! ```
//!
//! - **Only a proof shortens a waiting period**, and none ends early.
//! - **A recovery with the owner's second factor cannot be cancelled.**
//! - **An ended recovery never reopens.**

use crate::kernel::Timestamp;
use std::time::Duration;
use strum::{EnumString, IntoStaticStr, VariantArray};

/// The stage of a recovery. A link to the own address of an account without a second factor needs
/// no recovery row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, IntoStaticStr)]
#[strum(serialize_all = "snake_case")]
pub enum RecoveryStage {
    /// The second factor was given with the link. Only that link continues.
    Proven,
    /// In its waiting period, until then at the earliest.
    #[strum(serialize = "held")]
    Delayed(Timestamp),
    /// The waiting period has ended. Until then any link to the same address continues, and the
    /// factor is taken as lost.
    Ready(Timestamp),
    /// Support decides.
    #[strum(serialize = "staff")]
    Support,
    /// Completed with a new password.
    Completed(Timestamp),
    /// Cancelled by the owner.
    Cancelled(Timestamp),
    /// Replaced by another recovery, or made void by a change.
    Superseded(Timestamp),
}

/// The proof beside the mailbox.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumString, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "snake_case")]
pub enum RecoveryProof {
    /// A code of the authenticator app.
    Totp,
    RecoveryCode,
    /// The current password.
    Password,
    /// A link to another address of the account.
    Address,
}

/// The steps between stages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Step {
    /// A proof shortens the waiting period to then.
    Shortened(Timestamp, RecoveryProof),
    /// The mail about it is late, which extends the waiting period to then.
    PutOff(Timestamp),
    /// It was requested too often; support takes over.
    PassedOn,
    /// The waiting period has ended; the recovery can continue for this long.
    Waited(Duration),
    /// The owner cancels.
    Objected,
    /// A new password was set.
    PasswordSet,
}

impl RecoveryStage {
    /// Returns the stage after a step, or `None` when the stage does not allow it.
    pub(super) fn after(self, step: Step, now: Timestamp) -> Option<Self> {
        match (self, step) {
            (Self::Delayed(_), Step::Shortened(until, _)) => Some(Self::Delayed(until)),
            (Self::Delayed(before), Step::PutOff(until)) if before <= until => {
                Some(Self::Delayed(until))
            }
            (Self::Delayed(_), Step::PassedOn) => Some(Self::Support),
            (Self::Delayed(until), Step::Waited(good_for)) if until <= now => {
                Some(Self::Ready(now.after(good_for)))
            }
            (Self::Delayed(_) | Self::Ready(_) | Self::Support, Step::Objected) => {
                Some(Self::Cancelled(now))
            }
            (Self::Proven, Step::PasswordSet) => Some(Self::Completed(now)),
            (Self::Ready(until), Step::PasswordSet) if now < until => Some(Self::Completed(now)),
            _ => None,
        }
    }

    /// Returns the name in the store.
    pub fn as_str(self) -> &'static str {
        self.into()
    }

    /// Returns the earliest end of the waiting period.
    pub const fn waits_until(self) -> Option<Timestamp> {
        match self {
            Self::Delayed(until) => Some(until),
            _ => None,
        }
    }

    /// Returns whether the recovery has not ended.
    pub const fn is_open(self) -> bool {
        !matches!(self, Self::Completed(_) | Self::Cancelled(_) | Self::Superseded(_))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const START: Timestamp = Timestamp::from_millis(1_800_000_000_000);
    const HOUR: Duration = Duration::from_hours(1);

    fn first_stage() -> impl Strategy<Value = RecoveryStage> {
        prop_oneof![
            Just(RecoveryStage::Proven),
            (1_u32..80).prop_map(|hours| RecoveryStage::Delayed(START.after(HOUR * hours))),
            Just(RecoveryStage::Support),
        ]
    }

    /// A step at or after the start.
    fn step() -> impl Strategy<Value = Step> {
        let at = || (0_u32..200).prop_map(|hours| START.after(HOUR * hours));
        prop_oneof![
            at().prop_map(|until| Step::Shortened(until, RecoveryProof::Password)),
            at().prop_map(Step::PutOff),
            Just(Step::PassedOn),
            (1_u32..50).prop_map(|hours| Step::Waited(HOUR * hours)),
            Just(Step::Objected),
            Just(Step::PasswordSet),
        ]
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(4096))]
        /// Whatever the order of steps, a new password requires the second factor or a waiting
        /// period that ended no earlier than announced, unless a proof shortened it.
        #[test]
        fn each_stage_is_reached_only_by_its_proof_or_its_time(
            first in first_stage(),
            steps in prop::collection::vec((0_u32..40, step()), 0..12),
        ) {
            let (mut stage, mut now) = (first, START);
            // The end of the waiting period, and the end of the time to continue after it.
            let (mut bound, mut good_until) = (first.waits_until(), None);
            for (hours, step) in steps {
                now = now.after(HOUR * hours);
                let Some(next) = stage.after(step, now) else { continue };
                prop_assert!(stage.is_open(), "an ended recovery never reopens: {stage:?} {step:?}");
                match (step, next) {
                    (Step::Shortened(until, _), RecoveryStage::Delayed(at)) => {
                        prop_assert_eq!(at, until);
                        bound = Some(until);
                    }
                    (Step::PutOff(until), RecoveryStage::Delayed(at)) => {
                        prop_assert!(at == until && bound.is_some_and(|bound| bound <= at));
                        bound = Some(until);
                    }
                    (Step::Waited(_), RecoveryStage::Ready(until)) => {
                        prop_assert!(bound.is_some_and(|bound| bound <= now));
                        good_until = Some(until);
                    }
                    (Step::PasswordSet, RecoveryStage::Completed(_)) => {
                        let waited = good_until.is_some_and(|until| now < until);
                        prop_assert!(first == RecoveryStage::Proven || waited);
                    }
                    (Step::Objected, RecoveryStage::Cancelled(_)) => {
                        prop_assert_ne!(stage, RecoveryStage::Proven);
                    }
                    (Step::PassedOn, RecoveryStage::Support) => {}
                    other => prop_assert!(false, "{other:?}"),
                }
                stage = next;
            }
        }
    }
}
