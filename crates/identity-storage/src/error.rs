//! Why a database cannot be used, and how the driver's errors become the core's.

use identity_core::kernel::StoreError;
use std::path::PathBuf;

/// Why the database cannot be opened.
#[derive(Debug, thiserror::Error)]
pub enum StorageError {
    /// Another process serves the same file.
    #[error("{} is in use by another process: only one may serve an embedded database", .0.display())]
    InUse(PathBuf),
    /// The lock file cannot be made.
    #[error("the lock file {} cannot be opened", .0.display())]
    LockFile(PathBuf, #[source] std::io::Error),
    /// The database file cannot be made, or others can read it and that cannot be changed.
    #[error("the database file {} cannot be made for its owner alone", .0.display())]
    NotPrivate(PathBuf, #[source] std::io::Error),
    /// The database's URL is not one.
    #[error("the database's URL is not of the form sqlite:PATH or postgres://USER@HOST/NAME")]
    Url,
    /// The database cannot be reached, or fails.
    #[error("the database cannot be reached or fails")]
    Database(#[source] sqlx::Error),
    /// The schema is not this program's, or cannot be brought up to date.
    #[error("the schema cannot be brought up to date")]
    Migration(#[source] sqlx::migrate::MigrateError),
}

impl From<sqlx::Error> for StorageError {
    fn from(error: sqlx::Error) -> Self {
        Self::Database(error)
    }
}

impl From<sqlx::migrate::MigrateError> for StorageError {
    fn from(error: sqlx::migrate::MigrateError) -> Self {
        Self::Migration(error)
    }
}

/// Why a database could not be made ready.
#[derive(Debug, thiserror::Error)]
pub enum PrepareError<E: std::error::Error + 'static> {
    /// The database failed.
    #[error(transparent)]
    Storage(#[from] StorageError),
    /// The keys do not open it.
    #[error(transparent)]
    Keys(E),
}

/// `lock_not_available`, `query_canceled`, `deadlock_detected`, `serialization_failure` of
/// PostgreSQL; `SQLITE_BUSY` and its kinds.
const BUSY: [&str; 7] = ["55P03", "57014", "40P01", "40001", "5", "261", "517"];

/// A use case sees no driver: only whether trying again helps.
pub(crate) fn store_error(error: sqlx::Error) -> StoreError {
    let busy = match &error {
        sqlx::Error::PoolTimedOut => true,
        sqlx::Error::Database(cause) => cause.code().is_some_and(|code| BUSY.contains(&&*code)),
        _ => false,
    };
    if busy { StoreError::Busy } else { StoreError::Unavailable(Box::new(error)) }
}
