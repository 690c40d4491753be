//! What its owner does in a live session when somebody else is at the account.

use identity_core::incident::SecureOutcome;
use identity_core::recovery::{CancelOutcome, RecoveryStage};
use poem::Request;
use poem_openapi::payload::Json;
use poem_openapi::{ApiResponse, Object, OpenApi};

use super::caller::Caller;
use super::describe;
use crate::http::cookies::CookieName;
use crate::http::fail::Fail;
use crate::http::problem::Problem;
use crate::http::with_cookies::WithCookies;
use crate::request;

/// The calls.
pub struct DefenceApi;

/// A recovery that waits.
#[derive(Object)]
#[oai(rename = "WaitingRecovery")]
struct WaitingRecovery {
    /// `locked`, `ready` or `staff`.
    stage: String,
    /// When it was begun.
    begun_at: String,
    /// When it is ready at the earliest.
    #[oai(skip_serializing_if_is_none)]
    ready_at: Option<String>,
}

#[derive(ApiResponse)]
enum Cancelled {
    /// It is cancelled.
    #[oai(status = 204)]
    Cancelled,
}

#[derive(ApiResponse)]
enum Contained {
    /// Every session has ended, this one too.
    #[oai(status = 204)]
    Contained,
}

#[OpenApi]
impl DefenceApi {
    /// The recovery that waits on this account; 404 when none does.
    #[oai(path = "/account/recovery", method = "get", operation_id = "waitingRecovery")]
    async fn waiting(
        &self,
        request: &Request,
        caller: Caller,
    ) -> Result<Json<WaitingRecovery>, Fail> {
        let app = request::app(request)?;
        let found = app.identity.waiting_recovery(&caller.full()?).await?;
        let waiting = found.ok_or(Problem::NotFound)?;
        let ready_at = match waiting.stage {
            RecoveryStage::Delayed(at) => Some(describe::time(at)),
            _ => None,
        };
        Ok(Json(WaitingRecovery {
            stage: waiting.stage.as_str().to_owned(),
            begun_at: describe::time(waiting.begun_at),
            ready_at,
        }))
    }

    /// Object to the recovery that waits.
    #[oai(path = "/account/recovery", method = "delete", operation_id = "cancelWaitingRecovery")]
    async fn cancel(&self, request: &Request, caller: Caller) -> Result<Cancelled, Fail> {
        let app = request::app(request)?;
        let fresh = caller.defending(app)?;
        let origin = request::origin(request);
        let outcome = app.identity.cancel_recovery_in_session(&fresh, &origin).await?;
        app.mail_waits.notify_one();
        match outcome {
            CancelOutcome::Cancelled => Ok(Cancelled::Cancelled),
            CancelOutcome::NoneWaits => Err(Problem::NotFound.into()),
            CancelOutcome::NotAllowed => Err(Problem::NotSignedIn.into()),
        }
    }

    /// The panic button: every session, known device and link ends, the account locks, and a link
    /// that recovers it is mailed.
    #[oai(path = "/account/secure", method = "post", operation_id = "secureAccount")]
    async fn secure(
        &self,
        request: &Request,
        caller: Caller,
    ) -> Result<WithCookies<Contained>, Fail> {
        let app = request::app(request)?;
        let origin = request::origin(request);
        let outcome = app.identity.secure(&caller.full()?, &origin).await?;
        app.mail_waits.notify_one();
        match outcome {
            SecureOutcome::Contained => {
                let gone = app.cookies.clear(CookieName::Session)?;
                Ok(WithCookies(Contained::Contained, vec![gone]))
            }
            SecureOutcome::CallerEnded => Err(Problem::NotSignedIn.into()),
        }
    }
}
