//! A database on its way to being a store: open, up to date, unlocked. Or only looked at.

use crate::{
    error::{PrepareError, StorageError},
    inspection::Inspection,
    postgres::Postgres,
    settings::{Location, Settings},
    sqlite::Sqlite,
};
use identity_core::{
    Store,
    kernel::{SealedKey, Vault},
};
use std::sync::Arc;

/// An open database. On SQLite this process alone has it.
pub struct Database(Engine);

enum Engine {
    Sqlite(Sqlite),
    Postgres(Box<Postgres>),
}

impl Database {
    /// Opens the database and reads nothing yet.
    pub async fn open(settings: &Settings) -> Result<Self, StorageError> {
        Ok(Self(match &settings.location {
            Location::Sqlite(file) => Engine::Sqlite(Sqlite::open(file, settings).await?),
            Location::Postgres(url) => {
                Engine::Postgres(Box::new(Postgres::open(url, settings).await?))
            }
        }))
    }

    /// Looks at a database and changes nothing: no file, table, row or lock is made, and a server
    /// may have it open.
    pub async fn inspect(settings: &Settings) -> Result<Inspection, StorageError> {
        match &settings.location {
            Location::Sqlite(file) => Sqlite::inspect(file).await,
            Location::Postgres(url) => Postgres::inspect(url, settings).await,
        }
    }

    /// Brings the schema up to date.
    pub async fn migrate(&self) -> Result<(), StorageError> {
        match &self.0 {
            Engine::Sqlite(engine) => engine.migrate().await,
            Engine::Postgres(engine) => engine.migrate().await,
        }
    }

    /// Brings the schema up to date and has `unlock` open the key ring, with every other process
    /// kept out. `unlock` is given the keys that the database holds, none when it is new, and
    /// gives back what it made of them with the keys to be added.
    pub async fn prepare<V, E: std::error::Error + 'static>(
        &self,
        unlock: impl FnOnce(&[SealedKey]) -> Result<(V, Vec<SealedKey>), E>,
    ) -> Result<V, PrepareError<E>> {
        self.migrate().await?;
        let unlocked = match &self.0 {
            Engine::Sqlite(engine) => engine.exchange_keys(unlock).await?,
            Engine::Postgres(engine) => engine.exchange_keys(unlock).await?,
        };
        unlocked.map_err(PrepareError::Keys)
    }

    /// The store, which seals and opens with these keys.
    pub fn store(self, vault: Arc<dyn Vault>) -> Arc<dyn Store> {
        match self.0 {
            Engine::Sqlite(engine) => engine.store(vault),
            Engine::Postgres(engine) => engine.store(vault),
        }
    }

    /// The schema as lines that are the same for both engines when the schemas agree.
    pub(crate) async fn describe(&self) -> Result<Vec<String>, StorageError> {
        match &self.0 {
            Engine::Sqlite(engine) => crate::schema::of_sqlite(engine.pool()).await,
            Engine::Postgres(engine) => crate::schema::of_postgres(engine.pool()).await,
        }
    }
}

#[cfg(test)]
mod tests;
