//! Signing in with a password.

use std::sync::Arc;
use std::time::Duration;

use askama::Template;
use identity_core::kernel::Email;
use identity_core::password::Password;
use identity_core::session::Persistence;
use identity_core::sign_in::{DeviceTrust, SessionOptions, SignIn, SignInOutcome};
use poem::http::StatusCode;
use poem::{Request, Response, Result};

use super::form::Form;
use super::frame::Frame;
use super::session_access::home_of;
use super::{own_path, page, query, see_other, sign_in_second_factor, too_many};
use crate::app::App;
use crate::http::cookies::CookieName;
use crate::http::fail::Fail;
use crate::view::time::seconds_until;
use crate::{client_cookies, request};

#[derive(Template)]
#[template(path = "sign_in.html")]
struct SignInPage {
    frame: Frame,
    email: String,
    keep: bool,
    shared: bool,
    kept_for: Duration,
    next: String,
    notice: Option<&'static str>,
    failed: bool,
    /// The seconds to wait.
    wait: Option<u64>,
}

/// Returns the address of the sign-in page that leads back to this request's page.
pub fn address(request: &Request) -> String {
    let wanted = request.uri().path();
    let mut query = url::form_urlencoded::Serializer::new(String::new());
    if own_path(wanted).is_some() && wanted != "/account" && request.method().is_safe() {
        query.append_pair("next", wanted);
    }
    let session =
        |app: &Arc<App>| app.cookies.read(request.headers(), CookieName::Session).is_some();
    if request::app(request).is_ok_and(session) {
        query.append_pair("notice", "ended");
    }
    let query = query.finish();
    if query.is_empty() { "/sign-in".to_owned() } else { format!("/sign-in?{query}") }
}

fn notice(name: &str) -> Option<&'static str> {
    match name {
        "confirmed" => Some("sign-in-notice-confirmed"),
        "signed-out" => Some("sign-in-notice-signed-out"),
        "ended" => Some("sign-in-notice-ended"),
        "over" => Some("sign-in-notice-over"),
        "unlocked" => Some("sign-in-notice-unlocked"),
        "recovered" => Some("sign-in-notice-recovered"),
        "factor-lost" => Some("sign-in-notice-factor-lost"),
        "recovery-cancelled" => Some("notice-recovery-cancelled"),
        "recovery-contested" => Some("notice-recovery-contested"),
        "recovery-outweighed" => Some("notice-recovery-outweighed"),
        "report-outweighed" => Some("notice-report-outweighed"),
        _ => None,
    }
}

/// `GET /sign-in`
pub async fn show(request: Request) -> Result<Response> {
    let app = request::app(&request)?;
    if let Some(presented) = request::presented(app, &request).await? {
        return see_other(home_of(presented.live.access), &[]);
    }
    let next = query(&request, "next").filter(|path| own_path(path).is_some());
    let template = SignInPage {
        frame: Frame::of(app, &request, None),
        email: String::new(),
        keep: false,
        shared: false,
        kept_for: app.identity.policy().session.kept_lifetime,
        next: next.unwrap_or_default(),
        notice: query(&request, "notice").as_deref().and_then(notice),
        failed: false,
        wait: None,
    };
    page(StatusCode::OK, &template)
}

/// `POST /sign-in`
pub async fn submit(mut request: Request) -> Result<Response> {
    let mut form = Form::read(&mut request).await?;
    let app = request::app(&request)?;
    let keep = form.ticked("keep_signed_in");
    let shared = form.ticked("shared_device");
    let options = SessionOptions {
        persistence: if keep { Persistence::Kept } else { Persistence::Browser },
        device_trust: if shared { DeviceTrust::Shared } else { DeviceTrust::Own },
    };
    let password = Password::parse(&form.secret("password"));
    let outcome = match (Email::parse(form.text("email")), password) {
        (Ok(email), Ok(password)) => {
            let devices = client_cookies::device_digests(app, request.headers());
            let origin = request::origin(&request);
            let command = SignIn { email, password, options, devices, origin };
            app.identity.sign_in(command).await.map_err(Fail::from)?
        }
        _ => SignInOutcome::Refused,
    };
    let next = own_path(form.text("next"));
    match outcome {
        SignInOutcome::SignedIn(new) => {
            let cookies = client_cookies::started(app, request.headers(), &new)?;
            see_other(next.unwrap_or(home_of(new.access)), &cookies)
        }
        SignInOutcome::SecondFactorRequired(waiting) => {
            let age = Some(app.identity.policy().sign_in.pending);
            let cookie = app.cookies.set(CookieName::SignIn, waiting.token.expose(), age)?;
            see_other(&sign_in_second_factor::address(next), &[cookie])
        }
        SignInOutcome::Refused | SignInOutcome::RetryAfter(_) => {
            let wait = match outcome {
                SignInOutcome::RetryAfter(until) => Some(seconds_until(app, until)),
                _ => None,
            };
            let template = SignInPage {
                frame: Frame::of(app, &request, None),
                email: form.text("email").to_owned(),
                keep,
                shared,
                kept_for: app.identity.policy().session.kept_lifetime,
                next: next.unwrap_or_default().to_owned(),
                notice: None,
                failed: true,
                wait,
            };
            match wait {
                Some(seconds) => too_many(seconds, &template),
                None => page(StatusCode::UNPROCESSABLE_ENTITY, &template),
            }
        }
    }
}
