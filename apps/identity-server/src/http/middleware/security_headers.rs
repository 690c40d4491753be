//! The security headers of every answer, including refusals and failures.
//!
//! A page may only use its own styles, scripts, images and forms. `Cache-Control` is `no-store`
//! unless the answer sets it (static files do). `Referrer-Policy` is `same-origin`, because
//! `no-referrer` turns the `Origin` of our own forms into `null`.

use poem::Response;
use poem::http::{HeaderName, HeaderValue, header};

use crate::http::request_id::RequestId;

const X_REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

static FIXED: [(HeaderName, HeaderValue); 7] = [
    (
        header::CONTENT_SECURITY_POLICY,
        HeaderValue::from_static(
            "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; \
             form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
        ),
    ),
    (header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff")),
    (header::X_FRAME_OPTIONS, HeaderValue::from_static("DENY")),
    (header::REFERRER_POLICY, HeaderValue::from_static("same-origin")),
    (
        HeaderName::from_static("cross-origin-opener-policy"),
        HeaderValue::from_static("same-origin"),
    ),
    (
        HeaderName::from_static("cross-origin-resource-policy"),
        HeaderValue::from_static("same-origin"),
    ),
    (
        HeaderName::from_static("permissions-policy"),
        HeaderValue::from_static(
            "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), \
             magnetometer=(), microphone=(), midi=(), payment=(), serial=(), usb=(), \
             publickey-credentials-create=(self), publickey-credentials-get=(self)",
        ),
    ),
];

pub(crate) fn security_headers(response: &mut Response, https: bool, request_id: RequestId) {
    let headers = response.headers_mut();
    for (name, value) in &FIXED {
        // A mail is shown under its own policy, a sandbox.
        if *name != header::CONTENT_SECURITY_POLICY || !headers.contains_key(name) {
            headers.insert(name.clone(), value.clone());
        }
    }
    if https {
        let year = HeaderValue::from_static("max-age=31536000; includeSubDomains");
        headers.insert(header::STRICT_TRANSPORT_SECURITY, year);
    }
    if !headers.contains_key(header::CACHE_CONTROL) {
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    }
    if let Ok(id) = HeaderValue::try_from(request_id.to_string()) {
        headers.insert(X_REQUEST_ID, id);
    }
    headers.remove(header::SERVER);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_header_is_set_and_an_existing_cache_rule_stays() {
        let mut plain = Response::builder().header("server", "x").finish();
        security_headers(&mut plain, true, RequestId::new(1));
        for (name, value) in &FIXED {
            assert_eq!(plain.headers().get(name), Some(value));
        }
        assert_eq!(plain.header("cache-control"), Some("no-store"));
        assert!(plain.header("strict-transport-security").is_some());
        assert_eq!(plain.header("server"), None);

        let mut file = Response::builder().header("cache-control", "max-age=60").finish();
        security_headers(&mut file, false, RequestId::new(1));
        assert_eq!(file.header("cache-control"), Some("max-age=60"));
        assert_eq!(file.header("strict-transport-security"), None);
    }

    #[test]
    fn policy_forbids_inline_and_foreign_content() {
        let policy = FIXED[0].1.to_str().unwrap();
        assert!(policy.starts_with("default-src 'none'"));
        assert!(!policy.contains("unsafe") && !policy.contains("data:") && !policy.contains('*'));
    }
}
