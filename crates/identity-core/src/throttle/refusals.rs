//! Counts the attempts that were refused before their secret was evaluated. The counts live in
//! memory, so that a refusal costs the database nothing.

use crate::kernel::{AccountId, Source, Timestamp};
use std::{
    collections::{HashMap, hash_map::Entry},
    sync::{Mutex, MutexGuard, PoisonError},
    time::Duration,
};

/// Accounts whose refusals are counted at once. Refusals of further accounts are not recorded.
const MAX_ACCOUNTS: usize = 10_000;
/// Sources that an event names.
const SOURCES_NAMED: usize = 3;

/// The refusals of one account since some instant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Refused {
    pub(super) since: Timestamp,
    pub(super) count: u64,
    /// The first [`SOURCES_NAMED`] different ones.
    pub(super) sources: Vec<Source>,
}

impl Refused {
    /// Adds refusals that were counted after these.
    fn merge(&mut self, later: Self) {
        self.count += later.count;
        for source in later.sources {
            self.name(source);
        }
    }

    fn name(&mut self, source: Source) {
        if self.sources.len() < SOURCES_NAMED && !self.sources.contains(&source) {
            self.sources.push(source);
        }
    }
}

/// Refusals of accounts that exist.
#[derive(Default)]
pub(crate) struct Refusals(Mutex<Counts>);

#[derive(Default)]
struct Counts {
    counting: HashMap<AccountId, Refused>,
    /// Counts whose window is over and whose event is not committed yet.
    unrecorded: HashMap<AccountId, Refused>,
}

impl Refusals {
    fn counts(&self) -> MutexGuard<'_, Counts> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(crate) fn note(&self, account: AccountId, source: Source, now: Timestamp) {
        let mut counts = self.counts();
        let full = counts.counting.len() + counts.unrecorded.len() >= MAX_ACCOUNTS;
        let known = |counts: &Counts| {
            counts.counting.contains_key(&account) || counts.unrecorded.contains_key(&account)
        };
        if full && !known(&counts) {
            return;
        }
        let none = Refused { since: now, count: 0, sources: Vec::new() };
        let refused = counts.counting.entry(account).or_insert(none);
        refused.count += 1;
        refused.name(source);
    }

    /// Returns the refusals whose window is over, and those that an earlier call returned and
    /// that were not recorded. They stay in memory until [`Self::recorded`].
    pub(super) fn due(&self, window: Duration, now: Timestamp) -> Vec<(AccountId, Refused)> {
        let mut counts = self.counts();
        let Counts { counting, unrecorded } = &mut *counts;
        let over = counting.extract_if(|id, refused| {
            now.since(refused.since) >= window || unrecorded.contains_key(id)
        });
        let over: Vec<(AccountId, Refused)> = over.collect();
        for (account, refused) in over {
            match unrecorded.entry(account) {
                Entry::Occupied(mut earlier) => earlier.get_mut().merge(refused),
                Entry::Vacant(place) => {
                    place.insert(refused);
                }
            }
        }
        unrecorded.iter().map(|(account, refused)| (*account, refused.clone())).collect()
    }

    /// Forgets the refusals that [`Self::due`] returned for an account: their event is committed.
    pub(super) fn recorded(&self, account: AccountId) {
        self.counts().unrecorded.remove(&account);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::build;

    const NOW: Timestamp = Timestamp::from_millis(1_800_000_000_000);
    const MINUTE: Duration = Duration::from_mins(1);

    fn source(number: u8) -> Source {
        Source::of(std::net::IpAddr::from([192, 0, 2, number]))
    }

    #[test]
    fn refusals_of_a_window_are_one_with_their_first_sources() {
        let refusals = Refusals::default();
        let (ann, bob) = (build::account_id(1), build::account_id(2));
        for number in [1, 1, 2, 3, 4] {
            refusals.note(ann, source(number), NOW);
        }
        let later = NOW.after(Duration::from_secs(30));
        refusals.note(bob, source(9), later);
        let due = refusals.due(MINUTE, NOW.after(MINUTE));
        let found: Vec<_> =
            due.iter().map(|(id, refused)| (*id, refused.count, refused.sources.len())).collect();
        assert_eq!(found, [(ann, 5, 3)]);
        refusals.recorded(ann);
        assert_eq!(refusals.due(MINUTE, NOW.after(MINUTE)).len(), 0, "recorded once");
        assert_eq!(refusals.due(Duration::ZERO, later).len(), 1);
    }

    #[test]
    fn refusals_that_were_not_recorded_are_due_again_with_those_counted_since() {
        let refusals = Refusals::default();
        let ann = build::account_id(1);
        refusals.note(ann, source(1), NOW);
        assert_eq!(refusals.due(MINUTE, NOW.after(MINUTE)).len(), 1);
        let later = NOW.after(MINUTE);
        refusals.note(ann, source(2), later);
        let both = Refused { since: NOW, count: 2, sources: vec![source(1), source(2)] };
        assert_eq!(refusals.due(MINUTE, later), [(ann, both)]);
    }

    #[test]
    fn refusals_counted_during_the_recording_stay_for_the_next_event() {
        let refusals = Refusals::default();
        let ann = build::account_id(1);
        refusals.note(ann, source(1), NOW);
        let later = NOW.after(MINUTE);
        assert_eq!(refusals.due(MINUTE, later).len(), 1);
        refusals.note(ann, source(2), later);
        refusals.recorded(ann);
        let rest = Refused { since: later, count: 1, sources: vec![source(2)] };
        assert_eq!(refusals.due(MINUTE, later.after(MINUTE)), [(ann, rest)]);
    }
}
