//! Where the database is.

use identity_core::kernel::Secret;
use std::{path::PathBuf, time::Duration};

/// Which engine, and where.
#[derive(Clone)]
pub enum Location {
    /// A file of the embedded engine.
    Sqlite(PathBuf),
    /// A server: a URL `postgres://user:password@host/database`, a secret.
    Postgres(Secret),
}

/// How the database is used.
#[derive(Clone)]
pub struct Settings {
    /// Where it is.
    pub location: Location,
    /// How many connections there are at most: to PostgreSQL in all, to SQLite for reading.
    pub connections: u32,
    /// How long a unit waits for a connection.
    pub acquire_timeout: Duration,
    /// How long PostgreSQL works on a statement.
    pub statement_timeout: Duration,
    /// How long PostgreSQL waits for a row; shorter than the one above.
    pub lock_timeout: Duration,
}

impl Settings {
    /// A database at `location`, with timeouts of a second or so.
    pub fn new(location: Location) -> Self {
        Self {
            location,
            connections: 8,
            acquire_timeout: Duration::from_secs(1),
            statement_timeout: Duration::from_millis(1500),
            lock_timeout: Duration::from_secs(1),
        }
    }

    /// A file of the embedded engine.
    pub fn sqlite(file: impl Into<PathBuf>) -> Self {
        Self::new(Location::Sqlite(file.into()))
    }

    /// The database of a URL: `sqlite:PATH` or `postgres://...`.
    pub fn from_url(url: &str) -> Option<Self> {
        if let Some(path) = url.strip_prefix("sqlite:") {
            return Some(Self::sqlite(path));
        }
        let postgres = url.starts_with("postgres://") || url.starts_with("postgresql://");
        postgres.then(|| Self::new(Location::Postgres(Secret::new(url.to_owned()))))
    }
}
