//! The configuration: a TOML file and the environment, read once and checked as a whole at start.
//!
//! An unknown key is refused by its path, a wrong value by its key. A secret value is never quoted,
//! neither in an error nor by [`Config::show`]. Every key is written once, in [`KEYS`], from which
//! the reference page is generated. No other code of ours reads the environment; the driver of
//! PostgreSQL takes from it what `database.url` leaves out (`PG*` variables, `~/.pgpass`).
//!
//! The environment overrides the file, and the file the default. The file is the one named on the
//! command line, else the one in `IDENTITY_CONFIG`, else `identity.toml` in the data directory if
//! it exists.

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
pub use keys::{Fallback, KEYS, Key, Kind, RENAMED, document};
pub use sources::Sources;

use crate::http::public_url::PublicUrl;
use values::Active;

/// The whole configuration, checked. Each field holds the section of its name.
pub struct Config {
    pub server: Server,
    pub data: Data,
    pub keys: Keys,
    pub database: Database,
    pub mail: Mail,
    pub password: PasswordRules,
    pub session: Sessions,
    pub second_factor: SecondFactors,
    pub rate_limit: RateLimitPolicy,
    pub throttle: Throttle,
    pub risk: Risk,
    pub recovery: Recovery,
    pub email_change: EmailChange,
    pub places: Places,
    pub brand: Brand,
    pub log: Log,
    active: Active,
}

/// `server.*`
pub struct Server {
    pub listen: SocketAddr,
    pub public_url: PublicUrl,
    pub trusted_proxies: Vec<IpNet>,
    /// The most open connections.
    pub connections: usize,
    pub request_deadline: Duration,
    pub mode: Mode,
}

/// The purpose of an installation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// Mail may stay in a directory.
    Development,
    /// Mail has to leave the machine.
    Production,
}

/// `data.*`
pub struct Data {
    pub directory: PathBuf,
}

/// `keys.*`
pub struct Keys {
    /// The file of the root key, never inside the data directory.
    pub file: PathBuf,
}

/// `database.*`
pub struct Database {
    pub location: Location,
    /// The most connections.
    pub pool: u32,
}

/// Engine and place of the database.
pub enum Location {
    Sqlite(PathBuf),
    /// A URL that may contain a password.
    Postgres(Secret),
}

/// `mail.*`
pub struct Mail {
    pub transport: Transport,
    /// The sender, `Name <address>`.
    pub from: String,
    pub support: Option<identity_core::kernel::Email>,
}

/// The way in which mail leaves.
pub enum Transport {
    /// Each mail becomes a file in this directory.
    Directory(PathBuf),
    /// The URL of a mail server, checked for TLS.
    Smtp(Secret),
}

/// `password.*`
pub struct PasswordRules {
    pub profile: identity_core::password::PasswordProfile,
    pub reminder_after: Duration,
    pub breached_file: Option<PathBuf>,
}

/// `session.*`
pub struct Sessions {
    pub profile: SessionProfile,
}

/// The lifetimes of sessions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SessionProfile {
    Standard,
    /// 12 hours, or 15 minutes without use.
    Strict,
}

/// `second_factor.*` and `totp.*`
pub struct SecondFactors {
    pub required: identity_core::session::SecondFactorRequired,
    /// In steps of 30 seconds.
    pub drift: u32,
}

/// `throttle.*`
pub struct Throttle {
    pub lock_after: u32,
    pub disable_after: u32,
}

/// `risk.*`
pub struct Risk {
    pub lock_score: u32,
}

/// `recovery.*`
pub struct Recovery {
    /// The lifetime of a link.
    pub link: Duration,
    pub mailbox_wait: Duration,
    pub password_wait: Duration,
    pub mailbox_only: identity_core::ownership::MailboxOnly,
}

/// `email_change.*`
pub struct EmailChange {
    pub revert_for: Duration,
    pub restore_after: Duration,
}

/// `places.*`
pub struct Places {
    pub database: Option<PathBuf>,
}

/// `brand.*`
pub struct Brand {
    pub name: String,
}

/// `log.*`
pub struct Log {
    pub format: crate::log::Format,
    pub level: tracing::Level,
}

impl Config {
    /// Reads and checks all keys.
    pub fn load(sources: &Sources) -> Result<Self, ConfigError> {
        let config = build::build(values::Values::gather(sources)?)?;
        check::check(&config)?;
        Ok(config)
    }

    /// Returns whether the development mailbox page may be served. Only a person at this machine may
    /// see it, so every way in from outside closes it.
    pub fn mailbox_page_allowed(&self) -> bool {
        matches!(self.mail.transport, Transport::Directory(_))
            && self.server.mode == Mode::Development
            && self.server.listen.ip().to_canonical().is_loopback()
            && self.server.public_url.is_loopback()
            && self.server.trusted_proxies.is_empty()
    }

    /// Takes over the port that the system chose for port 0 in `server.listen`. A public URL that is
    /// not set follows it.
    pub fn bound_to(&mut self, address: SocketAddr) -> Result<(), ConfigError> {
        self.server.listen = address;
        if self.active.is_default("server.public_url") {
            self.server.public_url = build::default_public_url(address)?;
        }
        Ok(())
    }

    /// Returns the active values with their origin, as TOML. Secrets are masked.
    pub fn show(&self) -> String {
        self.active.show()
    }
}

#[cfg(test)]
mod tests;
