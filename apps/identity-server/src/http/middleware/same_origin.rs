//! The same-origin rule for requests that change something.
//!
//! `Sec-Fetch-Site`, if sent, must be `same-origin`. `Origin`, if sent, must be the public origin,
//! even beside `Sec-Fetch-Site`: with DNS rebinding the browser sees the same origin and still
//! sends its own `Origin`. Without either header, a request with a cookie is refused, and one
//! without passes under `/api` only. A browser always sends one of them, and other programs hold no
//! cookie that a foreign site could abuse.

use poem::http::{HeaderMap, HeaderName, Method, header};

use crate::http::fail::Fail;
use crate::http::problem::Problem;
use crate::http::public_url::PublicUrl;

const SEC_FETCH_SITE: HeaderName = HeaderName::from_static("sec-fetch-site");

/// The part of the server that a request is for. Programs that are not browsers call the API too.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Face {
    Api,
    Page,
}

impl Face {
    pub(crate) fn of(path: &str) -> Self {
        if path == "/api" || path.starts_with("/api/") { Self::Api } else { Self::Page }
    }
}

/// Returns `true` if a method only reads (RFC 9110, section 9.2.1). TRACE and CONNECT are not
/// served.
pub(crate) fn only_reads(method: &Method) -> bool {
    matches!(*method, Method::GET | Method::HEAD | Method::OPTIONS)
}

pub(crate) fn check(headers: &HeaderMap, face: Face, public: &PublicUrl) -> Result<(), Fail> {
    let site = all(headers, &SEC_FETCH_SITE, |value| value == "same-origin");
    let origin = all(headers, &header::ORIGIN, |value| public.admits_origin(value));
    let proven = match (site, origin) {
        (Some(false), _) | (_, Some(false)) => false,
        (Some(true), _) | (_, Some(true)) => true,
        (None, None) => face == Face::Api && !headers.contains_key(header::COOKIE),
    };
    if proven { Ok(()) } else { Err(Fail::new(Problem::Forbidden).detail("not same-origin")) }
}

fn all(headers: &HeaderMap, name: &HeaderName, accept: impl Fn(&str) -> bool) -> Option<bool> {
    let mut values = headers.get_all(name).into_iter().peekable();
    values.peek()?;
    Some(values.all(|value| value.to_str().is_ok_and(&accept)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn passes(face: Face, lines: &[(HeaderName, &str)]) -> bool {
        let mut headers = HeaderMap::new();
        for (name, value) in lines {
            headers.append(name, value.parse().unwrap());
        }
        check(&headers, face, &PublicUrl::parse("https://id.example.org").unwrap()).is_ok()
    }

    const OWN: (HeaderName, &str) = (header::ORIGIN, "https://id.example.org");
    const COOKIE: (HeaderName, &str) = (header::COOKIE, "a=b");
    const SAME: (HeaderName, &str) = (SEC_FETCH_SITE, "same-origin");

    #[test]
    fn one_header_is_enough_for_pages_and_api() {
        for face in [Face::Api, Face::Page] {
            assert!(passes(face, &[SAME, COOKIE]));
            assert!(passes(face, &[OWN, COOKIE]));
            assert!(passes(face, &[SAME, OWN, COOKIE]));
        }
    }

    #[test]
    fn one_wrong_header_refuses_even_if_the_other_is_right() {
        for site in ["cross-site", "same-site", "none", "", "Same-Origin"] {
            assert!(!passes(Face::Api, &[(SEC_FETCH_SITE, site), OWN]), "{site}");
        }
        for origin in ["https://evil.example", "null", "http://id.example.org", ""] {
            assert!(!passes(Face::Api, &[SAME, (header::ORIGIN, origin)]), "{origin}");
        }
        assert!(!passes(Face::Api, &[OWN, (header::ORIGIN, "https://evil.example")]));
        assert!(!passes(Face::Api, &[SAME, (SEC_FETCH_SITE, "cross-site")]));
    }

    #[test]
    fn without_headers_only_an_api_call_without_cookies_passes() {
        assert!(passes(Face::Api, &[]));
        assert!(!passes(Face::Api, &[COOKIE]));
        assert!(!passes(Face::Page, &[]));
        assert!(!passes(Face::Page, &[COOKIE]));
    }

    #[test]
    fn api_prefix_is_a_whole_segment() {
        assert_eq!(Face::of("/api/v1/session"), Face::Api);
        assert_eq!(Face::of("/api"), Face::Api);
        assert_eq!(Face::of("/apiary"), Face::Page);
    }
}
