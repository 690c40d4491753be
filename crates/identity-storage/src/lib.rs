//! The store of `identity-core` on embedded SQLite and on PostgreSQL.
//!
//! One SQL text, compiled once per engine: `sql/` stands under `sqlite` and under `postgres`,
//! which hold only what an engine does its own way. Personal data is sealed and opened here, with
//! the keys behind core's [`Vault`](identity_core::kernel::Vault) port; what a stolen database
//! shows is in `docs/cryptography.md`.
//!
//! Invariants:
//!
//! - A unit that writes holds its gate, then a connection, then the account's row.
//! - No statement contains a rule: it stores, finds and compares what core decided.
//! - SQLite has one writer, and one process: the lock file beside the database keeps a second
//!   one out. [`Database::inspect`] alone looks past it, and changes nothing.
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
