//! Checks the `Host` header.
//!
//! A request needs exactly one readable `Host` (RFC 9112, section 3.2). Its value is not compared
//! with the public URL, because services inside a network use other names, and nothing is built
//! from it. A target that names another authority (a proxy request) is refused.

use poem::Request;
use poem::http::header;
use poem::http::uri::Authority;

use crate::http::fail::Fail;
use crate::http::problem::Problem;
use crate::http::public_url::PublicUrl;

pub(crate) fn check(request: &Request, public: &PublicUrl) -> Result<(), Fail> {
    let refusal =
        || Fail::new(Problem::InvalidRequest).detail("exactly one Host header is required");
    let mut hosts = request.headers().get_all(header::HOST).into_iter();
    let host = hosts.next().ok_or_else(refusal)?;
    if hosts.next().is_some() {
        return Err(refusal());
    }
    let authority = Authority::try_from(host.as_bytes()).map_err(|_| refusal())?;
    if authority.as_str().contains('@') {
        return Err(refusal());
    }
    match request.uri().authority() {
        Some(target) if !public.admits_authority(target.as_str()) => {
            Err(Problem::Misdirected.into())
        }
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn verdict(target: &str, hosts: &[&str]) -> Option<Problem> {
        let mut request = Request::builder().uri_str(target).finish();
        for host in hosts {
            request.headers_mut().append(header::HOST, host.parse().unwrap());
        }
        let public = PublicUrl::parse("https://id.example.org").unwrap();
        check(&request, &public).err().map(|fail| fail.problem())
    }

    #[test]
    fn request_needs_exactly_one_readable_host() {
        assert_eq!(verdict("/", &["id.example.org"]), None);
        assert_eq!(verdict("/", &["identity.internal:8080"]), None);
        assert_eq!(verdict("/", &["[::1]:8080"]), None);
        for hosts in [&[][..], &["a", "a"], &[""], &["a b"], &["u@a"], &["a/b"]] {
            assert_eq!(verdict("/", hosts), Some(Problem::InvalidRequest), "{hosts:?}");
        }
    }

    #[test]
    fn target_with_another_authority_is_misdirected() {
        assert_eq!(verdict("https://id.example.org/x", &["id.example.org"]), None);
        assert_eq!(verdict("http://evil.example/", &["evil.example"]), Some(Problem::Misdirected));
    }
}
