//! "Look into your mailbox": the same whether a mail went out.

use askama::Template;
use poem::http::StatusCode;
use poem::{Request, Response, Result};

use super::frame::Frame;
use super::{page, query};
use crate::request;

#[derive(Template)]
#[template(path = "link_sent.html")]
struct LinkSentPage {
    frame: Frame,
    lead: &'static str,
    minutes: u64,
    contained: bool,
    again: &'static str,
}

/// What was asked for.
#[derive(Clone, Copy)]
pub(crate) enum Kind {
    /// A link that recovers.
    Recovery,
    /// A link that unlocks.
    Unlock,
}

/// The page.
pub(crate) fn show(request: &Request, kind: Kind) -> Result<Response> {
    let app = request::app(request)?;
    let policy = app.identity.policy();
    let contained = query(request, "notice").as_deref() == Some("contained");
    let (lead, link, again) = match kind {
        Kind::Recovery if contained => ("contained-lead", policy.recovery.link, "/recover"),
        Kind::Recovery => ("recover-sent-lead", policy.recovery.link, "/recover"),
        Kind::Unlock => ("unlock-sent-lead", policy.guard.unlock_link, "/unlock"),
    };
    let (frame, minutes) = (Frame::of(app, request, None), link.as_secs() / 60);
    page(StatusCode::OK, &LinkSentPage { frame, lead, minutes, contained, again })
}
