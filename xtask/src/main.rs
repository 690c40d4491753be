//! Every command that a developer or CI runs, as `cargo xtask COMMAND`.
//!
//! A command is one module with one public function. A command stops whatever it starts (a database,
//! a browser, the service): a guard's drop does it, also after a failure, Ctrl-C or SIGTERM.

mod ci;
mod codegen;
mod command_line;
mod db;
mod deps;
mod dev;
mod doc;
mod drill;
mod e2e;
mod environment;
mod failure;
mod format;
mod install;
mod lint;
mod loopback;

mod postgres;
mod process;
mod release;
mod stopwatch;
mod test;
mod tidy;
mod wait;
mod workspace;

use std::process::ExitCode;

use clap::Parser;
use tokio::signal::unix::{SignalKind, signal};

use crate::command_line::{CommandLine, Database, Drill, Task};
use crate::failure::{Context, Failure};
use crate::workspace::Workspace;

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    let task = CommandLine::parse().task;
    let result = match Workspace::here() {
        Ok(workspace) => until_interrupted(&workspace, task).await,
        Err(failure) => Err(failure),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("\nxtask: {failure}");
            ExitCode::FAILURE
        }
    }
}

/// Drops the task's future on a signal, which runs the guards of everything it started.
async fn until_interrupted(workspace: &Workspace, task: Task) -> Result<(), Failure> {
    let mut interrupt = signal(SignalKind::interrupt()).context("cannot listen for Ctrl-C")?;
    let mut terminate = signal(SignalKind::terminate()).context("cannot listen for SIGTERM")?;
    let mut hang_up = signal(SignalKind::hangup()).context("cannot listen for SIGHUP")?;
    tokio::select! {
        result = run(workspace, task) => result,
        _ = interrupt.recv() => Err(Failure::new("interrupted; what was started is stopped")),
        _ = hang_up.recv() => Err(Failure::new("the terminal is gone; what was started is stopped")),
        _ = terminate.recv() => Err(Failure::new("terminated; what was started is stopped")),
    }
}

async fn run(workspace: &Workspace, task: Task) -> Result<(), Failure> {
    match task {
        Task::Ci => ci::run(workspace).await,
        Task::Fmt { check } => format::run(workspace, check.into()).await,
        Task::Lint => lint::run(workspace).await,
        Task::Doc => doc::run(workspace).await,
        Task::Tidy => tidy::run(workspace),
        Task::Test { no_e2e, arguments } => {
            test::run(workspace, &arguments, test::Browser::unless(no_e2e)).await
        }
        Task::E2e { screenshots } => e2e::run(workspace, screenshots).await,
        Task::Release => release::run(workspace).await,
        Task::Dev => dev::run(workspace).await,
        Task::Drill { drill: Drill::Throttle } => drill::throttle(workspace).await,
        Task::Drill { drill: Drill::Ownership } => drill::ownership(workspace).await,
        Task::Drill { drill: Drill::Races } => drill::races(workspace).await,
        Task::Db { database: Database::New { name } } => db::new(workspace, &name),
        Task::Db { database: Database::Parity } => db::parity(workspace).await,
        Task::Codegen { check } => codegen::run(workspace, check.into()).await,
        Task::Deps => deps::run(workspace),
    }
}
