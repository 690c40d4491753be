//! `cargo xtask e2e`: a real browser walks through the running service.
//!
//! Each journey gets a service, a data directory, a mailbox and a browser profile of its own, so
//! that journeys depend neither on each other nor on their order. Two run at a time.

mod api;
mod authenticator;
mod browser;
mod context;
mod devtools;
mod driver;
mod http_client;
mod journeys;
mod mailbox;
mod pages;
mod programs;
mod service;

use std::fmt;
use std::path::{Path, PathBuf};

use futures_util::{StreamExt, stream};

use self::context::Setup;
use self::driver::Driver;
use self::journeys::{JOURNEYS, Journey, ON_POSTGRES};
use self::programs::Programs;
use self::service::Engine;
use crate::environment::{self, TEST_POSTGRES_URL};
use crate::failure::Failure;
use crate::stopwatch::Stopwatch;
use crate::workspace::{Program, Workspace};

/// Browsers that run at the same time.
const BROWSERS: usize = 2;

/// The count of journeys, and their engines.
pub(crate) struct Walked {
    journeys: usize,
    engines: &'static str,
}

impl fmt::Display for Walked {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{} browser journeys on {}", self.journeys, self.engines)
    }
}

/// The names of the journeys.
pub(crate) fn journeys() -> impl Iterator<Item = &'static str> {
    JOURNEYS.iter().map(|(name, _)| *name)
}

pub(crate) async fn run(
    workspace: &Workspace,
    screenshots: Option<PathBuf>,
) -> Result<(), Failure> {
    let postgres = environment::variable(TEST_POSTGRES_URL);
    let binary = workspace.build(Program::Server).await?;
    let took = Stopwatch::start();
    let walked = walk(&binary, postgres.as_deref(), screenshots.as_deref()).await?;
    println!("\ne2e: passed; {walked} {took}");
    Ok(())
}

/// Walks every journey on SQLite and, given a PostgreSQL server, one more there.
pub(crate) async fn walk(
    binary: &Path,
    postgres: Option<&str>,
    screenshots: Option<&Path>,
) -> Result<Walked, Failure> {
    let programs = Programs::find().await?;
    let driver = Driver::start(&programs).await?;
    let setup = Setup { binary, driver: &driver, programs: &programs, screenshots };
    let planned = plan(postgres);
    let journeys = planned.len();
    let walks = planned.into_iter().map(|(name, journey, engine)| {
        let setup = &setup;
        async move {
            let took = Stopwatch::start();
            let result = setup.walk(journey, engine).await;
            let verdict = if result.is_ok() { "ok" } else { "FAILED" };
            println!("journey {name} on {} ... {verdict} ({took})", engine.name());
            result.err().map(|failure| format!("{name} on {}: {failure}", engine.name()))
        }
    });
    let failed: Vec<String> = stream::iter(walks)
        .buffer_unordered(BROWSERS)
        .filter_map(std::future::ready)
        .collect()
        .await;
    let engines = if postgres.is_some() { "SQLite and PostgreSQL" } else { "SQLite" };
    if failed.is_empty() {
        Ok(Walked { journeys, engines })
    } else {
        Err(Failure::new(failed.join("\n\n")))
    }
}

/// Statements behave the same on both engines, as the storage tests show, so one journey on
/// PostgreSQL is enough to show that the whole service runs on it.
fn plan(postgres: Option<&str>) -> Vec<(&'static str, Journey, Engine<'_>)> {
    let on_sqlite = JOURNEYS.iter().map(|(name, journey)| (*name, *journey, Engine::Sqlite));
    let on_postgres = postgres.into_iter().flat_map(|server| {
        let found = JOURNEYS.iter().filter(|(name, _)| *name == ON_POSTGRES);
        found.map(move |(name, journey)| (*name, *journey, Engine::Postgres(server)))
    });
    on_postgres.chain(on_sqlite).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_journey_runs_on_sqlite_and_one_on_postgresql() {
        assert_eq!(plan(None).len(), JOURNEYS.len());
        assert_eq!(plan(Some("postgres://server/x")).len(), JOURNEYS.len() + 1);
    }
}
