//! The parts that every page shares: header, navigation, banner and footer.

use std::time::Duration;

use identity_core::account::Account;
use identity_core::kernel::{BearerToken, ClosedSet, Locale, TimeZone, Timestamp};
use identity_core::security::Notice;
use identity_text::{Phrase, Text};
use poem::Request;
use poem::http::HeaderMap;
use url::form_urlencoded;

use crate::app::App;
use crate::http::cookies::CookieName;
use crate::request;

/// The data that every page's template needs.
pub struct Frame {
    /// The texts in the reader's language.
    pub text: &'static Text,
    pub brand: String,
    pub signed_in: bool,
    pub path: String,
    /// The path with the query parameters that survive a change of language.
    pub back: String,
    /// The token that binds forms to the session.
    pub form_token: String,
    /// Open notices to the account owner.
    pub notices: Vec<Notice>,
    zone: TimeZone,
}

/// Query parameters that survive a change of language. None of them can hold a secret.
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
    /// Builds the frame for a request.
    pub fn of(app: &App, request: &Request, account: Option<&Account>) -> Self {
        let locale = account.map(|account| account.locale);
        let frame = Self::around(app, request.headers(), request.uri().path(), locale);
        let zone = account.map(|account| account.time_zone.clone());
        let zone = zone.unwrap_or_else(TimeZone::utc);
        let notices = account.map(|account| app.identity.notices(account)).unwrap_or_default();
        let back = back_to(request);
        Self { signed_in: account.is_some(), zone, notices, back, ..frame }
    }

    /// Moves the frame to a session that has just received this token.
    #[must_use]
    pub fn in_session_of(self, app: &App, token: &BearerToken) -> Self {
        Self { form_token: app.form_tokens.of(token.expose()), ..self }
    }

    /// Builds the frame of an error page, for which only this much of the request is known.
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

    /// Returns the language tag of the page.
    pub fn lang(&self) -> &'static str {
        self.text.locale().tag()
    }

    /// Returns the languages to choose from.
    pub fn locales(&self) -> &'static [Locale] {
        Locale::ALL
    }

    /// Formats a time in the reader's language and time zone.
    pub fn time(&self, at: &Timestamp) -> String {
        self.text.date_time(*at, &self.zone)
    }

    /// Formats a date in the reader's language and time zone.
    pub fn date(&self, at: &Timestamp) -> String {
        self.text.date(*at, &self.zone)
    }

    /// Formats a duration in the largest unit that fits.
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

    /// Returns the sentence of a notice and the page that resolves it.
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

    /// Returns the value of `aria-current` for a navigation entry.
    pub fn here(&self, path: &str) -> &'static str {
        if self.path == path { "page" } else { "false" }
    }
}
