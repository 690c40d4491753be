//! `cargo xtask drill`: attacks played at length.

use std::process::Command;

use crate::environment::TEST_POSTGRES_URL;
use crate::failure::Failure;
use crate::postgres::Server;
use crate::process;
use crate::stopwatch::Stopwatch;
use crate::test::has_nextest;
use crate::workspace::Workspace;

const OWNERSHIP: &str = "ownership_drill";

/// A year of guessing against the rules in memory. It fails if an owner was kept out.
pub(crate) async fn throttle(workspace: &Workspace) -> Result<(), Failure> {
    process::run(&mut example(workspace, "release", "throttle_drill")).await
}

/// Every game that a thief and an owner can play with the ownership rule. It fails if the rule
/// breaks a property.
pub(crate) async fn ownership(workspace: &Workspace) -> Result<(), Failure> {
    let time = Stopwatch::start();
    process::run(&mut example(workspace, "drill", OWNERSHIP)).await?;
    println!("{time} with the build");
    Ok(())
}

/// The tables of the ownership game for the document.
pub(crate) fn ownership_tables(workspace: &Workspace) -> Result<String, Failure> {
    let mut tables = example(workspace, "drill", OWNERSHIP);
    tables.args(["--", "--document"]);
    process::output(&mut tables)
}

fn example(workspace: &Workspace, profile: &str, name: &str) -> Command {
    let core = ["--package", "identity-core", "--features", "testing", "--example", name];
    let mut command = workspace.cargo(&["run", "--profile", profile]);
    command.args(core);
    command
}

/// Every race of the storage tests in full, on both engines. `cargo xtask test` runs 25 rounds.
pub(crate) async fn races(workspace: &Workspace) -> Result<(), Failure> {
    let server = Server::start().await?;
    let arguments: &[&str] = if has_nextest(workspace) {
        &["nextest", "run", "--workspace", "--profile", "drill"]
    } else {
        &["test", "--workspace", "--test", "store", "--", "races::"]
    };
    let mut races = workspace.cargo(arguments);
    races.env(TEST_POSTGRES_URL, server.url());
    races.env("RACE_ROUNDS", "200").env("DATABASE_TEST_SECONDS", "1500");
    process::run(&mut races).await
}
