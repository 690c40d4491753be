//! Accounts.

use identity_core::account::Account;
use identity_core::kernel::ClosedSet;
use poem_openapi::Object;

use super::time::rfc3339;
use crate::app::App;

/// An account, as its owner sees it.
#[derive(Object)]
#[oai(rename = "Account")]
pub struct AccountView {
    /// The id of the account.
    pub id: String,
    /// The email address of the account.
    pub email: String,
    /// The name that the owner chose.
    pub display_name: Option<String>,
    /// The language of the account's pages and emails: `en`, `nl` or `fr`.
    pub locale: String,
    /// The IANA time zone in which pages and emails show times.
    pub time_zone: String,
    /// The state of the account.
    pub status: String,
    /// The time when the owner confirmed the email address.
    pub created_at: String,
    /// `true` if signing in needs a second factor.
    pub two_factor: bool,
    /// Open notices to the owner: `account_contained`, `recovery_waits`, `password_old`,
    /// `recovery_codes_missing` or `recovery_codes_few`.
    pub notices: Vec<String>,
}

impl AccountView {
    /// Describes an account.
    pub fn of(app: &App, account: &Account) -> Self {
        let notices = app.identity.notices(account);
        Self {
            id: account.id.to_string(),
            email: account.email.as_str().to_owned(),
            display_name: account.display_name.as_ref().map(|name| name.as_str().to_owned()),
            locale: account.locale.tag().to_owned(),
            time_zone: account.time_zone.name().to_owned(),
            status: account.status.as_str().to_owned(),
            created_at: rfc3339(account.created_at),
            two_factor: account.protection.second_factor,
            notices: notices.iter().map(|notice| notice.as_str().to_owned()).collect(),
        }
    }
}
