//! What must hold between keys before anything is opened.

use std::path::{Path, absolute};

use url::{Host, Url};

use super::error::{ConfigError, Rule};
use super::{Config, Mode, Transport};

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
    if lies_inside(&config.keys.file, &config.data.directory) {
        return Err(Rule::KeyBesideData.into());
    }
    Ok(())
}

// `smtp://host` is read by the mail library as "no TLS", `tls=opportunistic` falls back to it.
fn smtp_is_safe(text: &str) -> bool {
    let Ok(url) = Url::parse(text) else { return false };
    // A scheme that `url` does not know keeps its host as a domain, an address too.
    let loopback = match url.host() {
        Some(Host::Domain(name)) => {
            name == "localhost"
                || name.parse::<std::net::Ipv4Addr>().is_ok_and(|it| it.is_loopback())
        }
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

fn lies_inside(file: &Path, directory: &Path) -> bool {
    match (absolute(file), absolute(directory)) {
        (Ok(file), Ok(directory)) => file.starts_with(directory),
        // An empty path: what cannot be placed is not safe.
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
    fn inside_is_judged_on_whole_names() {
        assert!(lies_inside(Path::new("./data/root.key"), Path::new("data/")));
        assert!(lies_inside(Path::new("..key"), Path::new(".")));
        assert!(!lies_inside(Path::new("data.key"), Path::new("./data")));
    }
}
