//! Recovering an account with a mailed link, for clients that have pages of their own.

use identity_core::kernel::ClosedSet;
use identity_core::recovery::{
    CancelOutcome, ClaimOutcome, ClaimWithMailbox, Complete, CompleteOutcome, HelpOutcome,
    ProveRecovery, RecoveryStatus, StopByMail,
};
use poem::Request;
use poem_openapi::payload::Json;
use poem_openapi::{Object, OpenApi};
use serde::Deserialize;

use super::answer::{Accepted, AccountAddress, Link, NoContent};
use super::refusal;
use crate::http::body::Body;
use crate::http::fail::Fail;
use crate::http::problem::Problem;
use crate::http::with_cookies::WithCookies;
use crate::input::field;
use crate::input::proof::RecoveryProofBody;
use crate::view::time::rfc3339;
use crate::{client_cookies, request};

pub struct RecoveryApi;

/// A second proof for a recovery.
#[derive(Deserialize, Object)]
#[oai(rename = "ProveRecovery", deny_unknown_fields)]
#[serde(deny_unknown_fields)]
struct SecondProofBody {
    /// The token from the link in the mail.
    token: String,
    /// The second proof.
    proof: RecoveryProofBody,
}

/// A request for help from support.
#[derive(Deserialize, Object)]
#[oai(rename = "RecoveryHelp", deny_unknown_fields)]
#[serde(deny_unknown_fields)]
struct HelpBody {
    /// The token from the link in the mail.
    token: String,
    /// The message, at most 2,000 characters.
    text: String,
}

/// The last step of a recovery.
#[derive(Deserialize, Object)]
#[oai(rename = "CompleteRecovery", deny_unknown_fields)]
#[serde(deny_unknown_fields)]
struct CompleteBody {
    /// The token from the link in the mail.
    token: String,
    /// The new password.
    new_password: String,
}

/// The state of a recovery.
#[derive(Object)]
#[oai(rename = "RecoveryStatus")]
struct StatusAnswer {
    /// `needs_password`, `needs_second_proof`, `needs_proof_again`, `on_hold`, `contested` or
    /// `needs_staff`.
    status: String,
    /// The kinds of second proof that are accepted now.
    factors: Vec<String>,
    /// The earliest time when a delayed recovery can be completed, or when the two sides of a
    /// contested one are compared.
    #[oai(skip_serializing_if_is_none)]
    ready_at: Option<String>,
    /// `true` if setting the new password removes the second factor.
    removes_second_factor: bool,
}

impl From<RecoveryStatus> for StatusAnswer {
    fn from(status: RecoveryStatus) -> Self {
        let proofs = status.accepted_proofs().iter();
        let (name, ready_at) = match status {
            RecoveryStatus::NeedsPassword { .. } => ("needs_password", None),
            RecoveryStatus::NeedsSecondProof => ("needs_second_proof", None),
            RecoveryStatus::NeedsProofAgain => ("needs_proof_again", None),
            RecoveryStatus::Delayed { ready_at } => ("on_hold", Some(ready_at)),
            RecoveryStatus::Contested { until } => ("contested", Some(until)),
            RecoveryStatus::NeedsSupport => ("needs_staff", None),
        };
        Self {
            status: name.to_owned(),
            factors: proofs.map(|kind| kind.as_str().to_owned()).collect(),
            ready_at: ready_at.map(rfc3339),
            removes_second_factor: status == RecoveryStatus::NeedsPassword { factor_lost: true },
        }
    }
}

fn claimed(outcome: ClaimOutcome) -> Result<Json<StatusAnswer>, Fail> {
    match outcome {
        ClaimOutcome::Next(status) => Ok(Json(status.into())),
        ClaimOutcome::Outweighed => Err(Problem::RecoveryOutweighed.into()),
        ClaimOutcome::Wrong => Err(Problem::CodeInvalid.into()),
        ClaimOutcome::TokenInvalid => Err(Problem::TokenInvalid.into()),
    }
}

#[OpenApi]
impl RecoveryApi {
    /// Request a recovery link. The answer does not reveal if the address belongs to an account.
    #[oai(path = "/recoveries", method = "post", operation_id = "requestRecovery")]
    async fn request(
        &self,
        request: &Request,
        body: Body<AccountAddress>,
    ) -> Result<Accepted, Fail> {
        let app = request::app(request)?;
        let email = field::email("email", &body.0.email)?;
        let asked = app.identity.request_recovery(&email, &request::origin(request)).await?;
        refusal::accepted(app, asked)?;
        Ok(Accepted::answer())
    }

    /// Show what a recovery link can do now. Nothing changes.
    #[oai(path = "/recoveries/open", method = "post", operation_id = "openRecovery")]
    async fn open(&self, request: &Request, body: Body<Link>) -> Result<Json<StatusAnswer>, Fail> {
        let app = request::app(request)?;
        let token = field::action_token(&body.0.token)?;
        let opened = app.identity.open_recovery(&token).await?;
        Ok(Json(opened.ok_or(Problem::TokenInvalid)?.status.into()))
    }

    /// Give a second proof besides the mailed link. Five wrong proofs void the link.
    #[oai(path = "/recoveries/second-proof", method = "post", operation_id = "proveRecovery")]
    async fn prove(
        &self,
        request: &Request,
        body: Body<SecondProofBody>,
    ) -> Result<Json<StatusAnswer>, Fail> {
        let app = request::app(request)?;
        let Body(given) = body;
        let token = field::action_token(&given.token)?;
        let proof = given.proof.parse()?;
        let devices = client_cookies::device_digests(app, request.headers());
        let command = ProveRecovery { token, proof, devices, origin: request::origin(request) };
        claimed(app.identity.prove_recovery(command).await?)
    }

    /// Claim the account with the mailed link alone, and with the known device that shows its token.
    /// The owner is notified and can stop the recovery.
    #[oai(path = "/recoveries/hold", method = "post", operation_id = "holdRecovery")]
    async fn hold(&self, request: &Request, body: Body<Link>) -> Result<Json<StatusAnswer>, Fail> {
        let app = request::app(request)?;
        let token = field::action_token(&body.0.token)?;
        let devices = client_cookies::device_digests(app, request.headers());
        let command = ClaimWithMailbox { token, devices, origin: request::origin(request) };
        claimed(app.identity.claim_with_mailbox(command).await?)
    }

    /// Set a new password. Every session and lock ends. The client still has to sign in.
    #[oai(path = "/recoveries/complete", method = "post", operation_id = "completeRecovery")]
    async fn complete(
        &self,
        request: &Request,
        body: Body<CompleteBody>,
    ) -> Result<WithCookies<NoContent>, Fail> {
        let app = request::app(request)?;
        let Body(given) = body;
        let token = field::action_token(&given.token)?;
        let new_password = field::new_password("new_password", given.new_password)?;
        let devices = client_cookies::device_digests(app, request.headers());
        let origin = request::origin(request);
        let command = Complete { token, new_password, devices, origin };
        let outcome = app.identity.complete_recovery(command).await?;
        match outcome {
            CompleteOutcome::Recovered { device, .. } => {
                let cookie = client_cookies::known_devices(app, request.headers(), &device)?;
                Ok(WithCookies(NoContent::Done, cookie.into_iter().collect()))
            }
            CompleteOutcome::Rejected(rules) => {
                Err(refusal::password_rejected("new_password", &rules))
            }
            CompleteOutcome::NotYet(_) => {
                Err(Fail::new(Problem::Conflict).detail("this recovery needs another proof first"))
            }
            CompleteOutcome::TokenInvalid => Err(Problem::TokenInvalid.into()),
        }
    }

    /// Ask support for help with a recovery. The link stays valid.
    #[oai(path = "/recoveries/help", method = "post", operation_id = "askForHelp")]
    async fn help(&self, request: &Request, body: Body<HelpBody>) -> Result<NoContent, Fail> {
        let app = request::app(request)?;
        let Body(given) = body;
        let token = field::action_token(&given.token)?;
        let text = field::help_text(&given.text)?;
        let outcome = app.identity.ask_for_help(&token, text, &request::origin(request)).await?;
        match outcome {
            HelpOutcome::Asked => Ok(NoContent::Done),
            HelpOutcome::Enough => Err(Problem::TooManyAttempts.into()),
            HelpOutcome::TokenInvalid => Err(Problem::TokenInvalid.into()),
        }
    }

    /// Stop a delayed recovery with the link from its notice.
    #[oai(path = "/recoveries/cancel", method = "post", operation_id = "cancelRecovery")]
    async fn cancel(&self, request: &Request, body: Body<Link>) -> Result<NoContent, Fail> {
        let app = request::app(request)?;
        let token = field::action_token(&body.0.token)?;
        let origin = request::origin(request);
        let devices = client_cookies::device_digests(app, request.headers());
        let command = StopByMail { token, devices, origin };
        let outcome = app.identity.cancel_recovery_by_mail(command).await?;
        match outcome {
            CancelOutcome::Settled
            | CancelOutcome::Cancelled
            | CancelOutcome::Contested
            | CancelOutcome::NonePending => Ok(NoContent::Done),
            CancelOutcome::Outweighed => Err(Problem::RecoveryOutweighed.into()),
            CancelOutcome::NotAllowed => Err(Problem::TokenInvalid.into()),
        }
    }
}
