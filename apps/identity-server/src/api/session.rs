//! The session in hand: whose it is, the proof once more, its end.

use identity_core::reauthentication::{Reauthenticate, ReauthenticateOutcome};
use identity_core::session::ProofRefused;
use poem::Request;
use poem_openapi::payload::Json;
use poem_openapi::{ApiResponse, Object, OpenApi};
use serde::Deserialize;

use super::caller::Caller;
use super::describe::{self, AccountView};
use super::read::{self, ProofBody};
use crate::http::body::Body;
use crate::http::cookies::CookieName;
use crate::http::fail::Fail;
use crate::http::problem::Problem;
use crate::http::with_cookies::WithCookies;
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
    /// What it may call: `full`, `password_change`, `second_factor`.
    access: String,
    /// How its owner proved to be who they are: `password` or `two_factor`.
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

/// The proof once more.
#[derive(Deserialize, Object)]
#[oai(rename = "Reauthentication", deny_unknown_fields)]
#[serde(deny_unknown_fields)]
struct ReauthenticationBody {
    /// The password.
    password: String,
    /// The second factor. Needed where the account has one.
    proof: Option<ProofBody>,
}

/// A fresh proof.
#[derive(Object)]
struct FreshProof {
    /// Until when it counts.
    fresh_until: String,
    /// The session's new token, where it travels as a bearer. The one before is good for nothing.
    #[oai(skip_serializing_if_is_none)]
    token: Option<String>,
}

#[derive(ApiResponse)]
pub(super) enum Ended {
    /// It has ended.
    #[oai(status = 204)]
    Ended,
}

/// The answer to a proof in a live session that was wrong.
pub(super) fn proof_refused(refused: ProofRefused) -> Fail {
    match refused {
        ProofRefused::TryAgain => Problem::ProofInvalid.into(),
        ProofRefused::SessionEnded => Problem::NotSignedIn.into(),
    }
}

#[OpenApi]
impl SessionApi {
    /// Whose session this is.
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
            created_at: describe::time(session.created_at),
            last_seen_at: describe::time(session.last_seen_at),
            expires_at: describe::time(session.expires_at),
            authenticated_at: describe::time(session.authenticated_at),
            access: live.access.as_str().to_owned(),
            assurance: session.assurance.as_str().to_owned(),
        };
        let account = AccountView::of(app, &live.account);
        Ok(Json(CurrentSession { session: view, account }))
    }

    /// Prove once more who you are, before something that matters. Five proofs that fail end the
    /// session. The session gets a new token.
    #[oai(path = "/session/reauthenticate", method = "post", operation_id = "stepUp")]
    async fn reauthenticate(
        &self,
        request: &Request,
        caller: Caller,
        body: Body<ReauthenticationBody>,
    ) -> Result<WithCookies<Json<FreshProof>>, Fail> {
        let app = request::app(request)?;
        let Body(given) = body;
        let password = read::current_password("password", given.password)?;
        let proof = given.proof.map(read::proof).transpose()?;
        // What lacks a proof is told by its field, for it costs no try.
        if caller.live().account.protection.second_factor && proof.is_none() {
            return Err(read::missing("proof"));
        }
        let command = Reauthenticate { password, proof, origin: request::origin(request) };
        let outcome = app.identity.reauthenticate(caller.live(), command).await?;
        // A recovery code that was used up is told of.
        app.mail_waits.notify_one();
        match outcome {
            ReauthenticateOutcome::Proven { token, fresh_until } => {
                let renewed = caller.renewed(app, &token)?;
                let fresh_until = describe::time(fresh_until);
                let answer = FreshProof { fresh_until, token: renewed.token };
                Ok(WithCookies(Json(answer), renewed.cookies))
            }
            ReauthenticateOutcome::Refused(refused) => Err(proof_refused(refused)),
            ReauthenticateOutcome::CallerEnded => Err(Problem::NotSignedIn.into()),
        }
    }

    /// Sign out.
    #[oai(path = "/session", method = "delete", operation_id = "signOut")]
    async fn end(&self, request: &Request, caller: Caller) -> Result<WithCookies<Ended>, Fail> {
        let app = request::app(request)?;
        if !app.identity.sign_out(caller.live(), &request::origin(request)).await? {
            return Err(Problem::NotSignedIn.into());
        }
        Ok(WithCookies(Ended::Ended, vec![app.cookies.clear(CookieName::Session)?]))
    }
}
