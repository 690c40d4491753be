//! Properties of both halves of the decision, over the in-memory model.

use super::*;
use crate::kernel::ClosedSet;
use crate::{
    ownership::Evidence,
    testing::{ThrottleModel, build},
    throttle::{CompromisedSince, Lock},
};
use proptest::prelude::*;
use std::{collections::HashMap, time::Duration};

const NOW: Timestamp = Timestamp::from_millis(1_800_000_000_000);

/// One account, under the rules of every day.
#[derive(Default)]
struct Model(ThrottleModel);

impl Model {
    fn guess(&mut self, kind: SecretKind, by: Claimant, now: Timestamp) -> Admission {
        self.0.guess(kind, by, now, &ThrottlePolicy::default())
    }
}

fn source(number: u8) -> Source {
    Source::of(std::net::IpAddr::from([192, 0, 2, number]))
}

fn device(number: u128) -> DeviceId {
    DeviceId::from_uuid(build::account_id(number).as_uuid())
}

fn claimant() -> impl Strategy<Value = Claimant> {
    let link = |n: u128| Claimant::Link(ActionTokenId::from_uuid(build::account_id(n).as_uuid()));
    prop_oneof![
        (0_u8..20).prop_map(|n| Claimant::Stranger(source(n))),
        (0_u128..3, 0_u8..20).prop_map(|(d, n)| Claimant::Device(device(d), source(n))),
        (0_u128..3).prop_map(link),
    ]
}

fn kind() -> impl Strategy<Value = SecretKind> {
    prop_oneof![Just(SecretKind::Password), Just(SecretKind::SecondFactor)]
}

proptest! {
    #[test]
    fn no_claimants_exceed_the_budget_on_any_number_of_paths(
        guesses in prop::collection::vec((kind(), claimant(), 0_u64..100), 0..400),
    ) {
        let mut model = Model::default();
        let mut evaluated: HashMap<(SecretKind, Option<Claimant>), u32> = HashMap::new();
        let mut now = NOW;
        for (kind, by, seconds) in guesses {
            now = now.after(Duration::from_secs(seconds));
            let decision = model.guess(kind, by, now);
            if let Admission::Evaluate(attempt) = decision {
                let counter_key = attempt.counters.first().map(|(counter_key, _)| *counter_key);
                let owner = match counter_key {
                    Some(CounterKey::Device(_) | CounterKey::Link(_)) => Some(match by {
                        Claimant::Device(id, _) => Claimant::Device(id, source(0)),
                        other => other,
                    }),
                    _ => None,
                };
                *evaluated.entry((kind, owner)).or_default() += 1;
            }
        }
        // 400 guesses of at most 100 seconds: no lane forgets one.
        for ((_, owner), count) in evaluated {
            let most = if owner.is_some() { 5 } else { 10 };
            prop_assert!(count <= most, "{:?}: {}", owner, count);
        }
    }

    #[test]
    fn time_never_opens_a_lock(
        waits in prop::collection::vec(0_u64..100_000_000, 1..20),
        compromise: bool,
    ) {
        let since = NOW;
        let lock = if compromise {
            Lock::Compromise { since: CompromisedSince::At(since), shown: Evidence::NONE }
        } else {
            Lock::Guessing { since }
        };
        let mut model = Model::default();
        model.0.state.lock = Some(lock);
        let mut now = NOW;
        for wait in waits {
            now = now.after(Duration::from_secs(wait));
            for kind in SecretKind::ALL.iter().copied() {
                prop_assert_eq!(model.guess(kind, Claimant::Stranger(source(1)), now), Admission::RejectAfterDummyWork);
            }
        }
        prop_assert_eq!(model.0.state.lock, Some(lock));
    }

    #[test]
    fn strangers_cannot_use_up_the_budget_of_a_known_device_or_a_link(
        guesses in prop::collection::vec((0_u8..255, 0_u64..10_000), 0..300),
    ) {
        let mut model = Model::default();
        let mut now = NOW;
        for (from, seconds) in guesses {
            now = now.after(Duration::from_secs(seconds));
            model.guess(SecretKind::Password, Claimant::Stranger(source(from)), now);
        }
        prop_assume!(!model.0.state.is_disabled(SecretKind::Password, &ThrottlePolicy::default()));
        let link = ActionTokenId::from_uuid(build::account_id(9).as_uuid());
        for owner in [Claimant::Device(device(1), source(1)), Claimant::Link(link)] {
            for _ in 0..5 {
                let decision = model.guess(SecretKind::Password, owner, now);
                prop_assert!(matches!(decision, Admission::Evaluate(_)));
            }
        }
    }

    #[test]
    fn a_guess_during_a_wait_does_not_lengthen_it(early in 0_u64..1000) {
        let mut model = Model::default();
        let by = Claimant::Stranger(source(1));
        for _ in 0..4 {
            prop_assert!(matches!(model.guess(SecretKind::Password, by, NOW), Admission::Evaluate(_)));
        }
        let end = NOW.after(Duration::from_secs(1));
        for _ in 0..early % 10 {
            let at = NOW.after(Duration::from_millis(early));
            prop_assert_eq!(model.guess(SecretKind::Password, by, at), Admission::RetryAfter(end));
        }
        prop_assert!(matches!(model.guess(SecretKind::Password, by, end), Admission::Evaluate(_)));
    }
}

#[test]
fn one_source_makes_nobody_else_wait() {
    let mut model = Model::default();
    for _ in 0..4 {
        model.guess(SecretKind::Password, Claimant::Stranger(source(1)), NOW);
    }
    let other = model.guess(SecretKind::Password, Claimant::Stranger(source(2)), NOW);
    assert!(matches!(other, Admission::Evaluate(_)));
}

#[test]
fn a_known_device_over_its_budget_is_a_stranger() {
    let mut model = Model::default();
    let by = Claimant::Device(device(1), source(1));
    let evaluated: Vec<bool> = (0..12)
        .map(|n| {
            let now = NOW.after(Duration::from_secs(100 * n));
            matches!(model.guess(SecretKind::Password, by, now), Admission::Evaluate(_))
        })
        .collect();
    assert!(evaluated.iter().all(|evaluated| *evaluated));
    assert_eq!(
        model.0.count(SecretKind::Password, CounterKey::Strangers).unwrap().failures(NOW),
        7
    );
}

#[test]
fn a_disabled_secret_is_evaluated_for_no_claimant() {
    let mut model = Model::default();
    model.0.state.password_failures = 100;
    let link = ActionTokenId::from_uuid(build::account_id(9).as_uuid());
    for by in [
        Claimant::Stranger(source(1)),
        Claimant::Device(device(1), source(1)),
        Claimant::Link(link),
    ] {
        assert_eq!(model.guess(SecretKind::Password, by, NOW), Admission::Disabled);
        assert!(matches!(model.guess(SecretKind::SecondFactor, by, NOW), Admission::Evaluate(_)));
    }
}

#[test]
fn failures_on_mailed_links_close_links_and_disable_no_secret() {
    let mut model = Model::default();
    let link = |n: u128| Claimant::Link(ActionTokenId::from_uuid(build::account_id(n).as_uuid()));
    let evaluated = (0..200).filter(|number| {
        let decision = model.guess(SecretKind::SecondFactor, link(number / 5), NOW);
        matches!(decision, Admission::Evaluate(_))
    });
    assert_eq!(evaluated.count(), 100);
    let own = Claimant::Device(device(1), source(1));
    assert!(matches!(model.guess(SecretKind::SecondFactor, own, NOW), Admission::Evaluate(_)));
    assert_eq!(model.guess(SecretKind::Password, link(99), NOW), Admission::Disabled);
}

#[test]
fn after_a_compromise_no_stranger_is_evaluated_and_devices_and_links_are() {
    let mut model = Model::default();
    model.0.state.lock =
        Some(Lock::Compromise { since: CompromisedSince::At(NOW), shown: Evidence::NONE });
    let link = ActionTokenId::from_uuid(build::account_id(9).as_uuid());
    let (stranger, owner) = (Claimant::Stranger(source(1)), Claimant::Device(device(1), source(1)));
    for _ in 0..5 {
        assert!(matches!(model.guess(SecretKind::Password, owner, NOW), Admission::Evaluate(_)));
    }
    for by in [stranger, owner] {
        assert_eq!(model.guess(SecretKind::Password, by, NOW), Admission::RejectAfterDummyWork);
    }
    let linked = model.guess(SecretKind::SecondFactor, Claimant::Link(link), NOW);
    assert!(matches!(linked, Admission::Evaluate(_)));
}
