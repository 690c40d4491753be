//! From the types of the core to what an answer shows.

use identity_core::account::Account;
use identity_core::kernel::Timestamp;
use identity_core::session::Session;
use identity_signals::Device;
use poem_openapi::Object;

/// RFC 3339 in UTC.
pub fn time(at: Timestamp) -> String {
    jiff::Timestamp::from_millisecond(at.as_millis())
        .map(|instant| instant.to_string())
        .unwrap_or_default()
}

/// The device that a user agent tells of.
pub fn device(session: &Session) -> Device {
    let agent = session.origin.user_agent.as_ref();
    Device::of(agent.map(identity_core::kernel::UserAgent::as_str).unwrap_or_default())
}

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
}

impl From<&Account> for AccountView {
    fn from(account: &Account) -> Self {
        Self {
            id: account.id.to_string(),
            email: account.email.as_str().to_owned(),
            display_name: account.display_name.as_ref().map(|name| name.as_str().to_owned()),
            locale: account.locale.tag().to_owned(),
            time_zone: account.time_zone.name().to_owned(),
            status: account.status.as_str().to_owned(),
            created_at: time(account.created_at),
        }
    }
}
