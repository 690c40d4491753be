//! `cargo xtask e2e`: a real browser walks through the running service, on each engine.
//!
//! Each journey gets a service, a data directory, a mailbox and a browser profile of its own, so
//! that none depends on another or on their order.

mod api;
mod browser;
mod devtools;
mod driver;
mod journeys;
mod mailbox;
mod pages;
mod plain_http;
mod programs;
mod scene;
mod service;
mod telephone;

use std::fmt;
use std::path::{Path, PathBuf};

use self::driver::Driver;
use self::journeys::JOURNEYS;
use self::programs::Programs;
use self::scene::Stage;
use self::service::Engine;
use crate::environment::{self, TEST_POSTGRES_URL};
use crate::failure::Failure;
use crate::stopwatch::Stopwatch;
use crate::workspace::Workspace;

/// How many journeys were walked, and on what.
pub(crate) struct Walked {
    journeys: usize,
    engines: Vec<&'static str>,
}

impl fmt::Display for Walked {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{} browser journeys on {}", self.journeys, self.engines.join(" and "))
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
    let took = Stopwatch::start();
    let walked = walk(workspace, postgres.as_deref(), screenshots.as_deref()).await?;
    println!("\ne2e: passed; {walked} {took}");
    Ok(())
}

/// Walks every journey on SQLite, and on PostgreSQL when there is a server for it.
pub(crate) async fn walk(
    workspace: &Workspace,
    postgres: Option<&str>,
    screenshots: Option<&Path>,
) -> Result<Walked, Failure> {
    let programs = Programs::find().await?;
    let binary = workspace.build("--bin", "identity-server").await?;
    let driver = Driver::start(&programs).await?;
    let mut walked = Walked { journeys: 0, engines: Vec::new() };
    let mut failed = Vec::new();
    for engine in [Some(Engine::Sqlite), postgres.map(Engine::Postgres)].into_iter().flatten() {
        walked.engines.push(engine.name());
        for (name, journey) in JOURNEYS {
            let (binary, driver, programs) = (&binary, &driver, &programs);
            let stage = Stage { binary, driver, programs, engine, screenshots };
            let took = Stopwatch::start();
            let result = stage.play(*journey).await;
            let verdict = if result.is_ok() { "ok" } else { "FAILED" };
            println!("journey {name} on {} ... {verdict} ({took})", engine.name());
            failed.extend(
                result.err().map(|failure| format!("{name} on {}: {failure}", engine.name())),
            );
            walked.journeys += 1;
        }
    }
    if failed.is_empty() { Ok(walked) } else { Err(Failure::new(failed.join("\n\n"))) }
}
