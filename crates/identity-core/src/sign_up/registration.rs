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

/// The shortest lifetime of a mailed link.
const SHORTEST_LINK: Duration = Duration::from_hours(1);

/// The limits of registration.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RegistrationPolicy {
    /// Lifetime of a pending registration and its link.
    pub lifetime: Duration,
    /// Maximum number of pending registrations of one address. Beyond it a link asks for a password.
    pub max_pending: usize,
}

impl Default for RegistrationPolicy {
    fn default() -> Self {
        Self { lifetime: Duration::from_hours(72), max_pending: 50 }
    }
}

impl Registration {
    /// Returns whether a link that is mailed now is good for as long as any requested link is.
    pub(super) fn can_be_mailed(&self, now: Timestamp) -> bool {
        self.expires_at.since(now) >= SHORTEST_LINK
    }

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
