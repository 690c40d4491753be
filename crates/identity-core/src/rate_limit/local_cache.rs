//! The process's own memory of limited networks, so that a refusal costs the database nothing.

use super::{Bucket, Cost, Network, RateLimitPolicy};
use crate::kernel::{Source, Timestamp};
use std::{
    collections::HashMap,
    sync::{Mutex, MutexGuard, PoisonError},
};

#[derive(Default)]
struct Memory {
    /// The time until which a network has to wait.
    waits: HashMap<(Network, Cost), Timestamp>,
    /// Buckets that exist in memory only: refusals that still cost the work of an evaluation.
    unwritten: HashMap<Network, Bucket>,
}

/// A bounded cache of this process only. The database decides.
pub(crate) struct LocalCache {
    /// Most networks in each part of the memory.
    most: usize,
    memory: Mutex<Memory>,
}

impl LocalCache {
    /// Creates an empty cache of at most `most` networks.
    pub(crate) fn new(most: usize) -> Self {
        Self { most, memory: Mutex::default() }
    }

    fn memory(&self) -> MutexGuard<'_, Memory> {
        self.memory.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Returns the time until which a source has to wait, or `None`.
    pub(crate) fn wait_until(
        &self,
        source: Source,
        cost: Cost,
        now: Timestamp,
    ) -> Option<Timestamp> {
        let memory = self.memory();
        let until = |network| memory.waits.get(&(network, cost)).copied();
        Network::around(source).filter_map(until).filter(|until| now < *until).max()
    }

    /// Remembers a refusal of the database.
    pub(super) fn remember(&self, network: Network, cost: Cost, until: Timestamp, now: Timestamp) {
        let mut memory = self.memory();
        if memory.waits.len() >= self.most {
            memory.waits.retain(|_, until| now < *until);
        }
        if memory.waits.len() < self.most {
            memory.waits.insert((network, cost), until);
        }
    }

    /// Spends one unit on a refusal that still costs the work of an evaluation, or returns the
    /// earliest time at which one can be spent.
    pub(crate) fn spend(
        &self,
        source: Source,
        policy: &RateLimitPolicy,
        now: Timestamp,
    ) -> Result<(), Timestamp> {
        let mut memory = self.memory();
        if memory.unwritten.len() >= self.most {
            memory.unwritten.retain(|_, bucket| now < bucket.refilled_at());
        }
        let mut spent = Vec::new();
        for network in Network::around(source) {
            let bucket = memory.unwritten.get(&network).copied().unwrap_or(Bucket::none(now));
            let allowance = policy.allowance(Cost::Failure, &network);
            spent.push((network, bucket.spend(allowance, now)?));
        }
        let room = memory.unwritten.len() < self.most;
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
    fn limited_network_is_remembered_for_its_sources_until_its_wait_ends() {
        let local_cache = LocalCache::new(10);
        let wide = Network::around(source(1)).last().unwrap();
        let until = NOW.after(Duration::from_secs(7));
        local_cache.remember(wide, Cost::Mail, until, NOW);
        assert_eq!(local_cache.wait_until(source(2), Cost::Mail, NOW), Some(until), "the same /24");
        assert_eq!(local_cache.wait_until(source(256), Cost::Mail, NOW), None);
        assert_eq!(local_cache.wait_until(source(2), Cost::Failure, NOW), None);
        assert_eq!(local_cache.wait_until(source(2), Cost::Mail, until), None);
    }

    #[test]
    fn refusals_are_spent_like_attempts() {
        let (local_cache, policy) = (LocalCache::new(10_000), RateLimitPolicy::default());
        let spent = (0..1000).filter(|_| local_cache.spend(source(1), &policy, NOW).is_ok());
        assert_eq!(spent.count(), 60);
        let around =
            (0..1000_u32).filter(|n| local_cache.spend(source(n % 256), &policy, NOW).is_ok());
        assert_eq!(around.count(), 420, "the /24 has 480");
        assert!(local_cache.spend(source(256), &policy, NOW).is_ok());
    }

    #[test]
    fn memory_is_bounded() {
        let (local_cache, policy) = (LocalCache::new(10_000), RateLimitPolicy::default());
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
        assert!(sizes(&local_cache) <= (10_000, 10_001));
        let later = NOW.after(Duration::from_hours(2));
        local_cache.remember(Network::around(source(1)).next().unwrap(), Cost::Mail, later, later);
        local_cache.spend(source(1), &policy, later).unwrap();
        assert_eq!(sizes(&local_cache), (1, 2), "what is over makes room");
    }
}
