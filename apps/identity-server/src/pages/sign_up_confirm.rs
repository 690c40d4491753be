//! Confirming a registration with the mailed link.

use askama::Template;
use identity_core::kernel::{BearerKind, BearerToken};
use identity_core::password::Password;
use identity_core::sign_up::{Confirm, ConfirmOutcome};
use poem::http::StatusCode;
use poem::{Request, Response, Result};

use super::form::{Faults, Form, PasswordHint};
use super::frame::Frame;
use super::{mailed_link, page, see_other};
use crate::app::App;
use crate::http::cookies::CookieName;
use crate::http::fail::Fail;
use crate::input::code;
use crate::request;

#[derive(Template)]
#[template(path = "sign_up_confirm.html")]
struct ConfirmPage {
    frame: Frame,
    valid: bool,
    password_needed: bool,
    hint: PasswordHint,
    faults: Faults,
}

fn browser(app: &App, request: &Request) -> Option<BearerToken> {
    let cookie = app.cookies.read(request.headers(), CookieName::Registration);
    cookie.and_then(|text| BearerToken::parse(BearerKind::Registration, text))
}

fn blank(app: &App, request: &Request) -> ConfirmPage {
    ConfirmPage {
        frame: Frame::of(app, request, None),
        valid: mailed_link::token(app, request).is_some(),
        password_needed: browser(app, request).is_none(),
        hint: PasswordHint::of(app, false),
        faults: Faults::none(),
    }
}

/// `GET /sign-up/confirm`
pub async fn show(request: Request) -> Result<Response> {
    let app = request::app(&request)?;
    let template = blank(app, &request);
    page(if template.valid { StatusCode::OK } else { StatusCode::BAD_REQUEST }, &template)
}

/// `POST /sign-up/confirm`
pub async fn submit(mut request: Request) -> Result<Response> {
    let mut form = Form::read(&mut request).await?;
    let app = request::app(&request)?;
    let mut template = blank(app, &request);
    let text = template.frame.text;
    let Some(token) = mailed_link::token(app, &request) else {
        return page(StatusCode::BAD_REQUEST, &template);
    };
    let mut password = None;
    if form.ticked("password") {
        template.password_needed = true;
        let typed = Password::parse(&form.secret("password"));
        let sentence = |error| text.say(code::password(error)).to_string();
        password = template.faults.take("password", typed, sentence);
        if password.is_none() {
            return page(StatusCode::UNPROCESSABLE_ENTITY, &template);
        }
    }
    let (browser, origin) = (browser(app, &request), request::origin(&request));
    let command = Confirm { token, browser, password, locale: text.locale(), origin };
    match app.identity.confirm_registration(command).await.map_err(Fail::from)? {
        ConfirmOutcome::Confirmed(_) => {
            let cookies = [
                app.cookies.clear(CookieName::Token)?,
                app.cookies.clear(CookieName::Registration)?,
            ];
            see_other("/sign-in?notice=confirmed", &cookies)
        }
        ConfirmOutcome::PasswordNeeded => {
            template.password_needed = true;
            page(StatusCode::CONFLICT, &template)
        }
        ConfirmOutcome::PasswordRejected(rules) => {
            template.faults.password(app, text, &template.hint, &rules);
            page(StatusCode::UNPROCESSABLE_ENTITY, &template)
        }
        ConfirmOutcome::TokenInvalid => {
            template.valid = false;
            page(StatusCode::BAD_REQUEST, &template)
        }
    }
}
