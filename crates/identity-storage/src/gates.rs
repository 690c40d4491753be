//! Gates in front of the connections (Nygard, Release It!, bulkhead): the units of one account run
//! one after the other, and each party waits in a short line of its own.
//!
//! ```text
//!   strangers of 203.0.113.0/24   ▪▪▪▪▪▪▪▪ ─┐
//!   known device                  ▪ ────────┼─ one turn each, round and round ──> connection
//!   session: small changes        ▪▪▪▪▪▪▪▪ ─┤
//!   session: defence              ▪ ────────┘
//! ```
//!
//! Eight units wait in a line, at most two seconds. Further ones are refused as busy, unless they
//! settle a counted attempt. A flood at one address therefore occupies one connection, does not slow
//! other accounts, and delays another party of the same account by one unit for each line.

use identity_core::kernel::{Gate, Party, StoreError};
use std::{
    collections::{HashMap, VecDeque},
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::Duration,
};
use tokio::sync::oneshot;

const MAX_WAITING: usize = 8;
const MAX_WAIT: Duration = Duration::from_secs(2);
/// A unit that settles a counted attempt may wait as long as its request.
const MAX_SETTLING_WAIT: Duration = Duration::from_secs(10);

type Subject = [u8; 16];

/// The lines of each subject for which a unit runs.
#[derive(Clone, Default)]
pub(crate) struct Gates(Arc<Mutex<HashMap<Subject, Lines>>>);

/// The lines of one subject, the one whose turn is next first. No line is empty.
#[derive(Default)]
struct Lines(VecDeque<(Party, VecDeque<Waiting>)>);

/// A waiting unit. It is closed when the unit has given up.
type Waiting = oneshot::Sender<Turn>;

/// The turn of a unit. Dropping it passes the turn on.
pub(crate) struct Turn {
    gates: Gates,
    subject: Subject,
}

impl Gates {
    /// Waits for the turn of a unit.
    pub(crate) async fn enter(&self, gate: Gate) -> Result<Turn, StoreError> {
        let turn = self.line_up(gate)?;
        let longest = if gate.settles() { MAX_SETTLING_WAIT } else { MAX_WAIT };
        let turn = tokio::time::timeout(longest, turn).await;
        turn.ok().and_then(Result::ok).ok_or(StoreError::Busy)
    }

    fn line_up(&self, gate: Gate) -> Result<oneshot::Receiver<Turn>, StoreError> {
        let (waiting, turn) = oneshot::channel();
        let mut subjects = self.subjects();
        if let Some(lines) = subjects.get_mut(&gate.subject()) {
            lines.append(gate, waiting)?;
        } else {
            subjects.insert(gate.subject(), Lines::default());
            let _ = waiting.send(Turn { gates: self.clone(), subject: gate.subject() });
        }
        Ok(turn)
    }

    fn next(&self, subject: Subject) -> Option<Waiting> {
        let mut subjects = self.subjects();
        let next = subjects.get_mut(&subject).and_then(Lines::next);
        if next.is_none() {
            subjects.remove(&subject);
        }
        next
    }

    /// Ignores a poisoned lock: the lines are whole after every statement.
    fn subjects(&self) -> MutexGuard<'_, HashMap<Subject, Lines>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Lines {
    fn append(&mut self, gate: Gate, waiting: Waiting) -> Result<(), StoreError> {
        let line = self.0.iter_mut().find(|(party, _)| *party == gate.party());
        let Some((_, line)) = line else {
            self.0.push_back((gate.party(), VecDeque::from([waiting])));
            return Ok(());
        };
        line.retain(|waiting| !waiting.is_closed());
        if line.len() >= MAX_WAITING && !gate.settles() {
            return Err(StoreError::Busy);
        }
        line.push_back(waiting);
        Ok(())
    }

    /// Takes the unit whose turn is next, and moves its line behind the others.
    fn next(&mut self) -> Option<Waiting> {
        while let Some((party, mut line)) = self.0.pop_front() {
            line.retain(|waiting| !waiting.is_closed());
            if let Some(next) = line.pop_front() {
                if !line.is_empty() {
                    self.0.push_back((party, line));
                }
                return Some(next);
            }
        }
        None
    }
}

impl Drop for Turn {
    fn drop(&mut self) {
        if let Some(next) = self.gates.next(self.subject) {
            // A unit that gave up at this moment drops the turn, which passes it on again.
            let _ = next.send(Self { gates: self.gates.clone(), subject: self.subject });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use identity_core::kernel::{AccountId, ActionTokenId};
    use std::net::IpAddr;

    type Ticket = oneshot::Receiver<Turn>;

    fn gate() -> Gate {
        Gate::account(AccountId::from_uuid(uuid::Uuid::from_u128(1)))
    }

    fn link(number: u128) -> Party {
        Party::Link(ActionTokenId::from_uuid(uuid::Uuid::from_u128(number)))
    }

    fn network(number: u8) -> Party {
        Party::Strangers(IpAddr::from([203, 0, number, 0]))
    }

    fn full(gates: &Gates, gate: Gate) -> Vec<Ticket> {
        let waiting = (0..MAX_WAITING).map(|_| gates.line_up(gate).unwrap()).collect();
        assert!(matches!(gates.line_up(gate), Err(StoreError::Busy)));
        waiting
    }

    #[tokio::test(start_paused = true)]
    async fn a_line_with_eight_waiting_units_is_busy() {
        let gates = Gates::default();
        let turn = gates.enter(gate()).await.unwrap();
        let waiting = full(&gates, gate());
        assert!(gates.enter(Gate::named("other")).await.is_ok());
        drop((turn, waiting));
        assert!(gates.enter(gate()).await.is_ok());
        assert!(gates.subjects().is_empty());
    }

    #[tokio::test(start_paused = true)]
    async fn a_full_line_leaves_every_other_party_its_own() {
        let gates = Gates::default();
        let turn = gates.enter(gate()).await.unwrap();
        let strangers: Vec<Ticket> =
            (0..50).flat_map(|number| full(&gates, gate().by(network(number)))).collect();
        let own = full(&gates, gate().by(link(1)));
        assert!(gates.line_up(gate().by(link(2))).is_ok());
        drop((turn, strangers, own));
        assert!(gates.subjects().is_empty());
    }

    #[tokio::test(start_paused = true)]
    async fn parties_take_turns_however_long_their_lines_are() {
        let gates = Gates::default();
        let mut turn = gates.enter(gate()).await.unwrap();
        let parties = [network(1), link(1), link(2)];
        let mut lines = parties.map(|party| VecDeque::from(full(&gates, gate().by(party))));
        for served in 0..MAX_WAITING * parties.len() {
            drop(turn);
            let line = &mut lines[served % parties.len()];
            turn = line.pop_front().unwrap().try_recv().expect("it is this party's turn");
            let others = lines.iter_mut().filter_map(|line| line.front_mut());
            assert!(others.map(Ticket::try_recv).all(|other| other.is_err()), "one unit at a time");
        }
    }

    #[tokio::test(start_paused = true)]
    async fn a_settling_unit_enters_a_full_line() {
        let gates = Gates::default();
        let id = AccountId::from_uuid(uuid::Uuid::from_u128(1));
        let turn = gates.enter(gate()).await.unwrap();
        let waiting = full(&gates, gate());
        let settling = gates.line_up(Gate::settling(id)).unwrap();
        assert_eq!(gates.subjects()[&gate().subject()].0.len(), 1, "it waits in the same line");
        drop((turn, waiting, settling));
        assert!(gates.enter(Gate::settling(id)).await.is_ok());
    }

    #[tokio::test(start_paused = true)]
    async fn a_unit_gives_up_after_two_seconds() {
        let gates = Gates::default();
        let turn = gates.enter(gate()).await.unwrap();
        assert!(matches!(gates.enter(gate()).await, Err(StoreError::Busy)));
        full(&gates, gate());
        full(&gates, gate());
        drop(turn);
        assert!(gates.subjects().is_empty());
    }

    #[tokio::test(start_paused = true)]
    async fn a_unit_that_gives_up_with_its_turn_passes_it_on() {
        let gates = Gates::default();
        let turn = gates.enter(gate()).await.unwrap();
        let first = gates.line_up(gate()).unwrap();
        let mut second = gates.line_up(gate()).unwrap();
        drop(turn);
        assert!(second.try_recv().is_err());
        drop(first);
        assert!(second.try_recv().is_ok());
    }
}
