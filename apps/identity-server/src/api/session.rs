//! The session in hand.

use identity_core::session::{EndOutcome, EndSessions};
use poem::Request;
use poem_openapi::payload::Json;
use poem_openapi::{ApiResponse, Object, OpenApi};

use super::caller::Caller;
use super::describe::{self, AccountView};
use super::registrations::header;
use crate::http::cookies::CookieName;
use crate::http::fail::Fail;
use crate::http::problem::Problem;
use crate::request;

/// The calls.
pub struct SessionApi;

/// A session, as a service asks for it.
#[derive(Object)]
#[oai(rename = "Session")]
struct SessionView {
    /// Its id.
    id: String,
    /// When it began.
    created_at: String,
    /// When it was last used, to the minute.
    last_seen_at: String,
    /// When it ends at the latest.
    expires_at: String,
    /// When its owner last proved to be who they are.
    authenticated_at: String,
    /// What it may call.
    reach: String,
    /// How its owner proved to be who they are.
    assurance: String,
}

/// The session in hand and its account.
#[derive(Object)]
struct CurrentSession {
    /// The session.
    session: SessionView,
    /// Its account.
    account: AccountView,
}

#[derive(ApiResponse)]
pub(super) enum Ended {
    /// It has ended.
    #[oai(status = 204)]
    Ended(#[oai(header = "Set-Cookie")] Option<String>),
}

#[OpenApi]
impl SessionApi {
    /// Whose session this is.
    #[oai(path = "/session", method = "get", operation_id = "currentSession")]
    async fn current(&self, caller: Caller) -> Result<Json<CurrentSession>, Fail> {
        let Caller(signed_in) = caller;
        let session = &signed_in.session;
        let view = SessionView {
            id: session.id.to_string(),
            created_at: describe::time(session.created_at),
            last_seen_at: describe::time(session.last_seen_at),
            expires_at: describe::time(session.expires_at),
            authenticated_at: describe::time(session.authenticated_at),
            reach: session.reach.as_str().to_owned(),
            assurance: session.assurance.as_str().to_owned(),
        };
        let account = AccountView::from(&signed_in.account);
        Ok(Json(CurrentSession { session: view, account }))
    }

    /// Sign out.
    #[oai(path = "/session", method = "delete", operation_id = "signOut")]
    async fn end(&self, request: &Request, caller: Caller) -> Result<Ended, Fail> {
        let app = request::app(request)?;
        let origin = request::origin(request);
        match app.identity.end_sessions(&caller.0, EndSessions::Current, &origin).await? {
            EndOutcome::Ended(_) => {
                let cookie = app.cookies.clear(CookieName::Session)?;
                Ok(Ended::Ended(header(&cookie)))
            }
            EndOutcome::CallerEnded | EndOutcome::NoSuchSession => Err(Problem::NotSignedIn.into()),
        }
    }
}
