//! What `cargo xtask --help` teaches.

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
    /// Run all that CI runs, in its order, and tell how long each step took
    ///
    /// Formatting, lints, tidy, generated documents, migrations of both engines, tests with the
    /// browser, dependency budget, release build. Stops at the first step that fails.
    Ci,
    /// Format the code
    Fmt {
        /// Change nothing; fail when something is not formatted
        #[arg(long)]
        check: bool,
    },
    /// Run clippy on all targets; a warning is an error
    Lint,
    /// Check the house rules that no compiler knows
    ///
    /// Rooms of identity-core, length and opening of files, migrations, languages, confinement of
    /// dependencies, their licences, their reasons in docs/dependencies.md. Lists every problem.
    Tidy,
    /// Run all tests on SQLite and a throw-away PostgreSQL, then the browser journeys
    ///
    /// `cargo xtask test -- expired_ticket` hands what follows the dashes to `cargo test`.
    /// Everything started is stopped and removed, whatever the end.
    Test {
        /// Leave the browser out
        #[arg(long)]
        no_e2e: bool,
        /// Handed to `cargo test --workspace`
        #[arg(last = true)]
        arguments: Vec<String>,
    },
    /// Walk through the running service with a real browser
    ///
    /// Builds the service and starts it on SQLite; once more on PostgreSQL when
    /// `TEST_POSTGRES_URL` names a server on which databases may be made.
    E2e {
        /// Keep pictures of the pages in this directory
        #[arg(long, value_name = "DIR")]
        screenshots: Option<PathBuf>,
    },
    /// Build and serve from this clone, with its data under target/dev
    Dev,
    /// Play an attack
    Drill {
        #[command(subcommand)]
        drill: Drill,
    },
    /// Migrations
    Db {
        #[command(subcommand)]
        database: Database,
    },
    /// Write the documents that are made from the code
    Codegen {
        /// Change nothing; fail when a document differs from the code
        #[arg(long)]
        check: bool,
    },
    /// Count the service's dependencies against the budget, and list duplicates
    Deps,
}

#[derive(Subcommand)]
pub(crate) enum Drill {
    /// A year of guessing at a million accounts, against the rules in memory
    Guard,
}

#[derive(Subcommand)]
pub(crate) enum Database {
    /// Create the next numbered pair of empty migrations, one for each engine
    New {
        /// Lower-case words joined by underscores, such as `session_names`
        name: String,
    },
    /// Apply the migrations of both engines and compare what they make
    Parity,
}

/// Whether a command changes the tree or only judges it.
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
    fn arguments_after_the_dashes_reach_cargo_test() {
        let line = CommandLine::parse_from(["x", "test", "--no-e2e", "--", "a", "--", "--exact"]);
        let Task::Test { no_e2e, arguments } = line.task else { panic!("not a test") };
        assert!(no_e2e);
        assert_eq!(arguments, ["a", "--", "--exact"]);
    }
}
