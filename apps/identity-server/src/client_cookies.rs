//! The cookies of sessions and known devices.

use std::time::Duration;

use identity_core::device::DeviceChange;
use identity_core::kernel::{BearerKind, BearerToken, Digest};
use identity_core::session::{LiveSession, Persistence};
use identity_core::sign_in::NewSession;
use poem::http::{HeaderMap, HeaderValue};

use crate::app::App;
use crate::http::cookies::CookieName;
use crate::http::fail::Fail;

/// The number of device tokens that one browser keeps, one for each account.
const MAX_DEVICES: usize = 5;

/// Returns the device tokens that a browser sent.
pub fn devices(app: &App, headers: &HeaderMap) -> Vec<BearerToken> {
    let cookie = app.cookies.read(headers, CookieName::Device).unwrap_or_default();
    let tokens = cookie.split('.').filter_map(|text| BearerToken::parse(BearerKind::Device, text));
    tokens.take(MAX_DEVICES).collect()
}

/// Returns the digests of the device tokens that a browser sent.
pub fn device_digests(app: &App, headers: &HeaderMap) -> Vec<Digest> {
    devices(app, headers).iter().map(BearerToken::digest).collect()
}

/// Returns the cookies of a new session and its device. A kept session's cookie has a lifetime. Any
/// other ends with the browser.
pub fn started(app: &App, headers: &HeaderMap, new: &NewSession) -> Result<Vec<HeaderValue>, Fail> {
    let lifetime = new.session.expires_at.since(new.session.created_at);
    let age = (new.persistence == Persistence::Kept).then_some(lifetime);
    let mut cookies = vec![app.cookies.set(CookieName::Session, new.token.expose(), age)?];
    cookies.extend(known_devices(app, headers, &new.device)?);
    Ok(cookies)
}

/// Returns the cookie of a session that got a new token.
pub fn renewed(app: &App, live: &LiveSession, token: &BearerToken) -> Result<HeaderValue, Fail> {
    let persistence = app.identity.policy().session.persistence_of(&live.session);
    let left = live.session.expires_at.since(app.clock.now());
    let age = (persistence == Persistence::Kept).then_some(left);
    app.cookies.set(CookieName::Session, token.expose(), age)
}

/// Returns the cookie of known devices after a change, or `None` if there is nothing to set.
pub fn known_devices(
    app: &App,
    headers: &HeaderMap,
    change: &DeviceChange,
) -> Result<Option<HeaderValue>, Fail> {
    let shown = devices(app, headers);
    let kept = shown.iter().filter(|token| !change.dropped.contains(&token.digest()));
    let tokens: Vec<&str> =
        change.added.iter().chain(kept).map(BearerToken::expose).take(MAX_DEVICES).collect();
    if tokens.is_empty() {
        let gone = (!shown.is_empty()).then(|| app.cookies.clear(CookieName::Device));
        return gone.transpose();
    }
    let lifetime: Duration = app.identity.policy().device.lifetime;
    app.cookies.set(CookieName::Device, &tokens.join("."), Some(lifetime)).map(Some)
}
