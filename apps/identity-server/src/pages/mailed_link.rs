//! The token of a mailed link. Opening a link changes nothing: the token moves from the URL into a
//! cookie for 15 minutes, and a button on the page acts on it.

use std::time::Duration;

use identity_core::kernel::ActionToken;
use poem::{Request, Response, Result};

use super::{query, see_other};
use crate::app::App;
use crate::http::cookies::CookieName;

const TOKEN_LIFE: Duration = Duration::from_mins(15);

/// Returns the token that the opened link left in the cookie.
pub(crate) fn token(app: &App, request: &Request) -> Option<ActionToken> {
    let cookie = app.cookies.read(request.headers(), CookieName::Token);
    cookie.and_then(ActionToken::parse)
}

/// Moves the token of a link into the cookie and redirects to the same page without it.
pub(crate) fn take(app: &App, request: &Request) -> Result<Option<Response>> {
    let Some(text) = query(request, "token") else { return Ok(None) };
    // A malformed token is not stored. The page then says that the link is not valid.
    let cookie = match ActionToken::parse(&text) {
        Some(_) => app.cookies.set(CookieName::Token, &text, Some(TOKEN_LIFE))?,
        None => app.cookies.clear(CookieName::Token)?,
    };
    see_other(request.uri().path(), &[cookie]).map(Some)
}
