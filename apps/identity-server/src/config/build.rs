//! Parses the values, key by key, into the typed configuration.

use std::ffi::OsString;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::str::FromStr;
use std::time::Duration;

use identity_core::rate_limit::RateLimitPolicy;
use ipnet::IpNet;

use super::error::{ConfigError, Rule};
use super::keys::{KEYS, Kind};
use super::values::Values;
use super::{
    Brand, Config, Data, Database, EmailChange, Keys, Location, Log, Mail, Mode, PasswordRules,
    Places, Recovery, Risk, SecondFactors, Server, SessionProfile, Sessions, Throttle, Transport,
};
use crate::http::public_url::{PublicUrl, PublicUrlError};
use crate::log::Format;
use identity_core::kernel::{Email, Secret};

const MINUTE: Duration = Duration::from_mins(1);
const HOUR: Duration = Duration::from_hours(1);
const DAY: Duration = Duration::from_hours(24);

pub(super) fn build(mut values: Values) -> Result<Config, ConfigError> {
    let server = server(&mut values)?;
    let directory = PathBuf::from(required(&mut values, "data.directory")?);
    let beside = beside(&directory);
    let file = values.text_or("keys.file", || beside.to_string_lossy().into_owned());
    let database = database(&mut values, &directory)?;
    let mail = mail(&mut values, &directory)?;
    let brand = Brand { name: required(&mut values, "brand.name")? };
    if brand.name.trim().is_empty() || brand.name.chars().any(char::is_control) {
        return Err(values.wrong("brand.name", "a name on one line"));
    }
    let password = password(&mut values)?;
    let session = Sessions {
        profile: match choice(&mut values, "session.profile")?.as_str() {
            "strict" => SessionProfile::Strict,
            _ => SessionProfile::Standard,
        },
    };
    let second_factor = SecondFactors {
        required: parse_choice(&mut values, "second_factor.required")?,
        drift: number(&mut values, "totp.drift")?,
    };
    let rate_limit = rate_limit(&mut values)?;
    let throttle = Throttle {
        lock_after: number(&mut values, "throttle.lock_after")?,
        disable_after: number(&mut values, "throttle.disable_after")?,
    };
    let risk = Risk { lock_score: number(&mut values, "risk.lock_score")? };
    let recovery = Recovery {
        link: MINUTE * number(&mut values, "recovery.link_minutes")?,
        mailbox_wait: HOUR * number(&mut values, "recovery.mailbox_wait_hours")?,
        password_wait: HOUR * number(&mut values, "recovery.password_wait_hours")?,
        mailbox_only: parse_choice(&mut values, "recovery.mailbox_only")?,
    };
    let email_change = EmailChange {
        revert_for: DAY * number(&mut values, "email_change.revert_days")?,
        restore_after: HOUR * number(&mut values, "email_change.restore_hours")?,
    };
    let places = Places { database: values.text("places.database").map(PathBuf::from) };
    let log = Log {
        format: match choice(&mut values, "log.format")?.as_str() {
            "json" => Format::Json,
            _ => Format::Human,
        },
        level: parse_choice(&mut values, "log.level")?,
    };
    let (data, keys) = (Data { directory }, Keys { file: PathBuf::from(file) });
    let active = values.active();
    Ok(Config {
        server,
        data,
        keys,
        database,
        mail,
        password,
        session,
        second_factor,
        rate_limit,
        throttle,
        risk,
        recovery,
        email_change,
        places,
        brand,
        log,
        active,
    })
}

fn password(values: &mut Values) -> Result<PasswordRules, ConfigError> {
    Ok(PasswordRules {
        profile: parse_choice(values, "password.profile")?,
        reminder_after: DAY * number(values, "password.reminder_days")?,
        breached_file: values.text("password.breached_file").map(PathBuf::from),
    })
}

fn rate_limit(values: &mut Values) -> Result<RateLimitPolicy, ConfigError> {
    Ok(RateLimitPolicy {
        failures: number(values, "rate_limit.failures_per_hour")?,
        accounts: number(values, "rate_limit.accounts_per_hour")?,
        registrations: number(values, "rate_limit.registrations_per_hour")?,
        mails: number(values, "rate_limit.emails_per_hour")?,
        ..RateLimitPolicy::default()
    })
}

/// Returns the public URL if none is set: plain HTTP at the listening address.
pub(super) fn default_public_url(listen: SocketAddr) -> Result<PublicUrl, ConfigError> {
    // An address can fail here only because plain HTTP is refused off loopback.
    PublicUrl::parse(&format!("http://{listen}"))
        .map_err(|_| ConfigError::Refused(Rule::ListensInTheClear))
}

fn server(values: &mut Values) -> Result<Server, ConfigError> {
    let listen: SocketAddr = parse(values, "server.listen", "an address and port")?;
    let mut derived = false;
    let public_text = values.text_or("server.public_url", || {
        derived = true;
        format!("http://{listen}")
    });
    let public_url = if derived {
        default_public_url(listen)?
    } else {
        PublicUrl::parse(&public_text).map_err(|error| {
            let expected = match error {
                PublicUrlError::Malformed => "an absolute http or https URL",
                PublicUrlError::NotBare => "a bare origin, without path, query or user",
                PublicUrlError::Plain => "https: plain http is allowed for loopback only",
            };
            values.wrong("server.public_url", expected)
        })?
    };
    let proxies = values.list("server.trusted_proxies");
    let trusted_proxies = proxies.iter().map(|text| network(text)).collect::<Option<Vec<_>>>();
    let networks = "a list of addresses or networks (CIDR)";
    Ok(Server {
        listen,
        public_url,
        trusted_proxies: trusted_proxies
            .ok_or_else(|| values.wrong("server.trusted_proxies", networks))?,
        connections: number(values, "server.connections")? as usize,
        request_deadline: Duration::from_secs(number(values, "server.request_seconds")?.into()),
        mode: match choice(values, "server.mode")?.as_str() {
            "production" => Mode::Production,
            _ => Mode::Development,
        },
    })
}

fn database(values: &mut Values, data: &Path) -> Result<Database, ConfigError> {
    const URL: &str = "database.url";
    let text = values.text_or(URL, || "sqlite:identity.db".to_owned());
    let location = match text.split_once(':') {
        Some(("postgres" | "postgresql", _)) if url::Url::parse(&text).is_ok() => {
            Location::Postgres(Secret::new(text))
        }
        Some(("sqlite", path)) => {
            let path = path.strip_prefix("//").unwrap_or(path);
            // Options after `?` would override the storage's own, and `:memory:` keeps nothing.
            if path.is_empty() || path.contains(['?', ':', '\0']) {
                return Err(values.wrong(URL, "sqlite:PATH or postgres://..."));
            }
            Location::Sqlite(data.join(path))
        }
        _ => return Err(values.wrong(URL, "sqlite:PATH or postgres://...")),
    };
    Ok(Database { location, pool: number(values, "database.pool")? })
}

fn mail(values: &mut Values, data: &Path) -> Result<Mail, ConfigError> {
    let transport = choice(values, "mail.transport")?;
    let in_data = data.join("mail").to_string_lossy().into_owned();
    let directory = PathBuf::from(values.text_or("mail.directory", || in_data));
    let smtp = values.text("mail.smtp_url");
    let from = values.text("mail.from");
    let support = match values.text("mail.support") {
        Some(text) => {
            Some(Email::parse(&text).map_err(|_| values.wrong("mail.support", "an address"))?)
        }
        None => None,
    };
    let sendable = |from: &String| from.contains('@') && !from.chars().any(char::is_control);
    if from.as_ref().is_some_and(|from| !sendable(from)) {
        return Err(values.wrong("mail.from", "an address, `Name <address>`"));
    }
    if transport == "directory" {
        let from = from.unwrap_or_else(|| "no-reply@localhost".to_owned());
        return Ok(Mail { transport: Transport::Directory(directory), from, support });
    }
    let url = smtp.ok_or(Rule::SmtpWithoutUrl)?;
    let from = from.ok_or(Rule::SmtpWithoutSender)?;
    Ok(Mail { transport: Transport::Smtp(Secret::new(url)), from, support })
}

fn beside(directory: &Path) -> PathBuf {
    // Collecting the components drops a closing slash, which would put the key inside.
    let mut name = OsString::from(directory.components().collect::<PathBuf>());
    name.push(".key");
    PathBuf::from(name)
}

fn network(text: &str) -> Option<IpNet> {
    let address = || text.parse::<std::net::IpAddr>().ok().map(IpNet::from);
    text.parse().ok().or_else(address)
}

fn required(values: &mut Values, path: &'static str) -> Result<String, ConfigError> {
    values.text(path).filter(|text| !text.is_empty()).ok_or_else(|| values.wrong(path, "set"))
}

fn parse<T: FromStr>(
    values: &mut Values,
    path: &'static str,
    expected: &'static str,
) -> Result<T, ConfigError> {
    required(values, path)?.parse().map_err(|_| values.wrong(path, expected))
}

fn number(values: &mut Values, path: &'static str) -> Result<u32, ConfigError> {
    let number = required(values, path)?.parse().ok();
    match (kind(path), number) {
        (Kind::Number { least, most }, Some(number)) if (least..=most).contains(&number) => {
            Ok(number)
        }
        (kind, _) => Err(values.wrong(path, kind.expected())),
    }
}

fn choice(values: &mut Values, path: &'static str) -> Result<String, ConfigError> {
    let text = required(values, path)?;
    match kind(path) {
        Kind::Choice(words) if words.contains(&text.as_str()) => Ok(text),
        other => Err(values.wrong(path, other.expected())),
    }
}

fn parse_choice<T: FromStr>(values: &mut Values, path: &'static str) -> Result<T, ConfigError> {
    choice(values, path)?.parse().map_err(|_| values.wrong(path, kind(path).expected()))
}

fn kind(path: &str) -> Kind {
    KEYS.iter().find(|key| key.path == path).map_or(Kind::Text, |key| key.kind)
}
