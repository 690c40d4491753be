//! The command line, as `cargo xtask --help` shows it.

use std::path::PathBuf;

use clap::{Parser, Subcommand};

/// Every command that a developer or CI runs.
///
/// CI runs `cargo xtask ci` and nothing else, so what is green here is green there.
#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask", max_term_width = 100)]
pub(crate) struct CommandLine {
    #[command(subcommand)]
    pub(crate) task: Task,
}

#[derive(Subcommand)]
pub(crate) enum Task {
    /// Run everything that CI runs, in the same order, and time each step
    ///
    /// Formatting, house rules, dependency budget, lints, documentation, generated documents,
    /// migrations of both engines, the ownership game, tests, browser journeys. Stops at the first
    /// step that fails.
    Ci,
    /// Format the code
    Fmt {
        /// Change nothing; fail when something is not formatted
        #[arg(long)]
        check: bool,
    },
    /// Run clippy on all targets; a warning is an error
    Lint,
    /// Build the documentation; a warning is an error
    Doc,
    /// Check the house rules that the compiler cannot check
    ///
    /// Rooms of identity-core, length and opening of files, migrations, confinement of dependencies,
    /// their licences, their reasons in docs/dependencies.md. Lists every problem.
    Tidy,
    /// Run all tests on SQLite and a throw-away PostgreSQL, then the browser journeys
    ///
    /// cargo-nextest runs them where it is installed, else `cargo test`. Arguments after `--` go to
    /// the runner: `cargo xtask test -- expired_ticket`. A race runs 25 rounds.
    Test {
        /// Leave the browser out
        #[arg(long)]
        no_e2e: bool,
        /// Passed on to the test runner
        #[arg(last = true)]
        arguments: Vec<String>,
    },
    /// Walk through the running service with a real browser
    ///
    /// Builds the service and walks every journey on SQLite, and one on PostgreSQL if
    /// `TEST_POSTGRES_URL` names a server on which databases may be created.
    E2e {
        /// Save pictures of the pages in this directory
        #[arg(long, value_name = "DIR")]
        screenshots: Option<PathBuf>,
    },
    /// Build and serve from this clone, with its data under target/dev
    Dev,
    /// Build the optimised binary and walk the browser journeys on it
    Release,
    /// Play an attack at length
    Drill {
        #[command(subcommand)]
        drill: Drill,
    },
    /// Migrations
    Db {
        #[command(subcommand)]
        database: Database,
    },
    /// Write the documents that are generated from the code
    Codegen {
        /// Change nothing; show where a document differs from the code, and fail
        #[arg(long)]
        check: bool,
    },
    /// Count the service's dependencies against the budget, and list duplicates
    Deps,
}

#[derive(Subcommand)]
pub(crate) enum Drill {
    /// A year of guessing at a million accounts, against the rules in memory
    Throttle,
    /// Every game that a thief and an owner can play with the ownership rule
    Ownership,
    /// Every race of the storage tests in full, on SQLite and a throw-away PostgreSQL
    Races,
}

#[derive(Subcommand)]
pub(crate) enum Database {
    /// Create the next numbered pair of empty migrations, one for each engine
    New {
        /// Lower-case words joined by underscores, such as `session_names`
        name: String,
    },
    /// Apply the migrations of both engines and compare the schemas
    Parity,
}

/// A command changes files, or only checks them.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Mode {
    Change,
    Check,
}

impl From<bool> for Mode {
    fn from(check: bool) -> Self {
        if check { Self::Check } else { Self::Change }
    }
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;

    #[test]
    fn command_line_is_consistent() {
        CommandLine::command().debug_assert();
    }

    #[test]
    fn arguments_after_the_dashes_reach_the_runner() {
        let line = CommandLine::parse_from(["x", "test", "--no-e2e", "--", "a", "--", "--exact"]);
        let Task::Test { no_e2e, arguments } = line.task else { panic!("not a test") };
        assert!(no_e2e);
        assert_eq!(arguments, ["a", "--", "--exact"]);
    }
}
