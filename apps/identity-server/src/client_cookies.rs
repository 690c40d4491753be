//! What a client keeps: the cookies of a session that begins or gets a new token, and those of
//! known devices.

use std::time::Duration;

use identity_core::device::DeviceChange;
use identity_core::kernel::{BearerKind, BearerToken, Digest};
use identity_core::session::{LiveSession, Persistence};
use identity_core::sign_in::NewSession;
use poem::http::{HeaderMap, HeaderValue};

use crate::app::App;
use crate::http::cookies::CookieName;
use crate::http::fail::Fail;

/// Of how many accounts a browser keeps the token of a known device.
const MAX_DEVICES: usize = 5;

/// The tokens of known devices that a browser shows, one for each account.
pub fn devices(app: &App, headers: &HeaderMap) -> Vec<BearerToken> {
    let cookie = app.cookies.read(headers, CookieName::Device).unwrap_or_default();
    let tokens = cookie.split('.').filter_map(|text| BearerToken::parse(BearerKind::Device, text));
    tokens.take(MAX_DEVICES).collect()
}

/// The digests of those tokens.
pub fn device_digests(app: &App, headers: &HeaderMap) -> Vec<Digest> {
    devices(app, headers).iter().map(BearerToken::digest).collect()
}

/// The cookies of a session that has just begun: for a kept one with its lifetime, else until the
/// browser closes; and the device's.
pub fn started(app: &App, headers: &HeaderMap, new: &NewSession) -> Result<Vec<HeaderValue>, Fail> {
    let lifetime = new.session.expires_at.since(new.session.created_at);
    let age = (new.persistence == Persistence::Kept).then_some(lifetime);
    let mut cookies = vec![app.cookies.set(CookieName::Session, new.token.expose(), age)?];
    cookies.extend(known_devices(app, headers, &new.device)?);
    Ok(cookies)
}

/// The cookie of a session that got a new token.
pub fn renewed(app: &App, live: &LiveSession, token: &BearerToken) -> Result<HeaderValue, Fail> {
    let persistence = app.identity.policy().session.persistence_of(&live.session);
    let left = live.session.expires_at.since(app.clock.now());
    let age = (persistence == Persistence::Kept).then_some(left);
    app.cookies.set(CookieName::Session, token.expose(), age)
}

/// The cookie of known devices, after a change of the tokens that it holds.
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
