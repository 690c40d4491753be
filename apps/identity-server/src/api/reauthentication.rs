//! Reauthentication: a fresh proof in a live session.

use identity_core::reauthentication::{Reauthenticate, ReauthenticateOutcome};
use poem::Request;
use poem_openapi::payload::Json;
use poem_openapi::{Object, OpenApi};
use serde::Deserialize;

use super::caller::Caller;
use super::refusal;
use crate::http::body::Body;
use crate::http::fail::Fail;
use crate::http::problem::Problem;
use crate::http::with_cookies::WithCookies;
use crate::input::field;
use crate::input::proof::ProofBody;
use crate::request;
use crate::view::time::rfc3339;

pub struct ReauthenticationApi;

/// A reauthentication with every factor of the account.
#[derive(Deserialize, Object)]
#[oai(rename = "Reauthentication", deny_unknown_fields)]
#[serde(deny_unknown_fields)]
struct ReauthenticationBody {
    /// The current password.
    password: String,
    /// The second factor. Required if the account has one.
    proof: Option<ProofBody>,
}

/// The result of a reauthentication.
#[derive(Object)]
struct FreshProof {
    /// The time until which the proof counts as fresh.
    fresh_until: String,
    /// The new token of the session. Only present if the session is sent as a bearer token. It
    /// replaces the token that was sent.
    #[oai(skip_serializing_if_is_none)]
    token: Option<String>,
}

#[OpenApi]
impl ReauthenticationApi {
    /// Reauthenticate before a change that needs a fresh proof. Five wrong proofs end the session.
    /// The session gets a new token.
    #[oai(path = "/session/reauthenticate", method = "post", operation_id = "stepUp")]
    async fn reauthenticate(
        &self,
        request: &Request,
        caller: Caller,
        body: Body<ReauthenticationBody>,
    ) -> Result<WithCookies<Json<FreshProof>>, Fail> {
        let app = request::app(request)?;
        let Body(given) = body;
        let password = field::current_password("password", given.password)?;
        let proof = given.proof.map(field::proof).transpose()?;
        // A missing proof is refused before it counts as a failed attempt.
        if caller.live().account.protection.second_factor && proof.is_none() {
            return Err(field::missing("proof"));
        }
        let command = Reauthenticate { password, proof, origin: request::origin(request) };
        let outcome = app.identity.reauthenticate(caller.live(), command).await?;
        match outcome {
            ReauthenticateOutcome::Proven { token, fresh_until, .. } => {
                let renewed = caller.renewed(app, &token)?;
                let fresh_until = rfc3339(fresh_until);
                let answer = FreshProof { fresh_until, token: renewed.token };
                Ok(WithCookies(Json(answer), renewed.cookies))
            }
            ReauthenticateOutcome::Refused(refused) => Err(refusal::proof_refused(refused)),
            ReauthenticateOutcome::CallerEnded => Err(Problem::NotSignedIn.into()),
        }
    }
}
