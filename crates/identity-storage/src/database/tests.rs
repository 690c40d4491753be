//! Inspection reports the state of a database and changes nothing.

use super::*;
use crate::{Schema, testing::TestDatabase};
use identity_core::kernel::Generation;
use sqlx::Connection as _;
use std::{collections::BTreeMap, convert::Infallible, fs, path::PathBuf};

fn files(database: &TestDatabase) -> BTreeMap<PathBuf, Vec<u8>> {
    let entries = fs::read_dir(database.folder()).unwrap();
    let read = |path: PathBuf| (path.clone(), fs::read(path).unwrap());
    entries.map(|entry| read(entry.unwrap().path())).collect()
}

fn key() -> SealedKey {
    SealedKey { purpose: "check".to_owned(), generation: Generation(1), sealed: vec![1; 73] }
}

async fn prepared(database: &TestDatabase) -> Database {
    let opened = Database::open(&database.settings).await.unwrap();
    opened.prepare(|_| Ok::<_, Infallible>(((), vec![key()]))).await.unwrap();
    opened
}

#[tokio::test]
async fn inspecting_a_missing_file_does_not_create_it() {
    let database = TestDatabase::sqlite();
    let found = Database::inspect(&database.settings).await.unwrap();
    assert_eq!((found.schema, found.keys, found.time), (Schema::Missing, Some(Vec::new()), None));
    assert!(files(&database).is_empty());
}

#[tokio::test]
async fn inspecting_a_closed_file_changes_nothing() {
    let database = TestDatabase::sqlite();
    let opened = prepared(&database).await;
    let Engine::Sqlite(engine) = &opened.0 else { panic!("a file") };
    engine.pool().close().await;
    let before = files(&database);
    let found = Database::inspect(&database.settings).await.unwrap();
    assert_eq!((found.schema, found.keys), (Schema::Current, Some(vec![key()])));
    assert!(found.time.is_some());
    assert_eq!(files(&database), before);
}

#[tokio::test]
async fn a_file_that_a_server_has_open_can_be_inspected() {
    let database = TestDatabase::sqlite();
    let _serves = prepared(&database).await;
    let before = files(&database);
    let found = Database::inspect(&database.settings).await.unwrap();
    assert_eq!((found.schema, found.keys), (Schema::Current, Some(vec![key()])));
    let after = files(&database);
    assert!(before.keys().eq(after.keys()));
    for (path, bytes) in before {
        // The index of the log records its readers, and SQLite rebuilds it when it is missing.
        if !path.ends_with("identity.db-shm") {
            assert!(after[&path] == bytes, "{}", path.display());
        }
    }
}

#[tokio::test]
async fn inspection_reads_the_log_of_a_crashed_process() {
    let database = TestDatabase::sqlite();
    let _serves = prepared(&database).await;
    let copy = TestDatabase::sqlite();
    for name in ["identity.db", "identity.db-wal"] {
        fs::copy(database.folder().join(name), copy.folder().join(name)).unwrap();
    }
    let found = Database::inspect(&copy.settings).await.unwrap();
    assert_eq!((found.schema, found.keys), (Schema::Current, Some(vec![key()])));
}

#[tokio::test]
async fn inspecting_postgresql_changes_nothing() {
    let Some(database) = TestDatabase::empty_postgres().await else { return };
    let Location::Postgres(url) = &database.settings.location else { panic!("a server") };
    let tables =
        "SELECT count(*) FROM pg_class WHERE relnamespace = current_schema()::regnamespace";
    let found = Database::inspect(&database.settings).await.unwrap();
    assert_eq!((found.schema, found.keys), (Schema::Missing, Some(Vec::new())));
    let mut connection = sqlx::PgConnection::connect(url.expose()).await.unwrap();
    let count = sqlx::query_scalar::<_, i64>(tables);
    assert_eq!(count.fetch_one(&mut connection).await.unwrap(), 0);

    let _serves = prepared(&database).await;
    let found = Database::inspect(&database.settings).await.unwrap();
    assert_eq!((found.schema, found.keys), (Schema::Current, Some(vec![key()])));
    let newer =
        "INSERT INTO _sqlx_migrations (version, description, success, checksum, execution_time)
                 VALUES (9999, 'newer', true, '', 0)";
    sqlx::raw_sql(newer).execute(&mut connection).await.unwrap();
    let found = Database::inspect(&database.settings).await.unwrap();
    assert!(matches!(found.schema, Schema::Ahead { applied: 9999, .. }));
    assert_eq!(found.keys, None);
}
