//! Properties of what a party sees, and of the next step that follows.

use super::*;
use crate::{
    kernel::{ActionTokenId, RecoveryId},
    ownership::{Class, MailboxOnly, Strength},
    recovery::{RecoveryStatus, recovery::mailbox},
    testing::build,
    throttle::{CompromisedSince, Lock, Settled},
};
use proptest::prelude::*;
use std::time::Duration;

const NOW: Timestamp = Timestamp::from_millis(1_800_000_000_000);
const HOUR: Duration = Duration::from_hours(1);
const MOMENT: Duration = Duration::from_millis(1);

fn token(number: u128) -> ActionTokenId {
    ActionTokenId::from_uuid(build::account_id(number).as_uuid())
}

/// The account's own address, or its recovery address.
fn address(own: bool) -> Option<AddressId> {
    (!own).then(|| AddressId::from_uuid(build::account_id(3).as_uuid()))
}

fn evidence() -> impl Strategy<Value = Evidence> {
    any::<u8>().prop_map(Evidence::stored)
}

fn stage() -> impl Strategy<Value = RecoveryStage> {
    (0..8, -400_i64..400).prop_map(|(stage, hours)| {
        let at = Timestamp::from_millis(NOW.as_millis() + hours * 3_600_000);
        let past = Timestamp::from_millis(NOW.as_millis() - hours.abs() * 3_600_000);
        match stage {
            0 => RecoveryStage::Proven,
            1 => RecoveryStage::Delayed(at),
            2 => RecoveryStage::Ready(at),
            3 => RecoveryStage::Support,
            4 => RecoveryStage::Contested(at),
            5 => RecoveryStage::Completed(past),
            6 => RecoveryStage::Stopped(past),
            _ => RecoveryStage::Superseded(past),
        }
    })
}

prop_compose! {
    fn claim()(
        id in 10_u128..99, with in 1_u128..3, own: bool, stage in stage(), shown in evidence(),
        against in evidence(), begun in 0_u64..100, proven in 0_u64..3,
    ) -> Recovery {
        Recovery {
            id: RecoveryId::from_uuid(build::account_id(id).as_uuid()),
            account: build::account_id(1),
            token: token(with),
            address: address(own),
            stage,
            shown: shown.with(mailbox(address(own))),
            against,
            ends_with_support: false,
            begun_at: NOW.before(HOUR * u32::try_from(begun).unwrap()),
            counts_from: NOW.before(HOUR * u32::try_from(proven).unwrap()),
            approved_by: None,
        }
    }
}

prop_compose! {
    fn throttle()(lock in prop::option::of(0_u64..100), shown in evidence(), settled: bool)
        -> ThrottleState
    {
        let since = lock.map(|hours| NOW.before(HOUR * u32::try_from(hours).unwrap()));
        let since = since.map(CompromisedSince::At);
        ThrottleState {
            lock: since.map(|since| Lock::Compromise { since, shown }),
            settled: settled.then_some(Settled { shown, at: NOW }),
            ..ThrottleState::default()
        }
    }
}

#[derive(Debug)]
struct World {
    loaded: LoadedClaims,
    second_factor: bool,
    ownership: OwnershipPolicy,
    policy: RecoveryPolicy,
}

impl World {
    fn claims(&self) -> Claims<'_> {
        Claims {
            all: &self.loaded.claims,
            throttle: self.loaded.throttle,
            second_factor: self.second_factor,
            now: NOW,
            ownership: &self.ownership,
            policy: &self.policy,
        }
    }
}

prop_compose! {
    fn world()(
        claims in prop::collection::vec(claim(), 0..4), throttle in throttle(),
        second_factor: bool, complete: bool,
    ) -> World {
        let mailbox_only = if complete { MailboxOnly::Complete } else { MailboxOnly::Support };
        World {
            loaded: LoadedClaims { claims, throttle },
            second_factor,
            ownership: OwnershipPolicy { mailbox_only, ..OwnershipPolicy::default() },
            policy: RecoveryPolicy::default(),
        }
    }
}

proptest! {
    #[test]
    fn a_link_sets_a_password_only_for_a_claim_of_its_address_or_if_the_mailbox_settles(
        world in world(), own: bool, with in 1_u128..3,
    ) {
        let claims = world.claims();
        let (address, link) = (address(own), Evidence::of([mailbox(address(own))]));
        let status = RecoveryStatus::of(&claims, token(with), address);
        let open = claims.open_at(address);
        let proven = open.filter(|it| it.stage == RecoveryStage::Proven && it.token == token(with));
        let waited = open.filter(|it| matches!(it.stage, RecoveryStage::Ready(until) if NOW < until));
        let waited = waited.filter(|it| it.shown.strength() == link.strength());
        match status {
            RecoveryStatus::NeedsPassword { factor_lost } => match proven.or(waited) {
                Some(claim) => {
                    let lost = world.second_factor && !claim.shown.has_class(Class::Possession);
                    prop_assert_eq!(factor_lost, lost);
                }
                None => {
                    prop_assert!(!factor_lost && !world.second_factor);
                    let ruling = claims.judge(ClaimParty::Address(address), link, Action::Claim);
                    prop_assert_eq!(ruling, Ruling::Settled);
                }
            },
            _ => prop_assert!(proven.is_none() && waited.is_none()),
        }
    }

    #[test]
    fn a_claim_that_is_weaker_than_what_stands_against_it_achieves_nothing(
        world in world(), own: bool, shown in evidence(),
    ) {
        let claims = world.claims();
        let party = ClaimParty::Address(address(own));
        prop_assume!(claims.seen_by(party).case.is_none());
        let ruling = claims.judge(party, shown, Action::Claim);
        if claims.opponent(party).strength() > shown.strength() {
            prop_assert_eq!(ruling, Ruling::Outweighed);
        }
    }

    #[test]
    fn a_party_is_never_its_own_rival(claims in prop::collection::vec(claim(), 0..4), own: bool) {
        let claims = claims.into_iter().map(|claim| Recovery { address: address(own), ..claim });
        let world = World {
            loaded: LoadedClaims { claims: claims.collect(), throttle: ThrottleState::default() },
            second_factor: true,
            ownership: OwnershipPolicy::default(),
            policy: RecoveryPolicy::default(),
        };
        let seen = world.claims().seen_by(ClaimParty::Address(address(own)));
        prop_assert_eq!(seen.rival, None);
        let others = world.claims().seen_by(ClaimParty::Address(address(!own)));
        prop_assert_eq!(others.own, None);
    }

    #[test]
    fn nothing_that_is_newer_than_the_first_rival_claim_counts(
        world in world(), own: bool, hours in 0_u32..100, bit in 0_u8..8,
    ) {
        let claims = world.claims();
        let party = ClaimParty::Address(address(own));
        let piece = Evidence::stored(1 << bit).pieces().next().unwrap();
        let set_at = NOW.before(HOUR * hours);
        let shown = [Shown { piece, set_at, set_by: Strength::default() }];
        let counts = claims.prior(party, &shown).has(piece);
        let rivals = claims.open().filter(|claim| claim.address != address(own));
        let first = rivals.map(|claim| claim.begun_at).min();
        if first.is_some_and(|first| set_at >= first) {
            prop_assert!(!counts);
        } else if piece != Piece::Password {
            prop_assert!(counts);
        }
    }

    #[test]
    fn a_settlement_stands_for_fourteen_days_and_not_after(hours in 0_u32..800, shown in evidence()) {
        let at = NOW.before(HOUR * hours);
        let throttle = ThrottleState { settled: Some(Settled { shown, at }), ..Default::default() };
        let world = World {
            loaded: LoadedClaims { claims: Vec::new(), throttle },
            second_factor: true,
            ownership: OwnershipPolicy::default(),
            policy: RecoveryPolicy::default(),
        };
        let stands = world.claims().seen_by(ClaimParty::Address(None)).settled;
        prop_assert_eq!(stands, (hours < 14 * 24).then_some(shown));
    }
}

#[test]
fn a_proof_counts_as_long_as_its_link_and_a_ready_claim_until_its_end() {
    let claim = |stage, counts_from| Recovery {
        stage,
        counts_from,
        ..build::recovery(build::account_id(1), stage, NOW, &crate::testing::SeededEntropy::new(1))
    };
    let link = RecoveryPolicy::default().link;
    for (stage, counts_from, is_open) in [
        (RecoveryStage::Proven, NOW.before(link).after(MOMENT), true),
        (RecoveryStage::Proven, NOW.before(link), false),
        (RecoveryStage::Ready(NOW.after(MOMENT)), NOW, true),
        (RecoveryStage::Ready(NOW), NOW, false),
        (RecoveryStage::Delayed(NOW.before(HOUR)), NOW, true),
        (RecoveryStage::Stopped(NOW), NOW, false),
    ] {
        let claims = vec![claim(stage, counts_from)];
        let world = World {
            loaded: LoadedClaims { claims, throttle: ThrottleState::default() },
            second_factor: true,
            ownership: OwnershipPolicy::default(),
            policy: RecoveryPolicy::default(),
        };
        assert_eq!(world.claims().open().count(), usize::from(is_open), "{stage:?}");
    }
}
