//! Throw-away databases: a file in a temporary folder, or a copy of a migrated template on the
//! PostgreSQL server that `TEST_POSTGRES_URL` names.
//!
//! The template is made once per server and set of migrations, under an advisory lock, because each
//! test may run in a process of its own.
#![expect(clippy::expect_used, clippy::panic, clippy::missing_panics_doc, reason = "for tests")]

pub mod fixture;

use crate::{Location, Settings, migrations};
use identity_core::kernel::Secret;
use sqlx::{AssertSqlSafe, Connection, PgConnection};
use std::{
    hash::{DefaultHasher, Hash as _, Hasher as _},
    path::Path,
    sync::atomic::{AtomicU32, Ordering},
    time::Duration,
};
use tempfile::TempDir;

/// A new database, removed with this value.
pub struct TestDatabase {
    pub settings: Settings,
    folder: TempDir,
    _on_server: Option<OnServer>,
}

/// A database on the test server.
struct OnServer {
    server: String,
    name: String,
}

static NUMBER: AtomicU32 = AtomicU32::new(0);

/// Held while the template is made.
const TEMPLATE_LOCK: i64 = 0x7877_6d73_7470;

/// The time limit of a database test, unless `DATABASE_TEST_SECONDS` sets another.
const LIMIT: Duration = Duration::from_mins(2);

impl TestDatabase {
    /// Creates a file, in memory if the system has `/dev/shm`.
    pub fn sqlite() -> Self {
        let folder = folder();
        let settings = Settings::sqlite(folder.path().join("identity.db"));
        Self { settings, folder, _on_server: None }
    }

    /// A migrated database on the test server. `None` only when `SQLITE_ONLY=1` asks for it.
    pub async fn postgres() -> Option<Self> {
        let (server, mut connection) = connect().await?;
        let template = template(&mut connection, &server).await;
        Some(Self::create(&server, &mut connection, &format!("TEMPLATE {template}")).await)
    }

    /// The same without a schema, for tests of the migrations.
    pub async fn empty_postgres() -> Option<Self> {
        let (server, mut connection) = connect().await?;
        Some(Self::create(&server, &mut connection, "").await)
    }

    /// Returns a folder for the key file and mails of this database.
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    async fn create(server: &str, connection: &mut PgConnection, options: &str) -> Self {
        let number = NUMBER.fetch_add(1, Ordering::SeqCst);
        let name = format!("test_{}_{number}", std::process::id());
        execute(connection, drop_database(&name)).await;
        execute(connection, format!("CREATE DATABASE {name} {options}")).await;
        let settings = Settings::new(Location::Postgres(Secret::new(url(server, &name))));
        let on_server = Some(OnServer { server: server.to_owned(), name });
        Self { settings, folder: folder(), _on_server: on_server }
    }
}

/// Hundreds of databases would fill the disk, and writing them out would slow down the tests.
impl Drop for OnServer {
    fn drop(&mut self) {
        let Self { server, name } = self;
        let remove = async {
            let mut connection = PgConnection::connect(server).await?;
            sqlx::raw_sql(AssertSqlSafe(drop_database(name))).execute(&mut connection).await?;
            connection.close().await
        };
        // The test's own runtime cannot wait inside a drop.
        std::thread::scope(|scope| {
            scope.spawn(|| {
                let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
                if let Err(error) = runtime.expect("a runtime").block_on(remove) {
                    eprintln!("the database {name} stays on the test server: {error}");
                }
            });
        });
    }
}

/// Fails a database test that hangs, whichever runner started it.
pub async fn within_limit(test: impl Future<Output = ()>) {
    let seconds = variable("DATABASE_TEST_SECONDS").and_then(|text| text.parse().ok());
    let limit = seconds.map_or(LIMIT, Duration::from_secs);
    tokio::time::timeout(limit, test).await.expect("the test ends within its time limit");
}

async fn connect() -> Option<(String, PgConnection)> {
    let Some(server) = variable("TEST_POSTGRES_URL") else {
        let sqlite_only = variable("SQLITE_ONLY").is_some_and(|value| value == "1");
        assert!(
            sqlite_only,
            "this test needs PostgreSQL: run `cargo xtask test`, which starts a server, or set \
             TEST_POSTGRES_URL to one on which databases may be made, or SQLITE_ONLY=1 to leave \
             PostgreSQL out"
        );
        eprintln!("SQLITE_ONLY=1: PostgreSQL is left out");
        return None;
    };
    let connection = PgConnection::connect(&server).await.expect("the test server answers");
    Some((server, connection))
}

/// The name of the migrated template, which the first test to ask for it makes. The migrations'
/// hash is in the name, so that a server that outlives a run never serves an old schema.
async fn template(connection: &mut PgConnection, server: &str) -> String {
    let mut hasher = DefaultHasher::new();
    migrations::postgres().iter().for_each(|migration| migration.checksum.hash(&mut hasher));
    let name = format!("template_{:016x}", hasher.finish());
    if exists(connection, &name).await {
        return name;
    }
    execute(connection, format!("SELECT pg_advisory_lock({TEMPLATE_LOCK})")).await;
    if !exists(connection, &name).await {
        let draft = format!("{name}_draft");
        execute(connection, drop_database(&draft)).await;
        execute(connection, format!("CREATE DATABASE {draft}")).await;
        let mut inside = PgConnection::connect(&url(server, &draft)).await.expect("connects");
        let migrated = migrations::postgres().run_direct(None, &mut inside, false).await;
        migrated.expect("the migrations apply");
        inside.close().await.expect("closes");
        execute(connection, format!("ALTER DATABASE {draft} RENAME TO {name}")).await;
    }
    execute(connection, format!("SELECT pg_advisory_unlock({TEMPLATE_LOCK})")).await;
    name
}

async fn exists(connection: &mut PgConnection, database: &str) -> bool {
    let statement = "SELECT EXISTS (SELECT 1 FROM pg_database WHERE datname = $1)";
    let found = sqlx::query_scalar(statement).bind(database).fetch_one(connection).await;
    found.expect("the server lists its databases")
}

async fn execute(connection: &mut PgConnection, statement: String) {
    let done = sqlx::raw_sql(AssertSqlSafe(statement.clone())).execute(connection).await;
    done.unwrap_or_else(|error| panic!("{statement}: {error}"));
}

fn drop_database(name: &str) -> String {
    format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)")
}

/// The URL of a database on the same server.
fn url(server: &str, database: &str) -> String {
    let (base, _) = server.rsplit_once('/').expect("the URL names a database");
    format!("{base}/{database}")
}

#[expect(clippy::disallowed_methods, reason = "tests have no configuration")]
fn variable(name: &str) -> Option<String> {
    std::env::var(name).ok().filter(|value| !value.is_empty())
}

fn folder() -> TempDir {
    let memory = Path::new("/dev/shm");
    let folder = if memory.is_dir() { tempfile::tempdir_in(memory) } else { tempfile::tempdir() };
    folder.expect("a temporary folder")
}
