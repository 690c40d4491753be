//! The page face: the same use cases as the API, for people.
//!
//! Every form works without JavaScript, is answered by a redirect when it did something (unless it
//! shows a secret this once), and keeps what was typed when it did not. No page changes anything on
//! GET. What takes a fresh proof goes through [`actions`], which asks for it and then goes on.

pub mod account;
mod fresh_action;
pub mod actions;
pub mod ask_link;
pub mod assets;
pub mod confirm;
pub mod defence;
pub mod docs;
pub mod email;
pub mod email_dispute;
pub mod error;
pub mod form;
pub mod frame;
mod help;
pub mod home;
pub mod language;
pub mod mailbox;
mod mailed_link;
pub mod mails;
pub mod password;
pub mod profile;
mod reauthentication_question;
pub mod recover;
pub mod recovery_codes;
pub mod report;
pub mod second_factor;
pub mod security;
mod sessions;
pub mod sign_in;
pub mod sign_up;
pub mod reauthentication;
pub mod totp;
pub mod unlock;

use std::sync::Arc;

use identity_core::session::{FreshSession, LiveSession, SignedIn};
use poem::endpoint::make;
use poem::http::{HeaderValue, StatusCode, header};
use poem::{IntoResponse as _, Request, Response, Result, Route, get, post};

use self::sessions::Sessions;
use crate::app::App;
use crate::http::cookies::CookieName;
use crate::http::fail::Fail;
use crate::request;

/// The pages' routes.
pub fn routes() -> Route {
    Route::new()
        .at("/", get(make(home::show)))
        .at("/sign-in", get(make(sign_in::show)).post(make(sign_in::submit)))
        .at(
            "/sign-in/second-factor",
            get(make(second_factor::show)).post(make(second_factor::submit)),
        )
        .at("/sign-in/abandon", post(make(second_factor::abandon)))
        .at("/sign-out", post(make(account::sign_out)))
        .at("/sign-up", get(make(sign_up::show)).post(make(sign_up::submit)))
        .at("/sign-up/sent", get(make(sign_up::sent)))
        .at("/sign-up/resend", post(make(sign_up::resend)))
        .at("/sign-up/confirm", get(make(confirm::show)).post(make(confirm::submit)))
        .at("/recover", get(make(ask_link::show)).post(make(ask_link::submit)))
        .at("/recover/sent", get(make(ask_link::sent)))
        .at("/recover/continue", get(make(recover::show_next)).post(make(recover::complete)))
        .at("/recover/proof", post(make(recover::prove)))
        .at("/recover/hold", post(make(recover::hold)))
        .at("/recover/cancel", get(make(recover::show_cancel)).post(make(recover::cancel)))
        .at("/unlock", get(make(ask_link::show)).post(make(ask_link::submit)))
        .at("/unlock/sent", get(make(ask_link::sent)))
        .at("/unlock/confirm", get(make(unlock::show_confirm)).post(make(unlock::confirm)))
        .at("/recover/help", post(make(recover::help)))
        .at("/email/confirm", get(make(email::show_confirm)).post(make(email::confirm)))
        .at("/recovery-email/confirm", get(make(email::show_confirm)).post(make(email::confirm)))
        .at(
            "/email/revert",
            get(make(email_dispute::show_revert)).post(make(email_dispute::revert)),
        )
        .at(
            "/email/object",
            get(make(email_dispute::show_object)).post(make(email_dispute::object)),
        )
        .at("/email/help", post(make(email_dispute::help)))
        .at("/report", get(make(report::show)).post(make(report::submit)))
        .at("/account", get(make(account::show)))
        .at("/account/sessions/end", post(make(actions::perform)))
        .at("/account/sessions/end-others", post(make(actions::perform)))
        .at("/account/sessions/end-all", post(make(actions::perform)))
        .at("/account/sessions/name", post(make(account::rename)))
        .at("/account/devices/forget", post(make(account::forget_device)))
        .at("/account/mails", get(make(mails::show)))
        .at("/account/recovery", get(make(defence::show_waiting)))
        .at("/account/recovery/cancel", post(make(actions::perform)))
        .at("/account/secure", get(make(defence::show_secure)).post(make(defence::secure)))
        .at(
            "/account/reauthenticate",
            get(make(reauthentication::show)).post(make(reauthentication::submit)),
        )
        .at("/account/security", get(make(security::show)))
        .at("/account/security/email", get(make(email::show)).post(make(actions::perform)))
        .at("/account/security/email/cancel", post(make(email::cancel)))
        .at("/account/security/recovery-email", post(make(actions::perform)))
        .at("/account/security/recovery-email/remove", post(make(actions::perform)))
        .at("/account/security/password", get(make(password::show)).post(make(actions::perform)))
        .at("/account/security/totp", get(make(totp::show)).post(make(actions::perform)))
        .at(
            "/account/security/totp/confirm",
            get(make(totp::show_secret)).post(make(actions::perform)),
        )
        .at("/account/security/totp/remove", post(make(actions::perform)))
        .at(
            "/account/security/recovery-codes",
            get(make(recovery_codes::show)).post(make(actions::perform)),
        )
        .at("/account/security/recovery-codes/replacements", post(make(actions::perform)))
        .at("/account/security/recovery-codes/confirm", post(make(actions::perform)))
        .at("/.well-known/change-password", get(make(password::well_known)))
        .at("/account/profile", get(make(profile::show)).post(make(profile::submit)))
        .at("/language", post(make(language::choose)))
        .at("/dev/mailbox", get(make(mailbox::list)))
        .at("/dev/mailbox/latest.txt", get(make(mailbox::latest)))
        .at("/dev/mailbox/:file", get(make(mailbox::show)))
        .at("/dev/mailbox/:file/html", get(make(mailbox::show_html)))
        .at("/assets/site.css", get(make(assets::stylesheet)))
        .at("/assets/reveal.js", get(make(assets::reveal)))
        .at("/assets/icon.svg", get(make(assets::icon)))
        .at("/api/docs", get(make(docs::show)))
}

/// A page, rendered.
pub(crate) fn page(status: StatusCode, template: &impl askama::Template) -> Result<Response> {
    let html = template.render().map_err(Fail::internal)?;
    Ok(Response::builder().status(status).content_type("text/html; charset=utf-8").body(html))
}

/// A page that says that it is too early to try again.
pub(crate) fn too_many(seconds: u64, template: &impl askama::Template) -> Result<Response> {
    let mut response = page(StatusCode::TOO_MANY_REQUESTS, template)?;
    response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(seconds));
    Ok(response)
}

/// What follows a form whose session has ended meanwhile.
pub(crate) fn session_ended(app: &App) -> Result<Response> {
    see_other("/sign-in?notice=ended", &[app.cookies.clear(CookieName::Session)?])
}

/// What follows a form that did something.
pub(crate) fn see_other(to: &str, cookies: &[HeaderValue]) -> Result<Response> {
    let mut response = StatusCode::SEE_OTHER.into_response();
    let to = HeaderValue::try_from(to).map_err(Fail::internal)?;
    response.headers_mut().insert(header::LOCATION, to);
    for cookie in cookies {
        response.headers_mut().append(header::SET_COOKIE, cookie.clone());
    }
    Ok(response)
}

/// A page's answer, or the way to where its reader has to go first.
pub(crate) type OrElsewhere<T> = Result<std::result::Result<T, Response>>;

/// The application and the session of a page for signed-in people, whatever the session may call;
/// for others the way to the sign-in page and back.
pub(crate) async fn live_session_of(request: &Request) -> OrElsewhere<(Arc<App>, LiveSession)> {
    let app = request::app(request)?.clone();
    match request::presented(&app, request).await? {
        Some(presented) => Ok(Ok((app, presented.live))),
        None => Ok(Err(see_other(&sign_in::address(request), &[])?)),
    }
}

/// The same for a session that may call everything; who has something to do first is sent there.
pub(crate) async fn session_of(request: &Request) -> OrElsewhere<(Arc<App>, SignedIn)> {
    let (app, live) = match live_session_of(request).await? {
        Ok(found) => found,
        Err(elsewhere) => return Ok(Err(elsewhere)),
    };
    match live.full() {
        Ok(signed_in) => Ok(Ok((app, signed_in))),
        Err(live) => Ok(Err(see_other(sessions::place_of(live.access), &[])?)),
    }
}

/// The same for one of these sessions with a fresh proof, for a page that shows a secret; who has
/// not given the proof is asked for it and comes back.
pub(crate) async fn fresh_session_of(
    request: &Request,
    sessions: Sessions,
) -> OrElsewhere<(Arc<App>, FreshSession)> {
    let (app, live) = match live_session_of(request).await? {
        Ok(found) => found,
        Err(elsewhere) => return Ok(Err(elsewhere)),
    };
    if let Some(first) = sessions.elsewhere(&live) {
        return Ok(Err(see_other(first, &[])?));
    }
    match app.identity.fresh(live) {
        Ok(fresh) => Ok(Ok((app, fresh))),
        Err(_) => {
            Ok(Err(see_other(&reauthentication_question::address(request.uri().path()), &[])?))
        }
    }
}

/// A path of this site, from a text that anybody may have made.
pub(crate) fn own_path(text: &str) -> Option<&str> {
    let plain = text.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'\\');
    (plain && text.starts_with('/') && !text.starts_with("//")).then_some(text)
}

/// A parameter of the address, when it is there once.
pub(crate) fn query(request: &Request, name: &str) -> Option<String> {
    let query = request.uri().query().unwrap_or_default();
    let mut found = url::form_urlencoded::parse(query.as_bytes()).filter(|(key, _)| key == name);
    match (found.next(), found.next()) {
        (Some((_, value)), None) => Some(value.into_owned()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::own_path;

    #[test]
    fn only_a_path_of_this_site_is_gone_back_to() {
        for path in ["/", "/account", "/account?a=b#c"] {
            assert_eq!(own_path(path), Some(path));
        }
        for elsewhere in
            ["", "account", "//evil.example", "/\\evil.example", "https://evil.example", "/a\r\nb"]
        {
            assert_eq!(own_path(elsewhere), None, "{elsewhere:?}");
        }
    }
}
