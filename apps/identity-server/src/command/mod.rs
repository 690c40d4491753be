//! The command line.

mod doctor;
mod documents;
mod operator;
mod passwords;
mod serve;

use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Duration;

use clap::{Parser, Subcommand};

use crate::config::{Config, ConfigError, Sources};
use crate::log;
use crate::operate::SocketError;
use crate::wiring::{self, StartError};
use crate::workers::chain;

/// The account-security service: sign-up, sign-in with a second factor, sessions, for people and for
/// services.
///
/// Without a command it serves. Nothing needs to be configured to try it out: it keeps its data in
/// ./data, writes mails to files there, and prints where to look.
#[derive(Parser)]
#[command(name = "identity-server", version, max_term_width = 100)]
struct CommandLine {
    /// The configuration file. Else the one that `IDENTITY_CONFIG` names, else `identity.toml`
    /// in the data directory, if it is there. Each key is also an environment variable:
    /// `server.listen` is `IDENTITY__SERVER__LISTEN`.
    #[arg(long, global = true, value_name = "FILE")]
    config: Option<PathBuf>,
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Subcommand)]
enum Command {
    /// Serve until a SIGINT or SIGTERM; what is under way is finished. The default.
    Serve,
    /// Make or update the database and the root key, and end.
    Migrate,
    /// Show the configuration in force, each value with where it was set. Secrets are masked.
    Config {
        /// Print the reference of every key instead, as Markdown.
        #[arg(long)]
        document: bool,
    },
    /// Check what the server needs, and change nothing: configuration, database, root key, clock,
    /// mail, and the files of breached passwords and of places.
    Doctor,
    /// Credentials of other services, for the calls that only they may make.
    #[command(subcommand)]
    Credentials(operator::Credentials),
    /// What an operator does to an account.
    #[command(subcommand)]
    Admin(operator::Admin),
    /// The file of passwords that were found in breaches.
    #[command(subcommand)]
    Passwords(passwords::Passwords),
    /// Print the API's OpenAPI document.
    Openapi {
        /// Print a reference with problems and audit events instead, as Markdown.
        #[arg(long)]
        markdown: bool,
    },
}

#[derive(Debug, thiserror::Error)]
enum CommandError {
    #[error("the configuration does not hold")]
    Config(#[from] ConfigError),
    #[error("logging cannot be set up")]
    Log(#[from] tracing_subscriber::util::TryInitError),
    #[error("no runtime")]
    Runtime(#[source] std::io::Error),
    #[error("cannot listen on {0}")]
    Listen(std::net::SocketAddr, #[source] std::io::Error),
    #[error("the server does not start")]
    Start(#[from] StartError),
    #[error("something is not well")]
    Unwell,
    #[error(transparent)]
    Passwords(#[from] passwords::BuildError),
    #[error(transparent)]
    Control(#[from] SocketError),
    #[error("{0}")]
    Refused(String),
}

/// Runs the command line of this process.
pub fn main() -> ExitCode {
    match run(CommandLine::parse()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("identity-server: {}", chain(&error));
            ExitCode::FAILURE
        }
    }
}

fn run(line: CommandLine) -> Result<(), CommandError> {
    let load = || Config::load(&Sources::of_process(line.config));
    match line.command.unwrap_or(Command::Serve) {
        Command::Serve => block_on(serve::serve(load()?)),
        Command::Migrate => block_on(migrate(load()?)),
        Command::Config { document: true } => print(&crate::config::document()),
        Command::Config { document: false } => print(&load()?.show()),
        Command::Doctor => block_on(doctor::examine(load()?)),
        Command::Credentials(command) => block_on(operator::give(load()?, command.into())),
        Command::Admin(command) => block_on(operator::give(load()?, command.into())),
        Command::Passwords(command) => passwords::run(command),
        Command::Openapi { markdown: true } => print(&documents::api()),
        Command::Openapi { markdown: false } => print(&documents::openapi()),
    }
}

/// Prints a document; a reader who stops reading is no failure.
#[expect(clippy::unnecessary_wraps, reason = "every arm of the command line gives a result")]
fn print(text: &str) -> Result<(), CommandError> {
    use std::io::Write as _;
    drop(std::io::stdout().write_all(text.as_bytes()));
    Ok(())
}

/// Runs a command to its end. What still blocks a thread then, such as looking up a name, is left.
fn block_on(work: impl Future<Output = Result<(), CommandError>>) -> Result<(), CommandError> {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build();
    let runtime = runtime.map_err(CommandError::Runtime)?;
    let ended = runtime.block_on(work);
    runtime.shutdown_timeout(Duration::from_secs(1));
    ended
}

async fn migrate(config: Config) -> Result<(), CommandError> {
    log::set_up(config.log.format, config.log.level)?;
    let database = wiring::open_database(&config).await?;
    wiring::unlock(&config, &database).await?;
    println!("The database is up to date; its root key is {}.", config.keys.file.display());
    Ok(())
}
