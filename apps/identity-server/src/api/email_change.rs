//! Changing the email address, undoing a change, and the recovery address.

use identity_core::email_change::{
    ConfirmEmailOutcome, EmailRequestOutcome, ObjectOutcome, RemoveRecoveryEmail, RevertOutcome,
};
use identity_core::session::SessionAccess;
use poem::Request;
use poem_openapi::payload::Json;
use poem_openapi::{Object, OpenApi};
use serde::Deserialize;

use super::answer::{Accepted, Link, NoContent};
use super::caller::Caller;
use super::refusal;
use crate::app::App;
use crate::http::body::Body;
use crate::http::fail::Fail;
use crate::http::problem::Problem;
use crate::input::proof::{ProofBody, RecoveryProofBody};
use crate::input::{code, field};
use crate::request;
use crate::view::time::rfc3339;

pub struct EmailChangeApi;

/// A request to change the email address.
#[derive(Deserialize, Object)]
#[oai(deny_unknown_fields)]
#[serde(deny_unknown_fields)]
struct EmailChange {
    /// The new email address.
    new_email: String,
}

/// A request to set the recovery address.
#[derive(Deserialize, Object)]
#[oai(deny_unknown_fields)]
#[serde(deny_unknown_fields)]
struct RecoveryEmail {
    /// The recovery address.
    email: String,
}

/// The recovery address of an account.
#[derive(Object)]
struct RecoveryEmails {
    /// The active recovery address.
    #[oai(skip_serializing_if_is_none)]
    email: Option<String>,
    /// The requested recovery address that is not confirmed yet.
    #[oai(skip_serializing_if_is_none)]
    unconfirmed: Option<String>,
}

/// A request to undo a change of the email address.
#[derive(Deserialize, Object)]
#[oai(deny_unknown_fields)]
#[serde(deny_unknown_fields)]
struct Claim {
    /// The token from the link in the mail.
    token: String,
    /// A second factor that was active before the change. For an account without one: the password
    /// from before the change.
    proof: Option<RecoveryProofBody>,
}

/// An objection to undoing a change of the email address.
#[derive(Deserialize, Object)]
#[oai(deny_unknown_fields)]
#[serde(deny_unknown_fields)]
struct Objection {
    /// The token from the link in the mail.
    token: String,
    /// A second factor that was active before the change. With it the account keeps its address.
    proof: Option<ProofBody>,
}

/// The state of the request to undo a change.
#[derive(Object)]
struct ClaimAnswer {
    /// `waiting`, `contested` (support decides), `returned` or `ended`.
    status: String,
    /// The time when the former address is restored, unless the current one objects.
    #[oai(skip_serializing_if_is_none)]
    returns_at: Option<String>,
}

impl ClaimAnswer {
    fn of(status: &str) -> Json<Self> {
        Json(Self { status: status.to_owned(), returns_at: None })
    }
}

fn requested(app: &App, outcome: EmailRequestOutcome, field: &str) -> Result<Accepted, Fail> {
    match outcome {
        EmailRequestOutcome::Accepted => Ok(Accepted::answer()),
        EmailRequestOutcome::SameAddress => {
            Err(Fail::new(Problem::InvalidRequest).field(field, code::EMAIL_SAME))
        }
        EmailRequestOutcome::RetryAfter(until) => Err(refusal::retry_after(app, until)),
        EmailRequestOutcome::CallerEnded => Err(Problem::NotSignedIn.into()),
    }
}

fn confirmed(outcome: ConfirmEmailOutcome) -> Result<NoContent, Fail> {
    match outcome {
        ConfirmEmailOutcome::Confirmed => Ok(NoContent::Done),
        ConfirmEmailOutcome::Taken => Err(Problem::Conflict.into()),
        ConfirmEmailOutcome::TokenInvalid => Err(Problem::TokenInvalid.into()),
        ConfirmEmailOutcome::CallerEnded => Err(Problem::NotSignedIn.into()),
    }
}

#[OpenApi]
impl EmailChangeApi {
    /// Request a change of the email address. A confirmation link goes to the new address and a
    /// notice to the current one.
    #[oai(path = "/account/email-change", method = "post", operation_id = "requestEmailChange")]
    async fn request(
        &self,
        request: &Request,
        caller: Caller,
        body: Body<EmailChange>,
    ) -> Result<Accepted, Fail> {
        let app = request::app(request)?;
        let fresh = caller.fresh(app, &[SessionAccess::Full])?;
        let email = field::email("new_email", &body.0.new_email)?;
        let origin = request::origin(request);
        let outcome = app.identity.request_email_change(&fresh, &email, &origin).await?;
        requested(app, outcome, "new_email")
    }

    /// Cancel the requested change of the email address. Answers 404 if there is none.
    #[oai(path = "/account/email-change", method = "delete", operation_id = "cancelEmailChange")]
    async fn cancel(&self, request: &Request, caller: Caller) -> Result<NoContent, Fail> {
        let app = request::app(request)?;
        let origin = request::origin(request);
        let cancelled = app.identity.cancel_email_change(&caller.full()?, &origin).await?;
        if cancelled { Ok(NoContent::Done) } else { Err(Problem::NotFound.into()) }
    }

    /// Confirm the new email address with the mailed link. Needs a session of the account. Answers
    /// 409 if another account has the address.
    #[oai(path = "/email-changes/confirm", method = "post", operation_id = "confirmEmailChange")]
    async fn confirm(
        &self,
        request: &Request,
        caller: Caller,
        body: Body<Link>,
    ) -> Result<NoContent, Fail> {
        let (app, caller) = (request::app(request)?, caller.full()?);
        let token = field::action_token(&body.0.token)?;
        let origin = request::origin(request);
        let outcome = app.identity.confirm_email_change(&caller, &token, &origin).await?;
        confirmed(outcome)
    }

    /// Undo a change of the email address with the link mailed to the former address. The account
    /// is locked. The address is restored at once with a valid proof, otherwise after a waiting
    /// period.
    #[oai(path = "/email-changes/revert", method = "post", operation_id = "revertEmailChange")]
    async fn revert(
        &self,
        request: &Request,
        body: Body<Claim>,
    ) -> Result<Json<ClaimAnswer>, Fail> {
        let app = request::app(request)?;
        let Body(given) = body;
        let token = field::action_token(&given.token)?;
        let proof = given.proof.map(RecoveryProofBody::parse).transpose()?;
        let origin = request::origin(request);
        let outcome = app.identity.revert_email_change(&token, proof.as_ref(), &origin).await?;
        match outcome {
            RevertOutcome::Waits(at) => Ok(Json(ClaimAnswer {
                status: "waiting".to_owned(),
                returns_at: Some(rfc3339(at)),
            })),
            RevertOutcome::Contested => Ok(ClaimAnswer::of("contested")),
            RevertOutcome::Restored => Ok(ClaimAnswer::of("returned")),
            RevertOutcome::Wrong(_) => Err(Problem::CodeInvalid.into()),
            RevertOutcome::TokenInvalid => Err(Problem::TokenInvalid.into()),
        }
    }

    /// Object to undoing a change, with the link mailed to the current address. With a valid proof
    /// the current address stays. Without one support decides.
    #[oai(path = "/email-changes/object", method = "post", operation_id = "objectToRevert")]
    async fn object(
        &self,
        request: &Request,
        body: Body<Objection>,
    ) -> Result<Json<ClaimAnswer>, Fail> {
        let app = request::app(request)?;
        let Body(given) = body;
        let token = field::action_token(&given.token)?;
        let proof = given.proof.map(field::proof).transpose()?;
        let origin = request::origin(request);
        let outcome = app.identity.object_to_revert(&token, proof.as_ref(), &origin).await?;
        match outcome {
            ObjectOutcome::Ended => Ok(ClaimAnswer::of("ended")),
            ObjectOutcome::Contested => Ok(ClaimAnswer::of("contested")),
            ObjectOutcome::Wrong => Err(Problem::CodeInvalid.into()),
            ObjectOutcome::TokenInvalid => Err(Problem::TokenInvalid.into()),
        }
    }

    /// Show the recovery address, and a requested one that is not confirmed yet.
    #[oai(path = "/account/recovery-email", method = "get", operation_id = "recoveryEmail")]
    async fn recovery_email(
        &self,
        request: &Request,
        caller: Caller,
    ) -> Result<Json<RecoveryEmails>, Fail> {
        let app = request::app(request)?;
        let others = app.identity.other_addresses(&caller.full()?).await?;
        let unconfirmed = others.new_recovery(app.clock.now());
        Ok(Json(RecoveryEmails {
            email: others.recovery().map(|address| address.email.as_str().to_owned()),
            unconfirmed: unconfirmed.map(|address| address.email.as_str().to_owned()),
        }))
    }

    /// Request a recovery address. A confirmation link goes to it. The active recovery address
    /// stays until then.
    #[oai(path = "/account/recovery-email", method = "put", operation_id = "setRecoveryEmail")]
    async fn set_recovery_email(
        &self,
        request: &Request,
        caller: Caller,
        body: Body<RecoveryEmail>,
    ) -> Result<Accepted, Fail> {
        let app = request::app(request)?;
        let fresh = caller.fresh(app, &[SessionAccess::Full])?;
        let email = field::email("email", &body.0.email)?;
        let origin = request::origin(request);
        let outcome = app.identity.request_recovery_email(&fresh, &email, &origin).await?;
        requested(app, outcome, "email")
    }

    /// Remove the recovery address. Answers 404 if there is none.
    #[oai(
        path = "/account/recovery-email",
        method = "delete",
        operation_id = "removeRecoveryEmail"
    )]
    async fn remove_recovery_email(
        &self,
        request: &Request,
        caller: Caller,
    ) -> Result<NoContent, Fail> {
        let app = request::app(request)?;
        let fresh = caller.fresh(app, &[SessionAccess::Full])?;
        let origin = request::origin(request);
        let outcome = app.identity.remove_recovery_email(&fresh, &origin).await?;
        match outcome {
            RemoveRecoveryEmail::Removed => Ok(NoContent::Done),
            RemoveRecoveryEmail::None => Err(Problem::NotFound.into()),
            RemoveRecoveryEmail::CallerEnded => Err(Problem::NotSignedIn.into()),
        }
    }

    /// Confirm the recovery address with the mailed link. Needs a session of the account.
    #[oai(
        path = "/recovery-emails/confirm",
        method = "post",
        operation_id = "confirmRecoveryEmail"
    )]
    async fn confirm_recovery_email(
        &self,
        request: &Request,
        caller: Caller,
        body: Body<Link>,
    ) -> Result<NoContent, Fail> {
        let (app, caller) = (request::app(request)?, caller.full()?);
        let token = field::action_token(&body.0.token)?;
        let origin = request::origin(request);
        let outcome = app.identity.confirm_recovery_email(&caller, &token, &origin).await?;
        confirmed(outcome)
    }
}
