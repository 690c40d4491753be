//! Sign in.

use identity_core::kernel::{Secret, Timestamp};
use identity_core::password::Password;
use identity_core::session::Persistence;
use identity_core::sign_in::{NewSession, SignIn, SignInOutcome};
use poem::Request;
use poem_openapi::payload::Json;
use poem_openapi::{ApiResponse, Enum, Object, OpenApi};
use serde::Deserialize;

use super::describe::{self, AccountView};
use super::{read, registrations::header};
use crate::app::App;
use crate::http::body::Body;
use crate::http::cookies::CookieName;
use crate::http::fail::Fail;
use crate::http::problem::Problem;
use crate::request;

/// The call.
pub struct SignInApi;

/// How the session is to travel.
#[derive(Clone, Copy, Default, PartialEq, Eq, Deserialize, Enum)]
#[oai(rename_all = "lowercase")]
#[serde(rename_all = "lowercase")]
enum Transport {
    /// As a cookie that no script can read.
    #[default]
    Cookie,
    /// As a token in the answer.
    Bearer,
}

/// What a person gives to get in.
#[derive(Deserialize, Object)]
#[oai(rename = "SignIn", deny_unknown_fields)]
#[serde(deny_unknown_fields)]
struct Credentials {
    /// The address.
    email: String,
    /// The password.
    password: String,
    /// Whether to stay signed in: 30 days instead of one.
    #[serde(default)]
    #[oai(default)]
    keep_signed_in: bool,
    /// How the session is to travel.
    #[serde(default)]
    #[oai(default)]
    transport: Transport,
}

/// A session that has just begun.
#[derive(Object)]
struct BegunSession {
    /// Its id.
    id: String,
    /// When it ends at the latest.
    expires_at: String,
    /// What it may call.
    reach: String,
    /// The token, where it was asked for as a bearer.
    #[oai(skip_serializing_if_is_none)]
    token: Option<String>,
}

/// Signed in.
#[derive(Object)]
struct SignedInAnswer {
    /// `signed_in`.
    status: String,
    /// The session.
    session: BegunSession,
    /// Its account.
    account: AccountView,
}

#[derive(ApiResponse)]
enum Begun {
    /// Signed in.
    #[oai(status = 200)]
    Begun(Json<SignedInAnswer>, #[oai(header = "Set-Cookie")] Option<String>),
}

/// The cookie of a session that has just begun: for a kept one with its lifetime, else until the
/// browser closes.
pub(crate) fn session_cookie(
    app: &App,
    new: &NewSession,
    persistence: Persistence,
) -> Result<poem::http::HeaderValue, Fail> {
    let lifetime = new.session.expires_at.since(new.session.created_at);
    let age = (persistence == Persistence::Kept).then_some(lifetime);
    app.cookies.set(CookieName::Session, new.token.expose(), age)
}

#[OpenApi]
impl SignInApi {
    /// Sign in with address and password. Every reason for a refusal gives the same answer.
    #[oai(path = "/sign-in", method = "post", operation_id = "signIn")]
    async fn sign_in(&self, request: &Request, body: Body<Credentials>) -> Result<Begun, Fail> {
        let app = request::app(request)?;
        let Body(given) = body;
        let persistence =
            if given.keep_signed_in { Persistence::Kept } else { Persistence::Browser };
        let password = Password::parse(&Secret::new(given.password));
        let command = SignIn {
            email: read::email(&given.email)?,
            password: password.map_err(|_| Problem::SignInFailed)?,
            persistence,
            origin: request::origin(request),
        };
        let new = match app.identity.sign_in(command).await? {
            SignInOutcome::Refused => return Err(Problem::SignInFailed.into()),
            SignInOutcome::SignedIn(new) => new,
        };
        let expires_at: Timestamp = new.session.expires_at;
        let bearer = given.transport == Transport::Bearer;
        let answer = SignedInAnswer {
            status: "signed_in".to_owned(),
            session: BegunSession {
                id: new.session.id.to_string(),
                expires_at: describe::time(expires_at),
                reach: new.session.reach.as_str().to_owned(),
                token: bearer.then(|| new.token.expose().to_owned()),
            },
            account: AccountView::from(&new.account),
        };
        let cookie = match given.transport {
            Transport::Bearer => None,
            Transport::Cookie => header(&session_cookie(app, &new, persistence)?),
        };
        Ok(Begun::Begun(Json(answer), cookie))
    }
}
