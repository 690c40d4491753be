//! Sign in.

use std::sync::Arc;

use askama::Template;
use identity_core::kernel::Email;
use identity_core::password::Password;
use identity_core::session::Persistence;
use identity_core::sign_in::{SignIn, SignInOutcome};
use poem::http::StatusCode;
use poem::{Request, Response, Result};

use super::form::Form;
use super::frame::Frame;
use super::{own_path, page, query, see_other};
use crate::api::sign_in::session_cookie;
use crate::app::App;
use crate::http::cookies::CookieName;
use crate::request;

#[derive(Template)]
#[template(path = "sign_in.html")]
struct SignInPage {
    frame: Frame,
    email: String,
    keep: bool,
    next: String,
    notice: Option<&'static str>,
    failed: bool,
}

/// Where the sign-in page is, for a page that needs a session.
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
        _ => None,
    }
}

/// `GET /sign-in`
pub async fn show(request: Request) -> Result<Response> {
    let app = request::app(&request)?;
    if request::signed_in(app, &request).await?.is_some() {
        return see_other("/account", &[]);
    }
    let next = query(&request, "next").filter(|path| own_path(path).is_some());
    let template = SignInPage {
        frame: Frame::of(app, &request, None),
        email: String::new(),
        keep: false,
        next: next.unwrap_or_default(),
        notice: query(&request, "notice").as_deref().and_then(notice),
        failed: false,
    };
    page(StatusCode::OK, &template)
}

/// `POST /sign-in`
pub async fn submit(mut request: Request) -> Result<Response> {
    let mut form = Form::read(&mut request).await?;
    let app = request::app(&request)?;
    let persistence =
        if form.ticked("keep_signed_in") { Persistence::Kept } else { Persistence::Browser };
    let password = Password::parse(&form.secret("password"));
    let outcome = match (Email::parse(form.text("email")), password) {
        (Ok(email), Ok(password)) => {
            let origin = request::origin(&request);
            let command = SignIn { email, password, persistence, origin };
            app.identity.sign_in(command).await.map_err(crate::http::fail::Fail::from)?
        }
        _ => SignInOutcome::Refused,
    };
    match outcome {
        SignInOutcome::SignedIn(new) => {
            let cookie = session_cookie(app, &new, persistence)?;
            see_other(own_path(form.text("next")).unwrap_or("/account"), &[cookie])
        }
        SignInOutcome::Refused => {
            let template = SignInPage {
                frame: Frame::of(app, &request, None),
                email: form.text("email").to_owned(),
                keep: persistence == Persistence::Kept,
                next: own_path(form.text("next")).unwrap_or_default().to_owned(),
                notice: None,
                failed: true,
            };
            page(StatusCode::UNPROCESSABLE_ENTITY, &template)
        }
    }
}
