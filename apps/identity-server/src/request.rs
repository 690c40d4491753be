//! What API and pages read from a request: its origin, its language and its session.

use std::net::{IpAddr, Ipv4Addr};
use std::sync::Arc;

use identity_core::kernel::{BearerKind, BearerToken, Locale, Origin, UserAgent};
use identity_core::session::LiveSession;
use poem::Request;
use poem::http::{HeaderMap, header};

use crate::app::App;
use crate::http::client_address::ClientAddress;
use crate::http::cookies::{CookieName, Cookies};
use crate::http::fail::Fail;
use crate::http::problem::Problem;

/// Returns the application behind a request.
pub fn app(request: &Request) -> Result<&Arc<App>, Fail> {
    request.data::<Arc<App>>().ok_or_else(|| Fail::internal("the application is not wired"))
}

/// Returns the network address and user agent of a request.
pub fn origin(request: &Request) -> Origin {
    let address = request.extensions().get::<ClientAddress>().map(|address| address.0);
    Origin {
        address: address.unwrap_or(IpAddr::V4(Ipv4Addr::UNSPECIFIED)),
        user_agent: request.header(header::USER_AGENT).map(UserAgent::new),
    }
}

/// Returns the language of a reader without an account: the chosen one, or else the one that the
/// browser prefers.
pub fn locale(headers: &HeaderMap, cookies: Cookies) -> Locale {
    let chosen = cookies.read(headers, CookieName::Locale).and_then(Locale::from_tag);
    let asked = || {
        let asked = headers.get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok());
        identity_text::negotiate(asked.unwrap_or_default())
    };
    chosen.unwrap_or_else(asked)
}

/// The way in which a client sends its session.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Transport {
    /// In a cookie that scripts cannot read.
    Cookie,
    /// In the `Authorization` header.
    Bearer,
}

/// A live session and how it was sent.
pub struct Presented {
    /// The session, with any access.
    pub live: LiveSession,
    pub transport: Transport,
}

/// Returns the live session of a request. A cookie together with an `Authorization` header is
/// refused, because the intended one would be a guess.
pub async fn presented(app: &App, request: &Request) -> Result<Option<Presented>, Fail> {
    let cookie = app.cookies.read(request.headers(), CookieName::Session);
    let authorization = request.header(header::AUTHORIZATION);
    let (text, transport) = match (cookie, authorization) {
        (Some(_), Some(_)) => {
            let both = "a session cookie and an Authorization header exclude each other";
            return Err(Fail::new(Problem::InvalidRequest).detail(both));
        }
        (Some(cookie), None) => (Some(cookie), Transport::Cookie),
        (None, Some(authorization)) => (bearer(authorization), Transport::Bearer),
        (None, None) => (None, Transport::Cookie),
    };
    let Some(token) = text.and_then(|text| BearerToken::parse(BearerKind::Session, text)) else {
        return Ok(None);
    };
    let live = app.identity.authenticate(&token).await?;
    Ok(live.map(|live| Presented { live, transport }))
}

/// Returns the token of a `Bearer` authorization.
pub fn bearer(authorization: &str) -> Option<&str> {
    let (scheme, token) = authorization.split_once(' ')?;
    scheme.eq_ignore_ascii_case("bearer").then_some(token.trim())
}
