//! A look at what is there, written once; `super` is the engine that this copy is compiled for.
#![allow(clippy::duplicate_mod, reason = "compiled once per engine")]

use super::{BEGIN_READ, Db, HAS_SCHEMA, TIME};
use crate::inspection::{Applied, Inspection, Schema};
use identity_core::kernel::{Generation, SealedKey, Timestamp};
use sqlx::{Connection as _, Database, migrate::Migrator};

/// Reads schema version, key ring and time as of one moment, and holds nothing afterwards.
pub(super) async fn look(
    connection: &mut <Db as Database>::Connection,
    program: &Migrator,
) -> Result<Inspection, sqlx::Error> {
    let mut tx = connection.begin_with(BEGIN_READ).await?;
    let time: i64 = sqlx::query_scalar::<Db, _>(TIME).fetch_one(&mut *tx).await?;
    let has_schema: bool = sqlx::query_scalar::<Db, _>(HAS_SCHEMA).fetch_one(&mut *tx).await?;
    let steps: Vec<(i64, Vec<u8>, bool)> = if has_schema {
        let steps = "SELECT version, checksum, success FROM _sqlx_migrations ORDER BY version";
        sqlx::query_as::<Db, _>(steps).fetch_all(&mut *tx).await?
    } else {
        Vec::new()
    };
    let step = |(version, checksum, success)| Applied { version, checksum, success };
    let schema = Schema::of(&steps.into_iter().map(step).collect::<Vec<_>>(), program);
    let rows: Vec<(String, i32, Vec<u8>)> = if schema.is_readable() {
        let ring = "SELECT purpose, generation, sealed FROM key_ring ORDER BY purpose, generation";
        sqlx::query_as::<Db, _>(ring).fetch_all(&mut *tx).await?
    } else {
        Vec::new()
    };
    tx.rollback().await?;
    let key = |(purpose, generation, sealed)| SealedKey {
        purpose,
        generation: Generation(generation),
        sealed,
    };
    let keys = rows.into_iter().map(key).collect();
    Ok(Inspection { schema, keys, time: Some(Timestamp::from_millis(time)) })
}
