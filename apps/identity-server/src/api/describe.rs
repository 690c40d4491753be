//! From the types of the core to what an answer shows.

use identity_core::account::Account;
use identity_core::kernel::{Locale, Timestamp, UserAgent};
use identity_core::notify::Template;
use identity_core::session::Session;
use identity_signals::{Device, PlaceNames};
use identity_text::Text;
use poem_openapi::Object;

use crate::app::App;

/// RFC 3339 in UTC.
pub fn time(at: Timestamp) -> String {
    jiff::Timestamp::from_millisecond(at.as_millis())
        .map(|instant| instant.to_string())
        .unwrap_or_default()
}

/// The device that a user agent tells of.
pub fn device(user_agent: Option<&UserAgent>) -> Device {
    Device::of(user_agent.map(UserAgent::as_str).unwrap_or_default())
}

/// The place of a session's address, where a database of places is configured and knows it.
pub fn place(app: &App, session: &Session, locale: Locale) -> Option<PlaceNames> {
    app.places.as_ref()?.of(session.origin.address, locale)
}

/// What a user agent tells; nothing of it is proven.
#[derive(Object)]
#[oai(rename = "Device")]
pub struct DeviceView {
    /// The browser's name.
    browser: Option<String>,
    /// The system's name.
    os: Option<String>,
    /// `desktop`, `mobile`, `tablet` or `other`.
    kind: String,
}

impl From<Device> for DeviceView {
    fn from(device: Device) -> Self {
        Self {
            browser: device.browser.map(str::to_owned),
            os: device.os.map(str::to_owned),
            kind: device.kind.as_str().to_owned(),
        }
    }
}

/// Where an address is.
#[derive(Object)]
#[oai(rename = "Location")]
pub struct LocationView {
    /// The city.
    city: Option<String>,
    /// The country.
    country: Option<String>,
    /// The country's code (ISO 3166-1 alpha-2).
    country_code: Option<String>,
}

impl From<PlaceNames> for LocationView {
    fn from(place: PlaceNames) -> Self {
        let PlaceNames { city, country, country_code } = place;
        Self { city, country, country_code }
    }
}

/// Nothing.
#[derive(Object)]
pub struct Nothing {}

/// An account, as its owner sees it.
#[derive(Object)]
#[oai(rename = "Account")]
pub struct AccountView {
    /// Its id.
    pub id: String,
    /// Where its mail goes.
    pub email: String,
    /// What the person wants to be called.
    pub display_name: Option<String>,
    /// The language tag of its pages and mails.
    pub locale: String,
    /// The IANA time zone in which it reads the time.
    pub time_zone: String,
    /// What it may do.
    pub status: String,
    /// When its mailbox was proven.
    pub created_at: String,
    /// Whether signing in takes a second factor.
    pub two_factor: bool,
    /// What waits for its owner: `account_contained`, `recovery_waits`, `password_old`, `recovery_codes_missing`, `recovery_codes_few`.
    pub notices: Vec<String>,
}

impl AccountView {
    /// What an answer shows of an account.
    pub fn of(app: &App, account: &Account) -> Self {
        let notices = app.identity.notices(account);
        Self {
            id: account.id.to_string(),
            email: account.email.as_str().to_owned(),
            display_name: account.display_name.as_ref().map(|name| name.as_str().to_owned()),
            locale: account.locale.tag().to_owned(),
            time_zone: account.time_zone.name().to_owned(),
            status: account.status.as_str().to_owned(),
            created_at: time(account.created_at),
            two_factor: account.protection.second_factor,
            notices: notices.iter().map(|notice| notice.as_str().to_owned()).collect(),
        }
    }
}

/// The subject of a mail.
pub fn subject(template: Template, text: &Text, brand: &str) -> String {
    let key = format!("mail-{}-subject", template.as_str().replace('_', "-"));
    text.say(&key).with("brand", brand).to_string()
}
