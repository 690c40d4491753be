//! Settings of the database.

use identity_core::kernel::Secret;
use std::{path::PathBuf, time::Duration};

/// The engine and its address.
#[derive(Clone)]
pub enum Location {
    Sqlite(PathBuf),
    /// `postgres://user:password@host/database`
    Postgres(Secret),
}

/// The settings of a database.
#[derive(Clone)]
pub struct Settings {
    pub location: Location,
    /// Largest number of connections. On SQLite it limits the readers.
    pub connections: u32,
    /// Longest wait of a unit for a connection.
    pub acquire_timeout: Duration,
    /// Longest run time of a statement on PostgreSQL.
    pub statement_timeout: Duration,
    /// Longest wait for a row lock on PostgreSQL. Shorter than `statement_timeout`.
    pub lock_timeout: Duration,
}

impl Settings {
    /// Returns settings with default timeouts.
    pub fn new(location: Location) -> Self {
        Self {
            location,
            connections: 8,
            acquire_timeout: Duration::from_secs(1),
            statement_timeout: Duration::from_millis(1500),
            lock_timeout: Duration::from_secs(1),
        }
    }

    pub fn sqlite(file: impl Into<PathBuf>) -> Self {
        Self::new(Location::Sqlite(file.into()))
    }

    /// Parses `sqlite:PATH` or `postgres://...`.
    pub fn from_url(url: &str) -> Option<Self> {
        if let Some(path) = url.strip_prefix("sqlite:") {
            return Some(Self::sqlite(path));
        }
        let postgres = url.starts_with("postgres://") || url.starts_with("postgresql://");
        postgres.then(|| Self::new(Location::Postgres(Secret::new(url.to_owned()))))
    }
}
