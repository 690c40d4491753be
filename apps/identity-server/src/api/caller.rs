//! The live session that a call comes in, and how the document names its two ways to travel.
//!
//! By hand, because poem-openapi's derived schemes fix the cookie's name and try the cookie after
//! a bad bearer.

use identity_core::session::SignedIn;
use poem::{Request, RequestBody, Result};
use poem_openapi::registry::{MetaSecurityScheme, Registry};
use poem_openapi::{ApiExtractor, ApiExtractorType, ExtractParamOptions};

use crate::http::problem::Problem;
use crate::request;

/// A live session: the call is answered 401 without one.
pub struct Caller(pub SignedIn);

const COOKIE: &str = "session";
const BEARER: &str = "bearer";

fn scheme(kind: &'static str, description: &'static str) -> MetaSecurityScheme {
    MetaSecurityScheme {
        ty: kind,
        description: Some(description),
        name: None,
        key_in: None,
        scheme: None,
        bearer_format: None,
        flows: None,
        openid_connect_url: None,
    }
}

impl<'a> ApiExtractor<'a> for Caller {
    const TYPES: &'static [ApiExtractorType] = &[ApiExtractorType::SecurityScheme];
    type ParamType = ();
    type ParamRawType = ();

    fn register(registry: &mut Registry) {
        let cookie = "The session cookie. On plain-HTTP loopback its name is xwms_session";
        let cookie = MetaSecurityScheme {
            name: Some("__Host-session"),
            key_in: Some("cookie"),
            ..scheme("apiKey", cookie)
        };
        registry.create_security_scheme(COOKIE, cookie);
        let bearer = "A session token, from a sign-in with \"transport\": \"bearer\"";
        let bearer = MetaSecurityScheme { scheme: Some("bearer"), ..scheme("http", bearer) };
        registry.create_security_scheme(BEARER, bearer);
    }

    fn security_schemes() -> Vec<&'static str> {
        vec![COOKIE, BEARER]
    }

    async fn from_request(
        request: &'a Request,
        _: &mut RequestBody,
        _: ExtractParamOptions<()>,
    ) -> Result<Self> {
        let found = request::signed_in(request::app(request)?, request).await?;
        Ok(Self(found.ok_or(Problem::NotSignedIn)?))
    }
}

impl From<Problem> for poem::Error {
    fn from(problem: Problem) -> Self {
        crate::http::fail::Fail::from(problem).into()
    }
}
