//! The table of keys: the source of reading, of `config show` and of the reference page.

use std::fmt::Write as _;

/// One key.
#[derive(Clone, Copy, Debug)]
pub struct Key {
    /// `section.name`, as in the file.
    pub path: &'static str,
    /// What it takes.
    pub kind: Kind,
    /// What holds where it is not set.
    pub default: Fallback,
    /// Whether its value is never shown.
    pub secret: bool,
    /// What it is for.
    pub doc: &'static str,
}

/// What a key takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A string.
    Text,
    /// An integer in a range.
    Number {
        /// The least.
        least: u32,
        /// The most.
        most: u32,
    },
    /// One of these words.
    Choice(&'static [&'static str]),
    /// An array of strings; in a variable separated by commas.
    List,
}

/// What holds where a key is not set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fallback {
    /// This value.
    Is(&'static str),
    /// Made from other keys, as told here.
    Made(&'static str),
    /// Nothing.
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

use Fallback::{Is, Made, Nothing};
use Kind::{Choice, List, Text};

/// Every key that there is.
#[rustfmt::skip]
pub static KEYS: &[Key] = &[
    key("server.listen", Text, Is("127.0.0.1:8080"),
        "Address and port to listen on. Port 0 takes a free one."),
    key("server.public_url", Text, Made("`http://` and `server.listen`"),
        "The origin under which people reach the server. Links, cookies and the same-origin rule come from it alone. Must be https off loopback."),
    key("server.trusted_proxies", List, Is(""),
        "Addresses or networks (CIDR) of proxies whose `X-Forwarded-For` or `Forwarded` is believed. The proxy must set one of the two and drop what comes from outside."),
    key("server.connections", number(1, 100_000), Is("1024"),
        "Open connections at most. Further clients wait."),
    key("server.request_seconds", number(1, 600), Is("30"),
        "Seconds until a request is answered with 503. Work that changes something goes on to its end."),
    key("server.mode", Choice(&["development", "production"]), Is("development"),
        "`production` refuses to start while mail does not leave the machine."),
    key("data.directory", Text, Is("./data"),
        "Where the server keeps its state."),
    key("keys.file", Text, Made("`data.directory` with `.key` appended"),
        "The root key. Beside the data directory or elsewhere, never in it: a copy of the data must not hold its key."),
    secret("database.url", Made("`sqlite:identity.db` in the data directory"),
        "`sqlite:PATH`, relative to the data directory, or `postgres://USER:PASSWORD@HOST/NAME?sslmode=verify-full`. On another machine `verify-full` or `verify-ca` is demanded."),
    key("database.pool", number(1, 100), Is("8"),
        "Connections to PostgreSQL at most, or readers of SQLite."),
    key("mail.transport", Choice(&["directory", "smtp"]), Is("directory"),
        "`smtp` sends; `directory` writes each mail to a file, for trying things out."),
    key("mail.directory", Text, Made("`mail` in the data directory"),
        "Where the `directory` transport writes."),
    secret("mail.smtp_url", Nothing,
        "`smtps://USER:PASSWORD@HOST` or `smtp://...?tls=required`. Plain `smtp://` for loopback alone."),
    key("mail.from", Text, Nothing,
        "The sender of every mail, `Name <address>`. Needed by `smtp`."),
    key("mail.support", Text, Nothing,
        "Where requests for help go that people write who cannot recover their account by themselves. They are kept in any case."),
    key("password.profile", Choice(&["xwms", "balanced", "nist"]), Is("xwms"),
        "What a new password must be. `xwms`: 8 characters with a capital letter, a small letter and a digit. `balanced`: 12 characters, and the same under 15. `nist`: 15 characters of any kind. With a second factor, 8 characters are enough for each. All: none that attackers try first, and neither the address nor the brand."),
    key("password.reminder_days", number(1, 3650), Is("180"),
        "Days after which the owner of a password is reminded to change it: by mail, again each time when so many have passed, and on the account page. Never a gate."),
    key("password.breached_file", Text, Nothing,
        "A file of passwords that were found in breaches, made by `identity-server passwords build`. None of them can be chosen."),
    key("session.profile", Choice(&["standard", "strict"]), Is("standard"),
        "How long sessions live. `standard`: a day and an hour without use, or 30 days and 7 days with \"keep me signed in\". `strict`: 12 hours and 15 minutes without use, kept or not."),
    key("second_factor.required", Choice(&["nobody", "roles", "everyone"]), Is("roles"),
        "Of whom a second factor is demanded. Who has none then can do nothing but set one up."),
    key("totp.drift", number(0, 1), Is("1"),
        "By how many steps of 30 seconds an authenticator's clock may be wrong."),
    key("sources.failures_an_hour", number(1, 1_000_000), Is("60"),
        "How many guesses of strangers are looked at from one address in an hour, at all accounts together. A whole hour's worth can come at once. A network around it (/24, or /56 and /48 around an IPv6 /64) has eight times as much each, as for the keys that follow."),
    key("sources.accounts_an_hour", number(1, 1_000_000), Is("30"),
        "At how many accounts strangers from one address can fail in an hour. Raise it where many people share an address."),
    key("sources.registrations_an_hour", number(1, 1_000_000), Is("30"),
        "How many registrations one address has in an hour."),
    key("sources.mails_an_hour", number(1, 1_000_000), Is("30"),
        "How many mails (to confirm, recover, unlock) can be asked for from one address in an hour."),
    key("guard.lock_after", number(5, 100), Is("10"),
        "Failures of strangers after which an account locks for them. Known devices, live sessions and mailed links have five of their own each."),
    key("guard.retire_after", number(20, 100), Is("100"),
        "Failures over all paths without a success after which a password or an authenticator is not looked at any more. NIST SP 800-63B-4 allows 100 at most."),
    key("guard.unusual_at", number(1, 1_000), Is("80"),
        "The sum of signals at which a right password locks the account for strangers instead of leading in: see risk.md."),
    key("recovery.link_minutes", number(5, 1_440), Is("60"),
        "Minutes for which a link that recovers or unlocks is good."),
    key("recovery.mailbox_hold_hours", number(1, 720), Is("72"),
        "Hours that a recovery waits with nothing but a mailbox."),
    key("recovery.password_hold_hours", number(1, 720), Is("24"),
        "Hours that it waits with the password, or with both addresses."),
    key("recovery.mailbox_only", Choice(&["hold", "staff"]), Is("hold"),
        "What a recovery comes to where the account has a second factor and nothing but the mailbox is left. `hold`: it waits for 72 hours, the owner is told and can object, and then the second factor is removed. `staff`: it does not go on by itself."),
    key("email.revert_days", number(1, 90), Is("14"),
        "Days for which the address that an account had can take it back."),
    key("email.return_hours", number(1, 720), Is("72"),
        "Hours after which it is the account's again when nobody objects."),
    key("places.database", Text, Nothing,
        "A MaxMind DB file of the City kind, such as GeoLite2-City.mmdb: sessions are then listed with the place of their address."),
    key("brand.name", Text, Is("XWMS"),
        "The name that people see on pages and in mails."),
    key("log.format", Choice(&["human", "json"]), Is("human"),
        "How a line of the log looks."),
    key("log.level", Choice(&["error", "warn", "info", "debug", "trace"]), Is("info"),
        "How much the server's own parts tell. Libraries never go past `info`."),
];

impl Key {
    /// `IDENTITY__SERVER__LISTEN`.
    pub fn variable(&self) -> String {
        format!("IDENTITY__{}", self.path.replace('.', "__").to_uppercase())
    }

    fn section(&self) -> &'static str {
        self.path.split_once('.').map_or(self.path, |(section, _)| section)
    }
}

impl Kind {
    /// What a wrong value should have been.
    pub(super) fn expected(self) -> String {
        match self {
            Self::Text => "text".to_owned(),
            Self::Number { least, most } => format!("a whole number from {least} to {most}"),
            Self::Choice(words) => format!("one of: {}", words.join(", ")),
            Self::List => "a list of texts".to_owned(),
        }
    }

    fn describe(self) -> String {
        match self {
            Self::Text => "text".to_owned(),
            Self::Number { least, most } => format!("number, {least} to {most}"),
            Self::Choice(words) => {
                words.iter().map(|word| format!("`{word}`")).collect::<Vec<_>>().join(" or ")
            }
            Self::List => "list of texts".to_owned(),
        }
    }
}

/// The reference page, `docs/configuration.md`.
pub fn document() -> String {
    let mut page = String::from(
        "# Configuration\n\n\
         Generated from the table of keys; do not edit.\n\n\
         A TOML file (`--config FILE`, else `IDENTITY_CONFIG`, else `identity.toml` in the data \
         directory), and an environment variable for each key, which wins. Unknown keys and \
         variables that begin with `IDENTITY__` are refused; an empty variable counts as not set. \
         In a variable a list is separated by commas. Secret values are never shown or logged.\n",
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
            Made(text) => text.to_owned(),
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
