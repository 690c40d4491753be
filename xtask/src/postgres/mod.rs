//! A throw-away PostgreSQL server with its data in a temporary directory, removed with its guard.
//!
//! For tests only: it listens on 127.0.0.1, trusts every connection and does not sync to disk.
//! PostgreSQL refuses to run as root, so under root it runs as the `postgres` user of its package.

mod database;
mod owner;
mod programs;

use std::fs::{self, File};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

use rustix::process::Signal;
use tempfile::TempDir;

pub(crate) use self::database::Database;
use self::owner::Owner;
use self::programs::Programs;
use crate::failure::{Context, Failure};
use crate::loopback::free_port;
use crate::process::{self, Running};
use crate::wait::eventually;

const START: Duration = Duration::from_secs(30);
const SETTINGS: [&str; 7] = [
    "listen_addresses=127.0.0.1",
    "autovacuum=off",
    "fsync=off",
    "full_page_writes=off",
    "log_min_messages=warning",
    "max_connections=200",
    "synchronous_commit=off",
];

/// A running server. Fields drop in order: the process ends before its directory goes.
pub(crate) struct Server {
    running: Running,
    directory: TempDir,
    url: String,
}

impl Server {
    pub(crate) async fn start() -> Result<Self, Failure> {
        let programs = Programs::find().await?;
        let owner = Owner::here()?;
        let directory = tempfile::Builder::new()
            .prefix("xwms-postgres-")
            .tempdir()
            .context("cannot make a temporary directory")?;
        owner.give(directory.path())?;
        initialise(&programs, &owner, directory.path())?;

        let port = free_port()?;
        let mut command = server(&programs, &owner, directory.path(), port)?;
        // SIGINT is PostgreSQL's fast shutdown: it waits for no client.
        let mut server = Self {
            running: Running::start(&mut command, Signal::INT)?,
            directory,
            url: format!("postgres://postgres@127.0.0.1:{port}/postgres"),
        };
        server.wait_until_ready(&programs, port).await?;
        Ok(server)
    }

    /// The URL of a superuser.
    pub(crate) fn url(&self) -> &str {
        &self.url
    }

    async fn wait_until_ready(&mut self, programs: &Programs, port: u16) -> Result<(), Failure> {
        let log = log_in(self.directory.path());
        let mut ask = Command::new(programs.path("pg_isready"));
        ask.args(["-q", "-h", "127.0.0.1", "-U", "postgres", "-p", &port.to_string()]);
        eventually("PostgreSQL", START, async || {
            if let Some(status) = self.running.status()? {
                let said = fs::read_to_string(&log).unwrap_or_default();
                return Err(Failure::new(format!("PostgreSQL ended ({status}):\n{said}")));
            }
            Ok(process::output(&mut ask).is_ok().then_some(()))
        })
        .await
    }
}

fn initialise(programs: &Programs, owner: &Owner, directory: &Path) -> Result<(), Failure> {
    let mut initdb = owner.command(&programs.path("initdb"));
    initdb.args(["-N", "-A", "trust", "-U", "postgres", "-E", "UTF8", "--locale=C.UTF-8", "-D"]);
    initdb.arg(directory.join("data")).current_dir(directory);
    process::output(&mut initdb).map(drop)
}

fn server(
    programs: &Programs,
    owner: &Owner,
    directory: &Path,
    port: u16,
) -> Result<Command, Failure> {
    let log = File::create(log_in(directory)).context("cannot make PostgreSQL's log")?;
    let mut command = owner.command(&programs.path("postgres"));
    command.arg("-D").arg(directory.join("data")).args(["-k", "", "-p", &port.to_string()]);
    for setting in SETTINGS {
        command.args(["-c", setting]);
    }
    command.current_dir(directory).stdout(Stdio::null()).stderr(log);
    Ok(command)
}

fn log_in(directory: &Path) -> std::path::PathBuf {
    directory.join("log")
}
