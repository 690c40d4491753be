//! The development mailbox. It shows the mails that the directory transport wrote.
//!
//! The page exists only if [`Config::mailbox_page_allowed`](crate::config::Config) permits it. It
//! needs the key that the server prints at start, and answers 404 to another `Host` and to every
//! request that came through a proxy.

use std::io;

use askama::Template;
use identity_mail::mailbox::{self, OpenedMail, StoredMail};
use poem::http::{StatusCode, header};
use poem::{Request, Response, Result};
use subtle::ConstantTimeEq;

use super::frame::Frame;
use super::{page, query};
use crate::app::{App, Mailbox};
use crate::http::client_address::carries_forwarding_header;
use crate::http::fail::Fail;
use crate::http::problem::Problem;
use crate::request;

#[derive(Template)]
#[template(path = "mailbox.html")]
struct MailboxPage {
    frame: Frame,
    key: String,
    opened: bool,
    mails: Vec<StoredMail>,
}

#[derive(Template)]
#[template(path = "mailbox_mail.html")]
struct MailPage {
    frame: Frame,
    key: String,
    mail: OpenedMail,
}

/// Returns the mailbox for a request from this machine. Other requests get 404.
fn here(request: &Request) -> Result<(&App, &Mailbox), Fail> {
    let app = request::app(request)?;
    let host = request.header(header::HOST).unwrap_or_default();
    let local = app.public.admits_authority(host) && !carries_forwarding_header(request.headers());
    match &app.mailbox {
        Some(mailbox) if local => Ok((app, mailbox)),
        _ => Err(Problem::NotFound.into()),
    }
}

fn key_fits(request: &Request, mailbox: &Mailbox) -> bool {
    let given = query(request, "key").unwrap_or_default();
    given.as_bytes().ct_eq(mailbox.key.as_bytes()).into()
}

async fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> io::Result<T> + Send + 'static,
) -> Result<T, Fail> {
    tokio::task::spawn_blocking(work).await.map_err(Fail::internal)?.map_err(Fail::internal)
}

async fn opened(request: &Request) -> Result<(&App, &Mailbox, OpenedMail), Fail> {
    let (app, mailbox) = here(request)?;
    if !key_fits(request, mailbox) {
        return Err(Problem::NotFound.into());
    }
    let file = request.raw_path_param("file").unwrap_or_default().to_owned();
    let directory = mailbox.directory.clone();
    let mail = blocking(move || mailbox::read(&directory, &file)).await?;
    Ok((app, mailbox, mail.ok_or(Problem::NotFound)?))
}

/// `GET /dev/mailbox`
pub async fn list(request: Request) -> Result<Response> {
    let (app, mailbox) = here(&request)?;
    let opened = key_fits(&request, mailbox);
    let directory = mailbox.directory.clone();
    let mails =
        if opened { blocking(move || mailbox::list(&directory)).await? } else { Vec::new() };
    let key = if opened { mailbox.key.clone() } else { String::new() };
    let template = MailboxPage { frame: Frame::of(app, &request, None), key, opened, mails };
    page(if opened { StatusCode::OK } else { StatusCode::FORBIDDEN }, &template)
}

/// `GET /dev/mailbox/{file}`
pub async fn show(request: Request) -> Result<Response> {
    let (app, mailbox, mail) = opened(&request).await?;
    let key = mailbox.key.clone();
    page(StatusCode::OK, &MailPage { frame: Frame::of(app, &request, None), key, mail })
}

/// `GET /dev/mailbox/{file}/html`. The mail has inline styles, so it is shown in a sandbox.
pub async fn show_html(request: Request) -> Result<Response> {
    let (_, _, mail) = opened(&request).await?;
    let policy = "sandbox allow-top-navigation-by-user-activation; default-src 'none'; \
                  style-src 'unsafe-inline'; frame-ancestors 'none'";
    Ok(Response::builder()
        .content_type("text/html; charset=utf-8")
        .header(header::CONTENT_SECURITY_POLICY, policy)
        .body(mail.html))
}

/// `GET /dev/mailbox/latest.txt`, the newest mail as text, for use in a terminal.
pub async fn latest(request: Request) -> Result<Response> {
    let (_, mailbox) = here(&request)?;
    if !key_fits(&request, mailbox) {
        return Err(Fail::new(Problem::NotFound).into());
    }
    let directory = mailbox.directory.clone();
    let newest = move || match mailbox::list(&directory)?.first() {
        Some(mail) => mailbox::read(&directory, &mail.file),
        None => Ok(None),
    };
    let mail = blocking(newest).await?.ok_or(Fail::new(Problem::NotFound))?;
    Ok(Response::builder().content_type("text/plain; charset=utf-8").body(mail.text))
}
