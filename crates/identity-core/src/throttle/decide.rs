//! Both halves of a throttling decision, pure: whether a guess is evaluated, and what its verdict
//! changes. The use cases, the proptests and `cargo xtask drill throttle` run these very functions.

use super::{AttemptCounter, CounterKey, LockCause, SecretKind, ThrottlePolicy, ThrottleState};
use crate::{
    kernel::{ActionTokenId, DeviceId, SessionId, Source, Timestamp},
    rate_limit::Cost,
};

/// The party that presents a secret (NIST SP 800-63-4), and what it has proven so far.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Claimant {
    /// Comes from no known device.
    Stranger(Source),
    /// Comes from a known device. Once the device's budget is used up it counts as a stranger.
    Device(DeviceId, Source),
    /// Holds a live session, which has this many failures counted.
    Session(SessionId, u32),
    /// Holds a mailed link, so the mailbox is proven.
    Link(ActionTokenId),
}

impl Claimant {
    /// The counters that admit this claimant, in the order in which they are tried.
    pub fn counter_keys(self) -> Vec<CounterKey> {
        match self {
            Self::Stranger(source) => vec![CounterKey::Strangers, CounterKey::Source(source)],
            Self::Device(id, source) => {
                vec![CounterKey::Device(id), CounterKey::Strangers, CounterKey::Source(source)]
            }
            Self::Session(id, _) => vec![CounterKey::Session(id)],
            Self::Link(id) => vec![CounterKey::Link(id)],
        }
    }

    /// The source that pays for the guess, unless the claimant has a budget of its own.
    pub const fn source(self) -> Option<Source> {
        match self {
            Self::Stranger(source) | Self::Device(_, source) => Some(source),
            Self::Session(..) | Self::Link(_) => None,
        }
    }
}

/// Verdict on a guess before it is evaluated.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Admission {
    Evaluate(CountedAttempt),
    /// Rate limited. Nothing is counted.
    RetryAfter(Timestamp),
    /// Locked or over budget: refused after the same work, so that timing reveals nothing.
    RejectAfterDummyWork,
    /// The secret, or every link, is disabled after too many failures. Refused like a locked one.
    Disabled,
}

/// A guess that is counted as a failure until it is settled.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CountedAttempt {
    pub kind: SecretKind,
    pub claimant: Claimant,
    /// The counters with this guess in them.
    pub counters: Vec<(CounterKey, AttemptCounter)>,
    /// The costs that the source pays for it.
    pub costs: Vec<Cost>,
}

impl CountedAttempt {
    fn new(
        kind: SecretKind,
        claimant: Claimant,
        counters: Vec<(CounterKey, AttemptCounter)>,
        now: Timestamp,
    ) -> Self {
        let mut costs = Vec::new();
        for (key, counter) in &counters {
            match key {
                CounterKey::Strangers => costs.push(Cost::Failure),
                // An account is paid for once, at the first password tried from this source.
                CounterKey::Source(_)
                    if kind == SecretKind::Password && counter.failures(now) == 1 =>
                {
                    costs.push(Cost::Account);
                }
                CounterKey::Source(_)
                | CounterKey::Device(_)
                | CounterKey::Session(_)
                | CounterKey::Link(_) => {}
            }
        }
        Self { kind, claimant, counters, costs }
    }

    /// Returns `true` when this counter contains the guess itself.
    pub fn is_counted(&self, kind: SecretKind, key: CounterKey) -> bool {
        self.kind == kind && self.counters.iter().any(|(counted, _)| *counted == key)
    }

    /// Returns `true` when the guess itself has paid this cost.
    pub fn has_paid(&self, cost: Cost) -> bool {
        self.costs.contains(&cost)
    }

    /// The account's throttle state with this guess counted as a failure.
    #[must_use]
    pub fn counted_in(&self, state: &ThrottleState) -> ThrottleState {
        match self.claimant {
            Claimant::Link(_) => state.with_link_failure(),
            Claimant::Stranger(_) | Claimant::Device(..) | Claimant::Session(..) => {
                state.with_failure(self.kind)
            }
        }
    }
}

/// Decides whether a guess is evaluated. `counters` are those of [`Claimant::counter_keys`], in
/// that order.
pub fn admit(
    state: &ThrottleState,
    kind: SecretKind,
    claimant: Claimant,
    counters: &[(CounterKey, AttemptCounter)],
    now: Timestamp,
    policy: &ThrottlePolicy,
) -> Admission {
    let linked = matches!(claimant, Claimant::Link(_));
    if state.is_disabled(kind, policy) || (linked && state.is_closed_to_links(policy)) {
        return Admission::Disabled;
    }
    let proven = linked || matches!(claimant, Claimant::Session(..));
    if state.is_locked(LockCause::Compromise) && !proven {
        return Admission::RejectAfterDummyWork;
    }
    let mut counted = Vec::new();
    for (key, counter) in counters {
        let failures = counter.failures(now);
        match key {
            CounterKey::Device(_) | CounterKey::Session(_) | CounterKey::Link(_) => {
                if failures < policy.own_budget {
                    counted = vec![(*key, counter.incremented(now, |_| None))];
                    break;
                }
            }
            CounterKey::Strangers => {
                if state.lock.is_some() || failures >= policy.lock_after {
                    return Admission::RejectAfterDummyWork;
                }
                counted.push((*key, counter.incremented(now, |_| None)));
            }
            CounterKey::Source(_) => {
                if let Some(until) = counter.retry_after(now) {
                    return Admission::RetryAfter(until);
                }
                counted.push((*key, counter.incremented(now, |n| policy.wait_after(n))));
            }
        }
    }
    if counted.is_empty() {
        return Admission::RejectAfterDummyWork;
    }
    Admission::Evaluate(CountedAttempt::new(kind, claimant, counted, now))
}

/// Verdict on an evaluated guess.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GuessVerdict {
    /// It stays counted.
    Wrong,
    /// Right, but not everything the account asks for: only this guess is taken back.
    Right,
    /// Right, and the last factor asked for: the claimant's counters are cleared.
    Complete,
}

/// The changes that a verdict makes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settlement {
    pub state: ThrottleState,
    /// New values of counters; `None` clears one, for both kinds of secret.
    pub counters: Vec<(CounterKey, Option<AttemptCounter>)>,
    /// The source gets back what it paid.
    pub is_refunded: bool,
    /// This failure locks the account for strangers.
    pub locks: bool,
    /// This failure disables the secret.
    pub disables: bool,
}

/// Settles a counted guess against the account's present state and the attempt's counters.
pub fn settle(
    state: &ThrottleState,
    attempt: &CountedAttempt,
    counters: &[(CounterKey, AttemptCounter)],
    verdict: GuessVerdict,
    now: Timestamp,
    policy: &ThrottlePolicy,
) -> Settlement {
    let kind = attempt.kind;
    let (is_refunded, disables) = (verdict != GuessVerdict::Wrong, false);
    let settlement =
        Settlement { state: *state, counters: Vec::new(), is_refunded, locks: false, disables };
    match verdict {
        GuessVerdict::Wrong => {
            let filled = counters.iter().any(|(key, counter)| {
                *key == CounterKey::Strangers && counter.failures(now) >= policy.lock_after
            });
            let locks = filled && state.lock.is_none();
            let disables = !matches!(attempt.claimant, Claimant::Link(_))
                && state.failures(kind) == policy.disable_after;
            let state = if locks { state.locked_for_guessing(now) } else { *state };
            Settlement { state, locks, disables, ..settlement }
        }
        GuessVerdict::Right => {
            let taken_back =
                |(key, counter): &(_, AttemptCounter)| (*key, Some(counter.decremented(now)));
            let state = match attempt.claimant {
                Claimant::Link(_) => state.without_link_failure(),
                Claimant::Stranger(_) | Claimant::Device(..) | Claimant::Session(..) => {
                    state.without_failure(kind)
                }
            };
            Settlement { state, counters: counters.iter().map(taken_back).collect(), ..settlement }
        }
        GuessVerdict::Complete => {
            let own = match attempt.claimant {
                Claimant::Device(id, _) => Some(CounterKey::Device(id)),
                Claimant::Stranger(_) | Claimant::Session(..) | Claimant::Link(_) => None,
            };
            let counted = attempt.counters.iter().map(|(key, _)| *key);
            let own = own.filter(|own| !attempt.counters.iter().any(|(key, _)| key == own));
            let cleared = counted.chain(own).map(|key| (key, None)).collect();
            Settlement { state: state.cleared(), counters: cleared, ..settlement }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kernel::ClosedSet;
    use crate::{
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
                Lock::Compromise { since: CompromisedSince::At(since) }
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
            assert!(matches!(
                model.guess(SecretKind::SecondFactor, by, NOW),
                Admission::Evaluate(_)
            ));
        }
    }

    #[test]
    fn failures_on_mailed_links_close_links_and_disable_no_secret() {
        let mut model = Model::default();
        let link =
            |n: u128| Claimant::Link(ActionTokenId::from_uuid(build::account_id(n).as_uuid()));
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
    fn after_a_compromise_no_sign_in_passes_and_a_link_does() {
        let mut model = Model::default();
        model.0.state.lock = Some(Lock::Compromise { since: CompromisedSince::At(NOW) });
        let link = ActionTokenId::from_uuid(build::account_id(9).as_uuid());
        for by in [Claimant::Stranger(source(1)), Claimant::Device(device(1), source(1))] {
            assert_eq!(model.guess(SecretKind::Password, by, NOW), Admission::RejectAfterDummyWork);
        }
        let linked = model.guess(SecretKind::SecondFactor, Claimant::Link(link), NOW);
        assert!(matches!(linked, Admission::Evaluate(_)));
    }
}
