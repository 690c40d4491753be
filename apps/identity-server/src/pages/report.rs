//! "This was not me", from the mail that told of it.

use askama::Template;
use identity_core::incident::ReportOutcome;
use poem::http::StatusCode;
use poem::{Request, Response, Result};

use super::frame::Frame;
use super::{mailed_link, page, see_other};
use crate::http::cookies::CookieName;
use crate::http::fail::Fail;
use crate::request;

#[derive(Template)]
#[template(path = "report.html")]
struct ReportPage {
    frame: Frame,
    valid: bool,
}

/// `GET /report`
pub async fn show(request: Request) -> Result<Response> {
    let app = request::app(&request)?;
    if let Some(redirect) = mailed_link::take(app, &request)? {
        return Ok(redirect);
    }
    let valid = match mailed_link::token(app, &request) {
        Some(token) => app.identity.report_is_open(&token).await.map_err(Fail::from)?,
        None => false,
    };
    let status = if valid { StatusCode::OK } else { StatusCode::BAD_REQUEST };
    page(status, &ReportPage { frame: Frame::of(app, &request, None), valid })
}

/// `POST /report`
pub async fn submit(request: Request) -> Result<Response> {
    let app = request::app(&request)?;
    let outcome = match mailed_link::token(app, &request) {
        Some(token) => {
            let origin = request::origin(&request);
            app.identity.report(&token, &origin).await.map_err(Fail::from)?
        }
        None => ReportOutcome::TokenInvalid,
    };
    app.mail_waits.notify_one();
    let gone = app.cookies.clear(CookieName::Token)?;
    let to = match outcome {
        ReportOutcome::Contained => "/recover/sent?notice=contained",
        ReportOutcome::Restoring(_) => "/recover/sent?notice=returning",
        ReportOutcome::Disputed => "/recover/sent?notice=disputed",
        ReportOutcome::TokenInvalid => "/report",
    };
    see_other(to, &[gone])
}
