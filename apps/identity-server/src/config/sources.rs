//! Where values come from: the command line, the environment and a file, as plain data.

use std::ffi::OsString;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::error::ConfigError;

/// What a configuration is read from. Tests make one by hand.
#[derive(Clone, Debug, Default)]
pub struct Sources {
    /// `--config`.
    pub file: Option<PathBuf>,
    /// Name and value of each variable.
    pub environment: Vec<(OsString, OsString)>,
}

/// A file that was found: its path and text.
pub(super) struct Found {
    pub(super) path: PathBuf,
    pub(super) text: String,
}

const FILE_VARIABLE: &str = "IDENTITY_CONFIG";
const FILE_NAME: &str = "identity.toml";

impl Sources {
    /// This process's environment, and the file named on its command line.
    pub fn of_process(file: Option<PathBuf>) -> Self {
        Self { file, environment: std::env::vars_os().collect() }
    }

    /// The value of a variable, unless it is empty.
    pub(super) fn variable(&self, name: &str) -> Option<&OsString> {
        let mut all = self.environment.iter();
        all.find(|(known, value)| known == name && !value.is_empty()).map(|(_, value)| value)
    }

    /// The file that counts. One that was named must be there, the one in the data directory need
    /// not be.
    pub(super) fn find_file(&self, data: &Path) -> Result<Option<Found>, ConfigError> {
        let named = self.file.clone().or_else(|| self.variable(FILE_VARIABLE).map(PathBuf::from));
        let (path, required) = named.map_or_else(|| (data.join(FILE_NAME), false), |it| (it, true));
        match fs::read_to_string(&path) {
            Ok(text) => Ok(Some(Found { path, text })),
            Err(error) if error.kind() == io::ErrorKind::NotFound && !required => Ok(None),
            Err(source) => Err(ConfigError::Unreadable { path, source }),
        }
    }
}
