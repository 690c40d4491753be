//! What must hold when many do the same at once: each race is run with real parallelism, twenty
//! at a time and many times, on each engine. On PostgreSQL three processes share the
//! database, so that its locks decide and not the gates of one process.
//!
//! Past eight that wait for the same address or account a process answers `Overloaded`. Where one
//! process has all twenty that is a legal answer, and nothing has happened. Where three share them
//! each has room for its seven: there it could only be a deadlock or a lock waited for in vain,
//! and it fails the race.
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

/// How many contend at a time.
const CONTENDERS: usize = 20;
/// How many times, in full.
const ROUNDS: usize = 200;
/// How many times at most, unless `RACE_ROUNDS` says otherwise: `cargo xtask drill races` runs
/// every race in full.
const QUICK_ROUNDS: usize = 25;
/// How many processes share a database of an engine that lets several in.
const PROCESSES: usize = 3;

/// What one contender does.
type Contender<T> = Pin<Box<dyn Future<Output = Result<T, Failure>> + Send>>;

/// How many times a race is run whose full count this is.
#[expect(clippy::disallowed_methods, reason = "tests have no configuration")]
fn rounds(full: usize) -> usize {
    let asked = std::env::var("RACE_ROUNDS").ok();
    let most = asked.map_or(QUICK_ROUNDS, |text| text.parse().expect("RACE_ROUNDS is a number"));
    full.min(most)
}

/// Lets all begin at once, and gives their answers in no order.
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

/// Those that were not told to come back; nobody may be told so where there is room for all.
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
