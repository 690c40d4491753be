//! The parts that differ on PostgreSQL: row locks, timeouts and several processes.

use crate::{
    PrepareError, StorageError, gates::Gates, inspection::Inspection, migrations,
    settings::Settings,
};
use identity_core::kernel::{SealedKey, Secret, Vault};
use sqlx::{
    Connection, Pool,
    postgres::{PgConnectOptions, PgPoolOptions},
};
use std::{str::FromStr, sync::Arc, time::Duration};

pub(crate) type Db = sqlx::Postgres;
pub(crate) const BEGIN_WRITE: &str = "BEGIN";
pub(crate) const BEGIN_READ: &str = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY";
pub(crate) const TIME: &str = "SELECT CAST(extract(epoch FROM clock_timestamp()) * 1000 AS BIGINT)";
/// Locks an account's row until the unit ends.
const LOCK_ACCOUNT: Option<&str> = Some("SELECT 1 FROM accounts WHERE id = $1 FOR UPDATE");
const HAS_SCHEMA: &str = "SELECT to_regclass('_sqlx_migrations') IS NOT NULL";

macro_rules! for_update {
    () => {
        " FOR UPDATE"
    };
}

macro_rules! skip_locked {
    () => {
        " FOR UPDATE SKIP LOCKED"
    };
}

#[path = "inspect.rs"]
mod inspect;
#[path = "sql/mod.rs"]
mod sql;

/// Advisory lock: only one process at a time creates the schema and the key ring.
const PREPARE_LOCK: i64 = 0x7877_6d73_6964;

pub(crate) struct Postgres {
    pool: Pool<Db>,
    options: PgConnectOptions,
}

impl Postgres {
    /// Opens the pool. The driver fills gaps in the URL from the `PG*` environment variables and
    /// takes a missing password from `~/.pgpass`. This cannot be turned off; the URL takes
    /// precedence.
    pub(crate) async fn open(url: &Secret, settings: &Settings) -> Result<Self, StorageError> {
        let options = PgConnectOptions::from_str(url.expose()).map_err(|_| StorageError::Url)?;
        let millis = |span: Duration| span.as_millis().to_string();
        let with_timeouts = options.clone().application_name("xwms-identity").options([
            ("statement_timeout", millis(settings.statement_timeout)),
            ("lock_timeout", millis(settings.lock_timeout)),
            ("idle_in_transaction_session_timeout", millis(Duration::from_secs(30))),
        ]);
        let pool = PgPoolOptions::new()
            .max_connections(settings.connections)
            .acquire_timeout(settings.acquire_timeout)
            .test_before_acquire(false)
            .connect_with(with_timeouts)
            .await?;
        Ok(Self { pool, options })
    }

    pub(crate) async fn inspect(
        url: &Secret,
        settings: &Settings,
    ) -> Result<Inspection, StorageError> {
        let Self { pool, .. } = Self::open(url, settings).await?;
        let mut connection = pool.acquire().await?;
        let found = inspect::inspect(&mut connection, &migrations::postgres()).await?;
        connection.close().await?;
        Ok(found)
    }

    /// Migrates on a separate connection without timeouts, because a migration may take long. The
    /// migrator holds an advisory lock.
    pub(crate) async fn migrate(&self) -> Result<(), StorageError> {
        let mut connection = sqlx::PgConnection::connect_with(&self.options).await?;
        migrations::postgres().run_direct(None, &mut connection, false).await?;
        connection.close().await?;
        Ok(())
    }

    pub(crate) async fn exchange_keys<V, E: std::error::Error + 'static>(
        &self,
        unlock: impl FnOnce(&[SealedKey]) -> Result<(V, Vec<SealedKey>), E>,
    ) -> Result<V, PrepareError<E>> {
        let mut connection = sqlx::PgConnection::connect_with(&self.options).await?;
        sqlx::query::<Db>("SELECT pg_advisory_lock($1)")
            .bind(PREPARE_LOCK)
            .execute(&mut connection)
            .await?;
        let exchanged = sql::keys::exchange(&self.pool, unlock).await;
        connection.close().await?;
        exchanged
    }

    pub(crate) fn store(self, vault: Arc<dyn Vault>) -> Arc<dyn identity_core::Store> {
        let (writer, readers) = (self.pool.clone(), self.pool);
        let (gates, outbox_wakeup) = (Gates::default(), Arc::default());
        Arc::new(sql::SqlStore { writer, readers, vault, gates, outbox_wakeup, _lock: None })
    }

    pub(crate) fn pool(&self) -> &Pool<Db> {
        &self.pool
    }
}
