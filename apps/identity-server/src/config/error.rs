//! Why a configuration is refused, in words for the person who wrote it.

use std::io;
use std::path::PathBuf;

/// A configuration that does not hold. Values are quoted for keys that are no secret, and cut.
#[derive(Debug, thiserror::Error)]
pub enum ConfigError {
    /// The file is not there or not readable.
    #[error("cannot read the configuration file {}", path.display())]
    Unreadable {
        /// Which file.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// The file is no TOML. The parser's own message would quote the line, so only its place.
    #[error("{} is not valid TOML at line {line}", path.display())]
    Syntax {
        /// Which file.
        path: PathBuf,
        /// Where, from 1.
        line: usize,
    },
    /// A key that this server does not know.
    #[error("unknown key {key} in {origin}")]
    UnknownKey {
        /// The path, or the name of the variable.
        key: String,
        /// Where it stands.
        origin: String,
    },
    /// A value that is not what its key takes.
    #[error("{key} ({origin}) must be {expected}{}", given.as_deref().map(|it| format!(", not {it}")).unwrap_or_default())]
    Wrong {
        /// The key.
        key: &'static str,
        /// Where it stands.
        origin: String,
        /// What it takes.
        expected: String,
        /// What stands there; never for a secret.
        given: Option<String>,
    },
    /// Values that are right one by one and wrong together.
    #[error(transparent)]
    Refused(#[from] Rule),
}

/// What holds between keys.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Rule {
    /// Passwords would cross the network in the clear.
    #[error(
        "server.listen is not loopback and server.public_url is plain http: put a TLS proxy in \
         front, name it in server.trusted_proxies and set an https server.public_url"
    )]
    ListensInTheClear,
    /// A production server whose mail stays on its disk.
    #[error("server.mode production needs mail.transport smtp")]
    ProductionWithoutMail,
    /// SMTP without a server to talk to.
    #[error("mail.transport smtp needs mail.smtp_url")]
    SmtpWithoutUrl,
    /// SMTP without a sender.
    #[error("mail.transport smtp needs mail.from")]
    SmtpWithoutSender,
    /// Mail, links and passwords of the mail server in the clear.
    #[error("mail.smtp_url must be smtps:// or smtp://...?tls=required off loopback")]
    SmtpInTheClear,
    /// Sealed data, digests and the database's password in the clear, or to a server that is not
    /// the one that was meant.
    #[error(
        "database.url must say sslmode=verify-full (or verify-ca) unless it names a loopback host \
         or a unix socket"
    )]
    PostgresInTheClear,
    /// A backup of the data would hold the key that opens it.
    #[error("keys.file must not lie inside data.directory")]
    KeyBesideData,
}
