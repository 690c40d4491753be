//! A database on a test server, dropped with its guard.

use std::process::Command;
use std::sync::atomic::{AtomicU32, Ordering};

use url::Url;

use super::programs::Programs;
use crate::failure::{Context, Failure};
use crate::process;

static MADE: AtomicU32 = AtomicU32::new(0);

pub(crate) struct Database {
    programs: Programs,
    server: String,
    name: String,
    url: String,
}

impl Database {
    /// Creates an empty database. The role in `server` must have the right to.
    pub(crate) async fn create(server: &str, purpose: &str) -> Result<Self, Failure> {
        let count = MADE.fetch_add(1, Ordering::Relaxed);
        let name = format!("xtask_{purpose}_{}_{count}", std::process::id());
        let mut url = Url::parse(server).context("the URL of the PostgreSQL server")?;
        url.set_path(&name);

        let programs = Programs::find().await?;
        let mut createdb = Command::new(programs.path("createdb"));
        createdb.arg(format!("--maintenance-db={server}")).arg(&name);
        process::output(&mut createdb)?;
        Ok(Self { programs, server: server.to_owned(), name, url: url.into() })
    }

    pub(crate) fn url(&self) -> &str {
        &self.url
    }
}

impl Drop for Database {
    fn drop(&mut self) {
        let mut dropdb = Command::new(self.programs.path("dropdb"));
        dropdb.args(["--if-exists", "--force"]);
        dropdb.arg(format!("--maintenance-db={}", self.server)).arg(&self.name);
        if let Err(failure) = process::output(&mut dropdb) {
            eprintln!("{failure}");
        }
    }
}
