//! The email address and the recovery address, in a session of the account.

use askama::Template;
use identity_core::account::Account;
use identity_core::email_change::{ConfirmEmailOutcome, EmailRequestOutcome, RemoveRecoveryEmail};
use identity_core::kernel::Email;
use identity_core::notify::Purpose;
use identity_core::session::SignedIn;
use poem::http::StatusCode;
use poem::{Request, Response, Result};
use std::time::Duration;

use super::form::Faults;
use super::frame::Frame;
use super::fresh_action::FreshAction;
use super::{mailed_link, page, query, see_other, session_ended, too_many};
use crate::app::App;
use crate::http::cookies::CookieName;
use crate::http::fail::Fail;
use crate::input::code;
use crate::request;
use crate::view::time::seconds_until;

const HERE: &str = "/account/security/email";

#[derive(Template)]
#[template(path = "email_change.html")]
struct EmailPage {
    frame: Frame,
    email: String,
    new_email: Option<String>,
    recovery: Option<String>,
    new_recovery: Option<String>,
    revert_for: Duration,
    notice: Option<&'static str>,
    typed: String,
    typed_recovery: String,
    faults: Faults,
}

#[derive(Template)]
#[template(path = "email_change_confirm.html")]
struct ConfirmPage {
    frame: Frame,
    /// `true` for the recovery address.
    recovers: bool,
    own: String,
    /// The address that the link confirms. `None` if the link is not valid.
    email: Option<String>,
    taken: bool,
}

fn notice(name: &str) -> Option<&'static str> {
    match name {
        "asked" => Some("notice-email-asked"),
        "cancelled" => Some("notice-email-cancelled"),
        "changed" => Some("notice-email-changed"),
        "recovery-on" => Some("notice-recovery-email-on"),
        "recovery-off" => Some("notice-recovery-email-off"),
        _ => None,
    }
}

async fn current(
    app: &App,
    frame: Frame,
    account: &Account,
    caller: &SignedIn,
) -> Result<EmailPage> {
    let others = app.identity.other_addresses(caller).await.map_err(Fail::from)?;
    let now = app.clock.now();
    let text = |address: &identity_core::account::Address| address.email.as_str().to_owned();
    Ok(EmailPage {
        frame,
        email: account.email.as_str().to_owned(),
        new_email: others.new_email(now).map(text),
        recovery: others.recovery().map(text),
        new_recovery: others.new_recovery(now).map(text),
        revert_for: app.identity.policy().email_change.revert_for,
        notice: None,
        typed: String::new(),
        typed_recovery: String::new(),
        faults: Faults::none(),
    })
}

/// `GET /account/security/email`
pub async fn show(request: Request, caller: SignedIn) -> Result<Response> {
    let app = request::app(&request)?;
    let frame = Frame::of(app, &request, Some(&caller.account));
    let mut template = current(app, frame, &caller.account, &caller).await?;
    template.notice = query(&request, "notice").as_deref().and_then(notice);
    page(StatusCode::OK, &template)
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Requested {
    Email,
    RecoveryEmail,
}

/// `POST /account/security/email`
pub(crate) async fn request_email(fresh_action: FreshAction) -> Result<Response> {
    request_address(fresh_action, Requested::Email).await
}

/// `POST /account/security/recovery-email`
pub(crate) async fn request_recovery_email(fresh_action: FreshAction) -> Result<Response> {
    request_address(fresh_action, Requested::RecoveryEmail).await
}

async fn request_address(fresh_action: FreshAction, requested: Requested) -> Result<Response> {
    let FreshAction { app, fresh, frame, origin, form } = fresh_action;
    let Some(caller) = fresh.signed_in() else { return session_ended(&app) };
    let mut template = current(&app, frame, &fresh.live().account, &caller).await?;
    let text = template.frame.text;
    let field = if requested == Requested::Email { "email" } else { "recovery_email" };
    let typed = form.text(field);
    let sentence = |_| text.say(code::EMAIL).to_string();
    let parsed = template.faults.take(field, Email::parse(typed), sentence);
    if let Some(email) = parsed {
        let asked = match requested {
            Requested::Email => app.identity.request_email_change(&fresh, &email, &origin).await,
            Requested::RecoveryEmail => {
                app.identity.request_recovery_email(&fresh, &email, &origin).await
            }
        };
        match asked.map_err(Fail::from)? {
            EmailRequestOutcome::Accepted => {
                return see_other(&format!("{HERE}?notice=asked"), &[]);
            }
            EmailRequestOutcome::RetryAfter(until) => {
                let seconds = seconds_until(&app, until);
                template.faults.wait(field, text, seconds);
                return too_many(seconds, &template);
            }
            EmailRequestOutcome::CallerEnded => return session_ended(&app),
            EmailRequestOutcome::SameAddress => {
                template.faults.add(field, text.say(code::EMAIL_SAME).to_string());
            }
        }
    }
    let kept = if requested == Requested::Email {
        &mut template.typed
    } else {
        &mut template.typed_recovery
    };
    typed.clone_into(kept);
    page(StatusCode::UNPROCESSABLE_ENTITY, &template)
}

/// `POST /account/security/recovery-email/remove`
pub(crate) async fn remove_recovery_email(fresh_action: FreshAction) -> Result<Response> {
    let FreshAction { app, fresh, origin, .. } = fresh_action;
    let removed = app.identity.remove_recovery_email(&fresh, &origin).await.map_err(Fail::from)?;
    match removed {
        RemoveRecoveryEmail::Removed | RemoveRecoveryEmail::None => {
            see_other(&format!("{HERE}?notice=recovery-off"), &[])
        }
        RemoveRecoveryEmail::CallerEnded => session_ended(&app),
    }
}

/// `POST /account/security/email/cancel`
pub async fn cancel(request: Request, caller: SignedIn) -> Result<Response> {
    let app = request::app(&request)?;
    let origin = request::origin(&request);
    app.identity.cancel_email_change(&caller, &origin).await.map_err(Fail::from)?;
    see_other(&format!("{HERE}?notice=cancelled"), &[])
}

fn purpose_of(request: &Request) -> Purpose {
    match request.uri().path() {
        "/recovery-email/confirm" => Purpose::RecoveryEmail,
        _ => Purpose::EmailChange,
    }
}

/// `GET /email/confirm`, `GET /recovery-email/confirm`
pub async fn show_confirm(request: Request, caller: SignedIn) -> Result<Response> {
    let app = request::app(&request)?;
    let purpose = purpose_of(&request);
    let email = match mailed_link::token(app, &request) {
        Some(token) => {
            let opened = app.identity.open_confirmation(&caller, &token, purpose).await;
            opened.map_err(Fail::from)?.map(|email| email.as_str().to_owned())
        }
        None => None,
    };
    let status = if email.is_some() { StatusCode::OK } else { StatusCode::BAD_REQUEST };
    let own = caller.account.email.as_str().to_owned();
    let frame = Frame::of(app, &request, Some(&caller.account));
    let recovers = purpose == Purpose::RecoveryEmail;
    page(status, &ConfirmPage { frame, recovers, own, email, taken: false })
}

/// `POST /email/confirm`, `POST /recovery-email/confirm`
pub async fn confirm(request: Request, caller: SignedIn) -> Result<Response> {
    let app = request::app(&request)?;
    let here = request.uri().path();
    let Some(token) = mailed_link::token(app, &request) else { return see_other(here, &[]) };
    let (purpose, origin) = (purpose_of(&request), request::origin(&request));
    let recovers = purpose == Purpose::RecoveryEmail;
    let outcome = if recovers {
        app.identity.confirm_recovery_email(&caller, &token, &origin).await
    } else {
        app.identity.confirm_email_change(&caller, &token, &origin).await
    };
    let cleared = app.cookies.clear(CookieName::Token)?;
    match outcome.map_err(Fail::from)? {
        ConfirmEmailOutcome::Confirmed => {
            let notice = if recovers { "recovery-on" } else { "changed" };
            see_other(&format!("{HERE}?notice={notice}"), &[cleared])
        }
        ConfirmEmailOutcome::Taken => {
            let frame = Frame::of(app, &request, Some(&caller.account));
            let own = caller.account.email.as_str().to_owned();
            let template = ConfirmPage { frame, recovers, own, email: None, taken: true };
            page(StatusCode::CONFLICT, &template)
        }
        ConfirmEmailOutcome::TokenInvalid => see_other(here, &[cleared]),
        ConfirmEmailOutcome::CallerEnded => session_ended(app),
    }
}
