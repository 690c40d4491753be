//! The guard of one account with its lanes, as a store keeps them, in memory: what properties are
//! tried on, and what the drill runs over.

use crate::{
    kernel::Timestamp,
    throttle::{
        AttemptCounter, Claimant, CounterKey, Decision, SecretKind, ThrottlePolicy, ThrottleState,
        decide,
    },
};

/// One account at which somebody guesses.
#[derive(Clone, Debug, Default)]
pub struct ThrottleModel {
    /// What is known over all lanes.
    pub throttle: ThrottleState,
    counter_keys: Vec<((SecretKind, CounterKey), AttemptCounter)>,
}

impl ThrottleModel {
    /// What a lane has counted.
    pub fn count(&self, kind: SecretKind, counter_key: CounterKey) -> Option<AttemptCounter> {
        self.counter_keys
            .iter()
            .find(|(key, _)| *key == (kind, counter_key))
            .map(|(_, count)| *count)
    }

    fn set(&mut self, kind: SecretKind, counter_key: CounterKey, count: AttemptCounter) {
        match self.counter_keys.iter_mut().find(|(key, _)| *key == (kind, counter_key)) {
            Some((_, kept)) => *kept = count,
            None => self.counter_keys.push(((kind, counter_key), count)),
        }
    }

    /// What becomes of a guess, without counting it.
    pub fn decision(
        &self,
        kind: SecretKind,
        by: Claimant,
        now: Timestamp,
        policy: &ThrottlePolicy,
    ) -> Decision {
        let counter_keys: Vec<_> = by
            .counter_keys()
            .into_iter()
            .map(|counter_key| {
                (counter_key, self.count(kind, counter_key).unwrap_or(AttemptCounter::none(now)))
            })
            .collect();
        decide(&self.throttle, kind, &counter_keys, now, policy)
    }

    /// A guess, counted where it is looked at. It is wrong unless [`right`](Self::right) follows;
    /// the one that fills the strangers' lane locks.
    pub fn guess(
        &mut self,
        kind: SecretKind,
        by: Claimant,
        now: Timestamp,
        policy: &ThrottlePolicy,
    ) -> Decision {
        let decision = self.decision(kind, by, now, policy);
        if let Decision::Evaluate(counted) = &decision {
            for (counter_key, count) in counted {
                self.set(kind, *counter_key, *count);
            }
            self.throttle = match by {
                Claimant::Link(_) => self.throttle.with_link_failure(),
                Claimant::Stranger(_) | Claimant::Device(..) => self.throttle.failed(kind),
            };
            let strangers = self.count(kind, CounterKey::Strangers);
            if strangers.is_some_and(|count| count.failures(now) >= policy.lock_after) {
                self.throttle = self.throttle.locked_for_guessing(now);
            }
        }
        decision
    }

    /// The guess before was right and a whole proof: its lanes are cleared, and no other.
    pub fn right(&mut self, by: Claimant, decision: &Decision) {
        if let Decision::Evaluate(counted) = decision {
            let own = match by {
                Claimant::Device(id, _) => Some(CounterKey::Device(id)),
                Claimant::Stranger(_) | Claimant::Link(_) => None,
            };
            let cleared = |counter_key: CounterKey| {
                own == Some(counter_key)
                    || counted.iter().any(|(counted, _)| *counted == counter_key)
            };
            self.counter_keys.retain(|((_, counter_key), _)| !cleared(*counter_key));
        }
        self.throttle =
            SecretKind::ALL.iter().fold(self.throttle, |throttle, kind| throttle.succeeded(*kind));
    }

    /// The owner opens the lock with a mailed link.
    pub fn open(&mut self) {
        self.throttle.lock = None;
        self.counter_keys.retain(|((_, counter_key), _)| *counter_key != CounterKey::Strangers);
    }
}
