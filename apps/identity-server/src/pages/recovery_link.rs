//! Requesting a recovery or unlock link. The answer does not reveal if a mail was sent.

use std::time::Duration;

use askama::Template;
use identity_core::kernel::Email;
use identity_core::rate_limit::Asked;
use poem::http::StatusCode;
use poem::{Request, Response, Result};

use super::form::{Faults, Form};
use super::frame::Frame;
use super::{page, query, see_other, too_many};
use crate::http::fail::Fail;
use crate::input::code;
use crate::request;
use crate::view::time::seconds_until;

#[derive(Template)]
#[template(path = "recovery_link.html")]
struct AskPage {
    frame: Frame,
    link: &'static Link,
    /// `true` if the reader was redirected here because the account is contained.
    contained: bool,
    email: String,
    faults: Faults,
}

#[derive(Template)]
#[template(path = "recovery_link_sent.html")]
struct SentPage {
    frame: Frame,
    after: After,
    link: &'static Link,
    minutes: u64,
    restore_after: Duration,
}

/// The event that the confirmation page follows.
enum After {
    Asking,
    Contained,
    /// The account was reported, and the former address gets it back.
    Restoring,
    /// The account was reported, and several addresses claim it.
    Disputed,
}

/// A kind of link: its pages and texts.
struct Link {
    path: &'static str,
    sent: &'static str,
    title: &'static str,
    lead: &'static str,
    sent_lead: &'static str,
}

static RECOVERY: Link = Link {
    path: "/recover",
    sent: "/recover/sent",
    title: "page-recover-title",
    lead: "recover-lead",
    sent_lead: "recover-sent-lead",
};

static UNLOCK: Link = Link {
    path: "/unlock",
    sent: "/unlock/sent",
    title: "page-unlock-title",
    lead: "unlock-lead",
    sent_lead: "unlock-sent-lead",
};

fn link_of(request: &Request) -> &'static Link {
    if request.uri().path().starts_with(UNLOCK.path) { &UNLOCK } else { &RECOVERY }
}

fn blank(request: &Request) -> Result<AskPage> {
    let frame = Frame::of(request::app(request)?, request, None);
    let (link, email) = (link_of(request), String::new());
    let contained = query(request, "notice").as_deref() == Some("contained");
    Ok(AskPage { frame, link, contained, email, faults: Faults::none() })
}

/// `GET /recover`, `GET /unlock`
pub async fn show(request: Request) -> Result<Response> {
    page(StatusCode::OK, &blank(&request)?)
}

/// `POST /recover`, `POST /unlock`
pub async fn submit(mut request: Request) -> Result<Response> {
    let form = Form::read(&mut request).await?;
    let app = request::app(&request)?;
    let mut template = blank(&request)?;
    let (text, link) = (template.frame.text, template.link);
    form.text("email").clone_into(&mut template.email);
    let parsed = Email::parse(form.text("email"));
    let sentence = |_| text.say(code::EMAIL).to_string();
    let Some(email) = template.faults.take("email", parsed, sentence) else {
        return page(StatusCode::UNPROCESSABLE_ENTITY, &template);
    };
    let origin = request::origin(&request);
    let asked = if link.path == UNLOCK.path {
        app.identity.request_unlock(&email, &origin).await
    } else {
        app.identity.request_recovery(&email, &origin).await
    };
    if let Asked::RetryAfter(until) = asked.map_err(Fail::from)? {
        let seconds = seconds_until(app, until);
        template.faults.wait("email", text, seconds);
        return too_many(seconds, &template);
    }
    see_other(link.sent, &[])
}

/// `GET /recover/sent`, `GET /unlock/sent`
pub async fn sent(request: Request) -> Result<Response> {
    let app = request::app(&request)?;
    let (policy, link) = (app.identity.policy(), link_of(&request));
    let after = match query(&request, "notice").as_deref() {
        Some("contained") => After::Contained,
        Some("returning") => After::Restoring,
        Some("disputed") => After::Disputed,
        _ => After::Asking,
    };
    let good_for = if link.path == UNLOCK.path {
        policy.throttle.unlock_link_ttl
    } else {
        policy.recovery.link
    };
    let (frame, minutes) = (Frame::of(app, &request, None), good_for.as_secs() / 60);
    let restore_after = policy.email_change.restore_after;
    page(StatusCode::OK, &SentPage { frame, after, link, minutes, restore_after })
}
