//! The way of a mailed token: from the link into a cookie of 15 minutes and out of the address,
//! so that opening changes nothing and the address tells nothing; a button acts.

use std::time::Duration;

use identity_core::kernel::ActionToken;
use poem::{Request, Response, Result};

use super::{query, see_other};
use crate::app::App;
use crate::http::cookies::CookieName;

const TOKEN_LIFE: Duration = Duration::from_mins(15);

/// The token that came with the link before.
pub(crate) fn token(app: &App, request: &Request) -> Option<ActionToken> {
    let cookie = app.cookies.read(request.headers(), CookieName::Token);
    cookie.and_then(ActionToken::parse)
}

/// Moves the token of a link into the cookie, on the way to the clean address of the same page.
pub(crate) fn take(app: &App, request: &Request) -> Result<Option<Response>> {
    let Some(text) = query(request, "token") else { return Ok(None) };
    // What is no token at all is not worth a cookie; the clean page then says so.
    let cookie = match ActionToken::parse(&text) {
        Some(_) => app.cookies.set(CookieName::Token, &text, Some(TOKEN_LIFE))?,
        None => app.cookies.clear(CookieName::Token)?,
    };
    see_other(request.uri().path(), &[cookie]).map(Some)
}
