//! Unlocking an account that failed sign-ins locked.

use identity_core::recovery::{Unlock, UnlockOutcome};
use poem::Request;
use poem_openapi::{Object, OpenApi};
use serde::Deserialize;

use super::answer::{Accepted, AccountAddress, NoContent};
use super::refusal;
use crate::http::body::Body;
use crate::http::fail::Fail;
use crate::http::problem::Problem;
use crate::http::with_cookies::WithCookies;
use crate::input::field;
use crate::input::proof::ProofBody;
use crate::{client_cookies, request};

pub struct RecoveryUnlockApi;

/// A confirmation of an unlock link.
#[derive(Deserialize, Object)]
#[oai(rename = "ConfirmUnlock", deny_unknown_fields)]
#[serde(deny_unknown_fields)]
struct UnlockBody {
    /// The token from the link in the mail.
    token: String,
    /// The second factor. Required if the account has one.
    proof: Option<ProofBody>,
}

#[OpenApi]
impl RecoveryUnlockApi {
    /// Request a link that unlocks an account. The answer does not reveal if the address belongs to
    /// an account.
    #[oai(path = "/unlocks", method = "post", operation_id = "requestUnlock")]
    async fn request_unlock(
        &self,
        request: &Request,
        body: Body<AccountAddress>,
    ) -> Result<Accepted, Fail> {
        let app = request::app(request)?;
        let email = field::email("email", &body.0.email)?;
        let asked = app.identity.request_unlock(&email, &request::origin(request)).await?;
        refusal::accepted(app, asked)?;
        Ok(Accepted::answer())
    }

    /// Unlock an account that failed sign-ins locked. The client still has to sign in.
    #[oai(path = "/unlocks/confirm", method = "post", operation_id = "confirmUnlock")]
    async fn confirm_unlock(
        &self,
        request: &Request,
        body: Body<UnlockBody>,
    ) -> Result<WithCookies<NoContent>, Fail> {
        let app = request::app(request)?;
        let Body(given) = body;
        let token = field::action_token(&given.token)?;
        let proof = given.proof.map(field::proof).transpose()?;
        let devices = client_cookies::device_digests(app, request.headers());
        let command = Unlock { token, proof, devices, origin: request::origin(request) };
        let outcome = app.identity.unlock(command).await?;
        match outcome {
            UnlockOutcome::Unlocked(device) => {
                let cookie = client_cookies::known_devices(app, request.headers(), &device)?;
                Ok(WithCookies(NoContent::Done, cookie.into_iter().collect()))
            }
            UnlockOutcome::SecondFactorNeeded => Err(Problem::SecondFactorNeeded.into()),
            UnlockOutcome::WrongFactor => Err(Problem::CodeInvalid.into()),
            UnlockOutcome::TokenInvalid => Err(Problem::TokenInvalid.into()),
        }
    }
}
