//! Session verification for other services, which call with a credential of their own.

use identity_core::credential::{Activity, VerifySession};
use identity_core::kernel::{BearerKind, BearerToken, ClosedSet};
use identity_core::session::SignedIn;
use poem::Request;
use poem_openapi::payload::Json;
use poem_openapi::{Object, OpenApi};
use serde::Deserialize;

use super::caller::ServiceCaller;
use crate::http::body::Body;
use crate::http::fail::Fail;
use crate::http::problem::Problem;
use crate::request;
use crate::view::time::rfc3339;

pub struct CredentialApi;

/// A session that a service wants to verify.
#[derive(Deserialize, Object)]
#[oai(deny_unknown_fields)]
#[serde(deny_unknown_fields)]
struct SessionToVerify {
    /// The session token.
    token: String,
    /// `true` if the owner is active. Only then does the call count as use of the session.
    #[serde(default)]
    #[oai(default)]
    active: bool,
}

/// The result of a verification.
#[derive(Object)]
struct VerifiedSession {
    /// `true` if the session is live and has full access.
    active: bool,
    /// The id of the account.
    #[oai(skip_serializing_if_is_none)]
    account_id: Option<String>,
    /// The id of the session.
    #[oai(skip_serializing_if_is_none)]
    session_id: Option<String>,
    /// The factors that were proven: `password` or `two_factor`.
    #[oai(skip_serializing_if_is_none)]
    assurance: Option<String>,
    /// The time of the last sign-in or reauthentication in this session.
    #[oai(skip_serializing_if_is_none)]
    authenticated_at: Option<String>,
    /// The time when the session ends if it is not used again.
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
        authenticated_at: session.map(|session| rfc3339(session.authenticated_at)),
        expires_at: session.map(|session| rfc3339(session.ends_at())),
    }
}

#[OpenApi]
impl CredentialApi {
    /// Verify a session, as another service. Every session that is not live gets the same answer.
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
}
