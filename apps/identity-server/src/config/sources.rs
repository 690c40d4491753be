//! The sources of a configuration: command line, environment and file, as plain data.

use std::ffi::OsString;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::error::ConfigError;

/// The inputs of a configuration. Tests fill it without touching the process.
#[derive(Clone, Debug, Default)]
pub struct Sources {
    /// `--config`.
    pub file: Option<PathBuf>,
    /// Name and value of each environment variable.
    pub environment: Vec<(OsString, OsString)>,
}

/// A configuration file that exists.
pub(super) struct Found {
    pub(super) path: PathBuf,
    pub(super) text: String,
}

const FILE_VARIABLE: &str = "IDENTITY_CONFIG";
const FILE_NAME: &str = "identity.toml";

impl Sources {
    /// Returns this process's environment, with the file named on its command line.
    pub fn of_process(file: Option<PathBuf>) -> Self {
        Self { file, environment: std::env::vars_os().collect() }
    }

    /// Returns the value of a variable, unless it is empty.
    pub(super) fn variable(&self, name: &str) -> Option<&OsString> {
        let mut all = self.environment.iter();
        all.find(|(known, value)| known == name && !value.is_empty()).map(|(_, value)| value)
    }

    /// Reads the configuration file. A file that was named must exist; `identity.toml` in the data
    /// directory is optional.
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
