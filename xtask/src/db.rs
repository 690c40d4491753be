//! `cargo xtask db`: migrations come in pairs, one for each engine.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::path::Path;
use std::process::Command;

use crate::environment::{self, TEST_POSTGRES_URL};
use crate::failure::{Context, Failure};
use crate::postgres::{Database, Server};
use crate::process;
use crate::tidy::migrations::{self, ENGINES};
use crate::workspace::{Program, Workspace};

/// The lines that describe a schema.
type Schema = BTreeSet<String>;

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
        "`{name}` does not name a migration: lower-case words joined by underscores"
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

/// Applies the migrations of both engines and compares the schemas.
pub(crate) async fn parity(workspace: &Workspace) -> Result<(), Failure> {
    let schema = workspace.build(Program::Schema).await?;
    let sqlite = describe_sqlite(&schema)?;
    let postgres = describe_postgres(&schema).await?;
    if sqlite == postgres {
        println!("both engines have the same {} columns, keys and indexes", sqlite.len());
        return Ok(());
    }
    for (engine, only) in [("SQLite", &sqlite - &postgres), ("PostgreSQL", &postgres - &sqlite)] {
        for line in only {
            println!("only on {engine}: {line}");
        }
    }
    Err(Failure::new("the engines have different schemas"))
}

fn describe_sqlite(schema: &Path) -> Result<Schema, Failure> {
    let directory = tempfile::tempdir().context("cannot make a temporary directory")?;
    let url = format!("sqlite:{}", directory.path().join("parity.db").display());
    describe(schema, &url)
}

async fn describe_postgres(schema: &Path) -> Result<Schema, Failure> {
    if let Some(url) = environment::variable(TEST_POSTGRES_URL) {
        return describe(schema, Database::create(&url, "parity").await?.url());
    }
    let server = Server::start().await?;
    describe(schema, Database::create(server.url(), "parity").await?.url())
}

/// Runs an example of the storage crate, so that xtask itself stays quick to build.
fn describe(schema: &Path, url: &str) -> Result<Schema, Failure> {
    let lines = process::output(Command::new(schema).arg(url))?;
    Ok(lines.lines().map(str::to_owned).collect())
}
