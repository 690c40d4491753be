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
    let proven = linked || matches!(claimant, Claimant::Session(..) | Claimant::Device(..));
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
mod tests;
