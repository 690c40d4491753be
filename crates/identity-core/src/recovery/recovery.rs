//! A recovery and the steps that it allows. Pure.

use super::RecoveryPolicy;
use super::stage::{RecoveryProof, RecoveryStage};
use crate::{
    kernel::{AccountId, ActionTokenId, AddressId, CaseId, RecoveryId, Timestamp},
    ownership::MailboxOnly,
};
use std::time::Duration;
use strum::{EnumString, IntoStaticStr, VariantArray};

/// A recovery of an account with a second factor, or through a recovery address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recovery {
    pub id: RecoveryId,
    pub account: AccountId,
    /// The link that started it.
    pub token: ActionTokenId,
    /// The address of that link; `None` for the account's own.
    pub address: Option<AddressId>,
    pub stage: RecoveryStage,
    /// The proof given beside the mailbox.
    pub proof: Option<RecoveryProof>,
    pub begun_at: Timestamp,
}

/// A support case for a recovery.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RecoveryCase {
    pub id: CaseId,
    pub account: AccountId,
    /// The address of the link; `None` for the account's own.
    pub address: Option<AddressId>,
    pub text: String,
    pub asked_at: Timestamp,
}

/// The facts that decide what a link needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Needs {
    /// The account has a second factor.
    pub second_factor: bool,
    /// The recovery address of the link, whose reader may not be the owner.
    pub address: Option<AddressId>,
}

/// The next step of a recovery link.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RecoveryStatus {
    /// Set a new password.
    NeedsPassword {
        /// The second factor is taken as lost and will be removed.
        factor_lost: bool,
    },
    /// Give a second proof, or start the waiting period.
    NeedsSecondProof,
    /// Wait for the end of the waiting period.
    Delayed {
        /// The earliest end.
        ready_at: Timestamp,
    },
    /// Ask support.
    NeedsSupport,
}

/// A kind of proof besides the mailed link.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumString, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "snake_case")]
pub enum ProofKind {
    Totp,
    RecoveryCode,
    Password,
}

impl RecoveryStatus {
    /// Returns the kinds of proof that are accepted now. Once support decides, only a second
    /// factor still helps.
    pub const fn accepted_proofs(self) -> &'static [ProofKind] {
        match self {
            Self::NeedsPassword { .. } => &[],
            Self::NeedsSecondProof | Self::Delayed { .. } => ProofKind::VARIANTS,
            Self::NeedsSupport => &[ProofKind::Totp, ProofKind::RecoveryCode],
        }
    }

    /// Derives the next step of the link `token` from the account's open recovery.
    pub fn of(needs: Needs, token: ActionTokenId, open: Option<&Recovery>, now: Timestamp) -> Self {
        if !needs.second_factor && needs.address.is_none() {
            return Self::NeedsPassword { factor_lost: false };
        }
        match open.map(|open| (open.stage, open)) {
            Some((RecoveryStage::Proven, open)) if open.token == token => {
                Self::NeedsPassword { factor_lost: false }
            }
            Some((RecoveryStage::Delayed(ready_at), _)) => Self::Delayed { ready_at },
            // Ready only for the address that waited.
            Some((RecoveryStage::Ready(until), open))
                if now < until && open.address == needs.address =>
            {
                Self::NeedsPassword { factor_lost: needs.second_factor }
            }
            // Support decides for the address that asked. Another address may still wait.
            Some((RecoveryStage::Support, open)) if open.address == needs.address => {
                Self::NeedsSupport
            }
            _ => Self::NeedsSecondProof,
        }
    }
}

/// The answer to a request to wait.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Waiting {
    /// The length of the waiting period.
    For(Duration),
    /// Support decides.
    Staff,
    /// A recovery was cancelled recently: not before then.
    NotBefore(Timestamp),
}

/// Decides whether a recovery from this address may wait, given the account's recoveries of the
/// last 30 days. A cancellation at one address does not block another address.
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
    let until = cancelled.clone().map(|at| at.after(policy.pause_after_cancel)).max();
    if let Some(until) = until.filter(|until| now < *until) {
        return Waiting::NotBefore(until);
    }
    let lately = cancelled.filter(|at| now.since(*at) < policy.second_wait_within).count();
    match (proof, policy.mailbox_only) {
        _ if lately > 0 => Waiting::Staff,
        (Some(_), _) => Waiting::For(policy.password_wait),
        (None, MailboxOnly::Complete) => Waiting::For(policy.mailbox_wait),
        (None, MailboxOnly::Support) => Waiting::Staff,
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
            Just(RecoveryStage::Support),
            Just(RecoveryStage::Completed(NOW)),
            Just(RecoveryStage::Cancelled(NOW)),
            Just(RecoveryStage::Superseded(NOW)),
        ]
    }

    proptest! {
        #[test]
        fn mailbox_alone_or_recovery_address_alone_sets_no_password(
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
            let staff = stage == Some(RecoveryStage::Support) && by == begun_by;
            prop_assert_eq!(status == RecoveryStatus::NeedsSupport, staff);
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
        fn cancelled_recovery_must_pause_and_then_ask_support(days in 0_u64..60, known: bool) {
            let policy = RecoveryPolicy::default();
            let past = [RecoveryStage::Cancelled(NOW), RecoveryStage::Superseded(NOW)].map(recovery);
            let proof = known.then_some(RecoveryProof::Password);
            let then = NOW.after(Duration::from_hours(24 * days));
            let hold = if known { policy.password_wait } else { policy.mailbox_wait };
            let wanted = match days {
                0..7 => Waiting::NotBefore(NOW.after(policy.pause_after_cancel)),
                7..30 => Waiting::Staff,
                _ => Waiting::For(hold),
            };
            prop_assert_eq!(may_wait(&past, None, proof, &policy, then), wanted);
            let other = Some(AddressId::from_uuid(build::account_id(3).as_uuid()));
            prop_assert_eq!(may_wait(&past, other, proof, &policy, then), Waiting::For(hold));
        }
    }

    #[test]
    fn mailbox_alone_waits_three_days_or_asks_support() {
        let policy = RecoveryPolicy::default();
        let day = Duration::from_hours(24);
        assert_eq!(may_wait(&[], None, None, &policy, NOW), Waiting::For(day * 3));
        let known = Some(RecoveryProof::Password);
        assert_eq!(may_wait(&[], None, known, &policy, NOW), Waiting::For(day));
        let staff = RecoveryPolicy { mailbox_only: MailboxOnly::Support, ..policy };
        assert_eq!(may_wait(&[], None, None, &staff, NOW), Waiting::Staff);
        assert_eq!(may_wait(&[], None, known, &staff, NOW), Waiting::For(day));
    }
}
