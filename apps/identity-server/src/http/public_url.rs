//! The public URL of this server. Links and the origin are built from it alone.
//!
//! It is parsed once from the configuration, and a `Host` header never becomes part of it. Plain
//! HTTP is refused except on loopback. There the three usual names of the machine count as one
//! origin, because developers type `localhost` when the configuration says `127.0.0.1`.

use url::{Host, Url};

/// A validated public URL.
#[derive(Clone, Debug)]
pub struct PublicUrl {
    url: Url,
    origins: Vec<String>,
}

/// The reasons why a text is not a valid public URL.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PublicUrlError {
    /// The text is not an absolute URL with a host.
    #[error("is not an absolute http or https URL")]
    Malformed,
    /// The URL has parts besides scheme, host and port.
    #[error("must be a bare origin, without path, query or user")]
    NotBare,
    /// Cookies and links would cross a network unencrypted.
    #[error("must be https, plain http is for loopback alone")]
    Plain,
}

const LOOPBACK_NAMES: [&str; 3] = ["localhost", "127.0.0.1", "[::1]"];

impl PublicUrl {
    /// Accepts `https://HOST[:PORT]`, and `http` for loopback hosts.
    pub fn parse(text: &str) -> Result<Self, PublicUrlError> {
        let url = Url::parse(text).map_err(|_| PublicUrlError::Malformed)?;
        if !matches!(url.scheme(), "http" | "https") || url.host().is_none() {
            return Err(PublicUrlError::Malformed);
        }
        let bare = url.path() == "/" && url.query().is_none() && url.fragment().is_none();
        if !bare || !url.username().is_empty() || url.password().is_some() {
            return Err(PublicUrlError::NotBare);
        }
        if url.scheme() == "http" && !host_is_loopback(&url) {
            return Err(PublicUrlError::Plain);
        }
        let origins = origins(&url);
        Ok(Self { url, origins })
    }

    /// Returns the origin without a trailing slash, for example `https://id.example.org`.
    pub fn origin(&self) -> String {
        self.url.origin().ascii_serialization()
    }

    /// Returns `true` if browsers use TLS, which allows `Secure` cookies and HSTS.
    pub fn is_https(&self) -> bool {
        self.url.scheme() == "https"
    }

    /// Returns `true` if the host is this machine.
    pub fn is_loopback(&self) -> bool {
        host_is_loopback(&self.url)
    }

    /// Returns `true` if an `Origin` header names this server.
    pub(crate) fn admits_origin(&self, origin: &str) -> bool {
        self.origins.iter().any(|own| own == origin)
    }

    /// Returns `true` if the authority of a request target (`host:port`) names this server.
    pub(crate) fn admits_authority(&self, authority: &str) -> bool {
        let Ok(url) = Url::parse(&format!("{}://{authority}", self.url.scheme())) else {
            return false;
        };
        self.admits_origin(&url.origin().ascii_serialization())
    }
}

fn origins(url: &Url) -> Vec<String> {
    let own = url.origin().ascii_serialization();
    let mut origins = vec![own];
    if host_is_loopback(url) {
        for name in LOOPBACK_NAMES {
            let mut alias = url.clone();
            if alias.set_host(Some(name)).is_ok() {
                origins.push(alias.origin().ascii_serialization());
            }
        }
    }
    origins
}

fn host_is_loopback(url: &Url) -> bool {
    match url.host() {
        Some(Host::Ipv4(address)) => address.is_loopback(),
        Some(Host::Ipv6(address)) => address.to_canonical().is_loopback(),
        Some(Host::Domain(name)) => name == "localhost" || name.ends_with(".localhost"),
        None => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_http_needs_loopback() {
        for text in
            ["http://127.0.0.1:8080", "http://localhost", "http://[::1]:1", "http://id.localhost"]
        {
            assert!(PublicUrl::parse(text).unwrap().is_loopback(), "{text}");
        }
        let refused = PublicUrl::parse("http://id.example.org").unwrap_err();
        assert_eq!(refused, PublicUrlError::Plain);
        assert_eq!(PublicUrl::parse("http://10.0.0.1").unwrap_err(), PublicUrlError::Plain);
        assert!(PublicUrl::parse("https://id.example.org").unwrap().is_https());
    }

    #[test]
    fn only_a_bare_origin_is_accepted() {
        for text in ["https://a/b", "https://a/?q", "https://a/#f", "https://u@a", "https://u:p@a"]
        {
            assert_eq!(PublicUrl::parse(text).unwrap_err(), PublicUrlError::NotBare, "{text}");
        }
        for text in ["a", "ftp://a", "https://", "mailto:a@b", ""] {
            assert_eq!(PublicUrl::parse(text).unwrap_err(), PublicUrlError::Malformed, "{text}");
        }
    }

    #[test]
    fn loopback_names_are_one_origin_on_the_same_port_and_scheme() {
        let public = PublicUrl::parse("http://127.0.0.1:8080").unwrap();
        assert!(public.admits_origin("http://localhost:8080"));
        assert!(public.admits_origin("http://[::1]:8080"));
        assert!(public.admits_authority("LOCALHOST:8080"));
        for stranger in [
            "http://localhost:8081",
            "https://localhost:8080",
            "null",
            "",
            "http://a.localhost:8080",
        ] {
            assert!(!public.admits_origin(stranger), "{stranger}");
        }
    }

    #[test]
    fn public_host_has_one_origin_with_an_optional_default_port() {
        let public = PublicUrl::parse("https://ID.example.org:443/").unwrap();
        assert_eq!(public.origin(), "https://id.example.org");
        assert!(public.admits_origin("https://id.example.org"));
        assert!(public.admits_authority("id.example.org:443"));
        assert!(!public.admits_authority("evil.example.org"));
        assert!(!public.admits_authority("id.example.org:80"));
        assert!(!public.admits_authority("not a host"));
    }
}
