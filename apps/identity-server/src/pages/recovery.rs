//! Recovering an account with a mailed link.

use askama::Template;
use identity_core::kernel::Timestamp;
use identity_core::password::Password;
use identity_core::recovery::{
    CancelOutcome, ClaimOutcome, ClaimWithMailbox, Complete, CompleteOutcome, OpenedRecovery,
    ProveRecovery, RecoveryStatus, SecondProof, StopByMail,
};
use poem::http::StatusCode;
use poem::{Request, Response, Result};

use super::form::{Faults, Form, PasswordHint};
use super::frame::Frame;
use super::recovery_help::{self, Help, Sent};
use super::{mailed_link, page, see_other};
use crate::app::App;
use crate::http::cookies::CookieName;
use crate::http::fail::Fail;
use crate::input::code;
use crate::input::proof::typed_proof;
use crate::{client_cookies, request};

const HERE: &str = "/recover/continue";
const HELP: &str = "/recover/help";

#[derive(Template)]
#[template(path = "recovery.html")]
struct ContinuePage {
    frame: Frame,
    step: Step,
    /// Explains why the last attempt failed.
    failed: Option<String>,
    hint: PasswordHint,
    faults: Faults,
    second_factor: bool,
    notice: Option<&'static str>,
    help: Help,
    mailbox_wait: std::time::Duration,
    password_wait: std::time::Duration,
}

/// The current step of the recovery.
enum Step {
    Invalid,
    Password { factor_lost: bool },
    Proof,
    ProofAgain,
    Delayed(Timestamp),
    Contested(Timestamp),
    Staff,
}

#[derive(Template)]
#[template(path = "recovery_cancel.html")]
struct CancelPage {
    frame: Frame,
    valid: bool,
}

fn step_of(opened: Option<OpenedRecovery>) -> Step {
    match opened.map(|opened| opened.status) {
        None => Step::Invalid,
        Some(RecoveryStatus::NeedsPassword { factor_lost }) => Step::Password { factor_lost },
        Some(RecoveryStatus::NeedsSecondProof) => Step::Proof,
        Some(RecoveryStatus::NeedsProofAgain) => Step::ProofAgain,
        Some(RecoveryStatus::Delayed { ready_at }) => Step::Delayed(ready_at),
        Some(RecoveryStatus::Contested { until }) => Step::Contested(until),
        Some(RecoveryStatus::NeedsSupport) => Step::Staff,
    }
}

/// Builds the page for the link in the cookie.
async fn current(app: &App, request: &Request) -> Result<ContinuePage> {
    let opened = match mailed_link::token(app, request) {
        Some(token) => app.identity.open_recovery(&token).await.map_err(Fail::from)?,
        None => None,
    };
    let factor_stays = opened.as_ref().is_some_and(|opened| {
        opened.second_factor && opened.status != RecoveryStatus::NeedsPassword { factor_lost: true }
    });
    let second_factor = opened.as_ref().is_some_and(|opened| opened.second_factor);
    let policy = &app.identity.policy().ownership;
    Ok(ContinuePage {
        frame: Frame::of(app, request, None),
        step: step_of(opened),
        failed: None,
        hint: PasswordHint::of(app, factor_stays),
        faults: Faults::none(),
        second_factor,
        notice: recovery_help::notice(request),
        help: Help::blank(HELP),
        mailbox_wait: policy.one_mailbox,
        password_wait: policy.two_classes,
    })
}

/// `GET /recover/continue`
pub async fn show(request: Request) -> Result<Response> {
    let app = request::app(&request)?;
    let template = current(app, &request).await?;
    let valid = !matches!(template.step, Step::Invalid);
    page(if valid { StatusCode::OK } else { StatusCode::BAD_REQUEST }, &template)
}

/// Shows the page again with an error.
async fn show_error(app: &App, request: &Request, key: &str) -> Result<Response> {
    let mut template = current(app, request).await?;
    if matches!(template.step, Step::Invalid) {
        return page(StatusCode::BAD_REQUEST, &template);
    }
    template.failed = Some(template.frame.text.say(key).to_string());
    page(StatusCode::UNPROCESSABLE_ENTITY, &template)
}

/// `POST /recover/proof`, with a code or the current password.
pub async fn prove(mut request: Request) -> Result<Response> {
    let mut form = Form::read(&mut request).await?;
    let app = request::app(&request)?;
    let Some(token) = mailed_link::token(app, &request) else { return see_other(HERE, &[]) };
    let proof = if form.optional("current_password").is_some() {
        Password::parse(&form.secret("current_password")).ok().map(SecondProof::Password)
    } else {
        typed_proof(&form.secret("code")).map(SecondProof::Factor)
    };
    // Text that cannot be a code counts as no attempt.
    let Some(proof) = proof else { return show_error(app, &request, "recover-proof-failed").await };
    let devices = client_cookies::device_digests(app, request.headers());
    let command = ProveRecovery { token, proof, devices, origin: request::origin(&request) };
    let outcome = app.identity.prove_recovery(command).await.map_err(Fail::from)?;
    claimed(app, &request, outcome).await
}

/// `POST /recover/hold`
pub async fn hold(request: Request) -> Result<Response> {
    let app = request::app(&request)?;
    let Some(token) = mailed_link::token(app, &request) else { return see_other(HERE, &[]) };
    let devices = client_cookies::device_digests(app, request.headers());
    let command = ClaimWithMailbox { token, devices, origin: request::origin(&request) };
    let outcome = app.identity.claim_with_mailbox(command).await.map_err(Fail::from)?;
    claimed(app, &request, outcome).await
}

/// `POST /recover/help`
pub async fn help(mut request: Request) -> Result<Response> {
    let form = Form::read(&mut request).await?;
    let app = request::app(&request)?;
    let Some(token) = mailed_link::token(app, &request) else { return see_other(HERE, &[]) };
    let template = current(app, &request).await?;
    let sent = (HELP, &token, &form);
    match recovery_help::send(app, &request, template.frame.text, sent).await? {
        Sent::Yes => see_other(&format!("{HERE}?notice=helped"), &[]),
        Sent::LinkInvalid => see_other(HERE, &[app.cookies.clear(CookieName::Token)?]),
        Sent::Again(help) => {
            page(StatusCode::UNPROCESSABLE_ENTITY, &ContinuePage { help, ..template })
        }
    }
}

async fn claimed(app: &App, request: &Request, outcome: ClaimOutcome) -> Result<Response> {
    match outcome {
        ClaimOutcome::Next(_) => see_other(HERE, &[]),
        ClaimOutcome::Outweighed => show_error(app, request, "recover-outweighed").await,
        ClaimOutcome::Wrong => show_error(app, request, "recover-proof-failed").await,
        ClaimOutcome::TokenInvalid => see_other(HERE, &[app.cookies.clear(CookieName::Token)?]),
    }
}

/// `POST /recover/continue`, with the new password.
pub async fn complete(mut request: Request) -> Result<Response> {
    let mut form = Form::read(&mut request).await?;
    let app = request::app(&request)?;
    let Some(token) = mailed_link::token(app, &request) else { return see_other(HERE, &[]) };
    let mut template = current(app, &request).await?;
    let text = template.frame.text;
    let typed = Password::parse(&form.secret("password"));
    let sentence = |error| text.say(code::password(error)).to_string();
    let Some(new_password) = template.faults.take("password", typed, sentence) else {
        return page(StatusCode::UNPROCESSABLE_ENTITY, &template);
    };
    let devices = client_cookies::device_digests(app, request.headers());
    let origin = request::origin(&request);
    let command = Complete { token, new_password, devices, origin };
    let outcome = app.identity.complete_recovery(command).await.map_err(Fail::from)?;
    match outcome {
        CompleteOutcome::Recovered { device, factor_lost } => {
            let mut cookies = vec![
                app.cookies.clear(CookieName::Token)?,
                app.cookies.clear(CookieName::Session)?,
            ];
            cookies.extend(client_cookies::known_devices(app, request.headers(), &device)?);
            let notice = if factor_lost { "factor-lost" } else { "recovered" };
            see_other(&format!("/sign-in?notice={notice}"), &cookies)
        }
        CompleteOutcome::Rejected(rules) => {
            template.faults.password(app, text, &template.hint, &rules);
            page(StatusCode::UNPROCESSABLE_ENTITY, &template)
        }
        CompleteOutcome::NotYet(_) => see_other(HERE, &[]),
        CompleteOutcome::TokenInvalid => see_other(HERE, &[app.cookies.clear(CookieName::Token)?]),
    }
}

/// `GET /recover/cancel`
pub async fn show_cancel(request: Request) -> Result<Response> {
    let app = request::app(&request)?;
    let valid = match mailed_link::token(app, &request) {
        Some(token) => app.identity.cancel_is_open(&token).await.map_err(Fail::from)?,
        None => false,
    };
    let status = if valid { StatusCode::OK } else { StatusCode::BAD_REQUEST };
    page(status, &CancelPage { frame: Frame::of(app, &request, None), valid })
}

/// `POST /recover/cancel`
pub async fn cancel(request: Request) -> Result<Response> {
    let app = request::app(&request)?;
    let outcome = match mailed_link::token(app, &request) {
        Some(token) => {
            let devices = client_cookies::device_digests(app, request.headers());
            let command = StopByMail { token, devices, origin: request::origin(&request) };
            app.identity.cancel_recovery_by_mail(command).await.map_err(Fail::from)?
        }
        None => CancelOutcome::NotAllowed,
    };
    let cleared = app.cookies.clear(CookieName::Token)?;
    match outcome {
        CancelOutcome::Settled | CancelOutcome::Cancelled | CancelOutcome::NonePending => {
            see_other("/sign-in?notice=recovery-cancelled", &[cleared])
        }
        CancelOutcome::Contested => see_other("/sign-in?notice=recovery-contested", &[cleared]),
        CancelOutcome::Outweighed => see_other("/sign-in?notice=recovery-outweighed", &[]),
        CancelOutcome::NotAllowed => see_other("/recover/cancel", &[cleared]),
    }
}
