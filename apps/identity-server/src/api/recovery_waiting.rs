//! The delayed recovery of an account, seen and stopped in a live session.

use identity_core::recovery::CancelOutcome;
use poem::Request;
use poem_openapi::payload::Json;
use poem_openapi::{Object, OpenApi};

use super::answer::NoContent;
use super::caller::Caller;
use crate::http::fail::Fail;
use crate::http::problem::Problem;
use crate::request;
use crate::view::time::rfc3339;

pub struct RecoveryWaitingApi;

/// A delayed recovery.
#[derive(Object)]
#[oai(rename = "WaitingRecovery")]
struct WaitingRecovery {
    /// `held`, `ready`, `staff` or `contested`.
    stage: String,
    /// The time when the recovery started.
    begun_at: String,
    /// The earliest time when the recovery can be completed.
    #[oai(skip_serializing_if_is_none)]
    ready_at: Option<String>,
}

#[OpenApi]
impl RecoveryWaitingApi {
    /// Show the delayed recovery of the account. Answers 404 if there is none.
    #[oai(path = "/account/recovery", method = "get", operation_id = "waitingRecovery")]
    async fn waiting(
        &self,
        request: &Request,
        caller: Caller,
    ) -> Result<Json<WaitingRecovery>, Fail> {
        let app = request::app(request)?;
        let found = app.identity.waiting_recovery(&caller.full()?).await?;
        let waiting = found.ok_or(Problem::NotFound)?;
        let ready_at = waiting.waits_until().map(rfc3339);
        Ok(Json(WaitingRecovery {
            stage: waiting.stage.as_str().to_owned(),
            begun_at: rfc3339(waiting.begun_at),
            ready_at,
        }))
    }

    /// Stop the delayed recovery.
    #[oai(path = "/account/recovery", method = "delete", operation_id = "cancelWaitingRecovery")]
    async fn cancel(&self, request: &Request, caller: Caller) -> Result<NoContent, Fail> {
        let app = request::app(request)?;
        let fresh = caller.defending(app)?;
        let origin = request::origin(request);
        let outcome = app.identity.cancel_recovery_in_session(&fresh, &origin).await?;
        match outcome {
            CancelOutcome::Settled | CancelOutcome::Cancelled | CancelOutcome::Contested => {
                Ok(NoContent::Done)
            }
            CancelOutcome::Outweighed => Err(Problem::RecoveryOutweighed.into()),
            CancelOutcome::NonePending => Err(Problem::NotFound.into()),
            CancelOutcome::NotAllowed => Err(Problem::NotSignedIn.into()),
        }
    }
}
