//! The delayed recovery of an account, seen and stopped in a live session.

use askama::Template;
use identity_core::kernel::Timestamp;
use identity_core::recovery::CancelOutcome;
use identity_core::session::SignedIn;
use poem::http::StatusCode;
use poem::{Request, Response, Result};

use super::frame::Frame;
use super::fresh_action::FreshAction;
use super::{page, see_other, session_ended};
use crate::http::fail::Fail;
use crate::request;

#[derive(Template)]
#[template(path = "recovery_waiting.html")]
struct WaitingPage {
    frame: Frame,
    begun_at: Timestamp,
    ready_at: Option<Timestamp>,
}

/// `GET /account/recovery`
pub async fn show(request: Request, caller: SignedIn) -> Result<Response> {
    let app = request::app(&request)?;
    let found = app.identity.waiting_recovery(&caller).await.map_err(Fail::from)?;
    let Some(waiting) = found else { return see_other("/account/security", &[]) };
    let ready_at = waiting.waits_until();
    let frame = Frame::of(app, &request, Some(&caller.account));
    page(StatusCode::OK, &WaitingPage { frame, begun_at: waiting.begun_at, ready_at })
}

/// `POST /account/recovery/cancel`
pub(crate) async fn cancel(fresh_action: FreshAction) -> Result<Response> {
    let FreshAction { app, fresh, origin, .. } = fresh_action;
    let outcome = app.identity.cancel_recovery_in_session(&fresh, &origin).await;
    match outcome.map_err(Fail::from)? {
        CancelOutcome::Settled | CancelOutcome::Cancelled | CancelOutcome::NonePending => {
            see_other("/account/security?notice=recovery-cancelled", &[])
        }
        CancelOutcome::Contested => see_other("/account/security?notice=recovery-contested", &[]),
        CancelOutcome::Outweighed => see_other("/account/security?notice=recovery-outweighed", &[]),
        CancelOutcome::NotAllowed => session_ended(&app),
    }
}
