//! What every page shows around its own.

use std::time::Duration;

use identity_core::account::Account;
use identity_core::kernel::{BearerToken, Locale, TimeZone, Timestamp};
use identity_core::security::Notice;
use identity_text::{Phrase, Text};
use poem::Request;
use poem::http::HeaderMap;
use url::form_urlencoded;

use crate::app::App;
use crate::http::cookies::CookieName;
use crate::request;

/// The frame of a page: language, brand, navigation, the token of its forms.
pub struct Frame {
    /// The texts, in the reader's language.
    pub text: &'static Text,
    /// What the product is called.
    pub brand: String,
    /// Whether there is a live session.
    pub signed_in: bool,
    /// The path of the page.
    pub path: String,
    /// The same with what goes along through a change of language.
    pub back: String,
    /// What proves that a form is of this session.
    pub form_token: String,
    /// What waits for the reader.
    pub notices: Vec<Notice>,
    zone: TimeZone,
}

/// What of an address goes along through a change of language: nothing that could be a secret.
const GOES_ALONG: [&str; 2] = ["next", "notice"];

fn back_to(request: &Request) -> String {
    let asked = request.uri().query().unwrap_or_default();
    let mut pairs: Vec<_> = form_urlencoded::parse(asked.as_bytes()).collect();
    pairs.retain(|(name, _)| GOES_ALONG.contains(&name.as_ref()));
    let path = request.uri().path();
    if pairs.is_empty() {
        return path.to_owned();
    }
    let query = form_urlencoded::Serializer::new(String::new()).extend_pairs(pairs).finish();
    format!("{path}?{query}")
}

impl Frame {
    /// The frame for whoever sends this request.
    pub fn of(app: &App, request: &Request, account: Option<&Account>) -> Self {
        let locale = account.map(|account| account.locale);
        let frame = Self::around(app, request.headers(), request.uri().path(), locale);
        let zone = account.map(|account| account.time_zone.clone());
        let zone = zone.unwrap_or_else(TimeZone::utc);
        let notices = account.map(|account| app.identity.notices(account)).unwrap_or_default();
        let back = back_to(request);
        Self { signed_in: account.is_some(), zone, notices, back, ..frame }
    }

    /// The same frame in a session that has just got this token.
    #[must_use]
    pub fn in_session_of(self, app: &App, token: &BearerToken) -> Self {
        Self { form_token: app.form_tokens.of(token.expose()), ..self }
    }

    /// The frame for a request of which only this much is known.
    pub fn around(app: &App, headers: &HeaderMap, path: &str, locale: Option<Locale>) -> Self {
        let cookie = app.cookies.read(headers, CookieName::Session);
        Self {
            text: Text::of(locale.unwrap_or_else(|| request::locale(headers, app.cookies))),
            brand: app.brand.clone(),
            signed_in: false,
            path: path.to_owned(),
            back: path.to_owned(),
            form_token: cookie.map(|cookie| app.form_tokens.of(cookie)).unwrap_or_default(),
            notices: Vec::new(),
            zone: TimeZone::utc(),
        }
    }

    /// The language of the page.
    pub fn lang(&self) -> &'static str {
        self.text.locale().tag()
    }

    /// The languages to choose from.
    pub fn locales(&self) -> [Locale; 3] {
        Locale::ALL
    }

    /// A time as the reader writes it.
    pub fn time(&self, at: &Timestamp) -> String {
        self.text.date_time(*at, &self.zone)
    }

    /// A day as the reader writes it.
    pub fn date(&self, at: &Timestamp) -> String {
        self.text.date(*at, &self.zone)
    }

    /// A span of time in the largest unit that fits.
    pub fn span(&self, span: &Duration) -> Phrase<'static> {
        const HOUR: u64 = 3600;
        match span.as_secs() {
            secs if secs >= 48 * HOUR => {
                self.text.say("span-days").with("count", secs / (24 * HOUR))
            }
            secs if secs >= HOUR => self.text.say("span-hours").with("count", secs / HOUR),
            secs => self.text.say("span-minutes").with("count", secs / 60),
        }
    }

    /// The sentence of something that waits for the reader, and where it is done.
    pub fn notice(&self, notice: &Notice) -> (String, &'static str) {
        let (key, path) = match notice {
            Notice::AccountContained => ("notice-account-contained", "/recover"),
            Notice::RecoveryWaits => ("notice-recovery-waits", "/account/recovery"),
            Notice::PasswordOld => ("notice-password-old", "/account/security/password"),
            Notice::RecoveryCodesMissing => {
                ("notice-recovery-codes-missing", "/account/security/recovery-codes")
            }
            Notice::RecoveryCodesFew => {
                ("notice-recovery-codes-few", "/account/security/recovery-codes")
            }
        };
        (self.text.say(key).to_string(), path)
    }

    /// `active` for the page's own entry in the navigation.
    pub fn here(&self, path: &str) -> &'static str {
        if self.path == path { "page" } else { "false" }
    }
}
