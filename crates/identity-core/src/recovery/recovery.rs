//! A recovery and what it may do. Pure.

use super::stage::{RecoveryProof, RecoveryStage};
use super::{MailboxOnly, RecoveryPolicy};
use crate::kernel::{AccountId, ActionTokenId, AddressId, CaseId, RecoveryId, Timestamp};
use std::time::Duration;

/// A recovery of an account with a second factor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recovery {
    /// Its id.
    pub id: RecoveryId,
    /// Whose account.
    pub account: AccountId,
    /// The link with which it was begun.
    pub token: ActionTokenId,
    /// To which address that was mailed, where it was not the account's own.
    pub address: Option<AddressId>,
    /// Where it stands.
    pub stage: RecoveryStage,
    /// What was given besides the mailbox.
    pub proof: Option<RecoveryProof>,
    /// When it was begun.
    pub begun_at: Timestamp,
}

/// What a person wrote who asks for help with a recovery.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RecoveryCase {
    /// Its id.
    pub id: CaseId,
    /// Whose account.
    pub account: AccountId,
    /// To which address the link was mailed, where that is not the account's own.
    pub address: Option<AddressId>,
    /// What was written.
    pub text: String,
    /// When.
    pub asked_at: Timestamp,
}

/// What is needed besides a link.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Needs {
    /// The account has a second factor.
    pub second_factor: bool,
    /// The link was mailed to this recovery address: whoever has that is perhaps not the owner.
    pub address: Option<AddressId>,
}

/// What a link can do now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RecoveryStatus {
    /// Set a new password. `factor_lost`: the second factor goes with it.
    NeedsPassword {
        /// Whether the second factor is taken as lost.
        factor_lost: bool,
    },
    /// Give a second proof, or begin to wait.
    NeedsSecondProof,
    /// Wait.
    OnHold {
        /// Until then at the earliest.
        ready_at: Timestamp,
    },
    /// Ask a person.
    NeedsStaff,
}

impl RecoveryStatus {
    /// What the link `token` can do, where `open` is the account's open recovery.
    pub fn of(needs: Needs, token: ActionTokenId, open: Option<&Recovery>, now: Timestamp) -> Self {
        if !needs.second_factor && needs.address.is_none() {
            return Self::NeedsPassword { factor_lost: false };
        }
        match open.map(|open| (open.stage, open)) {
            Some((RecoveryStage::Proven, open)) if open.token == token => {
                Self::NeedsPassword { factor_lost: false }
            }
            Some((RecoveryStage::Delayed(ready_at), _)) => Self::OnHold { ready_at },
            // It is ready for the address that has waited, and for no other.
            Some((RecoveryStage::Ready(until), open))
                if now < until && open.address == needs.address =>
            {
                Self::NeedsPassword { factor_lost: needs.second_factor }
            }
            // A person decides for who asked; another address may still wait.
            Some((RecoveryStage::Staff, open)) if open.address == needs.address => Self::NeedsStaff,
            _ => Self::NeedsSecondProof,
        }
    }
}

/// What asking to wait comes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Waiting {
    /// It waits so long.
    For(Duration),
    /// A person decides.
    Staff,
    /// One was cancelled a short while ago: not before then.
    NotBefore(Timestamp),
}

/// Whether a recovery may wait that is asked for from this address, after what the account's
/// recoveries of the last 30 days came to. Who is stopped at one address keeps nobody from waiting
/// at another.
pub(super) fn may_wait(
    past: &[Recovery],
    address: Option<AddressId>,
    proof: Option<RecoveryProof>,
    policy: &RecoveryPolicy,
    now: Timestamp,
) -> Waiting {
    let here = past.iter().filter(|recovery| recovery.address == address);
    let cancelled = here.filter_map(|recovery| match recovery.stage {
        RecoveryStage::Cancelled(at) => Some(at),
        _ => None,
    });
    let until = cancelled.clone().map(|at| at.after(policy.rest_after_cancel)).max();
    if let Some(until) = until.filter(|until| now < *until) {
        return Waiting::NotBefore(until);
    }
    let lately = cancelled.filter(|at| now.since(*at) < policy.second_hold_within).count();
    match (proof, policy.mailbox_only) {
        _ if lately > 0 => Waiting::Staff,
        (Some(_), _) => Waiting::For(policy.password_hold),
        (None, MailboxOnly::Hold) => Waiting::For(policy.mailbox_hold),
        (None, MailboxOnly::Staff) => Waiting::Staff,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::build;
    use proptest::prelude::*;

    const NOW: Timestamp = Timestamp::from_millis(1_800_000_000_000);

    fn token(number: u128) -> ActionTokenId {
        ActionTokenId::from_uuid(build::account_id(number).as_uuid())
    }

    fn recovery(stage: RecoveryStage) -> Recovery {
        Recovery {
            id: RecoveryId::from_uuid(build::account_id(5).as_uuid()),
            account: build::account_id(1),
            token: token(1),
            address: None,
            stage,
            proof: None,
            begun_at: NOW,
        }
    }

    fn stage() -> impl Strategy<Value = RecoveryStage> {
        prop_oneof![
            Just(RecoveryStage::Proven),
            Just(RecoveryStage::Delayed(NOW)),
            Just(RecoveryStage::Ready(NOW)),
            Just(RecoveryStage::Ready(NOW.after(Duration::from_millis(1)))),
            Just(RecoveryStage::Staff),
            Just(RecoveryStage::Completed(NOW)),
            Just(RecoveryStage::Cancelled(NOW)),
            Just(RecoveryStage::Superseded(NOW)),
        ]
    }

    proptest! {
        #[test]
        fn neither_the_mailbox_beside_a_second_factor_nor_the_other_address_sets_a_password(
            stage in prop::option::of(stage()),
            with in 1_u128..3,
            second_factor: bool,
            by in prop::option::of(3_u128..5),
            begun_by in prop::option::of(3_u128..5),
        ) {
            let address = |number| AddressId::from_uuid(build::account_id(number).as_uuid());
            prop_assume!(second_factor || by.is_some());
            let needs = Needs { second_factor, address: by.map(address) };
            let open = stage.map(|stage| Recovery { address: begun_by.map(address), ..recovery(stage) });
            let status = RecoveryStatus::of(needs, token(with), open.as_ref(), NOW);
            let proven = stage == Some(RecoveryStage::Proven) && with == 1;
            let ready = matches!(stage, Some(RecoveryStage::Ready(until)) if NOW < until);
            let waited = ready && by == begun_by;
            let staff = stage == Some(RecoveryStage::Staff) && by == begun_by;
            prop_assert_eq!(status == RecoveryStatus::NeedsStaff, staff);
            match status {
                RecoveryStatus::NeedsPassword { factor_lost: false } => {
                    prop_assert!(proven || (waited && !second_factor));
                }
                RecoveryStatus::NeedsPassword { factor_lost: true } => {
                    prop_assert!(waited && second_factor);
                }
                _ => prop_assert!(!proven && !waited),
            }
        }

        #[test]
        fn who_was_cancelled_rests_and_then_asks_a_person(days in 0_u64..60, known: bool) {
            let policy = RecoveryPolicy::default();
            let past = [RecoveryStage::Cancelled(NOW), RecoveryStage::Superseded(NOW)].map(recovery);
            let proof = known.then_some(RecoveryProof::Password);
            let then = NOW.after(Duration::from_hours(24 * days));
            let hold = if known { policy.password_hold } else { policy.mailbox_hold };
            let wanted = match days {
                0..7 => Waiting::NotBefore(NOW.after(policy.rest_after_cancel)),
                7..30 => Waiting::Staff,
                _ => Waiting::For(hold),
            };
            prop_assert_eq!(may_wait(&past, None, proof, &policy, then), wanted);
            let other = Some(AddressId::from_uuid(build::account_id(3).as_uuid()));
            prop_assert_eq!(may_wait(&past, other, proof, &policy, then), Waiting::For(hold));
        }
    }

    #[test]
    fn the_mailbox_alone_waits_three_days_or_is_a_persons_to_decide() {
        let policy = RecoveryPolicy::default();
        let day = Duration::from_hours(24);
        assert_eq!(may_wait(&[], None, None, &policy, NOW), Waiting::For(day * 3));
        let known = Some(RecoveryProof::Password);
        assert_eq!(may_wait(&[], None, known, &policy, NOW), Waiting::For(day));
        let staff = RecoveryPolicy { mailbox_only: MailboxOnly::Staff, ..policy };
        assert_eq!(may_wait(&[], None, None, &staff, NOW), Waiting::Staff);
        assert_eq!(may_wait(&[], None, known, &staff, NOW), Waiting::For(day));
    }
}
