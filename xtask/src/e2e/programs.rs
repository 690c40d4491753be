//! Debian packages that the journeys use: the browser and its
//! driver, an authenticator, a reader of pictures.

use std::path::PathBuf;

use crate::environment;
use crate::failure::{Context, Failure};
use crate::install;

#[derive(Clone)]
pub(super) struct Programs {
    pub(super) chromium: PathBuf,
    pub(super) chromedriver: PathBuf,
    /// Shows the codes of an authenticator.
    pub(super) oathtool: PathBuf,
    /// Reads QR codes from pictures.
    pub(super) zbarimg: PathBuf,
}

const PACKAGES: [&str; 4] = ["chromium", "chromium-driver", "oathtool", "zbar-tools"];

impl Programs {
    pub(super) async fn find() -> Result<Self, Failure> {
        if let Some(found) = Self::installed() {
            return Ok(found);
        }
        install::packages(&PACKAGES, "something that the journeys need").await?;
        Self::installed().context(format!("{PACKAGES:?} are installed but not on PATH"))
    }

    fn installed() -> Option<Self> {
        Some(Self {
            chromium: on_path("chromium")?,
            chromedriver: on_path("chromedriver")?,
            oathtool: on_path("oathtool")?,
            zbarimg: on_path("zbarimg")?,
        })
    }
}

fn on_path(program: &str) -> Option<PathBuf> {
    let path = environment::variable("PATH")?;
    std::env::split_paths(&path)
        .map(|directory| directory.join(program))
        .find(|file| file.is_file())
}
