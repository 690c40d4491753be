//! chromedriver. It starts a browser for each journey.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

use rustix::process::Signal;
use tempfile::TempDir;

use super::http_client::{self, Call};
use super::programs::Programs;
use crate::failure::{Context, Failure};
use crate::loopback::free_port;
use crate::process::Running;
use crate::wait::eventually;

const START: Duration = Duration::from_secs(20);

/// A running driver; the browsers it started end with it. Fields drop in order.
pub(super) struct Driver {
    _running: Running,
    // The browser writes caches and crash reports into its home: keep them out of the developer's.
    _home: TempDir,
    address: String,
    chromium: PathBuf,
}

impl Driver {
    pub(super) async fn start(programs: &Programs) -> Result<Self, Failure> {
        let home = tempfile::Builder::new()
            .prefix("xwms-browser-")
            .tempdir()
            .context("cannot make a temporary directory")?;
        let port = free_port()?;
        let mut command = Command::new(&programs.chromedriver);
        command.arg(format!("--port={port}")).env("HOME", home.path()).env("TMPDIR", home.path());
        command.stdout(Stdio::null()).stderr(Stdio::null());
        let mut running = Running::start(&mut command, Signal::TERM)?;

        let address = format!("127.0.0.1:{port}");
        eventually("chromedriver", START, async || {
            if let Some(status) = running.status()? {
                return Err(Failure::new(format!("chromedriver ended: {status}")));
            }
            Ok(http_client::send(&address, &Call::get("/status")).await.ok().map(drop))
        })
        .await?;
        Ok(Self { _running: running, _home: home, address, chromium: programs.chromium.clone() })
    }

    pub(super) fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    pub(super) fn chromium(&self) -> &Path {
        &self.chromium
    }
}
