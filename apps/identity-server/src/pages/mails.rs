//! The mails that were sent, to be compared with the mailbox.

use std::time::Duration;

use askama::Template;
use identity_core::kernel::Timestamp;
use identity_core::notify::MailState;
use poem::http::StatusCode;
use poem::{Request, Response, Result};

use super::frame::Frame;
use super::{page, session_of};
use crate::api::describe;
use crate::http::fail::Fail;

#[derive(Template)]
#[template(path = "mails.html")]
struct MailsPage {
    frame: Frame,
    kept: Duration,
    mails: Vec<Row>,
}

struct Row {
    subject: String,
    to: Option<String>,
    at: Timestamp,
    /// What is to be said of a mail that has not arrived.
    state: Option<&'static str>,
}

/// `GET /account/mails`
pub async fn show(request: Request) -> Result<Response> {
    let (app, caller) = match session_of(&request).await? {
        Ok(found) => found,
        Err(redirect) => return Ok(redirect),
    };
    let frame = Frame::of(&app, &request, Some(&caller.account));
    let sent = app.identity.sent_mails(&caller).await.map_err(Fail::from)?;
    let rows = sent.into_iter().map(|mail| Row {
        subject: describe::subject(mail.template, frame.text, &app.brand),
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
