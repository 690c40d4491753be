//! Gates in front of the connections: units of one account wait in their own short line (Nygard,
//! Release It!, bulkhead).
//!
//! One unit of a gate runs or waits for a connection. Up to eight wait behind it, at most two
//! seconds, and further ones are refused as busy, unless they settle a counted attempt. A flood at
//! one address therefore occupies one connection and does not slow other accounts.

use identity_core::kernel::{Gate, StoreError};
use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

const MAX_WAITING: usize = 8;
const MAX_WAIT: Duration = Duration::from_secs(2);
/// A unit that settles a counted attempt may wait as long as its request.
const MAX_SETTLING_WAIT: Duration = Duration::from_secs(10);

#[derive(Clone, Default)]
pub(crate) struct Gates(Arc<Mutex<HashMap<[u8; 16], Line>>>);

struct Line {
    turn: Arc<Semaphore>,
    present: usize,
}

/// A place in a line, given up on drop.
struct Place {
    gates: Gates,
    line: [u8; 16],
}

/// The turn of a unit, kept until the unit ends.
pub(crate) struct Turn {
    // Fields drop in order: the next unit starts before this place is given up.
    _permit: OwnedSemaphorePermit,
    _place: Place,
}

impl Gates {
    pub(crate) async fn enter(&self, gate: Gate) -> Result<Turn, StoreError> {
        let (place, turn) = self.line_up(gate)?;
        let longest = if gate.settles() { MAX_SETTLING_WAIT } else { MAX_WAIT };
        let wait = tokio::time::timeout(longest, turn.acquire_owned());
        match wait.await {
            Ok(Ok(permit)) => Ok(Turn { _permit: permit, _place: place }),
            Ok(Err(_)) | Err(_) => Err(StoreError::Busy),
        }
    }

    fn line_up(&self, gate: Gate) -> Result<(Place, Arc<Semaphore>), StoreError> {
        let mut lines = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let line = lines
            .entry(gate.line())
            .or_insert_with(|| Line { turn: Arc::new(Semaphore::new(1)), present: 0 });
        if line.present > MAX_WAITING && !gate.settles() {
            return Err(StoreError::Busy);
        }
        line.present += 1;
        let turn = line.turn.clone();
        Ok((Place { gates: self.clone(), line: gate.line() }, turn))
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        let mut lines = self.gates.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(line) = lines.get_mut(&self.line) {
            line.present -= 1;
            if line.present == 0 {
                lines.remove(&self.line);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use identity_core::kernel::AccountId;

    #[tokio::test(start_paused = true)]
    async fn a_line_with_one_running_and_eight_waiting_units_is_busy() {
        let gates = Gates::default();
        let gate = Gate::named("one");
        let turn = gates.enter(gate).await.unwrap();
        let waiting: Vec<_> = (0..MAX_WAITING).map(|_| gates.line_up(gate).unwrap()).collect();
        assert!(matches!(gates.line_up(gate), Err(StoreError::Busy)));
        assert!(gates.enter(Gate::named("other")).await.is_ok());
        drop((turn, waiting));
        assert!(gates.enter(gate).await.is_ok());
    }

    #[tokio::test(start_paused = true)]
    async fn a_settling_unit_enters_a_full_line() {
        let gates = Gates::default();
        let id = AccountId::from_uuid(uuid::Uuid::from_u128(1));
        let gate = Gate::account(id);
        let turn = gates.enter(gate).await.unwrap();
        let waiting: Vec<_> = (0..MAX_WAITING).map(|_| gates.line_up(gate).unwrap()).collect();
        assert!(matches!(gates.line_up(gate), Err(StoreError::Busy)));
        let settling = gates.line_up(Gate::settling(id)).unwrap();
        assert_eq!(gates.0.lock().unwrap().len(), 1, "it waits in the same line");
        drop((turn, waiting, settling));
        assert!(gates.enter(Gate::settling(id)).await.is_ok());
    }

    #[tokio::test(start_paused = true)]
    async fn a_unit_gives_up_after_two_seconds() {
        let gates = Gates::default();
        let gate = Gate::named("one");
        let turn = gates.enter(gate).await.unwrap();
        assert!(matches!(gates.enter(gate).await, Err(StoreError::Busy)));
        drop(turn);
        assert!(gates.0.lock().unwrap().is_empty());
    }
}
