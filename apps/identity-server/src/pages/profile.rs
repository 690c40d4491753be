//! The profile: name, language and time zone.

use askama::Template;
use identity_core::account::DisplayName;
use identity_core::kernel::{Locale, TimeZone};
use identity_core::profile::{Change, UpdateProfile};
use identity_core::session::SignedIn;
use poem::http::StatusCode;
use poem::{Request, Response, Result};

use super::form::{Faults, Form};
use super::frame::Frame;
use super::{page, query, see_other, sign_in};
use crate::http::fail::Fail;
use crate::input::code;
use crate::request;

#[derive(Template)]
#[template(path = "profile.html")]
struct ProfilePage {
    frame: Frame,
    display_name: String,
    locale: Locale,
    time_zone: String,
    zones: Vec<String>,
    saved: bool,
    faults: Faults,
}

fn zones() -> Vec<String> {
    let mut zones: Vec<String> =
        jiff::tz::db().available().map(|zone| zone.as_str().to_owned()).collect();
    zones.retain(|zone| zone.contains('/') || zone == "UTC");
    zones.sort_unstable();
    zones
}

/// `GET /account/profile`
pub async fn show(request: Request, caller: SignedIn) -> Result<Response> {
    let app = request::app(&request)?;
    let name = caller.account.display_name.as_ref().map(DisplayName::as_str);
    let template = ProfilePage {
        frame: Frame::of(app, &request, Some(&caller.account)),
        display_name: name.unwrap_or_default().to_owned(),
        locale: caller.account.locale,
        time_zone: caller.account.time_zone.name().to_owned(),
        zones: zones(),
        saved: query(&request, "notice").as_deref() == Some("saved"),
        faults: Faults::none(),
    };
    page(StatusCode::OK, &template)
}

/// `POST /account/profile`
pub async fn submit(mut request: Request, caller: SignedIn) -> Result<Response> {
    let form = Form::read(&mut request).await?;
    let app = request::app(&request)?;
    let frame = Frame::of(app, &request, Some(&caller.account));
    let text = frame.text;
    let mut faults = Faults::none();
    let name = form.optional("display_name").map(DisplayName::parse).transpose();
    let name =
        faults.take("display_name", name, |error| text.say(code::display_name(error)).to_string());
    let locale = Locale::from_tag(form.text("locale")).ok_or(());
    let locale = faults.take("locale", locale, |()| text.say(code::LOCALE).to_string());
    let zone = TimeZone::parse(form.text("time_zone"));
    let zone = faults.take("time_zone", zone, |_| text.say(code::TIME_ZONE).to_string());
    if let (Some(display_name), Some(locale), Some(zone)) = (name, locale, zone) {
        let command = UpdateProfile {
            display_name: Change::Set(display_name),
            locale: Change::Set(locale),
            time_zone: Change::Set(zone),
        };
        let origin = request::origin(&request);
        let changed = app.identity.update_profile(&caller, command, &origin).await;
        return match changed.map_err(Fail::from)? {
            Some(_) => see_other("/account/profile?notice=saved", &[]),
            None => see_other(&sign_in::address(&request), &[]),
        };
    }
    let template = ProfilePage {
        frame,
        display_name: form.text("display_name").to_owned(),
        locale: locale.unwrap_or(caller.account.locale),
        time_zone: form.text("time_zone").to_owned(),
        zones: zones(),
        saved: false,
        faults,
    };
    page(StatusCode::UNPROCESSABLE_ENTITY, &template)
}
