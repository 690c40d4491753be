//! What the operator set: a TOML file and the environment, read once, checked whole at start.
//!
//! Promises: an unknown key is refused by its path, a wrong value by its key; a secret's value is
//! never quoted, neither in an error nor by [`Config::show`]. Every key stands once, in [`KEYS`],
//! from which the reference page is made. No other place of ours reads the environment; the driver
//! of PostgreSQL takes from it what `database.url` leaves out (variables `PG*`, `~/.pgpass`).
//!
//! Order: the environment over the file over the default. The file is the one named on the command
//! line, else by `IDENTITY_CONFIG`, else `identity.toml` in the data directory, if it is there.

mod build;
mod check;
mod error;
mod keys;

mod sources;
mod values;

use std::net::SocketAddr;
use std::path::PathBuf;
use std::time::Duration;

use ipnet::IpNet;

pub use error::{ConfigError, Rule};
pub use identity_core::kernel::Secret;
use identity_core::rate_limit::RateLimitPolicy;
pub use keys::{Fallback, KEYS, Key, Kind, document};
pub use sources::Sources;

use crate::http::public_url::PublicUrl;
use values::Active;

/// The whole configuration, checked.
pub struct Config {
    /// Sockets and addresses.
    pub server: Server,
    /// Where state lives.
    pub data: Data,
    /// Where the root key lives.
    pub keys: Keys,
    /// Which database.
    pub database: Database,
    /// How mail leaves.
    pub mail: Mail,
    /// What a new password must be.
    pub password: PasswordRules,
    /// How long sessions live.
    pub session: Sessions,
    /// Second factors.
    pub second_factor: SecondFactors,
    /// How much one network may spend.
    pub sources: RateLimitPolicy,
    /// How many guesses are looked at.
    pub guesses: Guesses,
    /// How an account comes to another address, and back.
    pub addresses: Addresses,
    /// How an account comes back.
    pub recovery: Recovery,
    /// Where addresses are.
    pub places: Places,
    /// What the product is called.
    pub brand: Brand,
    /// What is logged.
    pub log: Log,
    active: Active,
}

/// `server.*`
pub struct Server {
    /// Where to listen.
    pub listen: SocketAddr,
    /// Under which address people reach us.
    pub public_url: PublicUrl,
    /// Whose forwarding headers are believed.
    pub trusted_proxies: Vec<IpNet>,
    /// Open connections at most.
    pub connections: usize,
    /// Until a request is answered.
    pub request_deadline: Duration,
    /// What is demanded of the rest.
    pub mode: Mode,
}

/// What an installation is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// Trying it out: mail may stay in a directory.
    Development,
    /// Serving people: mail must really leave.
    Production,
}

/// `data.*`
pub struct Data {
    /// The data directory.
    pub directory: PathBuf,
}

/// `keys.*`
pub struct Keys {
    /// The root key, never inside the data directory.
    pub file: PathBuf,
}

/// `database.*`
pub struct Database {
    /// Engine and place.
    pub location: Location,
    /// Connections at most.
    pub pool: u32,
}

/// Which engine, and where.
pub enum Location {
    /// A file.
    Sqlite(PathBuf),
    /// A URL with a password in it.
    Postgres(Secret),
}

/// `mail.*`
pub struct Mail {
    /// How it leaves.
    pub transport: Transport,
    /// The sender.
    pub from: String,
    /// Who helps.
    pub support: Option<identity_core::kernel::Email>,
}

/// How mail leaves.
pub enum Transport {
    /// As files, for trying things out.
    Directory(PathBuf),
    /// To a mail server, by a URL that was checked for TLS.
    Smtp(Secret),
}

/// `guard.*`
pub struct Guesses {
    /// Failures of strangers until an account locks for them.
    pub lock_after: u32,
    /// Failures until a factor is not looked at any more.
    pub disable_after: u32,
    /// The sum of signals at which a right password locks.
    pub unusual_at: u32,
}

/// `email.*`
pub struct Addresses {
    /// How long a former address can take an account back.
    pub revert_for: Duration,
    /// How long it then waits for objections.
    pub return_after: Duration,
}

/// `password.*`
pub struct PasswordRules {
    /// Which rules.
    pub profile: identity_core::password::PasswordProfile,
    /// How old a password is when its owner is reminded.
    pub reminder_after: Duration,
    /// Passwords that were found in breaches.
    pub breached_file: Option<PathBuf>,
}

/// `session.*`
pub struct Sessions {
    /// How long they live.
    pub profile: SessionProfile,
}

/// How long sessions live.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SessionProfile {
    /// A day, or 30 with "keep me signed in".
    Standard,
    /// 12 hours and 15 minutes without use.
    Strict,
}

/// `second_factor.*` and `totp.*`
pub struct SecondFactors {
    /// Of whom one is demanded.
    pub required: identity_core::session::SecondFactorRequired,
    /// By how many steps an authenticator's clock may be wrong.
    pub drift: u32,
}

/// `recovery.*`
pub struct Recovery {
    /// How long a link is good.
    pub link: Duration,
    /// How long the mailbox alone waits.
    pub mailbox_hold: Duration,
    /// How long it waits with the password.
    pub password_hold: Duration,
    /// What the mailbox alone comes to.
    pub mailbox_only: identity_core::recovery::MailboxOnly,
}

/// `places.*`
pub struct Places {
    /// The database of places.
    pub database: Option<PathBuf>,
}

/// `brand.*`
pub struct Brand {
    /// The name that people see.
    pub name: String,
}

/// `log.*`
pub struct Log {
    /// How a line looks.
    pub format: crate::log::Format,
    /// How much of our own is told.
    pub level: tracing::Level,
}

impl Config {
    /// Reads and checks everything.
    pub fn load(sources: &Sources) -> Result<Self, ConfigError> {
        let config = build::build(values::Values::gather(sources)?)?;
        check::check(&config)?;
        Ok(config)
    }

    /// Whether the development mailbox page may be shown: to nobody but the person at this
    /// machine, so every way in from outside closes it.
    pub fn mailbox_page_allowed(&self) -> bool {
        matches!(self.mail.transport, Transport::Directory(_))
            && self.server.mode == Mode::Development
            && self.server.listen.ip().to_canonical().is_loopback()
            && self.server.public_url.is_loopback()
            && self.server.trusted_proxies.is_empty()
    }

    /// Takes over the port that the system chose where `server.listen` says port 0; a public URL
    /// that was not set follows it.
    pub fn bound_to(&mut self, address: SocketAddr) -> Result<(), ConfigError> {
        self.server.listen = address;
        if self.active.is_default("server.public_url") {
            self.server.public_url = build::default_public_url(address)?;
        }
        Ok(())
    }

    /// The values in force with their origin, as TOML; secrets are masked.
    pub fn show(&self) -> String {
        self.active.show()
    }
}

#[cfg(test)]
mod tests;
