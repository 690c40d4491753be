//! The guard of one account with its lanes, as a store keeps them, in memory: what properties are
//! tried on, and what the drill runs over.

use crate::{
    guard::{Count, Decision, Guard, GuardPolicy, GuessKind, Guesser, Lane, decide},
    kernel::Timestamp,
};

/// One account at which somebody guesses.
#[derive(Clone, Debug, Default)]
pub struct GuardModel {
    /// What is known over all lanes.
    pub guard: Guard,
    lanes: Vec<((GuessKind, Lane), Count)>,
}

impl GuardModel {
    /// What a lane has counted.
    pub fn count(&self, kind: GuessKind, lane: Lane) -> Option<Count> {
        self.lanes.iter().find(|(key, _)| *key == (kind, lane)).map(|(_, count)| *count)
    }

    fn set(&mut self, kind: GuessKind, lane: Lane, count: Count) {
        match self.lanes.iter_mut().find(|(key, _)| *key == (kind, lane)) {
            Some((_, kept)) => *kept = count,
            None => self.lanes.push(((kind, lane), count)),
        }
    }

    /// What becomes of a guess, without counting it.
    pub fn decision(
        &self,
        kind: GuessKind,
        by: Guesser,
        now: Timestamp,
        policy: &GuardPolicy,
    ) -> Decision {
        let lanes: Vec<_> = by
            .lanes()
            .into_iter()
            .map(|lane| (lane, self.count(kind, lane).unwrap_or(Count::none(now))))
            .collect();
        decide(&self.guard, kind, &lanes, now, policy)
    }

    /// A guess, counted where it is looked at. It is wrong unless [`right`](Self::right) follows;
    /// the one that fills the strangers' lane locks.
    pub fn guess(
        &mut self,
        kind: GuessKind,
        by: Guesser,
        now: Timestamp,
        policy: &GuardPolicy,
    ) -> Decision {
        let decision = self.decision(kind, by, now, policy);
        if let Decision::Look(counted) = &decision {
            for (lane, count) in counted {
                self.set(kind, *lane, *count);
            }
            self.guard = match by {
                Guesser::Link(_) => self.guard.failed_on_a_link(),
                Guesser::Stranger(_) | Guesser::Device(..) => self.guard.failed(kind),
            };
            let strangers = self.count(kind, Lane::Strangers);
            if strangers.is_some_and(|count| count.failures(now) >= policy.lock_at) {
                self.guard = self.guard.locked_for_guessing(now);
            }
        }
        decision
    }

    /// The guess before was right and a whole proof: its lanes are cleared, and no other.
    pub fn right(&mut self, by: Guesser, decision: &Decision) {
        if let Decision::Look(counted) = decision {
            let own = match by {
                Guesser::Device(id, _) => Some(Lane::Device(id)),
                Guesser::Stranger(_) | Guesser::Link(_) => None,
            };
            let cleared = |lane: Lane| {
                own == Some(lane) || counted.iter().any(|(counted, _)| *counted == lane)
            };
            self.lanes.retain(|((_, lane), _)| !cleared(*lane));
        }
        self.guard = GuessKind::ALL.iter().fold(self.guard, |guard, kind| guard.succeeded(*kind));
    }

    /// The owner opens the lock with a mailed link.
    pub fn open(&mut self) {
        self.guard.lock = None;
        self.lanes.retain(|((_, lane), _)| *lane != Lane::Strangers);
    }
}
