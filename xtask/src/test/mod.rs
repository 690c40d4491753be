//! `cargo xtask test`: every test on both engines, doc tests, then the browser journeys.
//!
//! cargo-nextest runs the tests where it is installed, else `cargo test`. Either way the run ends
//! with the ten slowest.

mod slowest;

use std::fs;

use self::slowest::Slowest;
use crate::e2e;
use crate::environment::TEST_POSTGRES_URL;
use crate::failure::Failure;
use crate::postgres::Server;
use crate::process;
use crate::stopwatch::Stopwatch;
use crate::workspace::{Program, Workspace};

/// The report that `.config/nextest.toml` asks for.
const REPORT: &str = "nextest/default/junit.xml";

/// The browser journeys belong to this run, or not.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Browser {
    Included,
    LeftOut,
}

impl Browser {
    pub(crate) fn unless(left_out: bool) -> Self {
        if left_out { Self::LeftOut } else { Self::Included }
    }
}

pub(crate) async fn run(
    workspace: &Workspace,
    arguments: &[String],
    browser: Browser,
) -> Result<(), Failure> {
    // The binary that the process tests build anyway is the one the browser walks through.
    let binary = workspace.build(Program::Server).await?;
    let server = Server::start().await?;
    println!("PostgreSQL for the tests: {}", server.url());

    let took = Stopwatch::start();
    run_tests(workspace, server.url(), arguments).await?;
    let tests = format!("tests {took}");

    let journeys = match browser {
        Browser::LeftOut => "browser left out".to_owned(),
        Browser::Included => {
            let took = Stopwatch::start();
            let walked = e2e::walk(&binary, Some(server.url()), None).await?;
            format!("{walked} {took}")
        }
    };
    println!("\ntest: passed; {tests}; {journeys}");
    Ok(())
}

async fn run_tests(
    workspace: &Workspace,
    postgres: &str,
    arguments: &[String],
) -> Result<(), Failure> {
    if has_nextest(workspace) {
        run_nextest(workspace, postgres, arguments).await?;
        // nextest leaves doc tests out, and a filter rarely means them.
        if arguments.is_empty() {
            let mut doc_tests = workspace.cargo(&["test", "--workspace", "--doc", "--quiet"]);
            process::run(doc_tests.env(TEST_POSTGRES_URL, postgres)).await?;
        }
        return Ok(());
    }
    println!("cargo-nextest is not installed: `cargo test` runs the tests");
    let mut tests = workspace.cargo(&["test", "--workspace", "--no-fail-fast"]);
    tests.args(arguments).env(TEST_POSTGRES_URL, postgres);
    let mut written = Vec::new();
    let result = process::run_and_read(&mut tests, |line| written.push(line.to_owned())).await;
    print!("{}", Slowest::of_binaries(written.iter().map(String::as_str)));
    result
}

async fn run_nextest(
    workspace: &Workspace,
    postgres: &str,
    arguments: &[String],
) -> Result<(), Failure> {
    let report = workspace.metadata()?.target_directory.join(REPORT);
    // A report of an earlier run would show old times.
    let _ = fs::remove_file(&report);
    let mut tests = workspace.cargo(&["nextest", "run", "--workspace"]);
    let result = process::run(tests.args(arguments).env(TEST_POSTGRES_URL, postgres)).await;
    if let Ok(report) = fs::read_to_string(&report) {
        print!("{}", Slowest::of_report(&report));
    }
    result
}

pub(crate) fn has_nextest(workspace: &Workspace) -> bool {
    process::output(&mut workspace.cargo(&["nextest", "--version"])).is_ok()
}
