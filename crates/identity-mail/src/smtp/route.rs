//! Checks the URL of the mail server before lettre reads it: lettre takes `smtp://host` for a
//! server without TLS and ignores a user without a password.

use identity_core::kernel::Secret;
use lettre::{AsyncSmtpTransport, Tokio1Executor, transport::smtp::AsyncSmtpTransportBuilder};
use std::net::Ipv4Addr;
use url::{Host, Url};

/// Reasons why the settings are refused. No message quotes the URL because it contains a password.
#[derive(Debug, thiserror::Error)]
pub enum SmtpSetupError {
    #[error("not of the form smtps://user:password@host or smtp://user:password@host?tls=required")]
    Form,
    /// Passwords and tokens would travel unencrypted.
    #[error("a server on another machine needs TLS: use smtps:// or ?tls=required")]
    Plain,
    /// A user without a password, or a password without a user.
    #[error("user name and password belong together")]
    HalfCredentials,
    #[error("the mail transport cannot be set up")]
    Transport(#[from] lettre::transport::smtp::Error),
}

pub(super) fn transport(url: &Secret) -> Result<AsyncSmtpTransportBuilder, SmtpSetupError> {
    let text = url.expose();
    check(&Url::parse(text).map_err(|_| SmtpSetupError::Form)?)?;
    Ok(AsyncSmtpTransport::<Tokio1Executor>::from_url(text)?)
}

fn check(url: &Url) -> Result<(), SmtpSetupError> {
    // lettre would resolve an IPv6 address with its brackets.
    let Some(Host::Domain(host)) = url.host().filter(|host| !host.to_string().is_empty()) else {
        return Err(SmtpSetupError::Form);
    };
    if url.username().is_empty() != url.password().is_none() {
        return Err(SmtpSetupError::HalfCredentials);
    }
    // The first one counts, as for lettre.
    let tls = url.query_pairs().find(|(key, _)| key == "tls").map(|(_, value)| value);
    match (url.scheme(), tls.as_deref()) {
        ("smtps", None) | ("smtp", Some("required")) => Ok(()),
        ("smtp", None) if is_this_machine(host) => Ok(()),
        ("smtp", None | Some("opportunistic")) => Err(SmtpSetupError::Plain),
        _ => Err(SmtpSetupError::Form),
    }
}

/// Tells whether a host is this machine. The URL parser does not normalise hosts of other schemes
/// than http, so `127.0.0.1` arrives as a name.
fn is_this_machine(host: &str) -> bool {
    host.eq_ignore_ascii_case("localhost")
        || host.parse().is_ok_and(|address: Ipv4Addr| address.is_loopback())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refusal(url: &str) -> Option<String> {
        transport(&Secret::new(url.to_owned())).err().map(|error| error.to_string())
    }

    #[test]
    fn a_server_on_another_machine_needs_tls() {
        for url in [
            "smtps://user:p%40ss@mail.example.org",
            "smtps://mail.example.org:4650",
            "smtp://user:pass@mail.example.org?tls=required",
            "smtp://127.0.0.1:1025",
            "smtp://127.9.9.9",
            "smtp://LOCALHOST:1025",
            "smtp://localhost?tls=required",
        ] {
            assert_eq!(refusal(url), None, "{url}");
        }
        for url in [
            "smtp://mail.example.org",
            "smtp://mail.example.org?tls=opportunistic",
            "smtp://127.0.0.1.example.org",
            "smtp://localhost.example.org:25",
            "smtp://10.0.0.1",
            "smtp://mail.example.org/?tlsx=required",
        ] {
            assert_eq!(refusal(url), Some(SmtpSetupError::Plain.to_string()), "{url}");
        }
    }

    #[test]
    fn urls_that_lettre_would_misread_are_refused() {
        for url in [
            "",
            "mail.example.org",
            "http://mail.example.org",
            "smtp:///x",
            "smtps://[::1]:465",
            "smtp://mail.example.org?tls=Required",
            "smtp://mail.example.org?tls=none&tls=required",
            "smtps://mail.example.org?tls=none",
        ] {
            assert_eq!(refusal(url), Some(SmtpSetupError::Form.to_string()), "{url}");
        }
        for url in ["smtps://user@mail.example.org", "smtps://:secret@mail.example.org"] {
            assert_eq!(refusal(url), Some(SmtpSetupError::HalfCredentials.to_string()), "{url}");
        }
    }

    #[test]
    fn a_refusal_never_quotes_the_password() {
        let error = refusal("smtp://user:hunter2@mail.example.org").unwrap();
        assert!(!error.contains("hunter2"), "{error}");
    }
}
