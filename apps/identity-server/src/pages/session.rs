//! The sessions of an account: end them, name them, sign out.

use identity_core::kernel::Label;
use identity_core::session::{EndOutcome, EndSessions, LiveSession, RenameOutcome, SignedIn};
use poem::{Request, Response, Result};

use super::form::Form;
use super::fresh_action::FreshAction;
use super::{see_other, session_ended, sign_in};
use crate::http::cookies::CookieName;
use crate::http::fail::Fail;
use crate::http::problem::Problem;
use crate::request;

async fn end_sessions(fresh_action: FreshAction, which: EndSessions) -> Result<Response> {
    let FreshAction { app, fresh, origin, .. } = fresh_action;
    let current = fresh.live().session.id;
    let outcome = app.identity.end_sessions(&fresh, which, &origin).await.map_err(Fail::from)?;
    let cleared = app.cookies.clear(CookieName::Session)?;
    match (outcome, which) {
        (EndOutcome::CallerEnded, _) => session_ended(&app),
        (EndOutcome::NoSuchSession, _) => Err(Fail::new(Problem::NotFound).into()),
        (EndOutcome::Ended(_), EndSessions::All) => {
            see_other("/sign-in?notice=signed-out", &[cleared])
        }
        (EndOutcome::Ended(_), EndSessions::One(id)) if id == current => {
            see_other("/sign-in?notice=signed-out", &[cleared])
        }
        (EndOutcome::Ended(_), EndSessions::One(_)) => {
            see_other("/account?notice=session-ended", &[])
        }
        (EndOutcome::Ended(count), EndSessions::Others) => {
            see_other(&format!("/account?notice=sessions-ended&count={count}"), &[])
        }
    }
}

/// `POST /account/sessions/end`
pub(crate) async fn end(fresh_action: FreshAction) -> Result<Response> {
    let id = fresh_action.form.text("id").parse();
    let id = id.map_err(|_| Fail::new(Problem::NotFound))?;
    end_sessions(fresh_action, EndSessions::One(id)).await
}

/// `POST /account/sessions/end-others`
pub(crate) async fn end_others(fresh_action: FreshAction) -> Result<Response> {
    end_sessions(fresh_action, EndSessions::Others).await
}

/// `POST /account/sessions/end-all`
pub(crate) async fn end_all(fresh_action: FreshAction) -> Result<Response> {
    end_sessions(fresh_action, EndSessions::All).await
}

/// `POST /account/sessions/name`
pub async fn rename(mut request: Request, caller: SignedIn) -> Result<Response> {
    let form = Form::read(&mut request).await?;
    let app = request::app(&request)?;
    let id = form.text("id").parse().map_err(|_| Fail::new(Problem::NotFound))?;
    let Ok(name) = form.optional("name").map(Label::parse).transpose() else {
        return see_other("/account?notice=session-name-wrong", &[]);
    };
    let renamed =
        app.identity.rename_session(&caller, id, name.as_ref(), &request::origin(&request)).await;
    match renamed.map_err(Fail::from)? {
        RenameOutcome::Renamed => see_other("/account?notice=session-named", &[]),
        RenameOutcome::NoSuchSession => Err(Fail::new(Problem::NotFound).into()),
        RenameOutcome::CallerEnded => see_other(&sign_in::address(&request), &[]),
    }
}

/// `POST /sign-out`
pub async fn sign_out(request: Request, live: LiveSession) -> Result<Response> {
    let app = request::app(&request)?;
    let ended = app.identity.sign_out(&live, &request::origin(&request)).await;
    if !ended.map_err(Fail::from)? {
        return see_other(&sign_in::address(&request), &[]);
    }
    see_other("/sign-in?notice=signed-out", &[app.cookies.clear(CookieName::Session)?])
}
