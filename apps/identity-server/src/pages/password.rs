//! Changing the password.

use askama::Template;
use identity_core::account::Account;
use identity_core::password::{ChangePassword, ChangePasswordOutcome, Password};
use identity_core::session::{FreshSession, ProofRefused};
use poem::http::StatusCode;
use poem::{Request, Response, Result};

use super::form::{Faults, PasswordHint};
use super::frame::Frame;
use super::fresh_action::FreshAction;
use super::{page, see_other, session_ended};
use crate::app::App;
use crate::client_cookies;
use crate::http::fail::Fail;
use crate::input::code;
use crate::request;

#[derive(Template)]
#[template(path = "password.html")]
struct PasswordPage {
    frame: Frame,
    email: String,
    /// `true` if the session must change the password first.
    demanded: bool,
    hint: PasswordHint,
    faults: Faults,
}

fn blank(app: &App, frame: Frame, account: &Account) -> PasswordPage {
    PasswordPage {
        frame,
        email: account.email.as_str().to_owned(),
        demanded: account.protection.password_change_required,
        hint: PasswordHint::of(app, account.protection.second_factor),
        faults: Faults::none(),
    }
}

/// `GET /account/security/password`
pub async fn show(request: Request, fresh: FreshSession) -> Result<Response> {
    let app = request::app(&request)?;
    let account = &fresh.live().account;
    let frame = Frame::of(app, &request, Some(account));
    page(StatusCode::OK, &blank(app, frame, account))
}

/// `GET /.well-known/change-password`, which password managers open (W3C, "A Well-Known URL for
/// Changing Passwords").
pub async fn well_known(_: Request) -> Result<Response> {
    see_other("/account/security/password", &[])
}

/// `POST /account/security/password`
pub(crate) async fn change(fresh_action: FreshAction) -> Result<Response> {
    let FreshAction { app, fresh, frame, origin, mut form } = fresh_action;
    let live = fresh.live();
    let mut template = blank(&app, frame, &live.account);
    let text = template.frame.text;
    let sentence = |error| text.say(code::password(error)).to_string();
    let current = Password::parse(&form.secret("current_password"));
    let current = template.faults.take("current_password", current, sentence);
    let new = Password::parse(&form.secret("password"));
    let new = template.faults.take("password", new, sentence);
    let (Some(current), Some(new)) = (current, new) else {
        return page(StatusCode::UNPROCESSABLE_ENTITY, &template);
    };
    let command = ChangePassword { current, new, origin };
    match app.identity.change_password(&fresh, command).await.map_err(Fail::from)? {
        ChangePasswordOutcome::Changed { token } => {
            let cookie = client_cookies::renewed(&app, live, &token)?;
            see_other("/account/security?notice=password-changed", &[cookie])
        }
        ChangePasswordOutcome::Rejected(rules) => {
            template.faults.password(&app, text, &template.hint, &rules);
            page(StatusCode::UNPROCESSABLE_ENTITY, &template)
        }
        ChangePasswordOutcome::Refused(ProofRefused::TryAgain) => {
            template.faults.add("current_password", text.say("password-wrong").to_string());
            page(StatusCode::UNPROCESSABLE_ENTITY, &template)
        }
        ChangePasswordOutcome::Refused(ProofRefused::SessionEnded)
        | ChangePasswordOutcome::CallerEnded => session_ended(&app),
    }
}
