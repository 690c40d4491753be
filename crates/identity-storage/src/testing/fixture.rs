//! Databases that an older version made, loaded into a test's empty one.

use crate::{Location, Settings};
use sqlx::{AssertSqlSafe, Connection as _, PgConnection};

/// What an older version left behind, once per engine.
#[derive(Clone, Copy)]
pub struct Fixture<'a> {
    /// A database file whose write-ahead log is empty.
    pub sqlite: &'a [u8],
    /// The output of `pg_dump --inserts`, without commands of `psql`.
    pub postgres: &'a str,
}

/// Puts a fixture into an empty database that nobody has open.
pub async fn load(fixture: Fixture<'_>, settings: &Settings) {
    match &settings.location {
        Location::Sqlite(file) => {
            std::fs::write(file, fixture.sqlite).expect("the database file is written");
        }
        Location::Postgres(url) => {
            let mut connection =
                PgConnection::connect(url.expose()).await.expect("the server answers");
            sqlx::raw_sql(AssertSqlSafe(fixture.postgres.to_owned()))
                .execute(&mut connection)
                .await
                .expect("the dump loads");
            connection.close().await.expect("the connection closes");
        }
    }
}
