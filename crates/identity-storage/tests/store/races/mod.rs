//! Races: each runs twenty calls in parallel, many times, on each engine. On PostgreSQL three
//! processes share the database, so its locks decide and not the gates of one process.
//!
//! A process answers `Overloaded` when more than eight calls wait for the same address or account.
//! In a race with one process, which has all twenty calls, this is legal and nothing happened. Three
//! processes have seven calls each, which fit, so an `Overloaded` there means a deadlock or a lock
//! timeout and fails the race.
#![expect(
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may fail by panicking"
)]

mod confirmations;
mod floods;
mod guessing;
mod links;
mod neighbours;
mod outbox;
mod revocation;
mod second_factor;
mod sources;

use crate::support::Service;
use identity_core::kernel::Failure;
use std::{pin::Pin, sync::Arc};
use tokio::{sync::Barrier, task::JoinSet};

const CONTENDERS: usize = 20;
/// The default number of rounds for a race.
const ROUNDS: usize = 200;
/// The limit on rounds unless `RACE_ROUNDS` sets another: `cargo xtask drill races` runs every race
/// in full.
const QUICK_ROUNDS: usize = 25;
/// The number of processes that share a PostgreSQL database. SQLite admits one.
const PROCESSES: usize = 3;

/// One of the parallel calls.
type Contender<T> = Pin<Box<dyn Future<Output = Result<T, Failure>> + Send>>;

/// Returns how often to run a race that asks for `full` rounds.
#[expect(clippy::disallowed_methods, reason = "tests have no configuration")]
fn rounds(full: usize) -> usize {
    let asked = std::env::var("RACE_ROUNDS").ok();
    let most = asked.map_or(QUICK_ROUNDS, |text| text.parse().expect("RACE_ROUNDS is a number"));
    full.min(most)
}

/// Starts all contenders at the same moment and returns their answers in the order in which they
/// finish.
async fn race<T: Send + 'static>(contenders: Vec<Contender<T>>) -> Vec<Result<T, Failure>> {
    let start = Arc::new(Barrier::new(contenders.len()));
    let mut running = JoinSet::new();
    for contender in contenders {
        let start = start.clone();
        running.spawn(async move {
            start.wait().await;
            contender.await
        });
    }
    running.join_all().await
}

/// Returns the answers that were not `Overloaded`. With several processes there is room for every
/// call, so `Overloaded` panics.
fn evaluated<T>(answers: Vec<Result<T, Failure>>, processes: &[Service]) -> Vec<T> {
    let legal = processes.len() == 1;
    answers
        .into_iter()
        .filter_map(|answer| match answer {
            Ok(answer) => Some(answer),
            Err(Failure::Overloaded { .. }) if legal => None,
            Err(failure) => panic!("{failure:?}"),
        })
        .collect()
}
