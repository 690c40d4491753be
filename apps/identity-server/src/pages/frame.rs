//! What every page shows around its own.

use identity_core::kernel::{Locale, TimeZone, Timestamp};
use identity_core::session::SignedIn;
use identity_text::Text;
use poem::Request;
use poem::http::HeaderMap;

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
    /// The path of the page, for the way back from a change of language.
    pub path: String,
    /// What proves that a form is of this session.
    pub form_token: String,
    zone: TimeZone,
}

impl Frame {
    /// The frame for whoever sends this request.
    pub fn of(app: &App, request: &Request, signed_in: Option<&SignedIn>) -> Self {
        let locale = signed_in.map(|caller| caller.account.locale);
        let frame = Self::around(app, request.headers(), request.uri().path(), locale);
        let zone = signed_in.map(|caller| caller.account.time_zone.clone());
        let zone = zone.unwrap_or_else(TimeZone::utc);
        Self { signed_in: signed_in.is_some(), zone, ..frame }
    }

    /// The frame for a request of which only this much is known.
    pub fn around(app: &App, headers: &HeaderMap, path: &str, locale: Option<Locale>) -> Self {
        let cookie = app.cookies.read(headers, CookieName::Session);
        Self {
            text: Text::of(locale.unwrap_or_else(|| request::locale(headers, app.cookies))),
            brand: app.brand.clone(),
            signed_in: false,
            path: path.to_owned(),
            form_token: cookie.map(|cookie| app.form_tokens.of(cookie)).unwrap_or_default(),
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

    /// `active` for the page's own entry in the navigation.
    pub fn here(&self, path: &str) -> &'static str {
        if self.path == path { "page" } else { "false" }
    }
}
