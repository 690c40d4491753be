//! The throttle of one account in memory, over the very functions that the use cases run. The
//! proptests and the throttle drill play on it.

use crate::{
    kernel::Timestamp,
    throttle::{
        Admission, AttemptCounter, Claimant, CountedAttempt, CounterKey, GuessVerdict, SecretKind,
        ThrottlePolicy, ThrottleState, admit, settle,
    },
};

/// One account under attack.
#[derive(Clone, Debug, Default)]
pub struct ThrottleModel {
    pub state: ThrottleState,
    counters: Vec<((SecretKind, CounterKey), AttemptCounter)>,
}

impl ThrottleModel {
    /// Returns what a counter holds, if anything was counted there.
    pub fn count(&self, kind: SecretKind, key: CounterKey) -> Option<AttemptCounter> {
        self.counters.iter().find(|(of, _)| *of == (kind, key)).map(|(_, counter)| *counter)
    }

    fn set(&mut self, kind: SecretKind, key: CounterKey, counter: AttemptCounter) {
        match self.counters.iter_mut().find(|(of, _)| *of == (kind, key)) {
            Some((_, stored)) => *stored = counter,
            None => self.counters.push(((kind, key), counter)),
        }
    }

    fn load(
        &self,
        kind: SecretKind,
        keys: impl IntoIterator<Item = CounterKey>,
        now: Timestamp,
    ) -> Vec<(CounterKey, AttemptCounter)> {
        let counter = |key| self.count(kind, key).unwrap_or(AttemptCounter::none(now));
        keys.into_iter().map(|key| (key, counter(key))).collect()
    }

    /// Decides whether a guess is evaluated, without counting it.
    pub fn admission(
        &self,
        kind: SecretKind,
        claimant: Claimant,
        now: Timestamp,
        policy: &ThrottlePolicy,
    ) -> Admission {
        let counters = self.load(kind, claimant.counter_keys(), now);
        admit(&self.state, kind, claimant, &counters, now, policy)
    }

    /// Makes a wrong guess, from its admission to its settlement.
    pub fn guess(
        &mut self,
        kind: SecretKind,
        claimant: Claimant,
        now: Timestamp,
        policy: &ThrottlePolicy,
    ) -> Admission {
        self.guess_with(GuessVerdict::Wrong, kind, claimant, now, policy)
    }

    /// Makes a guess with this verdict, from its admission to its settlement.
    pub fn guess_with(
        &mut self,
        verdict: GuessVerdict,
        kind: SecretKind,
        claimant: Claimant,
        now: Timestamp,
        policy: &ThrottlePolicy,
    ) -> Admission {
        let admission = self.admission(kind, claimant, now, policy);
        if let Admission::Evaluate(attempt) = &admission {
            for (key, counter) in &attempt.counters {
                self.set(kind, *key, *counter);
            }
            self.state = attempt.counted_in(&self.state);
            self.settle(attempt, verdict, now, policy);
        }
        admission
    }

    fn settle(
        &mut self,
        attempt: &CountedAttempt,
        verdict: GuessVerdict,
        now: Timestamp,
        policy: &ThrottlePolicy,
    ) {
        let keys = attempt.counters.iter().map(|(key, _)| *key);
        let counters = self.load(attempt.kind, keys, now);
        let settlement = settle(&self.state, attempt, &counters, verdict, now, policy);
        self.state = settlement.state;
        for (key, counter) in settlement.counters {
            match counter {
                Some(counter) => self.set(attempt.kind, key, counter),
                None => self.counters.retain(|((_, other), _)| *other != key),
            }
        }
    }

    /// Unlocks the account, as its owner does with a mailed link.
    pub fn unlock(&mut self) {
        self.state.lock = None;
        self.counters.retain(|((_, key), _)| *key != CounterKey::Strangers);
    }
}
