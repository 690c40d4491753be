//! The schema as text, to compare the two migration folders.

use crate::{Database, Settings, StorageError};
use sqlx::{Pool, Postgres, Sqlite};

/// Applies the migrations to the database of a URL (`sqlite:PATH`, `postgres://...`) and returns
/// its columns and indexes, one on each line, sorted, with one name for the types of both engines.
pub async fn describe(url: &str) -> Result<Vec<String>, StorageError> {
    let settings = Settings::from_url(url).ok_or(StorageError::Url)?;
    let database = Database::open(&settings).await?;
    database.migrate().await?;
    let mut lines = database.describe().await?;
    lines.sort();
    Ok(lines)
}

type Line = (String, String, String, i64);

pub(crate) async fn of_sqlite(pool: &Pool<Sqlite>) -> Result<Vec<String>, StorageError> {
    let columns: Vec<Line> = sqlx::query_as(
        "SELECT t.name, c.name, lower(c.type), c.\"notnull\"
         FROM sqlite_schema t, pragma_table_info(t.name) c
         WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite_%' AND t.name NOT LIKE '_sqlx_%'",
    )
    .fetch_all(pool)
    .await?;
    let indexes: Vec<Line> = sqlx::query_as(
        "SELECT t.name, i.origin, group_concat(c.name, ','), i.\"unique\"
         FROM sqlite_schema t, pragma_index_list(t.name) i, pragma_index_info(i.name) c
         WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite_%' AND t.name NOT LIKE '_sqlx_%'
         GROUP BY t.name, i.name",
    )
    .fetch_all(pool)
    .await?;
    Ok(lines(columns, indexes))
}

pub(crate) async fn of_postgres(pool: &Pool<Postgres>) -> Result<Vec<String>, StorageError> {
    let columns: Vec<Line> = sqlx::query_as(
        "SELECT table_name::text, column_name::text, data_type::text,
                CASE is_nullable WHEN 'NO' THEN 1::bigint ELSE 0 END
         FROM information_schema.columns
         WHERE table_schema = current_schema() AND table_name NOT LIKE '\\_sqlx\\_%'",
    )
    .fetch_all(pool)
    .await?;
    let indexes: Vec<Line> = sqlx::query_as(
        "SELECT t.relname::text, CASE WHEN i.indisprimary THEN 'pk' ELSE 'c' END,
                (SELECT string_agg(a.attname, ',' ORDER BY k.place)
                 FROM unnest(i.indkey) WITH ORDINALITY AS k (attribute, place)
                 JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = k.attribute),
                CASE WHEN i.indisunique THEN 1::bigint ELSE 0 END
         FROM pg_index i
         JOIN pg_class t ON t.oid = i.indrelid
         WHERE t.relnamespace = current_schema()::regnamespace
           AND t.relname NOT LIKE '\\_sqlx\\_%'",
    )
    .fetch_all(pool)
    .await?;
    Ok(lines(columns, indexes))
}

fn lines(columns: Vec<Line>, indexes: Vec<Line>) -> Vec<String> {
    let column = |(table, name, kind, required): Line| {
        format!("{table}.{name} {} {}", shared_type(&kind), null(required))
    };
    let index = |(table, origin, columns, unique): Line| {
        let origin = if origin == "pk" { "primary key" } else { "index" };
        format!("{table} {origin} ({columns}) {}", if unique == 1 { "unique" } else { "plain" })
    };
    columns.into_iter().map(column).chain(indexes.into_iter().map(index)).collect()
}

/// Returns the common name of a type: STRICT tables of SQLite have fewer types than PostgreSQL.
fn shared_type(kind: &str) -> &str {
    match kind {
        "bigint" | "integer" => "integer",
        "bytea" | "uuid" | "blob" => "blob",
        other => other,
    }
}

fn null(required: i64) -> &'static str {
    if required == 1 { "not null" } else { "null" }
}
