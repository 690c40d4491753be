//! The live sessions of an account.

use identity_core::kernel::SessionId;
use identity_core::session::{EndOutcome, EndSessions, RenameOutcome, Session, SignedIn};
use poem::Request;
use poem::http::HeaderValue;
use poem_openapi::param::Path;
use poem_openapi::payload::Json;
use poem_openapi::{Object, OpenApi};
use serde::{Deserialize, Deserializer};

use super::answer::{Empty, NoContent};
use super::caller::Caller;
use crate::app::App;
use crate::http::body::Body;
use crate::http::cookies::CookieName;
use crate::http::fail::Fail;
use crate::http::problem::Problem;
use crate::http::with_cookies::WithCookies;
use crate::input::field;
use crate::request;
use crate::view::device::{DeviceView, device};
use crate::view::place::{LocationView, place};
use crate::view::time::rfc3339;

pub struct SessionListApi;

/// A live session of the account.
#[derive(Object)]
struct ListedSession {
    /// The id of the session.
    id: String,
    /// `true` for the current session.
    current: bool,
    /// The time of the sign-in.
    created_at: String,
    /// The time of the last use, to the minute.
    last_seen_at: String,
    /// The time when the session ends at the latest.
    expires_at: String,
    /// The name that the owner gave the session.
    name: Option<String>,
    /// The device that signed in.
    device: DeviceView,
    /// The network address that signed in.
    ip: String,
    /// The approximate location of the network address, if known.
    #[oai(skip_serializing_if_is_none)]
    location: Option<LocationView>,
}

/// The live sessions, most recently used first. The list is never split into pages.
#[derive(Object)]
struct SessionList {
    /// The sessions.
    items: Vec<ListedSession>,
    /// Always `null`.
    next_cursor: Option<String>,
}

/// The result of ending sessions.
#[derive(Object)]
struct Revoked {
    /// The number of sessions that ended.
    revoked: u64,
}

/// A new name for a session.
#[derive(Deserialize, Object)]
#[oai(deny_unknown_fields)]
#[serde(deny_unknown_fields)]
struct SessionName {
    /// The name. `null` removes it.
    #[serde(deserialize_with = "given")]
    name: Option<String>,
}

/// Accepts `null`, but not a field that is left out.
fn given<'d, D: Deserializer<'d>>(field: D) -> Result<Option<String>, D::Error> {
    Option::deserialize(field)
}

fn listed(app: &App, session: &Session, caller: &SignedIn) -> ListedSession {
    let device = device(session.origin.user_agent.as_ref());
    let place = place(app, session, caller.account.locale);
    ListedSession {
        id: session.id.to_string(),
        current: session.id == caller.session.id,
        created_at: rfc3339(session.created_at),
        last_seen_at: rfc3339(session.last_seen_at),
        expires_at: rfc3339(session.expires_at),
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

/// Returns `true` if the current session is among those that end.
fn ends_current(which: EndSessions, current: SessionId) -> bool {
    match which {
        EndSessions::All => true,
        EndSessions::One(id) => id == current,
        EndSessions::Others => false,
    }
}

/// Clears the session cookie if the current session has ended.
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
impl SessionListApi {
    /// List the live sessions of the account.
    #[oai(path = "/sessions", method = "get", operation_id = "listSessions")]
    async fn list(&self, request: &Request, caller: Caller) -> Result<Json<SessionList>, Fail> {
        let app = request::app(request)?;
        let caller = caller.full()?;
        let sessions = app.identity.sessions(&caller).await?;
        let items = sessions.iter().map(|session| listed(app, session, &caller)).collect();
        Ok(Json(SessionList { items, next_cursor: None }))
    }

    /// End one session. A session of another account answers as one that does not exist.
    #[oai(path = "/sessions/:id", method = "delete", operation_id = "endSession")]
    async fn end_one(
        &self,
        request: &Request,
        caller: Caller,
        /// The id of the session.
        id: Path<String>,
    ) -> Result<WithCookies<NoContent>, Fail> {
        let id: SessionId = id.0.parse().map_err(|_| Problem::NotFound)?;
        let which = EndSessions::One(id);
        end(request, &caller, which).await?;
        Ok(WithCookies(NoContent::Done, cleared(request, &caller, which)?))
    }

    /// Name a session.
    #[oai(path = "/sessions/:id", method = "patch", operation_id = "renameSession")]
    async fn rename(
        &self,
        request: &Request,
        caller: Caller,
        /// The id of the session.
        id: Path<String>,
        body: Body<SessionName>,
    ) -> Result<Json<Empty>, Fail> {
        let id: SessionId = id.0.parse().map_err(|_| Problem::NotFound)?;
        let name = body.0.name.as_deref().map(|text| field::label("name", text)).transpose()?;
        let (app, caller) = (request::app(request)?, caller.full()?);
        let origin = request::origin(request);
        match app.identity.rename_session(&caller, id, name.as_ref(), &origin).await? {
            RenameOutcome::Renamed => Ok(Json(Empty {})),
            RenameOutcome::NoSuchSession => Err(Problem::NotFound.into()),
            RenameOutcome::CallerEnded => Err(Problem::NotSignedIn.into()),
        }
    }

    /// End all sessions except the current one.
    #[oai(path = "/sessions/revoke-others", method = "post", operation_id = "endOtherSessions")]
    async fn end_others(&self, request: &Request, caller: Caller) -> Result<Json<Revoked>, Fail> {
        let revoked = end(request, &caller, EndSessions::Others).await?;
        Ok(Json(Revoked { revoked }))
    }

    /// End all sessions, including the current one.
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
    fn cookie_is_cleared_only_with_the_current_session() {
        let entropy = SeededEntropy::new(1);
        let [current, other] =
            [(); 2].map(|()| SessionId::generate(Timestamp::from_millis(0), &entropy));
        assert!(ends_current(EndSessions::All, current));
        assert!(ends_current(EndSessions::One(current), current));
        assert!(!ends_current(EndSessions::One(other), current));
        assert!(!ends_current(EndSessions::Others, current));
    }
}
