//! Unlocking an account that failed sign-ins locked.

use askama::Template;
use identity_core::recovery::{Unlock, UnlockOutcome};
use poem::http::StatusCode;
use poem::{Request, Response, Result};

use super::form::Form;
use super::frame::Frame;
use super::{mailed_link, page, see_other};
use crate::app::App;
use crate::http::cookies::CookieName;
use crate::http::fail::Fail;
use crate::input::proof::typed_proof;
use crate::{client_cookies, request};

const HERE: &str = "/unlock/confirm";

#[derive(Template)]
#[template(path = "recovery_unlock.html")]
struct ConfirmPage {
    frame: Frame,
    valid: bool,
    second_factor: bool,
    failed: bool,
}

async fn current(app: &App, request: &Request) -> Result<ConfirmPage> {
    let opened = match mailed_link::token(app, request) {
        Some(token) => app.identity.open_unlock(&token).await.map_err(Fail::from)?,
        None => None,
    };
    Ok(ConfirmPage {
        frame: Frame::of(app, request, None),
        valid: opened.is_some(),
        second_factor: opened == Some(true),
        failed: false,
    })
}

/// `GET /unlock/confirm`
pub async fn show(request: Request) -> Result<Response> {
    let app = request::app(&request)?;
    let template = current(app, &request).await?;
    page(if template.valid { StatusCode::OK } else { StatusCode::BAD_REQUEST }, &template)
}

/// `POST /unlock/confirm`
pub async fn submit(mut request: Request) -> Result<Response> {
    let mut form = Form::read(&mut request).await?;
    let app = request::app(&request)?;
    let Some(token) = mailed_link::token(app, &request) else { return see_other(HERE, &[]) };
    let proof = typed_proof(&form.secret("code"));
    let devices = client_cookies::device_digests(app, request.headers());
    let command = Unlock { token, proof, devices, origin: request::origin(&request) };
    let outcome = app.identity.unlock(command).await.map_err(Fail::from)?;
    match outcome {
        UnlockOutcome::Unlocked(device) => {
            let mut cookies = vec![app.cookies.clear(CookieName::Token)?];
            cookies.extend(client_cookies::known_devices(app, request.headers(), &device)?);
            see_other("/sign-in?notice=unlocked", &cookies)
        }
        UnlockOutcome::SecondFactorNeeded | UnlockOutcome::WrongFactor => {
            let template = ConfirmPage { failed: true, ..current(app, &request).await? };
            page(StatusCode::UNPROCESSABLE_ENTITY, &template)
        }
        UnlockOutcome::TokenInvalid => see_other(HERE, &[app.cookies.clear(CookieName::Token)?]),
    }
}
