//! Rules between keys, checked before anything is opened.

use std::net::IpAddr;
use std::path::{Path, absolute};

use url::{Host, Url};

use super::error::{ConfigError, Rule};
use super::{Config, Location, Mode, Transport};

pub(super) fn check(config: &Config) -> Result<(), ConfigError> {
    let server = &config.server;
    let in_the_clear = !server.public_url.is_https() && server.trusted_proxies.is_empty();
    if in_the_clear && !server.listen.ip().to_canonical().is_loopback() {
        return Err(Rule::ListensInTheClear.into());
    }
    match &config.mail.transport {
        Transport::Directory(_) if server.mode == Mode::Production => {
            return Err(Rule::ProductionWithoutMail.into());
        }
        Transport::Directory(_) => {}
        Transport::Smtp(url) if smtp_is_safe(url.expose()) => {}
        Transport::Smtp(_) => return Err(Rule::SmtpInTheClear.into()),
    }
    if let Location::Postgres(url) = &config.database.location
        && !postgres_is_safe(url.expose())
    {
        return Err(Rule::PostgresInTheClear.into());
    }
    if lies_inside(&config.keys.file, &config.data.directory) {
        return Err(Rule::KeyBesideData.into());
    }
    Ok(())
}

// The mail library reads `smtp://host` as "no TLS", and `tls=opportunistic` falls back to that.
fn smtp_is_safe(text: &str) -> bool {
    let Ok(url) = Url::parse(text) else { return false };
    // `url` does not know this scheme and parses an address as a domain.
    let loopback = match url.host() {
        Some(Host::Domain(name)) => is_loopback(name),
        Some(Host::Ipv4(address)) => address.is_loopback(),
        Some(Host::Ipv6(address)) => address.is_loopback(),
        None => return false,
    };
    let mut tls = url.query_pairs().filter(|(name, _)| name == "tls");
    match (url.scheme(), tls.next(), tls.next()) {
        ("smtps", None, None) => true,
        ("smtp", Some((_, value)), None) => value == "required" || loopback,
        ("smtp", None, None) => loopback,
        _ => false,
    }
}

// Reads the URL as the driver does: the query can name hosts too, and missing parts come from the
// environment (`PG*`), so a URL without a host is safe only with a verified server.
fn postgres_is_safe(text: &str) -> bool {
    let Ok(url) = Url::parse(text) else { return false };
    let (mut hosts, mut modes) = (Vec::new(), Vec::new());
    hosts.extend(url.host_str().filter(|host| !host.is_empty()).map(str::to_owned));
    for (name, value) in url.query_pairs() {
        match &*name {
            "host" | "hostaddr" => hosts.push(value.into_owned()),
            "sslmode" | "ssl-mode" => modes.push(value.into_owned()),
            _ => {}
        }
    }
    let verified = |mode: &String| matches!(mode.as_str(), "verify-full" | "verify-ca");
    let stays = |host: &String| is_socket(host) || is_loopback(host);
    let is_near = !hosts.is_empty() && hosts.iter().all(stays);
    is_near || (!modes.is_empty() && modes.iter().all(verified))
}

// The directory of a unix socket takes the place of the host, percent-encoded.
fn is_socket(host: &str) -> bool {
    host.starts_with('/') || host.starts_with("%2F") || host.starts_with("%2f")
}

fn is_loopback(host: &str) -> bool {
    let bare = host.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')).unwrap_or(host);
    host == "localhost" || bare.parse::<IpAddr>().is_ok_and(|address| address.is_loopback())
}

fn lies_inside(file: &Path, directory: &Path) -> bool {
    match (absolute(file), absolute(directory)) {
        (Ok(file), Ok(directory)) => file.starts_with(directory),
        // An empty path cannot be resolved, so it counts as inside.
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn smtp_needs_tls_off_loopback() {
        for safe in [
            "smtps://user:pass@mail.example",
            "smtp://mail.example:587?tls=required",
            "smtp://127.0.0.1:2525",
            "smtp://localhost",
            "smtp://[::1]:25",
        ] {
            assert!(smtp_is_safe(safe), "{safe}");
        }
        for unsafe_url in [
            "smtp://mail.example",
            "smtp://mail.example?tls=opportunistic",
            "smtp://mail.example?tls=required&tls=none",
            "smtps://mail.example?tls=none",
            "smtp://127.0.0.1.example",
            "http://mail.example",
            "smtps:",
            "",
        ] {
            assert!(!smtp_is_safe(unsafe_url), "{unsafe_url}");
        }
    }

    #[test]
    fn postgresql_on_another_machine_needs_a_verified_server() {
        for safe in [
            "postgres://u:p@127.0.0.1:5433/x",
            "postgres://u@localhost/x",
            "postgresql://[::1]/x",
            "postgres://u@%2Frun%2Fpostgresql/x",
            "postgres:///x?host=/run/postgresql",
            "postgres://127.0.0.1/x?sslmode=disable",
            "postgres://u:p@db.example/x?sslmode=verify-full",
            "postgres://u:p@db.example/x?sslrootcert=/etc/ca.pem&sslmode=verify-ca",
            "postgres://u:p@10.0.0.5/x?ssl-mode=verify-full",
        ] {
            assert!(postgres_is_safe(safe), "{safe}");
        }
        for unsafe_url in [
            "postgres://u:p@db.example/x",
            "postgres://u:p@db.example/x?sslmode=require",
            "postgres://u:p@db.example/x?sslmode=prefer",
            "postgres://u:p@db.example/x?sslmode=verify-full&sslmode=disable",
            "postgres://u:p@db.example/x?sslmode=verify-full&ssl-mode=allow",
            "postgres://localhost/x?host=db.example",
            "postgres://db.example/x?host=/run/postgresql",
            "postgres://localhost/x?hostaddr=10.0.0.5",
            "postgres://127.0.0.1.example/x",
            "postgres:///x",
            "postgres:x",
            "",
        ] {
            assert!(!postgres_is_safe(unsafe_url), "{unsafe_url}");
        }
    }

    #[test]
    fn inside_is_judged_on_whole_names() {
        assert!(lies_inside(Path::new("./data/root.key"), Path::new("data/")));
        assert!(lies_inside(Path::new("..key"), Path::new(".")));
        assert!(!lies_inside(Path::new("data.key"), Path::new("./data")));
    }
}
