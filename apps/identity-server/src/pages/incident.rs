//! Reporting an alert with its mailed link, and the panic button.

use askama::Template;
use identity_core::incident::{ReportOutcome, SecureOutcome};
use identity_core::session::SignedIn;
use poem::http::StatusCode;
use poem::{Request, Response, Result};

use super::frame::Frame;
use super::{mailed_link, page, see_other, session_ended};
use crate::http::cookies::CookieName;
use crate::http::fail::Fail;
use crate::request;

#[derive(Template)]
#[template(path = "incident_report.html")]
struct ReportPage {
    frame: Frame,
    valid: bool,
}

/// `GET /report`
pub async fn show_report(request: Request) -> Result<Response> {
    let app = request::app(&request)?;
    let valid = match mailed_link::token(app, &request) {
        Some(token) => app.identity.report_is_open(&token).await.map_err(Fail::from)?,
        None => false,
    };
    let status = if valid { StatusCode::OK } else { StatusCode::BAD_REQUEST };
    page(status, &ReportPage { frame: Frame::of(app, &request, None), valid })
}

/// `POST /report`
pub async fn report(request: Request) -> Result<Response> {
    let app = request::app(&request)?;
    let outcome = match mailed_link::token(app, &request) {
        Some(token) => {
            let origin = request::origin(&request);
            app.identity.report(&token, &origin).await.map_err(Fail::from)?
        }
        None => ReportOutcome::TokenInvalid,
    };
    let cleared = app.cookies.clear(CookieName::Token)?;
    let to = match outcome {
        ReportOutcome::Contained => "/recover/sent?notice=contained",
        ReportOutcome::Restoring(_) => "/recover/sent?notice=returning",
        ReportOutcome::Disputed => "/recover/sent?notice=disputed",
        ReportOutcome::Outweighed => "/sign-in?notice=report-outweighed",
        ReportOutcome::TokenInvalid => "/report",
    };
    see_other(to, &[cleared])
}

#[derive(Template)]
#[template(path = "incident_secure.html")]
struct SecurePage {
    frame: Frame,
    email: String,
}

/// `GET /account/secure`
pub async fn show_secure(request: Request, caller: SignedIn) -> Result<Response> {
    let app = request::app(&request)?;
    let frame = Frame::of(app, &request, Some(&caller.account));
    page(StatusCode::OK, &SecurePage { frame, email: caller.account.email.as_str().to_owned() })
}

/// `POST /account/secure`
pub async fn secure(request: Request, caller: SignedIn) -> Result<Response> {
    let app = request::app(&request)?;
    let origin = request::origin(&request);
    let outcome = app.identity.secure(&caller, &origin).await.map_err(Fail::from)?;
    match outcome {
        SecureOutcome::Contained => {
            let cleared = app.cookies.clear(CookieName::Session)?;
            see_other("/recover/sent?notice=contained", &[cleared])
        }
        SecureOutcome::Outweighed => see_other("/account/security?notice=report-outweighed", &[]),
        SecureOutcome::CallerEnded => session_ended(app),
    }
}
