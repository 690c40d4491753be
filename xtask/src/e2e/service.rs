//! The service under test: the real binary, configured by environment variables.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use rustix::process::Signal;
use tempfile::TempDir;

use super::http_client::{self, Answer, Call};
use crate::failure::{Context, Failure};
use crate::loopback::free_port;
use crate::postgres::Database;
use crate::process::Running;
use crate::wait::eventually;

const START: Duration = Duration::from_secs(30);

/// The database engine of a service.
#[derive(Clone, Copy)]
pub(super) enum Engine<'a> {
    Sqlite,
    /// The URL of a server on which databases may be made.
    Postgres(&'a str),
}

impl Engine<'_> {
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Sqlite => "SQLite",
            Self::Postgres(_) => "PostgreSQL",
        }
    }
}

/// A running service. Fields drop in order: the process ends before its data goes.
pub(super) struct Service {
    running: Running,
    _database: Option<Database>,
    directory: TempDir,
    address: String,
}

impl Service {
    pub(super) async fn start(binary: &Path, engine: Engine<'_>) -> Result<Self, Failure> {
        let directory = tempfile::Builder::new()
            .prefix("xwms-service-")
            .tempdir()
            .context("cannot make a temporary directory")?;
        let database = match engine {
            Engine::Sqlite => None,
            Engine::Postgres(server) => Some(Database::create(server, "e2e").await?),
        };
        let address = format!("127.0.0.1:{}", free_port()?);
        let mut command = command(binary, directory.path(), &address)?;
        if let Some(database) = &database {
            command.env("IDENTITY__DATABASE__URL", database.url());
        }
        let running = Running::start(&mut command, Signal::TERM)?;
        let mut service = Self { running, _database: database, directory, address };
        service.wait_until_ready().await?;
        Ok(service)
    }

    pub(super) fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    pub(super) fn mails(&self) -> PathBuf {
        mails_in(self.directory.path())
    }

    pub(super) async fn call(&self, call: &Call<'_>) -> Result<Answer, Failure> {
        http_client::send(&self.address, call).await
    }

    /// Everything it has printed and logged.
    pub(super) fn output(&self) -> String {
        let read = |name| fs::read_to_string(self.directory.path().join(name)).unwrap_or_default();
        format!("{}{}", read(PRINTED), read(LOGGED))
    }

    async fn wait_until_ready(&mut self) -> Result<(), Failure> {
        let ready = eventually("the service", START, async || {
            if let Some(status) = self.running.status()? {
                return Err(Failure::new(format!("the service ended: {status}")));
            }
            let answer = self.call(&Call::get("/health/ready")).await;
            Ok(answer.is_ok_and(|answer| answer.status == 200).then_some(()))
        })
        .await;
        ready.context(format!("the service did not start\n{}", self.output()))?;
        self.check_announcement()
    }

    /// `serve` tells the operator where the service listens.
    fn check_announcement(&self) -> Result<(), Failure> {
        let printed = fs::read_to_string(self.directory.path().join(PRINTED));
        let printed = printed.context("cannot read what `serve` printed")?;
        match announced(&printed) {
            Some(url) if url == self.url() => Ok(()),
            other => Err(Failure::new(format!(
                "`serve` listens on {} but announces {other:?} on standard output",
                self.url()
            ))),
        }
    }
}

const PRINTED: &str = "printed";
const LOGGED: &str = "logged";

fn mails_in(directory: &Path) -> PathBuf {
    directory.join("mails")
}

fn command(binary: &Path, directory: &Path, address: &str) -> Result<Command, Failure> {
    let file = |name| File::create(directory.join(name)).context("cannot make a file for output");
    let mut command = Command::new(binary);
    command
        .arg("serve")
        .current_dir(directory)
        .env("IDENTITY__SERVER__LISTEN", address)
        .env("IDENTITY__SERVER__PUBLIC_URL", format!("http://{address}"))
        .env("IDENTITY__DATA__DIRECTORY", directory.join("data"))
        .env("IDENTITY__MAIL__TRANSPORT", "directory")
        .env("IDENTITY__MAIL__DIRECTORY", mails_in(directory))
        .stdout(file(PRINTED)?)
        .stderr(file(LOGGED)?);
    Ok(command)
}

/// The first address in what `serve` prints, without the slash that may end it.
fn announced(printed: &str) -> Option<&str> {
    let start = printed.find("http://")?;
    let url =
        printed.get(start..)?.split(|end: char| end.is_whitespace() || "\"'`,;<>".contains(end));
    Some(url.into_iter().next()?.trim_end_matches(['/', '.']))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn announcement_is_found_in_prose() {
        let printed = "XWMS Identity\nready at http://127.0.0.1:4000/.\nmails in /tmp\n";
        assert_eq!(announced(printed), Some("http://127.0.0.1:4000"));
        assert_eq!(announced("ready\n"), None);
    }
}
