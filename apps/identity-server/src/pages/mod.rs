//! The pages: the same use cases as the API, for people.
//!
//! Every form works without JavaScript and redirects when it succeeds, unless it shows a secret
//! that is shown only once. A form that fails is shown again with what was typed. No page changes
//! anything on GET. [`routes`] is the table of all pages, with the guard of each.

pub mod account;
pub mod assets;
pub mod device;
pub mod docs;
pub mod email_change;
pub mod email_change_dispute;
pub mod error;
pub mod form;
pub mod frame;
mod fresh_action;
pub mod home;
pub mod incident;
pub mod language;
pub mod mailbox;
mod mailed_link;
pub mod password;
pub mod profile;
pub mod reauthentication;
mod reauthentication_question;
pub mod recovery;
mod recovery_help;
pub mod recovery_link;
pub mod recovery_unlock;
pub mod recovery_waiting;
mod route;
pub mod routes;
pub mod security;
pub mod security_emails;
pub mod session;
mod session_access;
pub mod sign_in;
pub mod sign_in_second_factor;
pub mod sign_up;
pub mod sign_up_confirm;
pub mod two_factor_recovery_codes;
pub mod two_factor_totp;

use poem::http::{HeaderValue, StatusCode, header};
use poem::{IntoResponse as _, Request, Response, Result};

use crate::app::App;
use crate::http::cookies::CookieName;
use crate::http::fail::Fail;

/// Renders a page.
pub(crate) fn page(status: StatusCode, template: &impl askama::Template) -> Result<Response> {
    let html = template.render().map_err(Fail::internal)?;
    Ok(Response::builder().status(status).content_type("text/html; charset=utf-8").body(html))
}

/// Renders a page with status 429.
pub(crate) fn too_many(seconds: u64, template: &impl askama::Template) -> Result<Response> {
    let mut response = page(StatusCode::TOO_MANY_REQUESTS, template)?;
    response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(seconds));
    Ok(response)
}

/// Redirects to the sign-in page after the session has ended.
pub(crate) fn session_ended(app: &App) -> Result<Response> {
    see_other("/sign-in?notice=ended", &[app.cookies.clear(CookieName::Session)?])
}

/// Redirects after a form that succeeded.
pub(crate) fn see_other(to: &str, cookies: &[HeaderValue]) -> Result<Response> {
    let mut response = StatusCode::SEE_OTHER.into_response();
    let to = HeaderValue::try_from(to).map_err(Fail::internal)?;
    response.headers_mut().insert(header::LOCATION, to);
    for cookie in cookies {
        response.headers_mut().append(header::SET_COOKIE, cookie.clone());
    }
    Ok(response)
}

/// Returns the text if it is a path of this site. The text may come from an attacker.
pub(crate) fn own_path(text: &str) -> Option<&str> {
    let plain = text.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'\\');
    (plain && text.starts_with('/') && !text.starts_with("//")).then_some(text)
}

/// Returns a query parameter, if it occurs once.
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
    fn only_paths_of_this_site_are_redirect_targets() {
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
