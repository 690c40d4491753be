//! `cargo xtask test`: every test, on both engines, then the browser's journeys.

use crate::e2e;
use crate::environment::TEST_POSTGRES_URL;
use crate::failure::Failure;
use crate::postgres::Server;
use crate::process;
use crate::stopwatch::Stopwatch;
use crate::workspace::Workspace;

/// Whether the journeys of the browser belong to this run.
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
    let server = Server::start().await?;
    println!("PostgreSQL for the tests: {}", server.url());

    let took = Stopwatch::start();
    let mut cargo = workspace.cargo(&["test", "--workspace"]);
    cargo.args(arguments).env(TEST_POSTGRES_URL, server.url());
    process::run(&mut cargo).await?;
    let tests = format!("cargo test {took}");

    let journeys = match browser {
        Browser::LeftOut => "browser left out".to_owned(),
        Browser::Included => {
            let took = Stopwatch::start();
            let walked = e2e::walk(workspace, Some(server.url()), None).await?;
            format!("{walked} {took}")
        }
    };
    println!("\ntest: passed; {tests}; {journeys}");
    Ok(())
}
