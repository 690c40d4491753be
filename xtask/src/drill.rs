//! `cargo xtask drill`: attacks played at length, too long for every run.

use crate::environment::TEST_POSTGRES_URL;
use crate::failure::Failure;
use crate::postgres::Server;
use crate::process;
use crate::test::has_nextest;
use crate::workspace::Workspace;

/// A year of guessing against the rules in memory. It fails if an owner was kept out.
pub(crate) async fn throttle(workspace: &Workspace) -> Result<(), Failure> {
    example(workspace, "throttle_drill").await
}

/// Every game of an owner and a thief over the ownership rule. It fails if a property is broken, or
/// a planted mistake is not found.
pub(crate) async fn ownership(workspace: &Workspace) -> Result<(), Failure> {
    example(workspace, "ownership_drill").await
}

async fn example(workspace: &Workspace, name: &str) -> Result<(), Failure> {
    let package = ["--package", "identity-core", "--features", "testing", "--example", name];
    let arguments = [["run", "--release"].as_slice(), &package].concat();
    process::run(&mut workspace.cargo(&arguments)).await
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
