//! What was refused without being looked at: counted in memory.

use crate::kernel::{AccountId, Source, Timestamp};
use std::{
    collections::HashMap,
    sync::{Mutex, PoisonError},
    time::Duration,
};

/// Of how many accounts refusals are counted at once. What is past that is not told.
const MAX_ACCOUNTS: usize = 10_000;
/// How many sources are named.
const SOURCES_NAMED: usize = 3;

/// The refusals of one account since some instant.
pub(super) struct Refused {
    pub(super) since: Timestamp,
    pub(super) count: u64,
    /// The first few.
    pub(super) sources: Vec<Source>,
}

/// Refusals of accounts that exist.
#[derive(Default)]
pub(crate) struct Refusals(Mutex<HashMap<AccountId, Refused>>);

impl Refusals {
    pub(crate) fn note(&self, account: AccountId, source: Source, now: Timestamp) {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if all.len() >= MAX_ACCOUNTS && !all.contains_key(&account) {
            return;
        }
        let refused = all.entry(account).or_insert_with(|| Refused {
            since: now,
            count: 0,
            sources: Vec::new(),
        });
        refused.count += 1;
        if refused.sources.len() < SOURCES_NAMED && !refused.sources.contains(&source) {
            refused.sources.push(source);
        }
    }

    /// Takes those out whose window is over.
    pub(super) fn due(&self, window: Duration, now: Timestamp) -> Vec<(AccountId, Refused)> {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        all.extract_if(|_, refused| now.since(refused.since) >= window).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::build;

    const NOW: Timestamp = Timestamp::from_millis(1_800_000_000_000);

    #[test]
    fn refusals_of_a_window_are_one_with_their_first_sources() {
        let refusals = Refusals::default();
        let (ann, bob) = (build::account_id(1), build::account_id(2));
        for number in [1, 1, 2, 3, 4] {
            let source = Source::of(std::net::IpAddr::from([192, 0, 2, number]));
            refusals.note(ann, source, NOW);
        }
        let later = NOW.after(Duration::from_secs(30));
        refusals.note(bob, Source::of(std::net::IpAddr::from([192, 0, 2, 9])), later);
        let minute = Duration::from_mins(1);
        let due = refusals.due(minute, NOW.after(minute));
        let notified: Vec<_> =
            due.iter().map(|(id, refused)| (*id, refused.count, refused.sources.len())).collect();
        assert_eq!(notified, [(ann, 5, 3)]);
        assert_eq!(refusals.due(minute, NOW.after(minute)).len(), 0, "told once");
        assert_eq!(refusals.due(Duration::ZERO, later).len(), 1);
    }
}
