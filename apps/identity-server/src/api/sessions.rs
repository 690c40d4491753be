//! Where an account is signed in.

use identity_core::kernel::SessionId;
use identity_core::session::{EndOutcome, EndSessions, Session};
use poem::Request;
use poem_openapi::param::Path;
use poem_openapi::payload::Json;
use poem_openapi::{ApiResponse, Object, OpenApi};

use super::caller::Caller;
use super::describe;
use super::registrations::header;
use super::session::Ended;
use crate::http::cookies::CookieName;
use crate::http::fail::Fail;
use crate::http::problem::Problem;
use crate::request;

/// The calls.
pub struct SessionsApi;

/// What a user agent tells; nothing of it is proven.
#[derive(Object)]
struct DeviceView {
    /// The browser's name.
    browser: Option<String>,
    /// The system's name.
    os: Option<String>,
    /// `desktop`, `mobile`, `tablet` or `other`.
    kind: String,
}

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
    /// Where it began.
    device: DeviceView,
    /// The address that it began from.
    ip: String,
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

#[derive(ApiResponse)]
enum AllEnded {
    /// They have ended, the one in hand too.
    #[oai(status = 200)]
    Ended(Json<Revoked>, #[oai(header = "Set-Cookie")] Option<String>),
}

fn listed(session: &Session, current: SessionId) -> ListedSession {
    let device = describe::device(session);
    ListedSession {
        id: session.id.to_string(),
        current: session.id == current,
        created_at: describe::time(session.created_at),
        last_seen_at: describe::time(session.last_seen_at),
        expires_at: describe::time(session.expires_at),
        device: DeviceView {
            browser: device.browser.map(str::to_owned),
            os: device.os.map(str::to_owned),
            kind: device.kind.as_str().to_owned(),
        },
        ip: session.origin.address.to_string(),
    }
}

async fn end(request: &Request, caller: &Caller, which: EndSessions) -> Result<u64, Fail> {
    let app = request::app(request)?;
    match app.identity.end_sessions(&caller.0, which, &request::origin(request)).await? {
        EndOutcome::Ended(count) => Ok(count as u64),
        EndOutcome::NoSuchSession => Err(Problem::NotFound.into()),
        EndOutcome::CallerEnded => Err(Problem::NotSignedIn.into()),
    }
}

/// Whether the session in hand is among those that end.
fn ends_current(which: EndSessions, current: SessionId) -> bool {
    match which {
        EndSessions::Current | EndSessions::All => true,
        EndSessions::One(id) => id == current,
        EndSessions::Others => false,
    }
}

/// What takes the cookie of the session in hand from the browser, when that has ended.
fn cleared(request: &Request, caller: &Caller, which: EndSessions) -> Result<Option<String>, Fail> {
    if !ends_current(which, caller.0.session.id) {
        return Ok(None);
    }
    Ok(header(&request::app(request)?.cookies.clear(CookieName::Session)?))
}

#[OpenApi]
impl SessionsApi {
    /// The live sessions of the account.
    #[oai(path = "/sessions", method = "get", operation_id = "listSessions")]
    async fn list(&self, request: &Request, caller: Caller) -> Result<Json<SessionList>, Fail> {
        let sessions = request::app(request)?.identity.sessions(&caller.0).await?;
        let current = caller.0.session.id;
        let items = sessions.iter().map(|session| listed(session, current)).collect();
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
    ) -> Result<Ended, Fail> {
        let id: SessionId = id.0.parse().map_err(|_| Problem::NotFound)?;
        let which = EndSessions::One(id);
        end(request, &caller, which).await?;
        Ok(Ended::Ended(cleared(request, &caller, which)?))
    }

    /// End all sessions but the one in hand.
    #[oai(path = "/sessions/revoke-others", method = "post", operation_id = "endOtherSessions")]
    async fn end_others(&self, request: &Request, caller: Caller) -> Result<Json<Revoked>, Fail> {
        let revoked = end(request, &caller, EndSessions::Others).await?;
        Ok(Json(Revoked { revoked }))
    }

    /// Sign out everywhere, here too.
    #[oai(path = "/sessions/revoke-all", method = "post", operation_id = "endAllSessions")]
    async fn end_all(&self, request: &Request, caller: Caller) -> Result<AllEnded, Fail> {
        let revoked = end(request, &caller, EndSessions::All).await?;
        let cookie = cleared(request, &caller, EndSessions::All)?;
        Ok(AllEnded::Ended(Json(Revoked { revoked }), cookie))
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
        assert!(ends_current(EndSessions::Current, current));
        assert!(ends_current(EndSessions::One(current), current));
        assert!(!ends_current(EndSessions::One(other), current));
        assert!(!ends_current(EndSessions::Others, current));
    }
}
