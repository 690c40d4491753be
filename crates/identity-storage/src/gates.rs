//! The gates in front of the connections: work for one account waits in its own short line.
//!
//! One unit of a key is under way or waits for a connection; up to eight wait behind it for two
//! seconds at most, and what comes on top is told to come back, unless it settles what was counted. So a flood at one address holds
//! one connection and nobody else's.

use identity_core::kernel::{Gate, StoreError};
use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

const MOST_WAITING: usize = 8;
const LONGEST_WAIT: Duration = Duration::from_secs(2);
/// What settles a counted attempt has the time that a request has.
const LONGEST_SETTLING: Duration = Duration::from_secs(10);

#[derive(Clone, Default)]
pub(crate) struct Gates(Arc<Mutex<HashMap<[u8; 16], Line>>>);

struct Line {
    turn: Arc<Semaphore>,
    present: usize,
}

/// A place in a line. Dropping it lets the next one through.
struct Place {
    gates: Gates,
    line: [u8; 16],
}

/// The turn of a unit, held until the unit is over.
pub(crate) struct Turn {
    // Fields drop in order: the next one is let through before the place is given back.
    _permit: OwnedSemaphorePermit,
    _place: Place,
}

impl Gates {
    pub(crate) async fn enter(&self, gate: Gate) -> Result<Turn, StoreError> {
        let (place, turn) = self.line_up(gate)?;
        let longest = if gate.settles() { LONGEST_SETTLING } else { LONGEST_WAIT };
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
        if line.present > MOST_WAITING && !gate.settles() {
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
    async fn past_one_at_work_and_eight_waiting_the_answer_is_busy() {
        let gates = Gates::default();
        let gate = Gate::named("one");
        let turn = gates.enter(gate).await.unwrap();
        let waiting: Vec<_> = (0..MOST_WAITING).map(|_| gates.line_up(gate).unwrap()).collect();
        assert!(matches!(gates.line_up(gate), Err(StoreError::Busy)));
        assert!(gates.enter(Gate::named("other")).await.is_ok());
        drop((turn, waiting));
        assert!(gates.enter(gate).await.is_ok());
    }

    #[tokio::test(start_paused = true)]
    async fn what_settles_is_let_in_however_long_the_line_is() {
        let gates = Gates::default();
        let id = AccountId::from_uuid(uuid::Uuid::from_u128(1));
        let gate = Gate::account(id);
        let turn = gates.enter(gate).await.unwrap();
        let waiting: Vec<_> = (0..MOST_WAITING).map(|_| gates.line_up(gate).unwrap()).collect();
        assert!(matches!(gates.line_up(gate), Err(StoreError::Busy)));
        let settling = gates.line_up(Gate::settling(id)).unwrap();
        assert_eq!(gates.0.lock().unwrap().len(), 1, "it stands in the same line");
        drop((turn, waiting, settling));
        assert!(gates.enter(Gate::settling(id)).await.is_ok());
    }

    #[tokio::test(start_paused = true)]
    async fn a_line_that_does_not_move_is_left_after_two_seconds() {
        let gates = Gates::default();
        let gate = Gate::named("one");
        let turn = gates.enter(gate).await.unwrap();
        assert!(matches!(gates.enter(gate).await, Err(StoreError::Busy)));
        drop(turn);
        assert!(gates.0.lock().unwrap().is_empty());
    }
}
