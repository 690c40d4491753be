//! Temporary databases: a file in a temporary folder, or a new database on the PostgreSQL server of
//! `TEST_POSTGRES_URL`.
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

/// A new database. A file is deleted on drop; a PostgreSQL database stays until its server is removed.
pub struct TestDatabase {
    pub settings: Settings,
    folder: TempDir,
}

static NUMBER: AtomicU32 = AtomicU32::new(0);

impl TestDatabase {
    /// Creates a file, in memory if the system has `/dev/shm`.
    pub fn sqlite() -> Self {
        let folder = folder();
        let settings = Settings::sqlite(folder.path().join("identity.db"));
        Self { settings, folder }
    }

    /// Creates a database on the test server. Without one it prints a line and returns `None`.
    pub async fn postgres() -> Option<Self> {
        #[expect(clippy::disallowed_methods, reason = "names the test server")]
        let Ok(server) = std::env::var("TEST_POSTGRES_URL") else {
            eprintln!("TEST_POSTGRES_URL is not set: PostgreSQL tests are skipped");
            return None;
        };
        let number = NUMBER.fetch_add(1, Ordering::SeqCst);
        let name = format!("test_{}_{number}", std::process::id());
        let mut connection = PgConnection::connect(&server).await.expect("the server answers");
        sqlx::raw_sql(AssertSqlSafe(format!("CREATE DATABASE {name}")))
            .execute(&mut connection)
            .await
            .expect("the server creates a database");
        let (base, _) = server.rsplit_once('/').expect("the URL names a database");
        let url = Secret::new(format!("{base}/{name}"));
        Some(Self { settings: Settings::new(Location::Postgres(url)), folder: folder() })
    }

    /// Returns a folder for the key file and mails of this database.
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }
}

fn folder() -> TempDir {
    let memory = Path::new("/dev/shm");
    let folder = if memory.is_dir() { tempfile::tempdir_in(memory) } else { tempfile::tempdir() };
    folder.expect("a temporary folder")
}
