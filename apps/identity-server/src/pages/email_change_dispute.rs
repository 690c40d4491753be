//! A disputed address: the former address undoes the change, and the current one may object.

use askama::Template;
use identity_core::email_change::{EmailChangePolicy, ObjectOutcome, RevertOutcome, RevertStatus};
use identity_core::password::Password;
use identity_core::recovery::SecondProof;
use poem::http::StatusCode;
use poem::{Request, Response, Result};

use super::form::Form;
use super::frame::Frame;
use super::recovery_help::{self, Help, Sent};
use super::{mailed_link, page, query, see_other};
use crate::app::App;
use crate::http::cookies::CookieName;
use crate::http::fail::Fail;
use crate::input::proof::typed_proof;
use crate::request;

const REVERT: &str = "/email/revert";
const OBJECT: &str = "/email/object";
const HELP: &str = "/email/help";
/// The page that announces the recovery link.
const MAILED: &str = "/recover/sent?notice=contained";

#[derive(Template)]
#[template(path = "email_change_revert.html")]
struct RevertPage {
    frame: Frame,
    status: Option<RevertStatus>,
    policy: EmailChangePolicy,
    failed: bool,
    notice: Option<&'static str>,
    help: Help,
}

#[derive(Template)]
#[template(path = "email_change_object.html")]
struct ObjectPage {
    frame: Frame,
    valid: bool,
    contested: bool,
    policy: EmailChangePolicy,
    failed: bool,
    notice: Option<&'static str>,
    help: Help,
}

/// Reads a code or a password from the form. Fails if it has the wrong form.
fn given(form: &mut Form) -> std::result::Result<Option<SecondProof>, ()> {
    if form.optional("current_password").is_some() {
        let password = Password::parse(&form.secret("current_password"));
        return password.map(|password| Some(SecondProof::Password(password))).map_err(drop);
    }
    if form.optional("code").is_some() {
        let proof = typed_proof(&form.secret("code"));
        return proof.map(|proof| Some(SecondProof::Factor(proof))).ok_or(());
    }
    Ok(None)
}

async fn revert_page(
    app: &App,
    request: &Request,
    failed: bool,
    help: Option<Help>,
) -> Result<Response> {
    let status = match mailed_link::token(app, request) {
        Some(token) => app.identity.open_revert(&token).await.map_err(Fail::from)?,
        None => None,
    };
    let code = match (status, failed || help.is_some()) {
        (None, _) => StatusCode::BAD_REQUEST,
        (Some(_), true) => StatusCode::UNPROCESSABLE_ENTITY,
        (Some(_), false) => StatusCode::OK,
    };
    let frame = Frame::of(app, request, None);
    let policy = app.identity.policy().email_change.clone();
    let (notice, help) =
        (recovery_help::notice(request), help.unwrap_or_else(|| Help::blank(HELP)));
    page(code, &RevertPage { frame, status, policy, failed, notice, help })
}

/// `GET /email/revert`
pub async fn show_revert(request: Request) -> Result<Response> {
    let app = request::app(&request)?;
    revert_page(app, &request, false, None).await
}

/// `POST /email/revert`
pub async fn revert(mut request: Request) -> Result<Response> {
    let mut form = Form::read(&mut request).await?;
    let app = request::app(&request)?;
    let Some(token) = mailed_link::token(app, &request) else { return see_other(REVERT, &[]) };
    let Ok(proof) = given(&mut form) else { return revert_page(app, &request, true, None).await };
    let origin = request::origin(&request);
    let outcome = app.identity.revert_email_change(&token, proof.as_ref(), &origin).await;
    match outcome.map_err(Fail::from)? {
        RevertOutcome::Waits(_) | RevertOutcome::Contested => see_other(REVERT, &[]),
        RevertOutcome::Restored => see_other(MAILED, &[app.cookies.clear(CookieName::Token)?]),
        RevertOutcome::Wrong(_) => revert_page(app, &request, true, None).await,
        RevertOutcome::TokenInvalid => see_other(REVERT, &[app.cookies.clear(CookieName::Token)?]),
    }
}

async fn object_page(
    app: &App,
    request: &Request,
    failed: bool,
    help: Option<Help>,
) -> Result<Response> {
    let valid = match mailed_link::token(app, request) {
        Some(token) => app.identity.objection_is_open(&token).await.map_err(Fail::from)?,
        None => false,
    };
    let code = match (valid, failed || help.is_some()) {
        (false, _) => StatusCode::BAD_REQUEST,
        (true, true) => StatusCode::UNPROCESSABLE_ENTITY,
        (true, false) => StatusCode::OK,
    };
    let contested = query(request, "notice").as_deref() == Some("contested");
    let (notice, help) =
        (recovery_help::notice(request), help.unwrap_or_else(|| Help::blank(HELP)));
    let frame = Frame::of(app, request, None);
    let policy = app.identity.policy().email_change.clone();
    page(code, &ObjectPage { frame, valid, contested, policy, failed, notice, help })
}

/// `GET /email/object`
pub async fn show_object(request: Request) -> Result<Response> {
    let app = request::app(&request)?;
    object_page(app, &request, false, None).await
}

/// `POST /email/object`
pub async fn object(mut request: Request) -> Result<Response> {
    let mut form = Form::read(&mut request).await?;
    let app = request::app(&request)?;
    let Some(token) = mailed_link::token(app, &request) else { return see_other(OBJECT, &[]) };
    let typed = form.optional("code").is_some();
    let proof = typed_proof(&form.secret("code"));
    if typed && proof.is_none() {
        return object_page(app, &request, true, None).await;
    }
    let origin = request::origin(&request);
    let outcome = app.identity.object_to_revert(&token, proof.as_ref(), &origin).await;
    match outcome.map_err(Fail::from)? {
        ObjectOutcome::Ended => see_other(MAILED, &[app.cookies.clear(CookieName::Token)?]),
        ObjectOutcome::Contested => see_other(&format!("{OBJECT}?notice=contested"), &[]),
        ObjectOutcome::Wrong => object_page(app, &request, true, None).await,
        ObjectOutcome::TokenInvalid => see_other(OBJECT, &[app.cookies.clear(CookieName::Token)?]),
    }
}

/// `POST /email/help`, from either of the two pages.
pub async fn help(mut request: Request) -> Result<Response> {
    let form = Form::read(&mut request).await?;
    let app = request::app(&request)?;
    let Some(token) = mailed_link::token(app, &request) else { return see_other(REVERT, &[]) };
    let reverts = app.identity.open_revert(&token).await.map_err(Fail::from)?.is_some();
    let here = if reverts { REVERT } else { OBJECT };
    let text = Frame::of(app, &request, None).text;
    match recovery_help::send(app, &request, text, (HELP, &token, &form)).await? {
        Sent::Yes => see_other(&format!("{here}?notice=helped"), &[]),
        Sent::LinkInvalid => see_other(here, &[app.cookies.clear(CookieName::Token)?]),
        Sent::Again(help) if reverts => revert_page(app, &request, false, Some(help)).await,
        Sent::Again(help) => object_page(app, &request, false, Some(help)).await,
    }
}
