//! `cargo xtask db`: migrations in pairs, one for each engine.

use std::fs::{self, File};

use crate::difference::only_in_one;
use crate::environment::{self, TEST_POSTGRES_URL};
use crate::failure::{Context, Failure};
use crate::postgres::{Database, Server};
use crate::tidy::migrations::{self, ENGINES};
use crate::workspace::Workspace;

/// Creates the next numbered pair of empty migrations.
pub(crate) fn new(workspace: &Workspace, name: &str) -> Result<(), Failure> {
    let mut last = 0;
    for engine in ENGINES {
        for file in workspace.names_in(&format!("migrations/{engine}"))? {
            last = last.max(migrations::number(&file).unwrap_or(0));
        }
    }
    let file = format!("{:04}_{name}.sql", last + 1);
    migrations::number(&file).context(format!(
        "`{name}` is no name for a migration: lower-case words joined by underscores"
    ))?;
    for engine in ENGINES {
        let relative = format!("migrations/{engine}/{file}");
        fs::create_dir_all(workspace.path(&format!("migrations/{engine}")))
            .context(format!("cannot make migrations/{engine}"))?;
        File::create_new(workspace.path(&relative)).context(format!("cannot make {relative}"))?;
        println!("{relative}");
    }
    Ok(())
}

/// Applies the migrations of both engines and compares what they make.
pub(crate) async fn parity(_workspace: &Workspace) -> Result<(), Failure> {
    let sqlite = describe_sqlite().await?;
    let postgres = describe_postgres().await?;
    let differences = only_in_one(&sqlite, &postgres);
    if differences.is_empty() {
        println!("both engines make the same {} columns, keys and indexes", sqlite.len());
        return Ok(());
    }
    println!("- only on SQLite, + only on PostgreSQL");
    println!("{}", differences.join("\n"));
    Err(Failure::new(format!("the engines differ in {} lines", differences.len())))
}

async fn describe_sqlite() -> Result<Vec<String>, Failure> {
    let directory = tempfile::tempdir().context("cannot make a temporary directory")?;
    describe(&format!("sqlite:{}", directory.path().join("parity.db").display())).await
}

async fn describe_postgres() -> Result<Vec<String>, Failure> {
    if let Some(url) = environment::variable(TEST_POSTGRES_URL) {
        return describe(Database::create(&url, "parity").await?.url()).await;
    }
    let server = Server::start().await?;
    describe(Database::create(server.url(), "parity").await?.url()).await
}

async fn describe(url: &str) -> Result<Vec<String>, Failure> {
    identity_storage::schema::describe(url).await.context(format!("the schema of {url}"))
}
