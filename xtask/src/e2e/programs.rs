//! Chromium and its driver, as Debian packages them.

use std::path::PathBuf;

use crate::environment;
use crate::failure::{Context, Failure};
use crate::install;

pub(super) struct Programs {
    pub(super) chromium: PathBuf,
    pub(super) chromedriver: PathBuf,
}

impl Programs {
    pub(super) async fn find() -> Result<Self, Failure> {
        if let Some(found) = Self::installed() {
            return Ok(found);
        }
        install::packages(&["chromium", "chromium-driver"], "the browser for the tests").await?;
        Self::installed().context("chromium and chromedriver are installed but not on PATH")
    }

    fn installed() -> Option<Self> {
        Some(Self { chromium: on_path("chromium")?, chromedriver: on_path("chromedriver")? })
    }
}

fn on_path(program: &str) -> Option<PathBuf> {
    let path = environment::variable("PATH")?;
    std::env::split_paths(&path)
        .map(|directory| directory.join(program))
        .find(|file| file.is_file())
}
