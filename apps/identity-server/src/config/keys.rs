//! The table of configuration keys: the source of reading, of `config` and of the reference page.
//!
//! A default that a policy or an adapter holds is read from there, so that each number is written
//! once.

use std::fmt::Write as _;
use std::time::Duration;

use identity_core::email_change::EmailChangePolicy;
use identity_core::kernel::ClosedSet;
use identity_core::ownership::OwnershipPolicy;
use identity_core::password::PasswordPolicy;
use identity_core::rate_limit::RateLimitPolicy;
use identity_core::recovery::RecoveryPolicy;
use identity_core::risk::RiskPolicy;
use identity_core::session::SessionPolicy;
use identity_core::throttle::ThrottlePolicy;
use identity_core::two_factor::TwoFactorPolicy;

use crate::http::limits::Limits;

/// One key.
#[derive(Clone, Copy, Debug)]
pub struct Key {
    /// `section.name`, as in the file.
    pub path: &'static str,
    pub kind: Kind,
    pub default: Fallback,
    /// Its value is never shown.
    pub secret: bool,
    /// One or more sentences for the reference page, as Markdown.
    pub doc: &'static str,
}

/// The type of a key's value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Text,
    /// A whole number; both bounds are allowed.
    Number {
        least: u32,
        most: u32,
    },
    /// One of these words.
    Choice(&'static [&'static str]),
    /// An array of strings; in a variable, separated by commas.
    List,
}

/// The value of a key that is not set.
#[derive(Clone, Copy, Debug)]
pub enum Fallback {
    /// This text.
    Is(&'static str),
    /// The default of a policy or an adapter.
    Policy(fn() -> String),
    /// Derived from other keys, as this sentence says.
    Derived(&'static str),
    Nothing,
}

const fn key(path: &'static str, kind: Kind, default: Fallback, doc: &'static str) -> Key {
    Key { path, kind, default, secret: false, doc }
}

const fn secret(path: &'static str, default: Fallback, doc: &'static str) -> Key {
    Key { path, kind: Kind::Text, default, secret: true, doc }
}

const fn number(least: u32, most: u32) -> Kind {
    Kind::Number { least, most }
}

use Fallback::{Derived, Is, Nothing, Policy};
use Kind::{Choice, List, Text};

fn minutes(duration: Duration) -> String {
    (duration.as_secs() / 60).to_string()
}

fn hours(duration: Duration) -> String {
    (duration.as_secs() / 3_600).to_string()
}

fn days(duration: Duration) -> String {
    (duration.as_secs() / 86_400).to_string()
}

/// Former paths of keys, with the present ones. A configuration with a former path is refused.
#[rustfmt::skip]
pub static RENAMED: &[(&str, &str)] = &[
    ("sources.failures_an_hour", "rate_limit.failures_per_hour"),
    ("sources.accounts_an_hour", "rate_limit.accounts_per_hour"),
    ("sources.registrations_an_hour", "rate_limit.registrations_per_hour"),
    ("sources.mails_an_hour", "rate_limit.emails_per_hour"),
    ("guard.lock_after", "throttle.lock_after"),
    ("guard.retire_after", "throttle.disable_after"),
    ("guard.unusual_at", "risk.lock_score"),
    ("recovery.mailbox_hold_hours", "recovery.mailbox_wait_hours"),
    ("recovery.password_hold_hours", "recovery.password_wait_hours"),
    ("email.revert_days", "email_change.revert_days"),
    ("email.return_hours", "email_change.restore_hours"),
];

/// All keys, in the order of the reference page.
#[rustfmt::skip]
pub static KEYS: &[Key] = &[
    key("server.listen", Text, Is("127.0.0.1:8080"),
        "Address and port to listen on. Port 0 takes any free port."),
    key("server.public_url", Text, Derived("`http://` and `server.listen`"),
        "The origin that people's browsers see. Links, cookies and the same-origin check use this value and no request header. It must be https unless it is a loopback address."),
    key("server.trusted_proxies", List, Is(""),
        "Addresses or networks (CIDR) of proxies whose `X-Forwarded-For` or `Forwarded` header is trusted. The proxy must set one of the two and remove both from what its clients send."),
    key("server.connections", number(1, 100_000), Policy(|| Limits::default().connections.to_string()),
        "Maximum number of open connections. Further clients wait."),
    key("server.request_seconds", number(1, 600), Policy(|| Limits::default().request.as_secs().to_string()),
        "Seconds after which a request is answered with 503. A change that has started still runs to its end."),
    key("server.mode", Choice(&["development", "production"]), Is("development"),
        "With `production` the server refuses to start unless mail is sent by SMTP."),
    key("data.directory", Text, Is("./data"),
        "The directory for the SQLite database, the control socket and, by default, mails as files."),
    key("keys.file", Text, Derived("`data.directory` with `.key` appended"),
        "The file of the root key. It can't be inside the data directory, so that a copy of the data doesn't contain its key."),
    secret("database.url", Derived("`sqlite:identity.db` in the data directory"),
        "`sqlite:PATH`, relative to the data directory, or `postgres://USER:PASSWORD@HOST/NAME?sslmode=verify-full`. A database on another machine needs `verify-full` or `verify-ca`."),
    key("database.pool", number(1, 100), Policy(|| identity_storage::Settings::sqlite("").connections.to_string()),
        "Maximum number of connections to PostgreSQL, or of readers of SQLite."),
    key("mail.transport", Choice(&["directory", "smtp"]), Is("directory"),
        "`smtp` sends mail. `directory` writes each mail to a file, for development."),
    key("mail.directory", Text, Derived("`mail` in the data directory"),
        "The directory for mails with the `directory` transport."),
    secret("mail.smtp_url", Nothing,
        "`smtps://USER:PASSWORD@HOST` or `smtp://...?tls=required`. Plain `smtp://` is allowed for loopback addresses only."),
    key("mail.from", Text, Nothing,
        "The sender of every mail, as `Name <address>`. Required with `smtp`."),
    key("mail.support", Text, Nothing,
        "The address of your support team. Requests for help from people who can't recover their account are mailed there. Without it they are only stored."),
    key("password.profile", Choice(&["xwms", "balanced", "nist"]), Policy(|| PasswordPolicy::default().profile.as_str().to_owned()),
        "The rules for new passwords. `xwms`: 8 characters with an upper-case letter, a lower-case letter and a digit. `balanced`: 12 characters; under 15 the same composition. `nist`: 15 characters of any kind. With a second factor 8 characters are enough in every profile. A password that is in a breach, the person's address or the brand is always refused."),
    key("password.reminder_days", number(1, 3650), Policy(|| days(PasswordPolicy::default().reminder_after)),
        "Days after which people are reminded to change an old password, by mail and on their account page. The mail repeats at the same interval. A password never expires."),
    key("password.breached_file", Text, Nothing,
        "A file of breached passwords, built by `identity-server passwords build`. People can't choose any of them."),
    key("session.profile", Choice(&["standard", "strict"]), Is("standard"),
        "The lifetime of sessions. `standard`: one day, or one hour without use; with \"keep me signed in\" 30 days, or 7 days without use. `strict`: 12 hours, or 15 minutes without use, in both cases."),
    key("second_factor.required", Choice(&["nobody", "roles", "everyone"]), Policy(|| SessionPolicy::default().second_factor_required.as_str().to_owned()),
        "Which accounts need a second factor. A person who needs one and has none can do nothing but set one up."),
    key("totp.drift", number(0, 1), Policy(|| TwoFactorPolicy::default().drift.to_string()),
        "How far the clock of an authenticator app may be off, in steps of 30 seconds."),
    key("rate_limit.failures_per_hour", number(1, 1_000_000), Policy(|| RateLimitPolicy::default().failures.to_string()),
        "Failed attempts by unknown devices from one address in an hour, over all accounts. The whole hourly allowance can be used at once. A surrounding network (/24 for IPv4; /56 and /48 around an IPv6 /64) has eight times the allowance of the next smaller one; this applies to the next three keys too."),
    key("rate_limit.accounts_per_hour", number(1, 1_000_000), Policy(|| RateLimitPolicy::default().accounts.to_string()),
        "Accounts at which unknown devices from one address can fail in an hour. Raise it if many people share an address."),
    key("rate_limit.registrations_per_hour", number(1, 1_000_000), Policy(|| RateLimitPolicy::default().registrations.to_string()),
        "Registrations from one address in an hour."),
    key("rate_limit.emails_per_hour", number(1, 1_000_000), Policy(|| RateLimitPolicy::default().mails.to_string()),
        "Mails with a link (to confirm, recover or unlock) that can be requested from one address in an hour."),
    key("throttle.lock_after", number(5, 100), Policy(|| ThrottlePolicy::default().lock_after.to_string()),
        "Failed attempts by unknown devices that lock the account for them. Each known device, live session and mailed link has five attempts of its own and is not affected by the lock."),
    key("throttle.disable_after", number(20, 100), Policy(|| ThrottlePolicy::default().disable_after.to_string()),
        "Failed attempts from everywhere, without a success in between, that disable a password or an authenticator until it is replaced. NIST SP 800-63B-4 allows at most 100."),
    key("risk.lock_score", number(1, 1_000), Policy(|| RiskPolicy::default().lock_score.to_string()),
        "The risk score at which a sign-in with the right password locks the account for unknown devices. The signals and their weights are in risk.md."),
    key("recovery.link_minutes", number(5, 1_440), Policy(|| minutes(RecoveryPolicy::default().link)),
        "Minutes for which a link to recover or unlock an account can be used."),
    key("recovery.mailbox_wait_hours", number(1, 720), Policy(|| hours(OwnershipPolicy::default().one_mailbox)),
        "Waiting period in hours of a recovery with the mailbox alone."),
    key("recovery.password_wait_hours", number(1, 720), Policy(|| hours(OwnershipPolicy::default().two_classes)),
        "Waiting period in hours of a recovery with two kinds of proof that do not settle at once, such as mailbox and password on an account with a second factor, or with two mailboxes."),
    key("recovery.mailbox_only", Choice(&["wait", "support"]), Policy(|| OwnershipPolicy::default().mailbox_only.as_str().to_owned()),
        "What becomes of a recovery with nothing but the mailbox, on an account with a second factor, after `recovery.mailbox_wait_hours`. `support`: support decides. `wait`: it removes the second factor, so whoever reads the mailbox unnoticed for that long owns the account."),
    key("email_change.revert_days", number(1, 90), Policy(|| days(EmailChangePolicy::default().revert_for)),
        "Days for which the former address can revert an email change."),
    key("email_change.restore_hours", number(1, 720), Policy(|| hours(EmailChangePolicy::default().restore_after)),
        "Hours for which a revert waits for an objection before the former address gets the account back."),
    key("places.database", Text, Nothing,
        "A MaxMind DB file of the City kind, such as GeoLite2-City.mmdb. With it, sessions are listed with a place, and the risk assessment uses the country and the distance."),
    key("brand.name", Text, Policy(|| PasswordPolicy::default().product),
        "The product name on pages and in mails."),
    key("log.format", Choice(&["human", "json"]), Is("human"),
        "The format of log lines. `json` writes one object a line."),
    key("log.level", Choice(&["error", "warn", "info", "debug", "trace"]), Is("info"),
        "The level of the server's own log lines. Libraries never log below `info`."),
];

impl Key {
    /// Returns the name of its environment variable, such as `IDENTITY__SERVER__LISTEN`.
    pub fn variable(&self) -> String {
        variable(self.path)
    }

    fn section(&self) -> &'static str {
        self.path.split_once('.').map_or(self.path, |(section, _)| section)
    }
}

/// Returns the name of the environment variable for a key's path.
pub(super) fn variable(path: &str) -> String {
    format!("IDENTITY__{}", path.replace('.', "__").to_uppercase())
}

impl Kind {
    /// Completes the sentence "the key must be ..".
    pub(super) fn expected(self) -> String {
        match self {
            Self::Text => "text".to_owned(),
            Self::Number { least, most } => format!("a whole number from {least} to {most}"),
            Self::Choice(words) => format!("one of: {}", words.join(", ")),
            Self::List => "a list of strings".to_owned(),
        }
    }

    fn describe(self) -> String {
        match self {
            Self::Text => "text".to_owned(),
            Self::Number { least, most } => format!("number, {least} to {most}"),
            Self::Choice(words) => {
                words.iter().map(|word| format!("`{word}`")).collect::<Vec<_>>().join(" or ")
            }
            Self::List => "list of strings".to_owned(),
        }
    }
}

/// Returns the reference page, `docs/configuration.md`.
pub fn document() -> String {
    let mut page = String::from(
        "# Configuration\n\n\
         Generated by `cargo xtask codegen` from the table of keys. Don't edit.\n\n\
         Keys are set in a TOML file: the one given with `--config FILE`, else the one that the \
         variable `IDENTITY_CONFIG` names, else `identity.toml` in the data directory. Each key \
         also has an environment variable, which overrides the file. An unknown key, or an unknown \
         variable that starts with `IDENTITY__`, is refused. An empty variable counts as not set. In \
         a variable, a list is separated by commas. Secret values are never shown or logged.\n",
    );
    let mut section = "";
    for key in KEYS {
        if key.section() != section {
            section = key.section();
            let _ =
                write!(page, "\n## {section}\n\n| key | takes | default | |\n|---|---|---|---|\n");
        }
        let default = match key.default {
            Is("") => "empty".to_owned(),
            Is(text) => format!("`{text}`"),
            Policy(default) => format!("`{}`", default()),
            Derived(text) => text.to_owned(),
            Nothing => "none".to_owned(),
        };
        let secret = if key.secret { " Secret." } else { "" };
        let (path, variable, kind) = (key.path, key.variable(), key.kind.describe());
        let _ = writeln!(
            page,
            "| `{path}`<br>`{variable}` | {kind} | {default} | {}{secret} |",
            key.doc
        );
    }
    page
}
