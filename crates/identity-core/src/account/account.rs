//! The account, and what protects it.

use crate::kernel::{AccountId, Email, Label, LabelError, Locale, TimeZone, Timestamp};
use std::time::Duration;

/// What a person wants to be called.
pub type DisplayName = Label;
/// Why a text is not a [`DisplayName`].
pub type DisplayNameError = LabelError;

/// A person's account. Its mailbox was proven when it was made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Account {
    /// Its id, which never changes.
    pub id: AccountId,
    /// Where its mail goes.
    pub email: Email,
    /// What the person wants to be called.
    pub display_name: Option<DisplayName>,
    /// The language of its pages and mails.
    pub locale: Locale,
    /// The zone in which it reads the time.
    pub time_zone: TimeZone,
    /// What it may do.
    pub status: Status,
    /// When its mailbox was proven.
    pub created_at: Timestamp,
    /// What protects it.
    pub protection: Protection,
}

/// What protects an account at a moment.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "each is a fact of its own, in any combination")]
pub struct Protection {
    /// When the password was chosen; none where there is no password.
    pub password_changed_at: Option<Timestamp>,
    /// Whether the password must be changed before anything else is done.
    pub password_change_required: bool,
    /// Whether signing in takes a second factor.
    pub second_factor: bool,
    /// How many recovery codes are in force.
    pub recovery_codes: u32,
    /// Whether a recovery without the second factor waits.
    pub recovery_waits: bool,
    /// Whether it was reported as compromised, and is locked until it is recovered.
    pub contained: bool,
}

impl Protection {
    /// Whether the password is older than `age`.
    pub fn password_is_old(&self, age: Duration, now: Timestamp) -> bool {
        self.password_changed_at.is_some_and(|changed_at| now.since(changed_at) >= age)
    }
}

/// What an account may do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// Everything that its owner proves to be allowed.
    Active,
}

impl Status {
    /// The name in the store and in answers.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Active => "active",
        }
    }

    /// The status of this name.
    pub fn from_name(name: &str) -> Option<Self> {
        (name == Self::Active.as_str()).then_some(Self::Active)
    }
}
