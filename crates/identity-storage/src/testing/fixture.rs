//! Databases of older versions, loaded into a test database.

use crate::{Location, Settings};
use sqlx::{AssertSqlSafe, Connection as _, PgConnection};

/// Empties a test database, which may be a copy of a migrated one.
const EMPTY: &str = "DROP SCHEMA public CASCADE; CREATE SCHEMA public";

/// The database of an older version, for each engine.
#[derive(Clone, Copy)]
pub struct Fixture<'a> {
    /// A database file whose write-ahead log is empty.
    pub sqlite: &'a [u8],
    /// The output of `pg_dump --inserts`, without commands of `psql`.
    pub postgres: &'a str,
}

/// Replaces the contents of a database. No process may have it open.
pub async fn load(fixture: Fixture<'_>, settings: &Settings) {
    match &settings.location {
        Location::Sqlite(file) => {
            std::fs::write(file, fixture.sqlite).expect("the database file is written");
        }
        Location::Postgres(url) => {
            let mut connection =
                PgConnection::connect(url.expose()).await.expect("the server answers");
            sqlx::raw_sql(EMPTY).execute(&mut connection).await.expect("the database is emptied");
            sqlx::raw_sql(AssertSqlSafe(fixture.postgres.to_owned()))
                .execute(&mut connection)
                .await
                .expect("the dump loads");
            connection.close().await.expect("the connection closes");
        }
    }
}
