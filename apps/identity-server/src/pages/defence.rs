//! What a signed-in person does when somebody else is at the account: the panic button, and
//! objecting to a recovery that waits.

use askama::Template;
use identity_core::incident::SecureOutcome;
use identity_core::kernel::Timestamp;
use identity_core::recovery::{CancelOutcome, RecoveryStage};
use poem::http::StatusCode;
use poem::{Request, Response, Result};

use super::frame::Frame;
use super::fresh_action::FreshAction;
use super::{page, see_other, session_ended, session_of};
use crate::http::cookies::CookieName;
use crate::http::fail::Fail;
use crate::request;

#[derive(Template)]
#[template(path = "secure.html")]
struct SecurePage {
    frame: Frame,
    email: String,
}

#[derive(Template)]
#[template(path = "waiting_recovery.html")]
struct WaitingPage {
    frame: Frame,
    begun_at: Timestamp,
    ready_at: Option<Timestamp>,
}

/// `GET /account/secure`
pub async fn show_secure(request: Request) -> Result<Response> {
    let (app, caller) = match session_of(&request).await? {
        Ok(found) => found,
        Err(redirect) => return Ok(redirect),
    };
    let frame = Frame::of(&app, &request, Some(&caller.account));
    page(StatusCode::OK, &SecurePage { frame, email: caller.account.email.as_str().to_owned() })
}

/// `POST /account/secure`
pub async fn secure(request: Request) -> Result<Response> {
    let (app, caller) = match session_of(&request).await? {
        Ok(found) => found,
        Err(redirect) => return Ok(redirect),
    };
    let origin = request::origin(&request);
    let outcome = app.identity.secure(&caller, &origin).await.map_err(Fail::from)?;
    app.mail_waits.notify_one();
    match outcome {
        SecureOutcome::Contained => {
            let gone = app.cookies.clear(CookieName::Session)?;
            see_other("/recover/sent?notice=contained", &[gone])
        }
        SecureOutcome::CallerEnded => session_ended(&app),
    }
}

/// `GET /account/recovery`
pub async fn show_waiting(request: Request) -> Result<Response> {
    let (app, caller) = match session_of(&request).await? {
        Ok(found) => found,
        Err(redirect) => return Ok(redirect),
    };
    let found = app.identity.waiting_recovery(&caller).await.map_err(Fail::from)?;
    let Some(waiting) = found else { return see_other("/account/security", &[]) };
    let ready_at = match waiting.stage {
        RecoveryStage::Delayed(at) => Some(at),
        _ => None,
    };
    let frame = Frame::of(&app, &request, Some(&caller.account));
    page(StatusCode::OK, &WaitingPage { frame, begun_at: waiting.begun_at, ready_at })
}

/// `POST /account/recovery/cancel`
pub(crate) async fn cancel(fresh_action: FreshAction) -> Result<Response> {
    let FreshAction { app, fresh, origin, .. } = fresh_action;
    let outcome = app.identity.cancel_recovery_in_session(&fresh, &origin).await;
    app.mail_waits.notify_one();
    match outcome.map_err(Fail::from)? {
        CancelOutcome::Cancelled | CancelOutcome::NoneWaits => {
            see_other("/account/security?notice=recovery-cancelled", &[])
        }
        CancelOutcome::NotAllowed => session_ended(&app),
    }
}
