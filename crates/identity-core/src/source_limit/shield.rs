//! What the process remembers of networks, so that what is refused costs the database nothing.

use super::{Charge, Network, SourceLimitPolicy, Tally};
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
    waits: HashMap<(Network, Charge), Timestamp>,
    /// What is spent without being written down: refusals that take the work of a look.
    unwritten: HashMap<Network, Tally>,
}

/// Bounded, and of this process alone: the database has the last word.
#[derive(Default)]
pub(crate) struct Shield(Mutex<Memory>);

impl Shield {
    fn memory(&self) -> MutexGuard<'_, Memory> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Until when a source has to wait, if it does.
    pub(crate) fn waits(
        &self,
        source: Source,
        charge: Charge,
        now: Timestamp,
    ) -> Option<Timestamp> {
        let memory = self.memory();
        let until = |network| memory.waits.get(&(network, charge)).copied();
        Network::around(source).filter_map(until).filter(|until| now < *until).max()
    }

    /// The database refused.
    pub(super) fn remember(
        &self,
        network: Network,
        charge: Charge,
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
        policy: &SourceLimitPolicy,
        now: Timestamp,
    ) -> Result<(), Timestamp> {
        let mut memory = self.memory();
        if memory.unwritten.len() >= MOST {
            memory.unwritten.retain(|_, tally| now < tally.flowed_back_at());
        }
        let mut spent = Vec::new();
        for network in Network::around(source) {
            let tally = memory.unwritten.get(&network).copied().unwrap_or(Tally::none(now));
            let allowance = policy.allowance(Charge::Failure, &network);
            spent.push((network, tally.spend(allowance, now)?));
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
        let shield = Shield::default();
        let wide = Network::around(source(1)).last().unwrap();
        let until = NOW.after(Duration::from_secs(7));
        shield.remember(wide, Charge::Mail, until, NOW);
        assert_eq!(shield.waits(source(2), Charge::Mail, NOW), Some(until), "the same /24");
        assert_eq!(shield.waits(source(256), Charge::Mail, NOW), None);
        assert_eq!(shield.waits(source(2), Charge::Failure, NOW), None);
        assert_eq!(shield.waits(source(2), Charge::Mail, until), None);
    }

    #[test]
    fn refusals_are_spent_like_guesses() {
        let (shield, policy) = (Shield::default(), SourceLimitPolicy::default());
        let spent = (0..1000).filter(|_| shield.spend(source(1), &policy, NOW).is_ok());
        assert_eq!(spent.count(), 60);
        let around = (0..1000_u32).filter(|n| shield.spend(source(n % 256), &policy, NOW).is_ok());
        assert_eq!(around.count(), 420, "the /24 has 480");
        assert!(shield.spend(source(256), &policy, NOW).is_ok());
    }

    #[test]
    fn its_memory_is_bounded() {
        let (shield, policy) = (Shield::default(), SourceLimitPolicy::default());
        for bits in 0..30_000 {
            let until = NOW.after(Duration::from_hours(1));
            let network = Network::around(source(bits)).next().unwrap();
            shield.remember(network, Charge::Mail, until, NOW);
            shield.spend(source(bits * 256), &policy, NOW).unwrap();
        }
        let sizes = |shield: &Shield| {
            let memory = shield.memory();
            (memory.waits.len(), memory.unwritten.len())
        };
        assert!(sizes(&shield) <= (MOST, MOST + 1));
        let later = NOW.after(Duration::from_hours(2));
        shield.remember(Network::around(source(1)).next().unwrap(), Charge::Mail, later, later);
        shield.spend(source(1), &policy, later).unwrap();
        assert_eq!(sizes(&shield), (1, 2), "what is over makes room");
    }
}
