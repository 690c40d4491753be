//! A registration whose mailbox is not proven yet.

use crate::{
    account::{Account, DisplayName, Protection, Status},
    kernel::{AccountId, Digest, Email, Locale, TimeZone, Timestamp},
    password::{PasswordHash, StoredPassword},
};
use std::time::Duration;

/// A pending registration. Its id is the id of the account that it becomes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Registration {
    pub id: AccountId,
    /// Not proven yet.
    pub email: Email,
    pub password: PasswordHash,
    pub display_name: Option<DisplayName>,
    /// The language of the registering browser.
    pub locale: Locale,
    /// Digest of the token that the registering browser keeps.
    pub browser: Digest,
    pub created_at: Timestamp,
    /// The registration cannot be confirmed from this instant on.
    pub expires_at: Timestamp,
}

/// The limits of registration.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RegistrationPolicy {
    /// Lifetime of a pending registration and its link.
    pub lifetime: Duration,
    /// Maximum number of registration mails to one address in an hour.
    pub mails_an_hour: u32,
    /// Maximum number of pending registrations of one address.
    pub max_pending: usize,
    /// Minimum time between two "you already have an account" mails to one owner.
    pub owner_notice_interval: Duration,
}

impl Default for RegistrationPolicy {
    fn default() -> Self {
        Self {
            lifetime: Duration::from_hours(72),
            mails_an_hour: 5,
            max_pending: 50,
            owner_notice_interval: Duration::from_hours(1),
        }
    }
}

impl Registration {
    /// Converts into the account. A password given at confirmation discards everything that an
    /// unproven person chose before: password, name and language.
    pub(super) fn into_account(
        self,
        given: Option<PasswordHash>,
        locale: Locale,
        now: Timestamp,
    ) -> (Account, StoredPassword) {
        let own = given.is_none();
        let account = Account {
            id: self.id,
            email: self.email,
            display_name: self.display_name.filter(|_| own),
            locale: if own { self.locale } else { locale },
            time_zone: TimeZone::utc(),
            status: Status::Active,
            created_at: now,
            protection: Protection::default(),
        };
        let hash = given.unwrap_or(self.password);
        (account, StoredPassword { hash, changed_at: now, stands_alone: true })
    }
}
