//! Form tokens: the second proof of origin for a form on a signed-in page.
//!
//! The token is checked for operations that take a form, and only if a session cookie was sent.
//! Before sign-in the same-origin proof is enough. The token is a form field, read from the
//! buffered body. A form that repeats it counts as having none.

use poem::Request;
use url::form_urlencoded;

use crate::http::cookies::{CookieName, Cookies};
use crate::http::fail::Fail;
use crate::http::problem::Problem;
use crate::http::routes::{BodyKind, Csrf, Operation};

/// The name of the form field.
pub const FIELD: &str = "form_token";

const URLENCODED: &str = "application/x-www-form-urlencoded";

/// Verifies form tokens in constant time.
pub trait FormToken: Send + Sync {
    /// Returns `true` if `form_value` belongs to the session behind `session_cookie`.
    fn valid(&self, session_cookie: &str, form_value: &str) -> bool;
}

pub(crate) async fn check(
    request: &mut Request,
    operation: Operation,
    cookies: Cookies,
    tokens: &dyn FormToken,
) -> Result<(), Fail> {
    if operation.body == BodyKind::Form && !is_urlencoded(request) {
        return Err(Problem::UnsupportedMediaType.into());
    }
    if operation.csrf != Csrf::FormToken {
        return Ok(());
    }
    let body = request.take_body().into_bytes().await.map_err(Fail::internal)?;
    request.set_body(body.clone());
    let Some(session) = cookies.read(request.headers(), CookieName::Session) else {
        return Ok(());
    };
    let mut sent = form_urlencoded::parse(&body).filter(|(name, _)| name == FIELD);
    match (sent.next(), sent.next()) {
        (Some((_, value)), None) if tokens.valid(session, &value) => Ok(()),
        _ => Err(Fail::new(Problem::Forbidden).detail("the form is not of this session")),
    }
}

fn is_urlencoded(request: &Request) -> bool {
    let sent = request.content_type().and_then(|value| value.split(';').next());
    sent.is_some_and(|essence| essence.trim().eq_ignore_ascii_case(URLENCODED))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::http::routes::Verb;

    struct Suffixed;

    impl FormToken for Suffixed {
        fn valid(&self, session_cookie: &str, form_value: &str) -> bool {
            form_value == format!("{session_cookie} proof")
        }
    }

    async fn verdict(cookie: &str, kind: &str, body: &'static str) -> Option<Problem> {
        let operation = Operation::new(Verb::Post, "/sign-in").form();
        let builder = Request::builder().header("cookie", cookie).content_type(kind);
        let mut request = builder.body(body);
        let cookies = Cookies::new(false);
        let outcome = check(&mut request, operation, cookies, &Suffixed).await;
        if outcome.is_ok() {
            assert_eq!(request.take_body().into_string().await.unwrap(), body);
        }
        outcome.err().map(|fail| fail.problem())
    }

    #[tokio::test]
    async fn signed_in_form_needs_the_token_of_its_session() {
        let cookie = "xwms_session=abc";
        assert_eq!(verdict(cookie, URLENCODED, "a=b&form_token=abc+proof").await, None);
        for body in ["", "a=b", "form_token=", "form_token=abd+proof"] {
            assert_eq!(verdict(cookie, URLENCODED, body).await, Some(Problem::Forbidden), "{body}");
        }
        let twice = "form_token=abc+proof&form_token=abc+proof";
        assert_eq!(verdict(cookie, URLENCODED, twice).await, Some(Problem::Forbidden));
    }

    #[tokio::test]
    async fn form_without_session_needs_no_token() {
        assert_eq!(verdict("other=1", URLENCODED, "email=a").await, None);
    }

    #[tokio::test]
    async fn form_must_be_urlencoded() {
        for kind in ["text/plain", "application/json", "multipart/form-data; boundary=x"] {
            let verdict = verdict("other=1", kind, "email=a").await;
            assert_eq!(verdict, Some(Problem::UnsupportedMediaType), "{kind}");
        }
    }
}
