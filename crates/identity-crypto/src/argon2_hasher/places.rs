//! The places of the queue, limited in total, for each party, and for all strangers at one gate. A
//! caller never waits for one.
//!
//! The last quarter of the queue is reserved: it has room only for parties other than strangers,
//! two places each, so that a flood of strangers at many addresses leaves known devices, sessions
//! and links their places.

use identity_core::kernel::{Gate, Party};
use std::{
    collections::HashMap,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

/// Most reserved places of one party.
const RESERVED_FOR_ONE: usize = 2;

/// The number of places.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Limits {
    /// All places, the reserved ones included.
    pub(super) total: usize,
    /// Places that strangers cannot take.
    pub(super) reserved: usize,
    /// Most places of all strangers at one gate, beyond one for each network.
    pub(super) strangers: usize,
    /// Most places of one party at one gate.
    pub(super) party: usize,
}

/// Counts the occupied places.
pub(super) struct Places {
    limits: Limits,
    taken: Mutex<Taken>,
}

#[derive(Default)]
struct Taken {
    all: usize,
    by_line: HashMap<Line, usize>,
}

/// A group of callers whose places are counted together.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Line {
    Party([u8; 16], Party),
    Strangers([u8; 16]),
}

/// An occupied place, which is freed on drop.
pub(super) struct Place {
    places: Arc<Places>,
    gate: Gate,
}

impl Places {
    pub(super) fn new(limits: Limits) -> Self {
        Self { limits, taken: Mutex::default() }
    }

    /// Takes a place, unless the queue or one of the gate's limits is full.
    pub(super) fn take(places: &Arc<Self>, gate: Gate) -> Option<Place> {
        let mut taken = places.taken();
        if !places.limits.admit(&taken, gate) {
            return None;
        }
        taken.all += 1;
        for line in lines(gate) {
            *taken.by_line.entry(line).or_default() += 1;
        }
        Some(Place { places: Arc::clone(places), gate })
    }

    /// Ignores a poisoned lock: the counts are right after every statement.
    fn taken(&self) -> MutexGuard<'_, Taken> {
        self.taken.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Limits {
    fn admit(&self, taken: &Taken, gate: Gate) -> bool {
        let of = |line| taken.by_line.get(&line).copied().unwrap_or(0);
        let of_party = of(Line::Party(gate.subject(), gate.party()));
        let only_reserved_left = taken.all + self.reserved >= self.total;
        let fits = if gate.party().is_strangers() {
            let strangers = of(Line::Strangers(gate.subject()));
            !only_reserved_left && (of_party == 0 || strangers < self.strangers)
        } else {
            !only_reserved_left || of_party < RESERVED_FOR_ONE
        };
        fits && of_party < self.party && taken.all < self.total
    }
}

fn lines(gate: Gate) -> impl Iterator<Item = Line> {
    let (subject, party) = (gate.subject(), gate.party());
    let strangers = party.is_strangers().then_some(Line::Strangers(subject));
    strangers.into_iter().chain([Line::Party(subject, party)])
}

impl Drop for Place {
    fn drop(&mut self) {
        let mut taken = self.places.taken();
        taken.all = taken.all.saturating_sub(1);
        for line in lines(self.gate) {
            // A line without a place is removed, so that the map stays as small as the queue.
            match taken.by_line.get_mut(&line) {
                Some(count) if *count > 1 => *count -= 1,
                _ => drop(taken.by_line.remove(&line)),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use identity_core::kernel::{AccountId, SessionId};
    use proptest::prelude::*;
    use std::net::IpAddr;

    const LIMITS: Limits = Limits { total: 12, reserved: 4, strangers: 3, party: 3 };

    fn account(number: u8) -> Gate {
        Gate::account(AccountId::from_uuid(uuid::Uuid::from_u128(u128::from(number))))
    }

    fn stranger(number: u8, network: u8) -> Gate {
        account(number).by(Party::Strangers(IpAddr::from([203, 0, network, 0])))
    }

    fn session(number: u8) -> Gate {
        let id = SessionId::from_uuid(uuid::Uuid::from_u128(u128::from(number)));
        account(1).by(Party::Session(id))
    }

    fn any_gate() -> impl Strategy<Value = Gate> {
        let strangers = (0_u8..4, 0_u8..3).prop_map(|(number, network)| stranger(number, network));
        prop_oneof![strangers, (0_u8..6).prop_map(session)]
    }

    proptest! {
        #[test]
        fn no_limit_is_passed_and_every_place_given_back_is_free_again(
            steps in prop::collection::vec((any_gate(), any::<bool>()), 0..100),
        ) {
            let places = Arc::new(Places::new(LIMITS));
            let mut held: Vec<Place> = Vec::new();
            for (gate, take) in steps {
                if take {
                    held.extend(Places::take(&places, gate));
                } else if let Some(at) = held.iter().position(|place| place.gate == gate) {
                    held.swap_remove(at);
                }
                let count = |of: &dyn Fn(Gate) -> bool| {
                    held.iter().filter(|place| of(place.gate)).count()
                };
                let strangers = |gate: Gate| gate.party().is_strangers();
                prop_assert!(held.len() <= LIMITS.total);
                prop_assert!(count(&strangers) <= LIMITS.total - LIMITS.reserved);
                prop_assert!(count(&|other| other == gate) <= LIMITS.party);
                let here = |other: Gate| strangers(other) && other.subject() == gate.subject();
                prop_assert!(count(&here) <= LIMITS.strangers + 2, "two more networks have one each");
            }
            drop(held);
            prop_assert_eq!(places.taken().all, 0);
            prop_assert!(places.taken().by_line.is_empty());
        }

        #[test]
        fn strangers_at_any_addresses_leave_four_sessions_a_place(
            flood in prop::collection::vec((any::<u8>(), any::<u8>()), 0..200),
        ) {
            let places = Arc::new(Places::new(LIMITS));
            let strangers = flood.into_iter().map(|(number, network)| stranger(number, network));
            let _held: Vec<_> = strangers.filter_map(|gate| Places::take(&places, gate)).collect();
            let own: Vec<_> = (0..4).map(|number| Places::take(&places, session(number))).collect();
            prop_assert!(own.iter().all(Option::is_some));
        }
    }

    #[test]
    fn one_network_leaves_every_other_a_place_at_the_same_address() {
        let places = Arc::new(Places::new(LIMITS));
        let take = |network| Places::take(&places, stranger(1, network));
        let flood: Vec<_> = (0..9).filter_map(|_| take(1)).collect();
        assert_eq!(flood.len(), LIMITS.strangers);
        let others: Vec<_> = (2..5).filter_map(take).collect();
        assert_eq!(others.len(), 3);
        assert!(take(2).is_none(), "the share of the address is taken");
    }

    #[test]
    fn one_session_leaves_others_the_reserved_places() {
        let places = Arc::new(Places::new(LIMITS));
        let take = |gate| Places::take(&places, gate);
        let flood: Vec<_> = (0..8).filter_map(|number| take(stranger(number, 1))).collect();
        let one: Vec<_> = (0..9).filter_map(|_| take(session(1))).collect();
        assert_eq!((flood.len(), one.len()), (8, RESERVED_FOR_ONE));
        assert!(take(session(2)).is_some());
    }
}
