//! The parts that differ on SQLite: one writer, several readers and one process.

use crate::{
    PrepareError, StorageError, gates::Gates, inspection::Inspection, migrations,
    settings::Settings,
};
use identity_core::kernel::{SealedKey, Vault};
use sqlx::{
    ConnectOptions as _, Connection as _, Pool,
    sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous},
};
use std::{
    fs::{self, File, OpenOptions, Permissions, TryLockError},
    io,
    os::unix::fs::{OpenOptionsExt as _, PermissionsExt as _},
    path::{Path, PathBuf},
    sync::Arc,
};

pub(crate) type Db = sqlx::Sqlite;
/// A deferred transaction that reads before it writes fails at once with "database is locked".
pub(crate) const BEGIN_WRITE: &str = "BEGIN IMMEDIATE";
pub(crate) const BEGIN_READ: &str = "BEGIN";
pub(crate) const TIME: &str =
    "SELECT CAST(ROUND((julianday('now') - 2440587.5) * 86400000) AS INTEGER)";

/// `BEGIN IMMEDIATE` has locked the database already.
const LOCK_ACCOUNT: Option<&str> = None;
const HAS_SCHEMA: &str =
    "SELECT EXISTS (SELECT 1 FROM sqlite_schema WHERE name = '_sqlx_migrations')";

/// `BEGIN IMMEDIATE` has locked the database already.
macro_rules! for_update {
    () => {
        ""
    };
}

macro_rules! skip_locked {
    () => {
        ""
    };
}

#[path = "inspect.rs"]
mod inspect;
#[path = "sql/mod.rs"]
mod sql;

/// An open file with its lock and two pools.
pub(crate) struct Sqlite {
    writer: Pool<Db>,
    readers: Pool<Db>,
    lock: File,
}

impl Sqlite {
    pub(crate) async fn open(file: &Path, settings: &Settings) -> Result<Self, StorageError> {
        let lock = lock(file)?;
        make_private(file).map_err(|error| StorageError::NotPrivate(file.to_owned(), error))?;
        let options = SqliteConnectOptions::new()
            .filename(file)
            .create_if_missing(true)
            .foreign_keys(true)
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(SqliteSynchronous::Full)
            .pragma("secure_delete", "ON")
            .pragma("trusted_schema", "OFF");
        // One permanent writer: the queue of the pool is fair, that of SQLite's lock is not.
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

    /// Inspects a file under SQLite's read lock only. A file without a log is not in use. It is
    /// opened as immutable so that SQLite does not create a log.
    pub(crate) async fn inspect(file: &Path) -> Result<Inspection, StorageError> {
        if !file.exists() {
            return Ok(Inspection::nothing());
        }
        let options = SqliteConnectOptions::new()
            .filename(file)
            .read_only(true)
            .immutable(!beside(file, "-wal").exists());
        let mut connection = options.connect().await?;
        let found = inspect::inspect(&mut connection, &migrations::sqlite()).await?;
        connection.close().await?;
        Ok(found)
    }

    pub(crate) async fn migrate(&self) -> Result<(), StorageError> {
        migrations::sqlite().run(&self.writer).await?;
        Ok(())
    }

    /// Exchanges keys under the process lock.
    pub(crate) async fn exchange_keys<V, E: std::error::Error + 'static>(
        &self,
        unlock: impl FnOnce(&[SealedKey]) -> Result<(V, Vec<SealedKey>), E>,
    ) -> Result<V, PrepareError<E>> {
        sql::keys::exchange(&self.writer, unlock).await
    }

    pub(crate) fn store(self, vault: Arc<dyn Vault>) -> Arc<dyn identity_core::Store> {
        let Self { writer, readers, lock } = self;
        let (gates, outbox_wakeup) = (Gates::default(), Arc::default());
        Arc::new(sql::SqlStore { writer, readers, vault, gates, outbox_wakeup, _lock: Some(lock) })
    }

    pub(crate) fn pool(&self) -> &Pool<Db> {
        &self.writer
    }
}

/// Returns the path of a file beside the database.
fn beside(file: &Path, suffix: &str) -> PathBuf {
    let mut path = file.as_os_str().to_owned();
    path.push(suffix);
    PathBuf::from(path)
}

/// Creates the database file with mode 0600, because SQLite would leave its mode to the umask; the
/// log and its index get the mode of the database. Existing files are restricted to 0600 too.
fn make_private(file: &Path) -> io::Result<()> {
    OpenOptions::new().create(true).append(true).mode(0o600).open(file)?;
    for path in [file.to_owned(), beside(file, "-wal"), beside(file, "-shm")] {
        match fs::metadata(&path) {
            Ok(found) if found.permissions().mode() & 0o077 != 0 => {
                fs::set_permissions(&path, Permissions::from_mode(0o600))?;
            }
            Ok(_) => {}
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            Err(error) => return Err(error),
        }
    }
    Ok(())
}

/// Takes the lock file beside the database. The system releases it when the process ends.
fn lock(file: &Path) -> Result<File, StorageError> {
    let path = beside(file, ".lock");
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Database, testing::TestDatabase};

    const NAMES: [&str; 3] = ["identity.db", "identity.db-wal", "identity.db-shm"];

    async fn modes_when_open(database: &TestDatabase) -> [u32; 3] {
        let opened = Database::open(&database.settings).await.unwrap();
        opened.migrate().await.unwrap();
        NAMES.map(|name| {
            let found = fs::metadata(database.folder().join(name)).unwrap();
            found.permissions().mode() & 0o777
        })
    }

    #[tokio::test]
    async fn only_the_owner_can_read_a_new_database() {
        assert_eq!(modes_when_open(&TestDatabase::sqlite()).await, [0o600; 3]);
    }

    #[tokio::test]
    async fn a_database_that_others_could_read_is_closed_to_them() {
        let database = TestDatabase::sqlite();
        for name in NAMES {
            let path = database.folder().join(name);
            fs::write(&path, "").unwrap();
            fs::set_permissions(&path, Permissions::from_mode(0o644)).unwrap();
        }
        assert_eq!(modes_when_open(&database).await, [0o600; 3]);
    }
}
