//! `cargo xtask db`: migrations in pairs, one for each engine.

use std::fs::{self, File};
use std::path::Path;
use std::process::Command;

use crate::difference::only_in_one;
use crate::environment::{self, TEST_POSTGRES_URL};
use crate::failure::{Context, Failure};
use crate::postgres::{Database, Server};
use crate::process;
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
pub(crate) async fn parity(workspace: &Workspace) -> Result<(), Failure> {
    let schema = workspace.build("--example", "schema").await?;
    let sqlite = describe_sqlite(&schema)?;
    let postgres = describe_postgres(&schema).await?;
    let differences = only_in_one(&sqlite, &postgres);
    if differences.is_empty() {
        println!("both engines make the same {} columns, keys and indexes", sqlite.len());
        return Ok(());
    }
    println!("- only on SQLite, + only on PostgreSQL");
    println!("{}", differences.join("\n"));
    Err(Failure::new(format!("the engines differ in {} lines", differences.len())))
}

fn describe_sqlite(schema: &Path) -> Result<Vec<String>, Failure> {
    let directory = tempfile::tempdir().context("cannot make a temporary directory")?;
    let url = format!("sqlite:{}", directory.path().join("parity.db").display());
    describe(schema, &url)
}

async fn describe_postgres(schema: &Path) -> Result<Vec<String>, Failure> {
    if let Some(url) = environment::variable(TEST_POSTGRES_URL) {
        return describe(schema, Database::create(&url, "parity").await?.url());
    }
    let server = Server::start().await?;
    describe(schema, Database::create(server.url(), "parity").await?.url())
}

/// By an example of the storage crate, so that this crate stays quick to build.
fn describe(schema: &Path, url: &str) -> Result<Vec<String>, Failure> {
    let lines = process::output(Command::new(schema).arg(url))?;
    Ok(lines.lines().map(str::to_owned).collect())
}
