//! The store of `identity-core` on embedded SQLite and on PostgreSQL.
//!
//! One SQL text serves both engines (ADR 0002): `sql/` is compiled once inside `sqlite` and once
//! inside `postgres`, which contain only what differs. Personal data is sealed and opened here,
//! with the keys behind core's [`Vault`](identity_core::kernel::Vault) port; `docs/cryptography.md`
//! lists what a stolen database reveals.
//!
//! Invariants:
//!
//! - A unit that writes takes its gate, then a connection, then the account's row.
//! - No statement contains a business rule: core decides, statements store, find and compare.
//! - SQLite has one writer and one process: the lock file beside the database keeps a second process
//!   out. Only [`Database::inspect`] ignores the lock, and it changes nothing.
//!
//! ```no_run
//! # async fn example(vault: std::sync::Arc<dyn identity_core::kernel::Vault>) -> Result<(), Box<dyn std::error::Error>> {
//! use identity_storage::{Database, Settings};
//! let database = Database::open(&Settings::sqlite("identity.db")).await?;
//! let known = database.prepare(|rows| Ok::<_, std::io::Error>((rows.len(), Vec::new()))).await?;
//! let store = database.store(vault);
//! # Ok(()) }
//! ```

mod settings;
mod error;
mod gates;
mod inspection;
mod migrations;
mod sqlite;
mod postgres;
mod database;
pub mod schema;
#[cfg(feature = "testing")]
pub mod testing;

pub use database::Database;
pub use error::{PrepareError, StorageError};
pub use inspection::{Inspection, Schema};
pub use settings::{Location, Settings};
