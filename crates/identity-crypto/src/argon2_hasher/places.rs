//! The places of the queue, limited in total and for each gate. A caller never waits for one.

use identity_core::kernel::Gate;
use std::{
    collections::HashMap,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

/// Counts the occupied places.
pub(super) struct Places {
    total: usize,
    per_gate: usize,
    taken: Mutex<Taken>,
}

#[derive(Default)]
struct Taken {
    all: usize,
    by_gate: HashMap<Gate, usize>,
}

/// An occupied place, which is freed on drop.
pub(super) struct Place {
    places: Arc<Places>,
    gate: Gate,
}

impl Places {
    pub(super) fn new(total: usize, per_gate: usize) -> Self {
        Self { total, per_gate, taken: Mutex::default() }
    }

    /// Takes a place, unless the gate or the queue is full.
    pub(super) fn take(places: &Arc<Self>, gate: Gate) -> Option<Place> {
        let mut taken = places.taken();
        let of_gate = taken.by_gate.get(&gate).copied().unwrap_or(0);
        if taken.all >= places.total || of_gate >= places.per_gate {
            return None;
        }
        taken.all += 1;
        taken.by_gate.insert(gate, of_gate + 1);
        Some(Place { places: Arc::clone(places), gate })
    }

    /// Ignores a poisoned lock: the counts are right after every statement.
    fn taken(&self) -> MutexGuard<'_, Taken> {
        self.taken.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        let mut taken = self.places.taken();
        taken.all = taken.all.saturating_sub(1);
        // A gate without a place is removed, so that the map stays as small as the queue.
        match taken.by_gate.get_mut(&self.gate) {
            Some(count) if *count > 1 => *count -= 1,
            _ => drop(taken.by_gate.remove(&self.gate)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn gate(number: usize) -> Gate {
        Gate::named(&number.to_string())
    }

    proptest! {
        #[test]
        fn neither_limit_is_passed_and_a_place_given_back_is_free_again(
            steps in prop::collection::vec((0_usize..4, any::<bool>()), 0..60),
        ) {
            let places = Arc::new(Places::new(6, 3));
            let mut locked: Vec<(usize, Place)> = Vec::new();
            for (number, take) in steps {
                let of_gate = locked.iter().filter(|(of, _)| *of == number).count();
                if take {
                    let place = Places::take(&places, gate(number));
                    prop_assert_eq!(place.is_some(), of_gate < 3 && locked.len() < 6);
                    locked.extend(place.map(|place| (number, place)));
                } else if let Some(at) = locked.iter().position(|(of, _)| *of == number) {
                    locked.swap_remove(at);
                }
            }
            drop(locked);
            prop_assert_eq!(places.taken().all, 0);
            prop_assert!(places.taken().by_gate.is_empty());
        }
    }
}
