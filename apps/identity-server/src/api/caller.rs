//! Callers of the API: a live session, or another service with a credential.
//!
//! Written by hand, because the schemes that poem-openapi derives fix the name of the cookie and
//! try the cookie after a bad bearer token.

use identity_core::kernel::{BearerKind, BearerToken};
use identity_core::session::{FreshSession, LiveSession, SessionAccess, SignedIn};
use poem::http::{HeaderValue, header};
use poem::{Request, RequestBody, Result};
use poem_openapi::payload::Json;
use poem_openapi::registry::{MetaSecurityScheme, Registry};
use poem_openapi::{ApiExtractor, ApiExtractorType, ExtractParamOptions, Object};

use crate::app::App;
use crate::client_cookies;
use crate::http::fail::Fail;
use crate::http::problem::Problem;
use crate::http::with_cookies::WithCookies;
use crate::request::{self, Presented, Transport};

/// A live session with any access. Without one the call answers 401.
pub struct Caller(Presented);

/// The credential of another service. Without a well-formed one the call answers 401.
pub struct ServiceCaller(pub BearerToken);

const COOKIE: &str = "session";
const BEARER: &str = "bearer";
const SERVICE: &str = "service";

impl Caller {
    /// Returns the session.
    pub fn live(&self) -> &LiveSession {
        &self.0.live
    }

    /// Returns the session if it has full access, and refuses it otherwise.
    pub fn full(self) -> Result<SignedIn, Fail> {
        self.0.live.full().map_err(|_| Problem::SessionRestricted.into())
    }

    /// Returns the session if it has a fresh proof, has one of these kinds of access and its
    /// account is not contained. Refuses it otherwise.
    pub fn fresh(&self, app: &App, allows: &[SessionAccess]) -> Result<FreshSession, Fail> {
        if self.live().is_contained() {
            return Err(Problem::AccountContained.into());
        }
        self.proven(app, allows)
    }

    /// As [`Self::fresh`], for full access, also while the account is contained.
    pub fn defending(&self, app: &App) -> Result<FreshSession, Fail> {
        self.proven(app, &[SessionAccess::Full])
    }

    fn proven(&self, app: &App, allows: &[SessionAccess]) -> Result<FreshSession, Fail> {
        let live = self.0.live.clone();
        if !allows.contains(&live.access) {
            return Err(Problem::SessionRestricted.into());
        }
        app.identity.fresh(live).map_err(|_| Problem::ReauthenticationRequired.into())
    }

    /// Prepares the new token of the session for the client: in the answer, or as a cookie.
    pub fn renewed(&self, app: &App, token: &BearerToken) -> Result<Renewed, Fail> {
        Ok(match self.0.transport {
            Transport::Bearer => {
                Renewed { token: Some(token.expose().to_owned()), cookies: vec![] }
            }
            Transport::Cookie => Renewed {
                token: None,
                cookies: vec![client_cookies::renewed(app, self.live(), token)?],
            },
        })
    }
}

/// The new token of the current session. It replaces the token that was sent.
#[derive(Object)]
#[oai(rename = "NewToken")]
pub struct TokenAnswer {
    /// The new token. Only present if the session is sent as a bearer token.
    #[oai(skip_serializing_if_is_none)]
    token: Option<String>,
}

impl TokenAnswer {
    /// Builds an answer that contains the new token and nothing else.
    pub fn of(renewed: Renewed) -> Result<WithCookies<Json<Self>>, Fail> {
        Ok(WithCookies(Json(Self { token: renewed.token }), renewed.cookies))
    }
}

/// A new token on its way to the client.
pub struct Renewed {
    pub token: Option<String>,
    pub cookies: Vec<HeaderValue>,
}

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
        let found = request::presented(request::app(request)?, request).await?;
        Ok(Self(found.ok_or(Problem::NotSignedIn)?))
    }
}

impl<'a> ApiExtractor<'a> for ServiceCaller {
    const TYPES: &'static [ApiExtractorType] = &[ApiExtractorType::SecurityScheme];
    type ParamType = ();
    type ParamRawType = ();

    fn register(registry: &mut Registry) {
        let service = "A credential that `identity-server credentials issue` gave to a service";
        let service = MetaSecurityScheme { scheme: Some("bearer"), ..scheme("http", service) };
        registry.create_security_scheme(SERVICE, service);
    }

    fn security_schemes() -> Vec<&'static str> {
        vec![SERVICE]
    }

    async fn from_request(
        request: &'a Request,
        _: &mut RequestBody,
        _: ExtractParamOptions<()>,
    ) -> Result<Self> {
        let sent = request.header(header::AUTHORIZATION).and_then(request::bearer);
        let token = sent.and_then(|text| BearerToken::parse(BearerKind::Service, text));
        Ok(Self(token.ok_or(Problem::NotSignedIn)?))
    }
}

impl From<Problem> for poem::Error {
    fn from(problem: Problem) -> Self {
        crate::http::fail::Fail::from(problem).into()
    }
}
