//! The current session.

use identity_core::kernel::ClosedSet;
use poem::Request;
use poem_openapi::payload::Json;
use poem_openapi::{Object, OpenApi};

use super::answer::NoContent;
use super::caller::Caller;
use crate::http::cookies::CookieName;
use crate::http::fail::Fail;
use crate::http::problem::Problem;
use crate::http::with_cookies::WithCookies;
use crate::request;
use crate::view::account::AccountView;
use crate::view::time::rfc3339;

pub struct SessionApi;

/// The current session.
#[derive(Object)]
#[oai(rename = "Session")]
struct SessionView {
    /// The id of the session.
    id: String,
    /// The time of the sign-in.
    created_at: String,
    /// The time of the last use, to the minute.
    last_seen_at: String,
    /// The time when the session ends at the latest.
    expires_at: String,
    /// The time of the last sign-in or reauthentication in this session.
    authenticated_at: String,
    /// The access of the session: `full`, `password_change` or `second_factor`.
    access: String,
    /// The factors that were proven: `password` or `two_factor`.
    assurance: String,
}

/// The current session and its account.
#[derive(Object)]
struct CurrentSession {
    /// The session.
    session: SessionView,
    /// The account.
    account: AccountView,
}

#[OpenApi]
impl SessionApi {
    /// Show the current session and its account.
    #[oai(path = "/session", method = "get", operation_id = "currentSession")]
    async fn current(
        &self,
        request: &Request,
        caller: Caller,
    ) -> Result<Json<CurrentSession>, Fail> {
        let (app, live) = (request::app(request)?, caller.live());
        let session = &live.session;
        let view = SessionView {
            id: session.id.to_string(),
            created_at: rfc3339(session.created_at),
            last_seen_at: rfc3339(session.last_seen_at),
            expires_at: rfc3339(session.expires_at),
            authenticated_at: rfc3339(session.authenticated_at),
            access: live.access.as_str().to_owned(),
            assurance: session.assurance.as_str().to_owned(),
        };
        let account = AccountView::of(app, &live.account);
        Ok(Json(CurrentSession { session: view, account }))
    }

    /// Sign out.
    #[oai(path = "/session", method = "delete", operation_id = "signOut")]
    async fn end(&self, request: &Request, caller: Caller) -> Result<WithCookies<NoContent>, Fail> {
        let app = request::app(request)?;
        if !app.identity.sign_out(caller.live(), &request::origin(request)).await? {
            return Err(Problem::NotSignedIn.into());
        }
        Ok(WithCookies(NoContent::Done, vec![app.cookies.clear(CookieName::Session)?]))
    }
}
