//! The addresses of an account: another one, the way back from it, and one that recovers.

use identity_core::email_change::{
    ConfirmEmailOutcome, EmailRequestOutcome, ObjectOutcome, RemoveRecoveryEmail, RevertOutcome,
};
use identity_core::session::SessionAccess;
use poem::Request;
use poem_openapi::payload::Json;
use poem_openapi::{ApiResponse, Object, OpenApi};
use serde::Deserialize;

use super::caller::Caller;
use super::describe::{self, Nothing};
use super::read::{self, ProofBody};
use super::recoveries::{Link, RecoveryProofBody, second_proof};
use crate::app::App;
use crate::http::body::Body;
use crate::http::fail::Fail;
use crate::http::problem::Problem;
use crate::request;

/// The calls.
pub struct AddressesApi;

/// The address that an account is to have.
#[derive(Deserialize, Object)]
#[oai(deny_unknown_fields)]
#[serde(deny_unknown_fields)]
struct EmailChange {
    /// The address.
    new_email: String,
}

/// The address that is to recover an account.
#[derive(Deserialize, Object)]
#[oai(deny_unknown_fields)]
#[serde(deny_unknown_fields)]
struct RecoveryEmail {
    /// The address.
    email: String,
}

/// The recovery address, and the one that is to be it.
#[derive(Object)]
struct RecoveryEmails {
    /// The one in force.
    #[oai(skip_serializing_if_is_none)]
    email: Option<String>,
    /// The one that has to be confirmed still.
    #[oai(skip_serializing_if_is_none)]
    unconfirmed: Option<String>,
}

/// A link, and a proof from before the change.
#[derive(Deserialize, Object)]
#[oai(deny_unknown_fields)]
#[serde(deny_unknown_fields)]
struct Claim {
    /// The token of the mail.
    token: String,
    /// A code of the second factor, or where there is none the password, as it was in force before.
    proof: Option<RecoveryProofBody>,
}

/// A link, and a second factor from before the change.
#[derive(Deserialize, Object)]
#[oai(deny_unknown_fields)]
#[serde(deny_unknown_fields)]
struct Objection {
    /// The token of the mail.
    token: String,
    /// A code that was in force before the change: then the account stays.
    proof: Option<ProofBody>,
}

/// What became of a claim.
#[derive(Object)]
struct ClaimAnswer {
    /// `waiting`, `contested` (a person decides), `returned` or `ended`.
    status: String,
    /// When the address comes back, if nobody objects.
    #[oai(skip_serializing_if_is_none)]
    returns_at: Option<String>,
}

impl ClaimAnswer {
    fn of(status: &str) -> Json<Self> {
        Json(Self { status: status.to_owned(), returns_at: None })
    }
}

#[derive(ApiResponse)]
enum Asked {
    /// Always alike: whether the address has an account is not told.
    #[oai(status = 202)]
    Asked(Json<Nothing>),
}

#[derive(ApiResponse)]
enum Done {
    /// It is done.
    #[oai(status = 204)]
    Done,
}

fn asked(app: &App, outcome: EmailRequestOutcome, field: &str) -> Result<Asked, Fail> {
    match outcome {
        EmailRequestOutcome::Accepted => Ok(Asked::Asked(Json(Nothing {}))),
        EmailRequestOutcome::SameAddress => {
            Err(Fail::new(Problem::InvalidRequest).field(field, read::code::EMAIL_SAME))
        }
        EmailRequestOutcome::RetryAfter(until) => Err(read::wait(app, until)),
        EmailRequestOutcome::CallerEnded => Err(Problem::NotSignedIn.into()),
    }
}

fn confirmed(outcome: ConfirmEmailOutcome) -> Result<Done, Fail> {
    match outcome {
        ConfirmEmailOutcome::Confirmed => Ok(Done::Done),
        ConfirmEmailOutcome::Taken => Err(Problem::Conflict.into()),
        ConfirmEmailOutcome::TokenInvalid => Err(Problem::TokenInvalid.into()),
        ConfirmEmailOutcome::CallerEnded => Err(Problem::NotSignedIn.into()),
    }
}

#[OpenApi]
impl AddressesApi {
    /// Ask for another address. A link goes to it, and a mail to the one in force.
    #[oai(path = "/account/email-change", method = "post", operation_id = "requestEmailChange")]
    async fn request(
        &self,
        request: &Request,
        caller: Caller,
        body: Body<EmailChange>,
    ) -> Result<Asked, Fail> {
        let app = request::app(request)?;
        let fresh = caller.fresh(app, &[SessionAccess::Full])?;
        let email = read::email_of("new_email", &body.0.new_email)?;
        let origin = request::origin(request);
        let outcome = app.identity.request_email_change(&fresh, &email, &origin).await?;
        app.mail_waits.notify_one();
        asked(app, outcome, "new_email")
    }

    /// Give up the wish for another address; 404 when there is none.
    #[oai(path = "/account/email-change", method = "delete", operation_id = "cancelEmailChange")]
    async fn cancel(&self, request: &Request, caller: Caller) -> Result<Done, Fail> {
        let app = request::app(request)?;
        let origin = request::origin(request);
        let cancelled = app.identity.cancel_email_change(&caller.full()?, &origin).await?;
        if cancelled { Ok(Done::Done) } else { Err(Problem::NotFound.into()) }
    }

    /// Put another address in force, with the link that was mailed to it, in a live session of the
    /// account. 409 when it is another account's meanwhile.
    #[oai(path = "/email-changes/confirm", method = "post", operation_id = "confirmEmailChange")]
    async fn confirm(
        &self,
        request: &Request,
        caller: Caller,
        body: Body<Link>,
    ) -> Result<Done, Fail> {
        let (app, caller) = (request::app(request)?, caller.full()?);
        let token = read::action_token(&body.0.token)?;
        let origin = request::origin(request);
        let outcome = app.identity.confirm_email_change(&caller, &token, &origin).await?;
        app.mail_waits.notify_one();
        confirmed(outcome)
    }

    /// Take the account back with the link that was mailed to its former address. The account is
    /// locked for everybody; the address comes back with the proof at once, else after a wait.
    #[oai(path = "/email-changes/revert", method = "post", operation_id = "revertEmailChange")]
    async fn revert(
        &self,
        request: &Request,
        body: Body<Claim>,
    ) -> Result<Json<ClaimAnswer>, Fail> {
        let app = request::app(request)?;
        let Body(given) = body;
        let token = read::action_token(&given.token)?;
        let proof = given.proof.map(second_proof).transpose()?;
        let origin = request::origin(request);
        let outcome = app.identity.revert_email_change(&token, proof.as_ref(), &origin).await?;
        app.mail_waits.notify_one();
        match outcome {
            RevertOutcome::Waits(at) => Ok(Json(ClaimAnswer {
                status: "waiting".to_owned(),
                returns_at: Some(describe::time(at)),
            })),
            RevertOutcome::Contested => Ok(ClaimAnswer::of("contested")),
            RevertOutcome::Returned => Ok(ClaimAnswer::of("returned")),
            RevertOutcome::Wrong(_) => Err(Problem::CodeInvalid.into()),
            RevertOutcome::TokenInvalid => Err(Problem::TokenInvalid.into()),
        }
    }

    /// Object to that, with the link that was mailed to the address that the account has. With a code
    /// from before the account stays; without one a person decides.
    #[oai(path = "/email-changes/object", method = "post", operation_id = "objectToRevert")]
    async fn object(
        &self,
        request: &Request,
        body: Body<Objection>,
    ) -> Result<Json<ClaimAnswer>, Fail> {
        let app = request::app(request)?;
        let Body(given) = body;
        let token = read::action_token(&given.token)?;
        let proof = given.proof.map(read::proof).transpose()?;
        let origin = request::origin(request);
        let outcome = app.identity.object_to_revert(&token, proof.as_ref(), &origin).await?;
        app.mail_waits.notify_one();
        match outcome {
            ObjectOutcome::Ended => Ok(ClaimAnswer::of("ended")),
            ObjectOutcome::Contested => Ok(ClaimAnswer::of("contested")),
            ObjectOutcome::Wrong => Err(Problem::CodeInvalid.into()),
            ObjectOutcome::TokenInvalid => Err(Problem::TokenInvalid.into()),
        }
    }

    /// The recovery address, if there is one, and the one that has to be confirmed still.
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

    /// Ask for a recovery address. A link goes to it; the one before stays until it is followed.
    #[oai(path = "/account/recovery-email", method = "put", operation_id = "setRecoveryEmail")]
    async fn set_recovery_email(
        &self,
        request: &Request,
        caller: Caller,
        body: Body<RecoveryEmail>,
    ) -> Result<Asked, Fail> {
        let app = request::app(request)?;
        let fresh = caller.fresh(app, &[SessionAccess::Full])?;
        let email = read::email(&body.0.email)?;
        let origin = request::origin(request);
        let outcome = app.identity.request_recovery_email(&fresh, &email, &origin).await?;
        app.mail_waits.notify_one();
        asked(app, outcome, "email")
    }

    /// Have no recovery address any more; 404 when there is none.
    #[oai(
        path = "/account/recovery-email",
        method = "delete",
        operation_id = "removeRecoveryEmail"
    )]
    async fn remove_recovery_email(&self, request: &Request, caller: Caller) -> Result<Done, Fail> {
        let app = request::app(request)?;
        let fresh = caller.fresh(app, &[SessionAccess::Full])?;
        let origin = request::origin(request);
        let outcome = app.identity.remove_recovery_email(&fresh, &origin).await?;
        app.mail_waits.notify_one();
        match outcome {
            RemoveRecoveryEmail::Removed => Ok(Done::Done),
            RemoveRecoveryEmail::None => Err(Problem::NotFound.into()),
            RemoveRecoveryEmail::CallerEnded => Err(Problem::NotSignedIn.into()),
        }
    }

    /// Put a recovery address in force, with the link that was mailed to it, in a live session of
    /// the account.
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
    ) -> Result<Done, Fail> {
        let (app, caller) = (request::app(request)?, caller.full()?);
        let token = read::action_token(&body.0.token)?;
        let origin = request::origin(request);
        let outcome = app.identity.confirm_recovery_email(&caller, &token, &origin).await?;
        app.mail_waits.notify_one();
        confirmed(outcome)
    }
}
