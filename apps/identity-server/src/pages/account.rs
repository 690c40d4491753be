//! The account: overview, and where it is signed in.

use askama::Template;
use identity_core::account::Account;
use identity_core::kernel::Timestamp;
use identity_core::session::{EndOutcome, EndSessions, Session, SignedIn};
use identity_text::Text;
use poem::http::StatusCode;
use poem::{Request, Response, Result};

use super::form::Form;
use super::frame::Frame;
use super::{page, query, see_other, session_of, sign_in};
use crate::api::describe;
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
    notice: Option<String>,
}

struct SessionCard {
    id: String,
    current: bool,
    device: String,
    kind: &'static str,
    address: String,
    created_at: Timestamp,
    last_seen_at: Timestamp,
    ends_at: Timestamp,
}

fn card(session: &Session, caller: &SignedIn, text: &'static Text) -> SessionCard {
    let device = describe::device(session);
    let browser = match device.browser {
        Some(name) => name.to_owned(),
        None => text.say("session-unknown-browser").to_string(),
    };
    let system = match device.os {
        Some(name) => name.to_owned(),
        None => text.say("session-unknown-system").to_string(),
    };
    SessionCard {
        id: session.id.to_string(),
        current: session.id == caller.session.id,
        device: text.say("session-device").with("browser", browser).with("os", system).to_string(),
        kind: match device.kind {
            identity_signals::DeviceKind::Desktop => "device-desktop",
            identity_signals::DeviceKind::Mobile => "device-mobile",
            identity_signals::DeviceKind::Tablet => "device-tablet",
            identity_signals::DeviceKind::Other => "device-other",
        },
        address: session.origin.address.to_string(),
        created_at: session.created_at,
        last_seen_at: session.last_seen_at,
        ends_at: session.ends_at(),
    }
}

fn notice(request: &Request, text: &'static Text) -> Option<String> {
    match query(request, "notice")?.as_str() {
        "session-ended" => Some(text.say("session-ended").to_string()),
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
    let frame = Frame::of(&app, &request, Some(&caller));
    let text = frame.text;
    let template = AccountPage {
        sessions: sessions.iter().map(|session| card(session, &caller, text)).collect(),
        notice: notice(&request, text),
        account: caller.account,
        frame,
    };
    page(StatusCode::OK, &template)
}

async fn end_sessions(request: &Request, which: EndSessions) -> Result<Response> {
    let (app, caller) = match session_of(request).await? {
        Ok(found) => found,
        Err(redirect) => return Ok(redirect),
    };
    let origin = request::origin(request);
    let outcome = app.identity.end_sessions(&caller, which, &origin).await.map_err(Fail::from)?;
    let gone = app.cookies.clear(CookieName::Session)?;
    match (outcome, which) {
        (EndOutcome::CallerEnded, _) => see_other(&sign_in::address(request), &[]),
        (EndOutcome::NoSuchSession, _) => Err(Fail::new(Problem::NotFound).into()),
        (EndOutcome::Ended(_), EndSessions::Current | EndSessions::All) => {
            see_other("/sign-in?notice=signed-out", &[gone])
        }
        (EndOutcome::Ended(_), EndSessions::One(id)) if id == caller.session.id => {
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
pub async fn end(mut request: Request) -> Result<Response> {
    let form = Form::read(&mut request).await?;
    let id = form.text("id").parse().map_err(|_| Fail::new(Problem::NotFound))?;
    end_sessions(&request, EndSessions::One(id)).await
}

/// `POST /account/sessions/end-others`
pub async fn end_others(request: Request) -> Result<Response> {
    end_sessions(&request, EndSessions::Others).await
}

/// `POST /account/sessions/end-all`
pub async fn end_all(request: Request) -> Result<Response> {
    end_sessions(&request, EndSessions::All).await
}

/// `POST /sign-out`
pub async fn sign_out(request: Request) -> Result<Response> {
    end_sessions(&request, EndSessions::Current).await
}
