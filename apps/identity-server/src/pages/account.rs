//! The account: overview, where it is signed in, and the devices that it is known to use.

use std::time::Duration;

use askama::Template;
use identity_core::account::Account;
use identity_core::device::{Device, ForgetOutcome};
use identity_core::kernel::{Label, Timestamp, UserAgent};
use identity_core::session::{EndOutcome, EndSessions, RenameOutcome, Session, SignedIn};
use identity_signals::DeviceKind;
use identity_text::Text;
use poem::http::StatusCode;
use poem::{Request, Response, Result};

use super::form::Form;
use super::frame::Frame;
use super::fresh_action::FreshAction;
use super::{live_session_of, page, query, see_other, session_ended, session_of, sign_in};
use crate::api::describe;
use crate::app::App;
use crate::http::cookies::CookieName;
use crate::http::fail::Fail;
use crate::http::problem::Problem;
use crate::request;

#[derive(Template)]
#[template(path = "account.html")]
struct AccountPage {
    frame: Frame,
    account: Account,
    sessions: Vec<SessionCard>,
    devices: Vec<DeviceCard>,
    known_for: Duration,
    notice: Option<String>,
}

struct SessionCard {
    id: String,
    current: bool,
    name: String,
    device: String,
    kind: &'static str,
    address: String,
    place: Option<String>,
    created_at: Timestamp,
    last_seen_at: Timestamp,
    ends_at: Timestamp,
}

struct DeviceCard {
    id: String,
    device: String,
    kind: &'static str,
    address: String,
    created_at: Timestamp,
    last_used_at: Timestamp,
}

/// What a user agent tells, in words, and the key of the word for its kind.
fn described(user_agent: Option<&UserAgent>, text: &'static Text) -> (String, &'static str) {
    let device = describe::device(user_agent);
    let kind = match device.kind {
        DeviceKind::Desktop => "device-desktop",
        DeviceKind::Mobile => "device-mobile",
        DeviceKind::Tablet => "device-tablet",
        DeviceKind::Other => "device-other",
    };
    (text.device(device.browser, device.os), kind)
}

fn session_card(
    app: &App,
    session: &Session,
    caller: &SignedIn,
    text: &'static Text,
) -> SessionCard {
    let (device, kind) = described(session.origin.user_agent.as_ref(), text);
    let place = describe::place(app, session, text.locale());
    SessionCard {
        id: session.id.to_string(),
        current: session.id == caller.session.id,
        name: session.name.as_ref().map(Label::as_str).unwrap_or_default().to_owned(),
        device,
        kind,
        address: session.origin.address.to_string(),
        place: place.map(|place| place.line()),
        created_at: session.created_at,
        last_seen_at: session.last_seen_at,
        ends_at: session.ends_at(),
    }
}

fn device_card(device: &Device, text: &'static Text) -> DeviceCard {
    let (words, kind) = described(device.origin.user_agent.as_ref(), text);
    DeviceCard {
        id: device.id.to_string(),
        device: words,
        kind,
        address: device.origin.address.to_string(),
        created_at: device.created_at,
        last_used_at: device.last_used_at,
    }
}

fn notice(request: &Request, text: &'static Text) -> Option<String> {
    match query(request, "notice")?.as_str() {
        "not-done" => Some(text.say("notice-not-done").to_string()),
        "session-ended" => Some(text.say("session-ended").to_string()),
        "session-named" => Some(text.say("session-named").to_string()),
        "session-name-wrong" => Some(text.say("session-name-wrong").to_string()),
        "device-forgotten" => Some(text.say("device-forgotten").to_string()),
        "clock-behind" => Some(text.say("clock-behind").to_string()),
        "clock-ahead" => Some(text.say("clock-ahead").to_string()),
        "recovery-code-used" => {
            let count: u64 = query(request, "count")?.parse().ok()?;
            Some(text.say("notice-recovery-code-used").with("count", count).to_string())
        }
        "sessions-ended" => {
            let count: u64 = query(request, "count")?.parse().ok()?;
            Some(text.say("sessions-ended").with("count", count).to_string())
        }
        _ => None,
    }
}

/// `GET /account`
pub async fn show(request: Request) -> Result<Response> {
    let (app, caller) = match session_of(&request).await? {
        Ok(found) => found,
        Err(redirect) => return Ok(redirect),
    };
    let sessions = app.identity.sessions(&caller).await.map_err(Fail::from)?;
    let devices = app.identity.devices(&caller).await.map_err(Fail::from)?;
    let frame = Frame::of(&app, &request, Some(&caller.account));
    let text = frame.text;
    let card = |session| session_card(&app, session, &caller, text);
    let template = AccountPage {
        sessions: sessions.iter().map(card).collect(),
        devices: devices.iter().map(|device| device_card(device, text)).collect(),
        known_for: app.identity.policy().device.lifetime,
        notice: notice(&request, text),
        account: caller.account.clone(),
        frame,
    };
    page(StatusCode::OK, &template)
}

async fn end_sessions(fresh_action: FreshAction, which: EndSessions) -> Result<Response> {
    let FreshAction { app, fresh, origin, .. } = fresh_action;
    let current = fresh.live().session.id;
    let outcome = app.identity.end_sessions(&fresh, which, &origin).await.map_err(Fail::from)?;
    let gone = app.cookies.clear(CookieName::Session)?;
    match (outcome, which) {
        (EndOutcome::CallerEnded, _) => session_ended(&app),
        (EndOutcome::NoSuchSession, _) => Err(Fail::new(Problem::NotFound).into()),
        (EndOutcome::Ended(_), EndSessions::All) => {
            see_other("/sign-in?notice=signed-out", &[gone])
        }
        (EndOutcome::Ended(_), EndSessions::One(id)) if id == current => {
            see_other("/sign-in?notice=signed-out", &[gone])
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
pub(crate) async fn end(fresh_action: FreshAction, form: Form) -> Result<Response> {
    let id = form.text("id").parse().map_err(|_| Fail::new(Problem::NotFound))?;
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
pub async fn rename(mut request: Request) -> Result<Response> {
    let form = Form::read(&mut request).await?;
    let (app, caller) = match session_of(&request).await? {
        Ok(found) => found,
        Err(redirect) => return Ok(redirect),
    };
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

/// `POST /account/devices/forget`
pub async fn forget_device(mut request: Request) -> Result<Response> {
    let form = Form::read(&mut request).await?;
    let (app, caller) = match session_of(&request).await? {
        Ok(found) => found,
        Err(redirect) => return Ok(redirect),
    };
    let id = form.text("id").parse().map_err(|_| Fail::new(Problem::NotFound))?;
    let origin = request::origin(&request);
    match app.identity.forget_device(&caller, id, &origin).await.map_err(Fail::from)? {
        ForgetOutcome::Forgotten => see_other("/account?notice=device-forgotten", &[]),
        ForgetOutcome::NoSuchDevice => Err(Fail::new(Problem::NotFound).into()),
        ForgetOutcome::CallerEnded => see_other(&sign_in::address(&request), &[]),
    }
}

/// `POST /sign-out`
pub async fn sign_out(request: Request) -> Result<Response> {
    let (app, live) = match live_session_of(&request).await? {
        Ok(found) => found,
        Err(redirect) => return Ok(redirect),
    };
    let ended = app.identity.sign_out(&live, &request::origin(&request)).await;
    if !ended.map_err(Fail::from)? {
        return see_other(&sign_in::address(&request), &[]);
    }
    see_other("/sign-in?notice=signed-out", &[app.cookies.clear(CookieName::Session)?])
}
