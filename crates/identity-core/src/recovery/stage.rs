//! Where a recovery stands, and what moves it on. Pure.
//!
//! ```text
//!           a second proof
//!   link ────────────────────────> Proven ───────────────┐
//!     │ wants to wait                                     │ a new password
//!     ├───────────> Held ── it has waited ──> Ready ──────┤
//!     │             │  ^ a proof shortens it,             v
//!     │             └──┘ a late mail puts it off      Completed
//!     └───────────> Staff
//!
//!   Held, Ready, Staff ── the owner objects ──────────────> Cancelled
//!   whatever is open ──── something comes in its place ───> Superseded
//! ```
//!
//! - **No wait is shortened without a proof**, and none ends before its time.
//! - **Nobody objects to the owner's second factor.**
//! - **What is over stays over.**

use crate::kernel::Timestamp;
use std::time::Duration;

/// Where a recovery stands. A link to the address of an account without a second factor needs none
/// of these: it is all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RecoveryStage {
    /// Its second factor was given with the link: only that link goes on.
    Proven,
    /// It waits for objections, until then at the earliest.
    Delayed(Timestamp),
    /// It has waited: until then any link goes on, and the factor is taken as lost.
    Ready(Timestamp),
    /// A person decides.
    Staff,
    /// It led to a new password.
    Completed(Timestamp),
    /// Its owner objected.
    Cancelled(Timestamp),
    /// Something else came in its place: nobody objected.
    Superseded(Timestamp),
}

/// What was given besides the mailbox.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RecoveryProof {
    /// A code of the authenticator.
    Totp,
    /// A recovery code.
    RecoveryCode,
    /// The password in force.
    Password,
    /// Another address of the account.
    Address,
}

impl RecoveryProof {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Totp, Self::RecoveryCode, Self::Password, Self::Address];

    /// The name in the store and in calls.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Totp => "totp",
            Self::RecoveryCode => "recovery_code",
            Self::Password => "password",
            Self::Address => "address",
        }
    }

    /// The proof of this name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|proof| proof.as_str() == name)
    }
}

/// What moves a recovery on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Step {
    /// With this proof it waits until then only.
    Shortened(Timestamp, RecoveryProof),
    /// The mail that tells of it goes out late: it waits until then.
    PutOff(Timestamp),
    /// It was asked for once more than may be.
    PassedOn,
    /// Its time is over; whoever began it may go on for so long.
    Waited(Duration),
    /// The owner objects.
    Objected,
    /// A new password is set with it.
    PasswordSet,
    /// Something else comes in its place.
    Replaced,
}

impl RecoveryStage {
    /// Where it stands after a step; nothing where that step is not taken from here.
    pub(super) fn after(self, step: Step, now: Timestamp) -> Option<Self> {
        match (self, step) {
            (Self::Delayed(_), Step::Shortened(until, _)) => Some(Self::Delayed(until)),
            (Self::Delayed(before), Step::PutOff(until)) if before <= until => {
                Some(Self::Delayed(until))
            }
            (Self::Delayed(_), Step::PassedOn) => Some(Self::Staff),
            (Self::Delayed(until), Step::Waited(good_for)) if until <= now => {
                Some(Self::Ready(now.after(good_for)))
            }
            (Self::Delayed(_) | Self::Ready(_) | Self::Staff, Step::Objected) => {
                Some(Self::Cancelled(now))
            }
            (Self::Proven, Step::PasswordSet) => Some(Self::Completed(now)),
            (Self::Ready(until), Step::PasswordSet) if now < until => Some(Self::Completed(now)),
            (open, Step::Replaced) if open.is_open() => Some(Self::Superseded(now)),
            _ => None,
        }
    }

    /// The name in the store.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Proven => "proven",
            Self::Delayed(_) => "held",
            Self::Ready(_) => "ready",
            Self::Staff => "staff",
            Self::Completed(_) => "completed",
            Self::Cancelled(_) => "cancelled",
            Self::Superseded(_) => "superseded",
        }
    }

    /// Until when it waits at the earliest, while it does.
    pub const fn waits_until(self) -> Option<Timestamp> {
        match self {
            Self::Delayed(until) => Some(until),
            _ => None,
        }
    }

    /// Whether it can still lead somewhere.
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

    fn beginning() -> impl Strategy<Value = RecoveryStage> {
        prop_oneof![
            Just(RecoveryStage::Proven),
            (1_u32..80).prop_map(|hours| RecoveryStage::Delayed(START.after(HOUR * hours))),
            Just(RecoveryStage::Staff),
        ]
    }

    /// A step, with instants from the beginning on.
    fn step() -> impl Strategy<Value = Step> {
        let at = || (0_u32..200).prop_map(|hours| START.after(HOUR * hours));
        prop_oneof![
            at().prop_map(|until| Step::Shortened(until, RecoveryProof::Password)),
            at().prop_map(Step::PutOff),
            Just(Step::PassedOn),
            (1_u32..50).prop_map(|hours| Step::Waited(HOUR * hours)),
            Just(Step::Objected),
            Just(Step::PasswordSet),
            Just(Step::Replaced),
        ]
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(4096))]
        /// Whatever comes in whatever order: a new password takes the second factor, or a wait that
        /// ended no earlier than it was told to, but for a proof.
        #[test]
        fn each_stage_is_reached_by_its_proofs_and_its_time_alone(
            began in beginning(),
            steps in prop::collection::vec((0_u32..40, step()), 0..12),
        ) {
            let (mut stage, mut now) = (began, START);
            // Until when it has to wait, and until when it may go on after that.
            let (mut bound, mut good_until) = (began.waits_until(), None);
            for (hours, step) in steps {
                now = now.after(HOUR * hours);
                let Some(next) = stage.after(step, now) else { continue };
                prop_assert!(stage.is_open(), "what is over stays over: {stage:?} {step:?}");
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
                        prop_assert!(began == RecoveryStage::Proven || waited);
                    }
                    (Step::Objected, RecoveryStage::Cancelled(_)) => {
                        prop_assert_ne!(stage, RecoveryStage::Proven);
                    }
                    (Step::PassedOn, RecoveryStage::Staff)
                    | (Step::Replaced, RecoveryStage::Superseded(_)) => {}
                    other => prop_assert!(false, "{other:?}"),
                }
                stage = next;
            }
        }
    }
}
