//! What a request tells the use cases: where it came from, in which language, in which session.

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

/// The application behind a request.
pub fn app(request: &Request) -> Result<&Arc<App>, Fail> {
    request.data::<Arc<App>>().ok_or_else(|| Fail::internal("the application is not wired"))
}

/// Where a request came from.
pub fn origin(request: &Request) -> Origin {
    let address = request.extensions().get::<ClientAddress>().map(|address| address.0);
    Origin {
        address: address.unwrap_or(IpAddr::V4(Ipv4Addr::UNSPECIFIED)),
        user_agent: request.header(header::USER_AGENT).map(UserAgent::new),
    }
}

/// The language of a reader who has no account in hand: chosen before, else what the browser asks
/// for.
pub fn locale(headers: &HeaderMap, cookies: Cookies) -> Locale {
    let chosen = cookies.read(headers, CookieName::Locale).and_then(Locale::from_tag);
    let asked = || {
        let asked = headers.get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok());
        identity_text::negotiate(asked.unwrap_or_default())
    };
    chosen.unwrap_or_else(asked)
}

/// How a session travels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Transport {
    /// As a cookie that no script can read.
    Cookie,
    /// As a token in the `Authorization` header.
    Bearer,
}

/// A live session, and how it came.
pub struct Presented {
    /// The session, of whatever reach.
    pub live: LiveSession,
    /// How it came.
    pub transport: Transport,
}

/// The session that a request comes in, if it is live. A cookie and an `Authorization` header
/// together are refused: which of the two is meant would be a guess.
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

/// The token of an `Authorization` header of the scheme `Bearer`.
pub fn bearer(authorization: &str) -> Option<&str> {
    let (scheme, token) = authorization.split_once(' ')?;
    scheme.eq_ignore_ascii_case("bearer").then_some(token.trim())
}
