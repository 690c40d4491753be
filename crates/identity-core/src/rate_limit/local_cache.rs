//! What the process remembers of networks, so that what is refused costs the database nothing.

use super::{Bucket, Cost, Network, RateLimitPolicy};
use crate::kernel::{Source, Timestamp};
use std::{
    collections::HashMap,
    sync::{Mutex, MutexGuard, PoisonError},
};

/// How many networks are remembered. What is past that asks the database.
const MOST: usize = 10_000;

#[derive(Default)]
struct Memory {
    /// Until when a network has to wait.
    waits: HashMap<(Network, Cost), Timestamp>,
    /// What is spent without being written down: refusals that take the work of a look.
    unwritten: HashMap<Network, Bucket>,
}

/// Bounded, and of this process alone: the database has the last word.
#[derive(Default)]
pub(crate) struct LocalCache(Mutex<Memory>);

impl LocalCache {
    fn memory(&self) -> MutexGuard<'_, Memory> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Until when a source has to wait, if it does.
    pub(crate) fn waits(&self, source: Source, charge: Cost, now: Timestamp) -> Option<Timestamp> {
        let memory = self.memory();
        let until = |network| memory.waits.get(&(network, charge)).copied();
        Network::around(source).filter_map(until).filter(|until| now < *until).max()
    }

    /// The database refused.
    pub(super) fn remember(
        &self,
        network: Network,
        charge: Cost,
        until: Timestamp,
        now: Timestamp,
    ) {
        let mut memory = self.memory();
        if memory.waits.len() >= MOST {
            memory.waits.retain(|_, until| now < *until);
        }
        if memory.waits.len() < MOST {
            memory.waits.insert((network, charge), until);
        }
    }

    /// Spends on a refusal that takes the work of a look; or tells when that can be done.
    pub(crate) fn spend(
        &self,
        source: Source,
        policy: &RateLimitPolicy,
        now: Timestamp,
    ) -> Result<(), Timestamp> {
        let mut memory = self.memory();
        if memory.unwritten.len() >= MOST {
            memory.unwritten.retain(|_, bucket| now < bucket.refilled_at());
        }
        let mut spent = Vec::new();
        for network in Network::around(source) {
            let bucket = memory.unwritten.get(&network).copied().unwrap_or(Bucket::none(now));
            let allowance = policy.allowance(Cost::Failure, &network);
            spent.push((network, bucket.spend(allowance, now)?));
        }
        let room = memory.unwritten.len() < MOST;
        spent.retain(|(network, _)| room || memory.unwritten.contains_key(network));
        memory.unwritten.extend(spent);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::{net::IpAddr, time::Duration};

    const NOW: Timestamp = Timestamp::from_millis(1_800_000_000_000);

    fn source(bits: u32) -> Source {
        Source::of(IpAddr::from(bits.to_be_bytes()))
    }

    #[test]
    fn a_network_that_waits_is_remembered_for_its_sources_and_no_longer() {
        let local_cache = LocalCache::default();
        let wide = Network::around(source(1)).last().unwrap();
        let until = NOW.after(Duration::from_secs(7));
        local_cache.remember(wide, Cost::Mail, until, NOW);
        assert_eq!(local_cache.waits(source(2), Cost::Mail, NOW), Some(until), "the same /24");
        assert_eq!(local_cache.waits(source(256), Cost::Mail, NOW), None);
        assert_eq!(local_cache.waits(source(2), Cost::Failure, NOW), None);
        assert_eq!(local_cache.waits(source(2), Cost::Mail, until), None);
    }

    #[test]
    fn refusals_are_spent_like_guesses() {
        let (local_cache, policy) = (LocalCache::default(), RateLimitPolicy::default());
        let spent = (0..1000).filter(|_| local_cache.spend(source(1), &policy, NOW).is_ok());
        assert_eq!(spent.count(), 60);
        let around =
            (0..1000_u32).filter(|n| local_cache.spend(source(n % 256), &policy, NOW).is_ok());
        assert_eq!(around.count(), 420, "the /24 has 480");
        assert!(local_cache.spend(source(256), &policy, NOW).is_ok());
    }

    #[test]
    fn its_memory_is_bounded() {
        let (local_cache, policy) = (LocalCache::default(), RateLimitPolicy::default());
        for bits in 0..30_000 {
            let until = NOW.after(Duration::from_hours(1));
            let network = Network::around(source(bits)).next().unwrap();
            local_cache.remember(network, Cost::Mail, until, NOW);
            local_cache.spend(source(bits * 256), &policy, NOW).unwrap();
        }
        let sizes = |local_cache: &LocalCache| {
            let memory = local_cache.memory();
            (memory.waits.len(), memory.unwritten.len())
        };
        assert!(sizes(&local_cache) <= (MOST, MOST + 1));
        let later = NOW.after(Duration::from_hours(2));
        local_cache.remember(Network::around(source(1)).next().unwrap(), Cost::Mail, later, later);
        local_cache.spend(source(1), &policy, later).unwrap();
        assert_eq!(sizes(&local_cache), (1, 2), "what is over makes room");
    }
}
