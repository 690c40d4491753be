//! Whether a guess is looked at. Pure.

use super::{Count, Guard, GuardPolicy, GuessKind, Lane, LockCause};
use crate::kernel::{DeviceId, MailedTokenId, Source, Timestamp};

/// Who guesses.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Guesser {
    /// Somebody on no known device.
    Stranger(Source),
    /// Somebody on a known device. When its lane is used up, a stranger.
    Device(DeviceId, Source),
    /// Somebody who holds a mailed link: the mailbox is proven.
    Link(MailedTokenId),
}

impl Guesser {
    /// The lanes that decide, the first one that has room first.
    pub fn lanes(self) -> Vec<Lane> {
        match self {
            Self::Stranger(source) => vec![Lane::Strangers, Lane::Source(source)],
            Self::Device(id, source) => {
                vec![Lane::Device(id), Lane::Strangers, Lane::Source(source)]
            }
            Self::Link(id) => vec![Lane::Link(id)],
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
    Look(Vec<(Lane, Count)>),
    /// Not before then, and nothing is counted.
    Wait(Timestamp),
    /// It is refused after the same work as a wrong one, and nothing is counted.
    Pretend,
    /// The same, and for good: the factor is retired.
    Retired,
}

/// Decides over a guess by what its lanes hold: those of [`Guesser::lanes`], in that order.
pub fn decide(
    guard: &Guard,
    kind: GuessKind,
    lanes: &[(Lane, Count)],
    now: Timestamp,
    policy: &GuardPolicy,
) -> Decision {
    if guard.is_retired(kind, policy) {
        return Decision::Retired;
    }
    let linked = lanes.iter().any(|(lane, _)| matches!(lane, Lane::Link(_)));
    if linked && guard.is_closed_to_links(policy) {
        return Decision::Retired;
    }
    if guard.is_locked(LockCause::Compromise) && !linked {
        return Decision::Pretend;
    }
    let mut counted = Vec::new();
    for (lane, count) in lanes {
        let failures = count.failures(now);
        match lane {
            Lane::Device(_) | Lane::Link(_) => {
                if failures < policy.own_lane {
                    return Decision::Look(vec![(*lane, count.one_more(now, |_| None))]);
                }
            }
            Lane::Strangers => {
                if guard.lock.is_some() || failures >= policy.lock_at {
                    return Decision::Pretend;
                }
                counted.push((*lane, count.one_more(now, |_| None)));
            }
            Lane::Source(_) => {
                if let Some(until) = count.waits(now) {
                    return Decision::Wait(until);
                }
                counted.push((*lane, count.one_more(now, |n| policy.wait_after(n))));
            }
        }
    }
    if counted.is_empty() { Decision::Pretend } else { Decision::Look(counted) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        guard::Lock,
        testing::{GuardModel, build},
    };
    use proptest::prelude::*;
    use std::{collections::HashMap, time::Duration};

    const NOW: Timestamp = Timestamp::from_millis(1_800_000_000_000);

    /// One account, under the rules of every day.
    #[derive(Default)]
    struct Model(GuardModel);

    impl Model {
        fn guess(&mut self, kind: GuessKind, by: Guesser, now: Timestamp) -> Decision {
            self.0.guess(kind, by, now, &GuardPolicy::default())
        }
    }

    fn source(number: u8) -> Source {
        Source::of(std::net::IpAddr::from([192, 0, 2, number]))
    }

    fn device(number: u128) -> DeviceId {
        DeviceId::from_uuid(build::account_id(number).as_uuid())
    }

    fn guesser() -> impl Strategy<Value = Guesser> {
        let link =
            |n: u128| Guesser::Link(MailedTokenId::from_uuid(build::account_id(n).as_uuid()));
        prop_oneof![
            (0_u8..20).prop_map(|n| Guesser::Stranger(source(n))),
            (0_u128..3, 0_u8..20).prop_map(|(d, n)| Guesser::Device(device(d), source(n))),
            (0_u128..3).prop_map(link),
        ]
    }

    fn kind() -> impl Strategy<Value = GuessKind> {
        prop_oneof![Just(GuessKind::Password), Just(GuessKind::SecondFactor)]
    }

    proptest! {
        #[test]
        fn never_are_more_guesses_looked_at_than_the_budget_on_however_many_paths(
            guesses in prop::collection::vec((kind(), guesser(), 0_u64..100), 0..400),
        ) {
            let mut model = Model::default();
            let mut looked: HashMap<(GuessKind, Option<Guesser>), u32> = HashMap::new();
            let mut now = NOW;
            for (kind, by, seconds) in guesses {
                now = now.after(Duration::from_secs(seconds));
                let decision = model.guess(kind, by, now);
                if let Decision::Look(counted) = decision {
                    let lane = counted.first().map(|(lane, _)| *lane);
                    let owner = match lane {
                        Some(Lane::Device(_) | Lane::Link(_)) => Some(match by {
                            Guesser::Device(id, _) => Guesser::Device(id, source(0)),
                            other => other,
                        }),
                        _ => None,
                    };
                    *looked.entry((kind, owner)).or_default() += 1;
                }
            }
            // 400 guesses of at most 100 seconds: no lane forgets one.
            for ((_, owner), count) in looked {
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
            model.0.guard.lock = Some(Lock { cause, since: NOW });
            let mut now = NOW;
            for wait in waits {
                now = now.after(Duration::from_secs(wait));
                for kind in GuessKind::ALL {
                    prop_assert_eq!(model.guess(kind, Guesser::Stranger(source(1)), now), Decision::Pretend);
                }
            }
            prop_assert_eq!(model.0.guard.lock, Some(Lock { cause, since: NOW }));
        }

        #[test]
        fn strangers_can_neither_fill_nor_shut_the_lane_of_a_known_device_or_a_link(
            guesses in prop::collection::vec((0_u8..255, 0_u64..10_000), 0..300),
        ) {
            let mut model = Model::default();
            let mut now = NOW;
            for (from, seconds) in guesses {
                now = now.after(Duration::from_secs(seconds));
                model.guess(GuessKind::Password, Guesser::Stranger(source(from)), now);
            }
            prop_assume!(!model.0.guard.is_retired(GuessKind::Password, &GuardPolicy::default()));
            let link = MailedTokenId::from_uuid(build::account_id(9).as_uuid());
            for owner in [Guesser::Device(device(1), source(1)), Guesser::Link(link)] {
                for _ in 0..5 {
                    let decision = model.guess(GuessKind::Password, owner, now);
                    prop_assert!(matches!(decision, Decision::Look(_)));
                }
            }
        }

        #[test]
        fn a_guess_during_a_wait_does_not_lengthen_it(early in 0_u64..1000) {
            let mut model = Model::default();
            let by = Guesser::Stranger(source(1));
            for _ in 0..4 {
                prop_assert!(matches!(model.guess(GuessKind::Password, by, NOW), Decision::Look(_)));
            }
            let end = NOW.after(Duration::from_secs(1));
            for _ in 0..early % 10 {
                let at = NOW.after(Duration::from_millis(early));
                prop_assert_eq!(model.guess(GuessKind::Password, by, at), Decision::Wait(end));
            }
            prop_assert!(matches!(model.guess(GuessKind::Password, by, end), Decision::Look(_)));
        }
    }

    #[test]
    fn one_source_makes_nobody_else_wait() {
        let mut model = Model::default();
        for _ in 0..4 {
            model.guess(GuessKind::Password, Guesser::Stranger(source(1)), NOW);
        }
        let other = model.guess(GuessKind::Password, Guesser::Stranger(source(2)), NOW);
        assert!(matches!(other, Decision::Look(_)));
    }

    #[test]
    fn a_known_device_whose_lane_is_used_up_is_a_stranger() {
        let mut model = Model::default();
        let by = Guesser::Device(device(1), source(1));
        let looked: Vec<bool> = (0..12)
            .map(|n| {
                let now = NOW.after(Duration::from_secs(100 * n));
                matches!(model.guess(GuessKind::Password, by, now), Decision::Look(_))
            })
            .collect();
        assert!(looked.iter().all(|looked| *looked));
        assert_eq!(model.0.count(GuessKind::Password, Lane::Strangers).unwrap().failures(NOW), 7);
    }

    #[test]
    fn a_retired_factor_is_not_looked_at_on_any_lane() {
        let mut model = Model::default();
        model.0.guard.password_failures = 100;
        let link = MailedTokenId::from_uuid(build::account_id(9).as_uuid());
        for by in [
            Guesser::Stranger(source(1)),
            Guesser::Device(device(1), source(1)),
            Guesser::Link(link),
        ] {
            assert_eq!(model.guess(GuessKind::Password, by, NOW), Decision::Retired);
            assert!(matches!(model.guess(GuessKind::SecondFactor, by, NOW), Decision::Look(_)));
        }
    }

    #[test]
    fn guesses_on_mailed_links_close_links_and_retire_no_factor() {
        let mut model = Model::default();
        let link =
            |n: u128| Guesser::Link(MailedTokenId::from_uuid(build::account_id(n).as_uuid()));
        let looked = (0..200).filter(|number| {
            let decision = model.guess(GuessKind::SecondFactor, link(number / 5), NOW);
            matches!(decision, Decision::Look(_))
        });
        assert_eq!(looked.count(), 100);
        let own = Guesser::Device(device(1), source(1));
        assert!(matches!(model.guess(GuessKind::SecondFactor, own, NOW), Decision::Look(_)));
        assert_eq!(model.guess(GuessKind::Password, link(99), NOW), Decision::Retired);
    }

    #[test]
    fn after_a_compromise_no_sign_in_passes_and_a_link_does() {
        let mut model = Model::default();
        model.0.guard.lock = Some(Lock { cause: LockCause::Compromise, since: NOW });
        let link = MailedTokenId::from_uuid(build::account_id(9).as_uuid());
        for by in [Guesser::Stranger(source(1)), Guesser::Device(device(1), source(1))] {
            assert_eq!(model.guess(GuessKind::Password, by, NOW), Decision::Pretend);
        }
        let linked = model.guess(GuessKind::SecondFactor, Guesser::Link(link), NOW);
        assert!(matches!(linked, Decision::Look(_)));
    }
}
