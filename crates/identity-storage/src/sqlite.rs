//! What SQLite does its own way: one writer, readers beside it, one process.

use crate::{StorageError, gates::Gates, migrations, settings::Settings};
use identity_core::kernel::{SealedKey, Vault};
use sqlx::{
    Pool,
    sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous},
};
use std::{
    fs::{File, OpenOptions, TryLockError},
    os::unix::fs::OpenOptionsExt,
    path::{Path, PathBuf},
    sync::Arc,
};

pub(crate) type Db = sqlx::Sqlite;
/// A deferred transaction that reads and then writes fails at once with "database is locked".
pub(crate) const BEGIN_WRITE: &str = "BEGIN IMMEDIATE";
pub(crate) const BEGIN_READ: &str = "BEGIN";
pub(crate) const TIME: &str =
    "SELECT CAST(ROUND((julianday('now') - 2440587.5) * 86400000) AS INTEGER)";

/// `BEGIN IMMEDIATE` holds everything already.
macro_rules! for_update {
    () => {
        ""
    };
}

macro_rules! for_update_of_what_is_free {
    () => {
        ""
    };
}

#[path = "sql/mod.rs"]
mod sql;

/// An open file, its lock, and its two pools.
pub(crate) struct Sqlite {
    writer: Pool<Db>,
    readers: Pool<Db>,
    lock: File,
}

impl Sqlite {
    pub(crate) async fn open(file: &Path, settings: &Settings) -> Result<Self, StorageError> {
        let lock = lock(file)?;
        let options = SqliteConnectOptions::new()
            .filename(file)
            .create_if_missing(true)
            .foreign_keys(true)
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(SqliteSynchronous::Full)
            .pragma("secure_delete", "ON")
            .pragma("trusted_schema", "OFF");
        // The one writer never goes away: its queue is fair, that of SQLite's own lock is not.
        let writer = SqlitePoolOptions::new()
            .max_connections(1)
            .min_connections(1)
            .idle_timeout(None)
            .max_lifetime(None)
            .test_before_acquire(false)
            .acquire_timeout(settings.acquire_timeout)
            .connect_with(options.clone())
            .await?;
        let readers = SqlitePoolOptions::new()
            .max_connections(settings.connections)
            .test_before_acquire(false)
            .acquire_timeout(settings.acquire_timeout)
            .connect_lazy_with(options.read_only(true));
        Ok(Self { writer, readers, lock })
    }

    pub(crate) async fn migrate(&self) -> Result<(), StorageError> {
        migrations::sqlite().run(&self.writer).await?;
        Ok(())
    }

    /// The process lock keeps everybody else out meanwhile.
    pub(crate) async fn exchange_keys<V, E>(
        &self,
        unlock: impl FnOnce(&[SealedKey]) -> Result<(V, Vec<SealedKey>), E>,
    ) -> Result<Result<V, E>, StorageError> {
        Ok(sql::keys::exchange(&self.writer, unlock).await?)
    }

    pub(crate) fn store(self, vault: Arc<dyn Vault>) -> Arc<dyn identity_core::Store> {
        let Self { writer, readers, lock } = self;
        let gates = Gates::default();
        Arc::new(sql::SqlStore { writer, readers, vault, gates, _lock: Some(lock) })
    }

    pub(crate) fn pool(&self) -> &Pool<Db> {
        &self.writer
    }
}

/// Takes the lock file beside the database; the system gives it back when the process ends.
fn lock(file: &Path) -> Result<File, StorageError> {
    let mut path = file.as_os_str().to_owned();
    path.push(".lock");
    let path = PathBuf::from(path);
    let lock = OpenOptions::new()
        .create(true)
        .append(true)
        .mode(0o600)
        .open(&path)
        .map_err(|error| StorageError::LockFile(path.clone(), error))?;
    match lock.try_lock() {
        Ok(()) => Ok(lock),
        Err(TryLockError::WouldBlock) => Err(StorageError::InUse(file.to_owned())),
        Err(TryLockError::Error(error)) => Err(StorageError::LockFile(path, error)),
    }
}
