//! Rows of the key ring.

use super::{BEGIN_WRITE, Db};
use crate::error::PrepareError;
use identity_core::kernel::{Generation, SealedKey};
use sqlx::{Database, Pool};

/// Passes the rows to `unlock` and inserts the rows that it returns. The caller locks other
/// processes out.
pub(crate) async fn exchange<V, E: std::error::Error + 'static>(
    pool: &Pool<Db>,
    unlock: impl FnOnce(&[SealedKey]) -> Result<(V, Vec<SealedKey>), E>,
) -> Result<V, PrepareError<E>> {
    let mut tx = pool.begin_with(BEGIN_WRITE).await?;
    let locked = read(&mut tx).await?;
    let (opened, added) = unlock(&locked).map_err(PrepareError::Keys)?;
    for key in added {
        sqlx::query::<Db>("INSERT INTO key_ring (purpose, generation, sealed) VALUES ($1, $2, $3)")
            .bind(key.purpose)
            .bind(key.generation.0)
            .bind(key.sealed)
            .execute(&mut *tx)
            .await?;
    }
    tx.commit().await?;
    Ok(opened)
}

/// Returns the rows, ordered by purpose and generation.
pub(crate) async fn read(
    connection: &mut <Db as Database>::Connection,
) -> Result<Vec<SealedKey>, sqlx::Error> {
    let rows: Vec<(String, i32, Vec<u8>)> = sqlx::query_as::<Db, _>(
        "SELECT purpose, generation, sealed FROM key_ring ORDER BY purpose, generation",
    )
    .fetch_all(connection)
    .await?;
    let key = |(purpose, generation, sealed)| SealedKey {
        purpose,
        generation: Generation(generation),
        sealed,
    };
    Ok(rows.into_iter().map(key).collect())
}
