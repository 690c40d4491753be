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
    /// Its id.
    pub id: AccountId,
    /// The address to be proven.
    pub email: Email,
    /// The hash of the password that was chosen with it.
    pub password: PasswordHash,
    /// The name that was given with it.
    pub display_name: Option<DisplayName>,
    /// The language in which it was begun.
    pub locale: Locale,
    /// The digest of the token of the browser that began it.
    pub browser: Digest,
    /// When it was begun.
    pub created_at: Timestamp,
    /// From when on it cannot be confirmed.
    pub expires_at: Timestamp,
}

/// The numbers of registration.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RegistrationPolicy {
    /// How long a pending registration and its link are good.
    pub lifetime: Duration,
    /// How many registration mails one address gets in an hour at most.
    pub mails_an_hour: u32,
    /// How many registrations of one address wait at most.
    pub most_pending: usize,
    /// How long after a "you already have an account" mail the next one goes.
    pub owner_told_every: Duration,
}

impl Default for RegistrationPolicy {
    fn default() -> Self {
        Self {
            lifetime: Duration::from_hours(72),
            mails_an_hour: 5,
            most_pending: 50,
            owner_told_every: Duration::from_hours(1),
        }
    }
}

impl Registration {
    /// The account that it becomes. With a password given there and then nothing stays of what
    /// was chosen before, by whom nobody knows: neither password nor name nor language.
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
