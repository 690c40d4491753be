//! Recent security emails, which the owner can compare with the mailbox.

use std::time::Duration;

use askama::Template;
use identity_core::kernel::Timestamp;
use identity_core::notify::MailState;
use identity_core::session::SignedIn;
use poem::http::StatusCode;
use poem::{Request, Response, Result};

use super::frame::Frame;
use super::page;
use crate::http::fail::Fail;
use crate::request;
use crate::view::email::subject;

#[derive(Template)]
#[template(path = "security_emails.html")]
struct MailsPage {
    frame: Frame,
    kept: Duration,
    mails: Vec<Row>,
}

struct Row {
    subject: String,
    to: Option<String>,
    at: Timestamp,
    /// The note on a mail that was not delivered.
    state: Option<&'static str>,
}

/// `GET /account/mails`
pub async fn show(request: Request, caller: SignedIn) -> Result<Response> {
    let app = request::app(&request)?;
    let frame = Frame::of(app, &request, Some(&caller.account));
    let sent = app.identity.sent_mails(&caller).await.map_err(Fail::from)?;
    let rows = sent.into_iter().map(|mail| Row {
        subject: subject(mail.template, frame.text, &app.brand),
        to: mail.to.map(|to| to.as_str().to_owned()),
        at: mail.at,
        state: match mail.state {
            MailState::Delivered => None,
            MailState::Waiting => Some("mail-state-waiting"),
            MailState::Dropped => Some("mail-state-dropped"),
        },
    });
    let (mails, kept) = (rows.collect(), app.identity.policy().retention.mails);
    page(StatusCode::OK, &MailsPage { frame, kept, mails })
}
