//! Races: many contenders do the same thing at once, with real parallelism, on both engines. Each
//! race runs in rounds of about twenty contenders. On PostgreSQL three processes share the database,
//! so that its locks decide, not the gates of one process.
//!
//! With more than eight contenders for one address or account a process answers `Overloaded`. That
//! is correct where one process has all twenty, and then nothing has happened. Where three processes
//! share them, each has room for its seven: there it could only be a deadlock or a lock timeout, and
//! it fails the race.
#![expect(
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may fail by panicking"
)]

mod confirmations;
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

/// Contenders in one round.
const CONTENDERS: usize = 20;
/// The full count of rounds.
const ROUNDS: usize = 200;
/// The most rounds, unless `RACE_ROUNDS` sets another limit. `cargo xtask drill races` runs every
/// race in full.
const QUICK_ROUNDS: usize = 25;
/// Processes that share one PostgreSQL database.
const PROCESSES: usize = 3;

/// The work of one contender.
type Contender<T> = Pin<Box<dyn Future<Output = Result<T, Failure>> + Send>>;

/// The rounds to run of a race with this full count.
#[expect(clippy::disallowed_methods, reason = "tests have no configuration")]
fn rounds(full: usize) -> usize {
    let asked = std::env::var("RACE_ROUNDS").ok();
    let most = asked.map_or(QUICK_ROUNDS, |text| text.parse().expect("RACE_ROUNDS is a number"));
    full.min(most)
}

/// Starts all contenders at once. Returns their answers in no particular order.
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

/// The answers other than `Overloaded`, which fails the race where there is room for all.
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
