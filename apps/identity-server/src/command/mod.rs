//! The command line: one function of this room for each command.

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
use crate::log::{self, chain};
use crate::operate::SocketError;
use crate::wiring::{self, StartError};

/// Account security: sign-up, sign-in with a second factor, sessions and recovery, for people and
/// for services.
///
/// Without a command it runs the server. Nothing needs to be configured to try it out: data goes to
/// ./data, mails become files in ./data/mail, and the addresses to open are printed.
#[derive(Parser)]
#[command(name = "identity-server", version, max_term_width = 100)]
#[command(after_help = "Examples:\n  \
    identity-server\n  \
    identity-server --config /etc/identity.toml doctor")]
struct CommandLine {
    /// The configuration file.
    ///
    /// The default is the file that the variable `IDENTITY_CONFIG` names, else `identity.toml` in
    /// the data directory, if it exists. Each key also has an environment variable, which overrides
    /// the file: `IDENTITY__SERVER__LISTEN` for `server.listen`.
    #[arg(long, global = true, value_name = "FILE")]
    config: Option<PathBuf>,
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Subcommand)]
enum Command {
    /// Run the server (the default).
    ///
    /// SIGINT or SIGTERM stops it; requests that have started are finished first.
    #[command(after_help = "Example:\n  identity-server --config /etc/identity.toml serve")]
    Serve,
    /// Create or migrate the database and the root key, without running the server.
    #[command(after_help = "Example:\n  identity-server --config /etc/identity.toml migrate")]
    Migrate,
    /// Show the active configuration: each value with the place where it was set.
    ///
    /// Secrets are masked.
    #[command(after_help = "Examples:\n  \
        identity-server --config /etc/identity.toml config\n  \
        identity-server config --document")]
    Config {
        /// Print the reference of all keys as Markdown instead.
        #[arg(long)]
        document: bool,
    },
    /// Check what the server needs, and change nothing.
    ///
    /// Checks the configuration, the database, the root key, the clock, mail, and the files of
    /// breached passwords and places. May run beside a server. Exits with 1 if a line starts with
    /// BAD.
    #[command(after_help = "Example:\n  identity-server --config /etc/identity.toml doctor")]
    Doctor,
    /// Manage the credentials of other services.
    #[command(subcommand)]
    Credentials(operator::Credentials),
    /// Act on an account.
    #[command(subcommand)]
    Admin(operator::Admin),
    /// Decide claims to accounts that the rules leave to support.
    #[command(subcommand)]
    Cases(operator::Cases),
    /// Build the file of breached passwords.
    #[command(subcommand)]
    Passwords(passwords::Passwords),
    /// Print the OpenAPI document of the API.
    #[command(after_help = "Example:\n  identity-server openapi > openapi.json")]
    Openapi {
        /// Print a Markdown reference with problems and audit events instead.
        #[arg(long)]
        markdown: bool,
    },
}

#[derive(Debug, thiserror::Error)]
enum CommandError {
    #[error("the configuration is refused")]
    Config(#[from] ConfigError),
    #[error("logging cannot be set up")]
    Log(#[from] tracing_subscriber::util::TryInitError),
    #[error("the runtime cannot start")]
    Runtime(#[source] std::io::Error),
    #[error("cannot listen on {0}")]
    Listen(std::net::SocketAddr, #[source] std::io::Error),
    #[error("the server does not start")]
    Start(#[from] StartError),
    #[error("at least one check failed")]
    ChecksFailed,
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
        Command::Doctor => block_on(doctor::run(load()?)),
        Command::Credentials(command) => block_on(operator::carry_out(load()?, command.into())),
        Command::Admin(command) => block_on(operator::carry_out(load()?, command.into())),
        Command::Cases(command) => block_on(operator::carry_out(load()?, command.into())),
        Command::Passwords(command) => passwords::run(command),
        Command::Openapi { markdown: true } => print(&documents::api()),
        Command::Openapi { markdown: false } => print(&documents::openapi()),
    }
}

/// Prints a document. A closed pipe is not an error.
#[expect(clippy::unnecessary_wraps, reason = "every arm of the command line gives a result")]
fn print(text: &str) -> Result<(), CommandError> {
    use std::io::Write as _;
    drop(std::io::stdout().write_all(text.as_bytes()));
    Ok(())
}

/// Runs a command to its end. A thread that still blocks then, for example in a name lookup, is
/// abandoned after a second.
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
    println!("The database is up to date. Its root key is in {}.", config.keys.file.display());
    Ok(())
}
