//! Throw-away databases: a file in a temporary folder, a database of its own on the PostgreSQL
//! server that `TEST_POSTGRES_URL` names.
#![expect(clippy::expect_used, clippy::missing_panics_doc, reason = "for tests")]

pub mod fixture;

use crate::{Location, Settings};
use identity_core::kernel::Secret;
use sqlx::{AssertSqlSafe, Connection, PgConnection};
use std::{
    path::Path,
    sync::atomic::{AtomicU32, Ordering},
};
use tempfile::TempDir;

/// A new database, gone with this value; on PostgreSQL gone with the server.
pub struct TestDatabase {
    /// Where it is.
    pub settings: Settings,
    folder: TempDir,
}

static NUMBER: AtomicU32 = AtomicU32::new(0);

impl TestDatabase {
    /// A file of the embedded engine, in memory where the system has a place for that.
    pub fn sqlite() -> Self {
        let folder = folder();
        let settings = Settings::sqlite(folder.path().join("identity.db"));
        Self { settings, folder }
    }

    /// A database on the test server; none, with a line that says so, where there is no server.
    pub async fn postgres() -> Option<Self> {
        #[expect(clippy::disallowed_methods, reason = "names the test server")]
        let Ok(server) = std::env::var("TEST_POSTGRES_URL") else {
            eprintln!("TEST_POSTGRES_URL is not set: PostgreSQL is left out");
            return None;
        };
        let number = NUMBER.fetch_add(1, Ordering::SeqCst);
        let name = format!("test_{}_{number}", std::process::id());
        let mut connection = PgConnection::connect(&server).await.expect("the server answers");
        sqlx::raw_sql(AssertSqlSafe(format!("CREATE DATABASE {name}")))
            .execute(&mut connection)
            .await
            .expect("the server makes databases");
        let (base, _) = server.rsplit_once('/').expect("the URL names a database");
        let url = Secret::new(format!("{base}/{name}"));
        Some(Self { settings: Settings::new(Location::Postgres(url)), folder: folder() })
    }

    /// A folder for what belongs to this database: its key file, its mails.
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }
}

fn folder() -> TempDir {
    let memory = Path::new("/dev/shm");
    let folder = if memory.is_dir() { tempfile::tempdir_in(memory) } else { tempfile::tempdir() };
    folder.expect("there is a place for temporary files")
}
