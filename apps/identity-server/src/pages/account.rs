//! The account page: the overview, its sessions and its known devices.

use std::time::Duration;

use askama::Template;
use identity_core::account::Account;
use identity_core::device::Device;
use identity_core::kernel::{Label, Timestamp, UserAgent};
use identity_core::session::{Session, SignedIn};
use identity_signals::DeviceKind;
use identity_text::Text;
use poem::http::StatusCode;
use poem::{Request, Response, Result};

use super::frame::Frame;
use super::{page, query};
use crate::app::App;
use crate::http::fail::Fail;
use crate::request;
use crate::view::device::device;
use crate::view::place::place;

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

/// Returns the words for a device and the key of the word for its kind.
fn described(user_agent: Option<&UserAgent>, text: &'static Text) -> (String, &'static str) {
    let device = device(user_agent);
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
    let place = place(app, session, text.locale());
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
pub async fn show(request: Request, caller: SignedIn) -> Result<Response> {
    let app = request::app(&request)?;
    let sessions = app.identity.sessions(&caller).await.map_err(Fail::from)?;
    let devices = app.identity.devices(&caller).await.map_err(Fail::from)?;
    let frame = Frame::of(app, &request, Some(&caller.account));
    let text = frame.text;
    let card = |session| session_card(app, session, &caller, text);
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
