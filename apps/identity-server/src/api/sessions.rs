//! Where an account is signed in.

use identity_core::credential::{Activity, VerifySession};
use identity_core::kernel::{BearerKind, BearerToken, SessionId};
use identity_core::session::{EndOutcome, EndSessions, RenameOutcome, Session, SignedIn};
use poem::Request;
use poem::http::HeaderValue;
use poem_openapi::param::Path;
use poem_openapi::payload::Json;
use poem_openapi::{Object, OpenApi};
use serde::{Deserialize, Deserializer};

use super::caller::{Caller, ServiceCaller};
use super::describe::{self, DeviceView, LocationView, Nothing};
use super::read;
use super::session::Ended;
use crate::app::App;
use crate::http::body::Body;
use crate::http::cookies::CookieName;
use crate::http::fail::Fail;
use crate::http::problem::Problem;
use crate::http::with_cookies::WithCookies;
use crate::request;

/// The calls.
pub struct SessionsApi;

/// A live session of the account.
#[derive(Object)]
struct ListedSession {
    /// Its id.
    id: String,
    /// Whether it is the one in hand.
    current: bool,
    /// When it began.
    created_at: String,
    /// When it was last used, to the minute.
    last_seen_at: String,
    /// When it ends at the latest.
    expires_at: String,
    /// What its owner calls it.
    name: Option<String>,
    /// Where it began.
    device: DeviceView,
    /// The address that it began from.
    ip: String,
    /// Where that address is, as far as the service knows.
    #[oai(skip_serializing_if_is_none)]
    location: Option<LocationView>,
}

/// The live sessions, the last used first. There are never more than fit in one answer.
#[derive(Object)]
struct SessionList {
    /// The sessions.
    items: Vec<ListedSession>,
    /// Always nothing.
    next_cursor: Option<String>,
}

/// How many ended.
#[derive(Object)]
struct Revoked {
    /// So many.
    revoked: u64,
}

/// The name of a session.
#[derive(Deserialize, Object)]
#[oai(deny_unknown_fields)]
#[serde(deny_unknown_fields)]
struct SessionName {
    /// The name; `null` takes it away.
    #[serde(deserialize_with = "given")]
    name: Option<String>,
}

/// A field that must be there, be it `null`.
fn given<'d, D: Deserializer<'d>>(field: D) -> Result<Option<String>, D::Error> {
    Option::deserialize(field)
}

/// A session that another service was shown.
#[derive(Deserialize, Object)]
#[oai(deny_unknown_fields)]
#[serde(deny_unknown_fields)]
struct SessionToVerify {
    /// Its token.
    token: String,
    /// Whether its owner is doing something: only then the question counts as a use.
    #[serde(default)]
    #[oai(default)]
    active: bool,
}

/// Whether a session is live, and whose it is.
#[derive(Object)]
struct VerifiedSession {
    /// Whether it is live and may call everything.
    active: bool,
    /// Whose it is.
    #[oai(skip_serializing_if_is_none)]
    account_id: Option<String>,
    /// Its id.
    #[oai(skip_serializing_if_is_none)]
    session_id: Option<String>,
    /// How its owner proved to be who they are: `password` or `two_factor`.
    #[oai(skip_serializing_if_is_none)]
    assurance: Option<String>,
    /// When its owner last did.
    #[oai(skip_serializing_if_is_none)]
    authenticated_at: Option<String>,
    /// When it ends if it is not used again.
    #[oai(skip_serializing_if_is_none)]
    expires_at: Option<String>,
}

fn verified(caller: Option<&SignedIn>) -> VerifiedSession {
    let session = caller.map(|caller| &caller.session);
    VerifiedSession {
        active: session.is_some(),
        account_id: session.map(|session| session.account.to_string()),
        session_id: session.map(|session| session.id.to_string()),
        assurance: session.map(|session| session.assurance.as_str().to_owned()),
        authenticated_at: session.map(|session| describe::time(session.authenticated_at)),
        expires_at: session.map(|session| describe::time(session.ends_at())),
    }
}

fn listed(app: &App, session: &Session, caller: &SignedIn) -> ListedSession {
    let device = describe::device(session.origin.user_agent.as_ref());
    let place = describe::place(app, session, caller.account.locale);
    ListedSession {
        id: session.id.to_string(),
        current: session.id == caller.session.id,
        created_at: describe::time(session.created_at),
        last_seen_at: describe::time(session.last_seen_at),
        expires_at: describe::time(session.expires_at),
        name: session.name.as_ref().map(|name| name.as_str().to_owned()),
        device: DeviceView::from(device),
        ip: session.origin.address.to_string(),
        location: place.map(LocationView::from),
    }
}

async fn end(request: &Request, caller: &Caller, which: EndSessions) -> Result<u64, Fail> {
    let app = request::app(request)?;
    let fresh = caller.defending(app)?;
    match app.identity.end_sessions(&fresh, which, &request::origin(request)).await? {
        EndOutcome::Ended(count) => Ok(count as u64),
        EndOutcome::NoSuchSession => Err(Problem::NotFound.into()),
        EndOutcome::CallerEnded => Err(Problem::NotSignedIn.into()),
    }
}

/// Whether the session in hand is among those that end.
fn ends_current(which: EndSessions, current: SessionId) -> bool {
    match which {
        EndSessions::All => true,
        EndSessions::One(id) => id == current,
        EndSessions::Others => false,
    }
}

/// What takes the cookie of the session in hand from the browser, when that has ended.
fn cleared(
    request: &Request,
    caller: &Caller,
    which: EndSessions,
) -> Result<Vec<HeaderValue>, Fail> {
    if !ends_current(which, caller.live().session.id) {
        return Ok(Vec::new());
    }
    Ok(vec![request::app(request)?.cookies.clear(CookieName::Session)?])
}

#[OpenApi]
impl SessionsApi {
    /// The live sessions of the account.
    #[oai(path = "/sessions", method = "get", operation_id = "listSessions")]
    async fn list(&self, request: &Request, caller: Caller) -> Result<Json<SessionList>, Fail> {
        let app = request::app(request)?;
        let caller = caller.full()?;
        let sessions = app.identity.sessions(&caller).await?;
        let items = sessions.iter().map(|session| listed(app, session, &caller)).collect();
        Ok(Json(SessionList { items, next_cursor: None }))
    }

    /// End one session. One of another account and one that does not exist are both not found.
    #[oai(path = "/sessions/:id", method = "delete", operation_id = "endSession")]
    async fn end_one(
        &self,
        request: &Request,
        caller: Caller,
        /// Its id.
        id: Path<String>,
    ) -> Result<WithCookies<Ended>, Fail> {
        let id: SessionId = id.0.parse().map_err(|_| Problem::NotFound)?;
        let which = EndSessions::One(id);
        end(request, &caller, which).await?;
        Ok(WithCookies(Ended::Ended, cleared(request, &caller, which)?))
    }

    /// Name a session, to know it again.
    #[oai(path = "/sessions/:id", method = "patch", operation_id = "renameSession")]
    async fn rename(
        &self,
        request: &Request,
        caller: Caller,
        /// Its id.
        id: Path<String>,
        body: Body<SessionName>,
    ) -> Result<Json<Nothing>, Fail> {
        let id: SessionId = id.0.parse().map_err(|_| Problem::NotFound)?;
        let name = body.0.name.as_deref().map(|text| read::label("name", text)).transpose()?;
        let (app, caller) = (request::app(request)?, caller.full()?);
        let origin = request::origin(request);
        match app.identity.rename_session(&caller, id, name.as_ref(), &origin).await? {
            RenameOutcome::Renamed => Ok(Json(Nothing {})),
            RenameOutcome::NoSuchSession => Err(Problem::NotFound.into()),
            RenameOutcome::CallerEnded => Err(Problem::NotSignedIn.into()),
        }
    }

    /// Ask, as another service, whether a session is live. Every reason for a no looks the same.
    #[oai(path = "/sessions/verify", method = "post", operation_id = "verifySession")]
    async fn verify(
        &self,
        request: &Request,
        service: ServiceCaller,
        body: Body<SessionToVerify>,
    ) -> Result<Json<VerifiedSession>, Fail> {
        let Body(given) = body;
        let token = BearerToken::parse(BearerKind::Session, &given.token);
        let activity = if given.active { Activity::Active } else { Activity::Observe };
        let identity = &request::app(request)?.identity;
        match identity.verify_session(&service.0, token.as_ref(), activity).await? {
            VerifySession::Live(caller) => Ok(Json(verified(Some(&caller)))),
            VerifySession::NotLive => Ok(Json(verified(None))),
            VerifySession::CredentialRefused => Err(Problem::NotSignedIn.into()),
        }
    }

    /// End all sessions but the one in hand.
    #[oai(path = "/sessions/revoke-others", method = "post", operation_id = "endOtherSessions")]
    async fn end_others(&self, request: &Request, caller: Caller) -> Result<Json<Revoked>, Fail> {
        let revoked = end(request, &caller, EndSessions::Others).await?;
        Ok(Json(Revoked { revoked }))
    }

    /// Sign out everywhere, here too.
    #[oai(path = "/sessions/revoke-all", method = "post", operation_id = "endAllSessions")]
    async fn end_all(
        &self,
        request: &Request,
        caller: Caller,
    ) -> Result<WithCookies<Json<Revoked>>, Fail> {
        let revoked = end(request, &caller, EndSessions::All).await?;
        let cookies = cleared(request, &caller, EndSessions::All)?;
        Ok(WithCookies(Json(Revoked { revoked }), cookies))
    }
}

#[cfg(test)]
mod tests {
    use identity_core::kernel::Timestamp;
    use identity_core::testing::SeededEntropy;

    use super::*;

    #[test]
    fn the_cookie_goes_with_the_session_in_hand_alone() {
        let entropy = SeededEntropy::new(1);
        let [current, other] =
            [(); 2].map(|()| SessionId::generate(Timestamp::from_millis(0), &entropy));
        assert!(ends_current(EndSessions::All, current));
        assert!(ends_current(EndSessions::One(current), current));
        assert!(!ends_current(EndSessions::One(other), current));
        assert!(!ends_current(EndSessions::Others, current));
    }
}
