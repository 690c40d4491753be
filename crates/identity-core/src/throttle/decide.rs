//! Whether a guess is looked at. Pure.

use super::{AttemptCounter, CounterKey, LockCause, SecretKind, ThrottlePolicy, ThrottleState};
use crate::kernel::{ActionTokenId, DeviceId, Source, Timestamp};

/// Who guesses.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Claimant {
    /// Somebody on no known device.
    Stranger(Source),
    /// Somebody on a known device. When its lane is used up, a stranger.
    Device(DeviceId, Source),
    /// Somebody who holds a mailed link: the mailbox is proven.
    Link(ActionTokenId),
}

impl Claimant {
    /// The lanes that decide, the first one that has room first.
    pub fn counter_keys(self) -> Vec<CounterKey> {
        match self {
            Self::Stranger(source) => vec![CounterKey::Strangers, CounterKey::Source(source)],
            Self::Device(id, source) => {
                vec![CounterKey::Device(id), CounterKey::Strangers, CounterKey::Source(source)]
            }
            Self::Link(id) => vec![CounterKey::Link(id)],
        }
    }

    /// Who pays for it, where the lane is not one's own.
    pub const fn source(self) -> Option<Source> {
        match self {
            Self::Stranger(source) | Self::Device(_, source) => Some(source),
            Self::Link(_) => None,
        }
    }
}

/// What becomes of a guess.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Decision {
    /// It is looked at, and counted in these lanes.
    Evaluate(Vec<(CounterKey, AttemptCounter)>),
    /// Not before then, and nothing is counted.
    RetryAfter(Timestamp),
    /// It is refused after the same work as a wrong one, and nothing is counted.
    RejectAfterDummyWork,
    /// The same, and for good: the factor is retired.
    Disabled,
}

/// Decides over a guess by what its lanes hold: those of [`Claimant::lanes`], in that order.
pub fn decide(
    throttle: &ThrottleState,
    kind: SecretKind,
    counter_keys: &[(CounterKey, AttemptCounter)],
    now: Timestamp,
    policy: &ThrottlePolicy,
) -> Decision {
    if throttle.is_disabled(kind, policy) {
        return Decision::Disabled;
    }
    let linked =
        counter_keys.iter().any(|(counter_key, _)| matches!(counter_key, CounterKey::Link(_)));
    if linked && throttle.is_closed_to_links(policy) {
        return Decision::Disabled;
    }
    if throttle.is_locked(LockCause::Compromise) && !linked {
        return Decision::RejectAfterDummyWork;
    }
    let mut counted = Vec::new();
    for (counter_key, count) in counter_keys {
        let failures = count.failures(now);
        match counter_key {
            CounterKey::Device(_) | CounterKey::Link(_) => {
                if failures < policy.own_budget {
                    return Decision::Evaluate(vec![(
                        *counter_key,
                        count.incremented(now, |_| None),
                    )]);
                }
            }
            CounterKey::Strangers => {
                if throttle.lock.is_some() || failures >= policy.lock_after {
                    return Decision::RejectAfterDummyWork;
                }
                counted.push((*counter_key, count.incremented(now, |_| None)));
            }
            CounterKey::Source(_) => {
                if let Some(until) = count.waits(now) {
                    return Decision::RetryAfter(until);
                }
                counted.push((*counter_key, count.incremented(now, |n| policy.wait_after(n))));
            }
        }
    }
    if counted.is_empty() { Decision::RejectAfterDummyWork } else { Decision::Evaluate(counted) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        testing::{ThrottleModel, build},
        throttle::Lock,
    };
    use proptest::prelude::*;
    use std::{collections::HashMap, time::Duration};

    const NOW: Timestamp = Timestamp::from_millis(1_800_000_000_000);

    /// One account, under the rules of every day.
    #[derive(Default)]
    struct Model(ThrottleModel);

    impl Model {
        fn guess(&mut self, kind: SecretKind, by: Claimant, now: Timestamp) -> Decision {
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
        let link =
            |n: u128| Claimant::Link(ActionTokenId::from_uuid(build::account_id(n).as_uuid()));
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
        fn never_are_more_guesses_looked_at_than_the_budget_on_however_many_paths(
            guesses in prop::collection::vec((kind(), claimant(), 0_u64..100), 0..400),
        ) {
            let mut model = Model::default();
            let mut evaluated: HashMap<(SecretKind, Option<Claimant>), u32> = HashMap::new();
            let mut now = NOW;
            for (kind, by, seconds) in guesses {
                now = now.after(Duration::from_secs(seconds));
                let decision = model.guess(kind, by, now);
                if let Decision::Evaluate(counted) = decision {
                    let counter_key = counted.first().map(|(counter_key, _)| *counter_key);
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
            let cause = if compromise { LockCause::Compromise } else { LockCause::Guessing };
            let mut model = Model::default();
            model.0.throttle.lock = Some(Lock { cause, since: NOW });
            let mut now = NOW;
            for wait in waits {
                now = now.after(Duration::from_secs(wait));
                for kind in SecretKind::ALL {
                    prop_assert_eq!(model.guess(kind, Claimant::Stranger(source(1)), now), Decision::RejectAfterDummyWork);
                }
            }
            prop_assert_eq!(model.0.throttle.lock, Some(Lock { cause, since: NOW }));
        }

        #[test]
        fn strangers_can_neither_fill_nor_shut_the_lane_of_a_known_device_or_a_link(
            guesses in prop::collection::vec((0_u8..255, 0_u64..10_000), 0..300),
        ) {
            let mut model = Model::default();
            let mut now = NOW;
            for (from, seconds) in guesses {
                now = now.after(Duration::from_secs(seconds));
                model.guess(SecretKind::Password, Claimant::Stranger(source(from)), now);
            }
            prop_assume!(!model.0.throttle.is_disabled(SecretKind::Password, &ThrottlePolicy::default()));
            let link = ActionTokenId::from_uuid(build::account_id(9).as_uuid());
            for owner in [Claimant::Device(device(1), source(1)), Claimant::Link(link)] {
                for _ in 0..5 {
                    let decision = model.guess(SecretKind::Password, owner, now);
                    prop_assert!(matches!(decision, Decision::Evaluate(_)));
                }
            }
        }

        #[test]
        fn a_guess_during_a_wait_does_not_lengthen_it(early in 0_u64..1000) {
            let mut model = Model::default();
            let by = Claimant::Stranger(source(1));
            for _ in 0..4 {
                prop_assert!(matches!(model.guess(SecretKind::Password, by, NOW), Decision::Evaluate(_)));
            }
            let end = NOW.after(Duration::from_secs(1));
            for _ in 0..early % 10 {
                let at = NOW.after(Duration::from_millis(early));
                prop_assert_eq!(model.guess(SecretKind::Password, by, at), Decision::RetryAfter(end));
            }
            prop_assert!(matches!(model.guess(SecretKind::Password, by, end), Decision::Evaluate(_)));
        }
    }

    #[test]
    fn one_source_makes_nobody_else_wait() {
        let mut model = Model::default();
        for _ in 0..4 {
            model.guess(SecretKind::Password, Claimant::Stranger(source(1)), NOW);
        }
        let other = model.guess(SecretKind::Password, Claimant::Stranger(source(2)), NOW);
        assert!(matches!(other, Decision::Evaluate(_)));
    }

    #[test]
    fn a_known_device_whose_lane_is_used_up_is_a_stranger() {
        let mut model = Model::default();
        let by = Claimant::Device(device(1), source(1));
        let evaluated: Vec<bool> = (0..12)
            .map(|n| {
                let now = NOW.after(Duration::from_secs(100 * n));
                matches!(model.guess(SecretKind::Password, by, now), Decision::Evaluate(_))
            })
            .collect();
        assert!(evaluated.iter().all(|evaluated| *evaluated));
        assert_eq!(
            model.0.count(SecretKind::Password, CounterKey::Strangers).unwrap().failures(NOW),
            7
        );
    }

    #[test]
    fn a_retired_factor_is_not_looked_at_on_any_lane() {
        let mut model = Model::default();
        model.0.throttle.password_failures = 100;
        let link = ActionTokenId::from_uuid(build::account_id(9).as_uuid());
        for by in [
            Claimant::Stranger(source(1)),
            Claimant::Device(device(1), source(1)),
            Claimant::Link(link),
        ] {
            assert_eq!(model.guess(SecretKind::Password, by, NOW), Decision::Disabled);
            assert!(matches!(
                model.guess(SecretKind::SecondFactor, by, NOW),
                Decision::Evaluate(_)
            ));
        }
    }

    #[test]
    fn guesses_on_mailed_links_close_links_and_retire_no_factor() {
        let mut model = Model::default();
        let link =
            |n: u128| Claimant::Link(ActionTokenId::from_uuid(build::account_id(n).as_uuid()));
        let evaluated = (0..200).filter(|number| {
            let decision = model.guess(SecretKind::SecondFactor, link(number / 5), NOW);
            matches!(decision, Decision::Evaluate(_))
        });
        assert_eq!(evaluated.count(), 100);
        let own = Claimant::Device(device(1), source(1));
        assert!(matches!(model.guess(SecretKind::SecondFactor, own, NOW), Decision::Evaluate(_)));
        assert_eq!(model.guess(SecretKind::Password, link(99), NOW), Decision::Disabled);
    }

    #[test]
    fn after_a_compromise_no_sign_in_passes_and_a_link_does() {
        let mut model = Model::default();
        model.0.throttle.lock = Some(Lock { cause: LockCause::Compromise, since: NOW });
        let link = ActionTokenId::from_uuid(build::account_id(9).as_uuid());
        for by in [Claimant::Stranger(source(1)), Claimant::Device(device(1), source(1))] {
            assert_eq!(model.guess(SecretKind::Password, by, NOW), Decision::RejectAfterDummyWork);
        }
        let linked = model.guess(SecretKind::SecondFactor, Claimant::Link(link), NOW);
        assert!(matches!(linked, Decision::Evaluate(_)));
    }
}
