//! Errors of opening a database, and the conversion of driver errors to those of the core.

use identity_core::kernel::StoreError;
use std::path::PathBuf;

/// Reasons why a database cannot be opened.
#[derive(Debug, thiserror::Error)]
pub enum StorageError {
    #[error("{} is in use by another process: only one may serve an embedded database", .0.display())]
    InUse(PathBuf),
    #[error("the lock file {} cannot be opened", .0.display())]
    LockFile(PathBuf, #[source] std::io::Error),
    /// The database file cannot be created, or other users can read it and its mode cannot be
    /// changed.
    #[error("the database file {} cannot be restricted to its owner", .0.display())]
    NotPrivate(PathBuf, #[source] std::io::Error),
    #[error("the database's URL is not of the form sqlite:PATH or postgres://USER@HOST/NAME")]
    Url,
    #[error("the database is unreachable or failed")]
    Database(#[source] sqlx::Error),
    /// A migration failed, or the schema belongs to another program.
    #[error("the schema cannot be migrated")]
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

/// Reasons why a database could not be prepared.
#[derive(Debug, thiserror::Error)]
pub enum PrepareError<E: std::error::Error + 'static> {
    #[error(transparent)]
    Storage(#[from] StorageError),
    /// The key ring was not opened.
    #[error(transparent)]
    Keys(E),
}

impl<E: std::error::Error + 'static> From<sqlx::Error> for PrepareError<E> {
    fn from(error: sqlx::Error) -> Self {
        Self::Storage(error.into())
    }
}

/// Codes after which a retry helps: `lock_not_available`, `query_canceled`, `deadlock_detected`,
/// `serialization_failure` of PostgreSQL; `SQLITE_BUSY` and its kinds.
const BUSY: [&str; 7] = ["55P03", "57014", "40P01", "40001", "5", "261", "517"];

/// Reduces a driver error to what a use case needs: whether a retry helps.
pub(crate) fn store_error(error: sqlx::Error) -> StoreError {
    let busy = match &error {
        sqlx::Error::PoolTimedOut => true,
        sqlx::Error::Database(cause) => cause.code().is_some_and(|code| BUSY.contains(&&*code)),
        _ => false,
    };
    if busy { StoreError::Busy } else { StoreError::Unavailable(Box::new(error)) }
}
