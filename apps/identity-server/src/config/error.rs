//! Reasons why a configuration is refused, worded for the operator.

use std::io;
use std::path::PathBuf;

/// A refused configuration. Values are quoted, clipped, unless their key is secret.
#[derive(Debug, thiserror::Error)]
pub enum ConfigError {
    #[error("cannot read the configuration file {}", path.display())]
    Unreadable { path: PathBuf, source: io::Error },
    /// The parser's own message would quote the line, so only the line number is shown.
    #[error("{} is not valid TOML at line {line}", path.display())]
    Syntax {
        path: PathBuf,
        /// Counted from 1.
        line: usize,
    },
    #[error("unknown key {key} in {origin}")]
    UnknownKey {
        /// The path of a key, or the name of a variable.
        key: String,
        origin: String,
    },
    /// A key of an earlier version.
    #[error("{former} in {origin} is now called {present}: rename it")]
    Renamed { former: String, origin: String, present: String },
    #[error("{key} ({origin}) must be {expected}{}", given.as_deref().map(|it| format!(", not {it}")).unwrap_or_default())]
    Wrong {
        key: &'static str,
        origin: String,
        /// Completes "must be ..".
        expected: String,
        /// The value; `None` for a secret.
        given: Option<String>,
    },
    /// Values that are right one by one and unsafe together.
    #[error(transparent)]
    Refused(#[from] Rule),
}

/// A rule between keys.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Rule {
    /// Passwords would cross the network unencrypted.
    #[error(
        "server.listen is not loopback and server.public_url is plain http: put a TLS proxy in \
         front, name it in server.trusted_proxies and set an https server.public_url"
    )]
    ListensInTheClear,
    #[error("server.mode production needs mail.transport smtp")]
    ProductionWithoutMail,
    #[error("mail.transport smtp needs mail.smtp_url")]
    SmtpWithoutUrl,
    #[error("mail.transport smtp needs mail.from")]
    SmtpWithoutSender,
    /// Links and the mail server's password would cross the network unencrypted.
    #[error("mail.smtp_url must be smtps:// or smtp://...?tls=required off loopback")]
    SmtpInTheClear,
    /// The database's password and its contents would cross the network unencrypted, or go to a
    /// server that only claims to be the database.
    #[error(
        "database.url must say sslmode=verify-full (or verify-ca) unless it names a loopback host \
         or a unix socket"
    )]
    PostgresInTheClear,
    /// A backup of the data would contain the key that opens it.
    #[error("keys.file must not lie inside data.directory")]
    KeyBesideData,
}
