//! Inspection of a database, compiled once for each engine: `super` is the engine.
#![allow(clippy::duplicate_mod, reason = "compiled once per engine")]

use super::{BEGIN_READ, Db, HAS_SCHEMA, TIME, sql::keys::read};
use crate::inspection::{Applied, Inspection, Schema};
use identity_core::kernel::Timestamp;
use sqlx::{Connection as _, Database, migrate::Migrator};

type Connection = <Db as Database>::Connection;

/// Reads schema version, key ring and time in one read transaction.
pub(super) async fn inspect(
    connection: &mut Connection,
    program: &Migrator,
) -> Result<Inspection, sqlx::Error> {
    let mut tx = connection.begin_with(BEGIN_READ).await?;
    let time: i64 = sqlx::query_scalar::<Db, _>(TIME).fetch_one(&mut *tx).await?;
    let has_schema: bool = sqlx::query_scalar::<Db, _>(HAS_SCHEMA).fetch_one(&mut *tx).await?;
    let applied = if has_schema { applied(&mut tx).await? } else { Vec::new() };
    let schema = Schema::of(&applied, program);
    let keys = match schema {
        Schema::Missing => Some(Vec::new()),
        Schema::Behind { .. } | Schema::Current => Some(read(&mut tx).await?),
        Schema::Ahead { .. } | Schema::Foreign { .. } => None,
    };
    tx.rollback().await?;
    Ok(Inspection { schema, keys, time: Some(Timestamp::from_millis(time)) })
}

async fn applied(connection: &mut Connection) -> Result<Vec<Applied>, sqlx::Error> {
    let rows: Vec<(i64, Vec<u8>, bool)> = sqlx::query_as::<Db, _>(
        "SELECT version, checksum, success FROM _sqlx_migrations ORDER BY version",
    )
    .fetch_all(connection)
    .await?;
    let step = |(version, checksum, success)| Applied { version, checksum, success };
    Ok(rows.into_iter().map(step).collect())
}
