//! Setting up an authenticator app in steps, and turning two-factor authentication off.

use std::time::Duration;

use askama::Template;
use identity_core::session::{FreshSession, LiveSession, SessionAccess};
use identity_core::two_factor::{AuthenticatorClock, ConfirmTotp, Enrolment, RemoveTotp, TotpCode};
use poem::http::StatusCode;
use poem::{Request, Response, Result};

use super::form::Faults;
use super::frame::Frame;
use super::fresh_action::FreshAction;
use super::session_access::home_of;
use super::two_factor_recovery_codes::NewCodesPage;
use super::{page, query, see_other, session_ended};
use crate::app::App;
use crate::http::fail::Fail;
use crate::request;
use crate::{client_cookies, qr};

const ALLOWED_ACCESS: [SessionAccess; 2] = [SessionAccess::Full, SessionAccess::SecondFactor];
const HERE: &str = "/account/security/totp";

#[derive(Template)]
#[template(path = "two_factor_totp.html")]
struct TotpPage {
    frame: Frame,
    on: bool,
    /// `true` if the session must set up a second factor first.
    demanded: bool,
    /// The reason why two-factor authentication cannot be turned off.
    refused: Option<&'static str>,
    codes: u32,
    waits_for: Duration,
}

#[derive(Template)]
#[template(path = "two_factor_totp_secret.html")]
struct SecretPage {
    frame: Frame,
    picture: String,
    /// In groups of four characters.
    key: String,
    issuer: String,
    account: String,
    faults: Faults,
}

/// `GET /account/security/totp`
pub async fn show(request: Request, live: LiveSession) -> Result<Response> {
    let app = request::app(&request)?;
    if !ALLOWED_ACCESS.contains(&live.access) {
        return see_other(home_of(live.access), &[]);
    }
    let policy = &app.identity.policy().two_factor;
    let template = TotpPage {
        frame: Frame::of(app, &request, Some(&live.account)),
        on: live.account.protection.second_factor,
        demanded: live.access == SessionAccess::SecondFactor,
        refused: match query(&request, "notice").as_deref() {
            Some("demanded") => Some("totp-demanded"),
            Some("password-alone") => Some("totp-password-alone"),
            _ => None,
        },
        codes: policy.recovery_codes,
        waits_for: policy.enrolment,
    };
    page(StatusCode::OK, &template)
}

/// `POST /account/security/totp`
pub(crate) async fn start(fresh_action: FreshAction) -> Result<Response> {
    let FreshAction { app, fresh, origin, .. } = fresh_action;
    match app.identity.start_totp(&fresh, &origin).await.map_err(Fail::from)? {
        Some(_) => see_other("/account/security/totp/confirm", &[]),
        None => session_ended(&app),
    }
}

fn secret_page(app: &App, frame: Frame, account: &str, enrolment: &Enrolment) -> SecretPage {
    let key = enrolment.key.expose().as_bytes().chunks(4);
    let key: Vec<String> = key.map(|four| String::from_utf8_lossy(four).into_owned()).collect();
    let label = frame.text.say("totp-picture-label").with("key", key.join(" ")).to_string();
    SecretPage {
        picture: qr::svg(enrolment.uri.expose(), &label).unwrap_or_default(),
        key: key.join(" "),
        issuer: app.identity.policy().two_factor.issuer.clone(),
        account: account.to_owned(),
        faults: Faults::none(),
        frame,
    }
}

/// `GET /account/security/totp/confirm`
pub async fn show_secret(request: Request, fresh: FreshSession) -> Result<Response> {
    let app = request::app(&request)?;
    let Some(enrolment) = app.identity.pending_totp(&fresh).await.map_err(Fail::from)? else {
        return see_other(HERE, &[]);
    };
    let account = &fresh.live().account;
    let frame = Frame::of(app, &request, Some(account));
    page(StatusCode::OK, &secret_page(app, frame, account.email.as_str(), &enrolment))
}

/// `POST /account/security/totp/confirm`
pub(crate) async fn confirm(fresh_action: FreshAction) -> Result<Response> {
    let FreshAction { app, fresh, frame, origin, mut form } = fresh_action;
    let outcome = match TotpCode::parse(&form.secret("code")) {
        Some(code) => {
            app.identity.confirm_totp(&fresh, &code, &origin).await.map_err(Fail::from)?
        }
        None => ConfirmTotp::WrongCode,
    };
    match outcome {
        ConfirmTotp::On(on) => {
            let cookie = client_cookies::renewed(&app, fresh.live(), &on.token)?;
            let frame = frame.in_session_of(&app, &on.token);
            let notice = match on.clock {
                AuthenticatorClock::Right => None,
                AuthenticatorClock::Behind => Some(frame.text.say("clock-behind").to_string()),
                AuthenticatorClock::Ahead => Some(frame.text.say("clock-ahead").to_string()),
            };
            let template = NewCodesPage::after_switching_on(frame, &on.recovery_codes, notice);
            let mut answer = page(StatusCode::OK, &template)?;
            answer.headers_mut().append(poem::http::header::SET_COOKIE, cookie);
            Ok(answer)
        }
        ConfirmTotp::WrongCode => {
            let pending = app.identity.pending_totp(&fresh).await.map_err(Fail::from)?;
            let Some(enrolment) = pending else { return see_other(HERE, &[]) };
            let account = fresh.live().account.email.as_str();
            let mut template = secret_page(&app, frame, account, &enrolment);
            let sentence = template.frame.text.say("code-wrong").to_string();
            template.faults.add("code", sentence);
            page(StatusCode::UNPROCESSABLE_ENTITY, &template)
        }
        ConfirmTotp::NoPendingEnrolment => see_other(HERE, &[]),
        ConfirmTotp::CallerEnded => session_ended(&app),
    }
}

/// `POST /account/security/totp/remove`
pub(crate) async fn remove(fresh_action: FreshAction) -> Result<Response> {
    let FreshAction { app, fresh, origin, .. } = fresh_action;
    match app.identity.remove_totp(&fresh, &origin).await.map_err(Fail::from)? {
        RemoveTotp::Off { token } => {
            let cookie = client_cookies::renewed(&app, fresh.live(), &token)?;
            see_other("/account/security?notice=second-factor-off", &[cookie])
        }
        RemoveTotp::NotOn => see_other(HERE, &[]),
        RemoveTotp::Demanded => see_other(&format!("{HERE}?notice=demanded"), &[]),
        RemoveTotp::PasswordTooWeakAlone => {
            see_other(&format!("{HERE}?notice=password-alone"), &[])
        }
        RemoveTotp::CallerEnded => session_ended(&app),
    }
}
