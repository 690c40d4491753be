//! The page "Confirm it's you".

use askama::Template;
use identity_core::session::LiveSession;
use poem::http::StatusCode;
use poem::{Response, Result};

use super::frame::Frame;
use super::page;

/// Prefix of the fields that are carried through reauthentication.
pub(crate) const CARRIED: &str = "with-";

#[derive(Template)]
#[template(path = "reauthentication.html")]
struct ReauthenticationPage {
    frame: Frame,
    email: String,
    second_factor: bool,
    action: String,
    next: String,
    fields: Vec<(String, String)>,
    failed: bool,
}

/// The page or form that continues after reauthentication.
pub(crate) enum Aim {
    /// Go to this page.
    Go { next: String },
    /// Perform the form of this path with these fields.
    Act { path: &'static str, fields: Vec<(String, String)> },
}

/// Returns the address of the page on the way to another page.
pub(crate) fn address(next: &str) -> String {
    let mut query = url::form_urlencoded::Serializer::new(String::new());
    query.append_pair("next", next);
    format!("/account/reauthenticate?{}", query.finish())
}

fn template(frame: Frame, live: &LiveSession, aim: Aim) -> ReauthenticationPage {
    let (action, next, fields) = match aim {
        Aim::Go { next } => (String::new(), next, Vec::new()),
        Aim::Act { path, fields } => (path.to_owned(), String::new(), fields),
    };
    let named = |(name, value): (String, String)| (format!("{CARRIED}{name}"), value);
    ReauthenticationPage {
        frame,
        email: live.account.email.as_str().to_owned(),
        second_factor: live.account.protection.second_factor,
        action,
        next,
        fields: fields.into_iter().map(named).collect(),
        failed: false,
    }
}

/// Asks for a fresh proof.
pub(crate) fn ask(frame: Frame, live: &LiveSession, aim: Aim) -> Result<Response> {
    page(StatusCode::OK, &template(frame, live, aim))
}

/// Asks again after a wrong proof.
pub(crate) fn ask_again(frame: Frame, live: &LiveSession, aim: Aim) -> Result<Response> {
    let template = ReauthenticationPage { failed: true, ..template(frame, live, aim) };
    page(StatusCode::UNPROCESSABLE_ENTITY, &template)
}
