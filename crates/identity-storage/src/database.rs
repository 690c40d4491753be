//! Opens, migrates, unlocks and inspects a database.

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

/// An open database. On SQLite this process has it exclusively.
pub struct Database(Engine);

enum Engine {
    Sqlite(Sqlite),
    Postgres(Box<Postgres>),
}

impl Database {
    /// Opens the database without reading it.
    pub async fn open(settings: &Settings) -> Result<Self, StorageError> {
        Ok(Self(match &settings.location {
            Location::Sqlite(file) => Engine::Sqlite(Sqlite::open(file, settings).await?),
            Location::Postgres(url) => {
                Engine::Postgres(Box::new(Postgres::open(url, settings).await?))
            }
        }))
    }

    /// Inspects a database, which a server may have open, without changing it: no file, table, row
    /// or lock is created.
    pub async fn inspect(settings: &Settings) -> Result<Inspection, StorageError> {
        match &settings.location {
            Location::Sqlite(file) => Sqlite::inspect(file).await,
            Location::Postgres(url) => Postgres::inspect(url, settings).await,
        }
    }

    /// Migrates the schema to the current version.
    pub async fn migrate(&self) -> Result<(), StorageError> {
        match &self.0 {
            Engine::Sqlite(engine) => engine.migrate().await,
            Engine::Postgres(engine) => engine.migrate().await,
        }
    }

    /// Migrates the schema and opens the key ring through `unlock`, with other processes locked
    /// out. `unlock` gets the keys in the database (none in a new one) and returns its result with
    /// the keys to insert.
    pub async fn prepare<V, E: std::error::Error + 'static>(
        &self,
        unlock: impl FnOnce(&[SealedKey]) -> Result<(V, Vec<SealedKey>), E>,
    ) -> Result<V, PrepareError<E>> {
        self.migrate().await?;
        match &self.0 {
            Engine::Sqlite(engine) => engine.exchange_keys(unlock).await,
            Engine::Postgres(engine) => engine.exchange_keys(unlock).await,
        }
    }

    /// Returns the store, which seals and opens with the keys of `vault`.
    pub fn store(self, vault: Arc<dyn Vault>) -> Arc<dyn Store> {
        match self.0 {
            Engine::Sqlite(engine) => engine.store(vault),
            Engine::Postgres(engine) => engine.store(vault),
        }
    }

    /// Describes the schema in lines that are the same for both engines when the schemas agree.
    pub(crate) async fn describe(&self) -> Result<Vec<String>, StorageError> {
        match &self.0 {
            Engine::Sqlite(engine) => crate::schema::of_sqlite(engine.pool()).await,
            Engine::Postgres(engine) => crate::schema::of_postgres(engine.pool()).await,
        }
    }
}

#[cfg(test)]
mod tests;
