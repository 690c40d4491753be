//! The account and the state of its protections.

use crate::kernel::{AccountId, Email, Label, LabelError, Locale, TimeZone, Timestamp};
use std::time::Duration;
use strum::{EnumString, IntoStaticStr, VariantArray};

/// The name that a person wants to be called.
pub type DisplayName = Label;
/// Reasons to refuse a text as a [`DisplayName`].
pub type DisplayNameError = LabelError;

/// A person's account. Its mailbox was proven before it was created.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Account {
    pub id: AccountId,
    pub email: Email,
    pub display_name: Option<DisplayName>,
    pub locale: Locale,
    pub time_zone: TimeZone,
    pub status: Status,
    pub created_at: Timestamp,
    pub protection: Protection,
}

/// The protections of an account, derived from its rows when it is loaded.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "each is a fact of its own, in any combination")]
pub struct Protection {
    /// `None` without a password.
    pub password_changed_at: Option<Timestamp>,
    /// Sessions can do nothing else until the password is changed.
    pub password_change_required: bool,
    /// Sign-in requires a second factor.
    pub second_factor: bool,
    /// Number of active, unused codes.
    pub recovery_codes: u32,
    /// A recovery without the second factor is in its waiting period.
    pub recovery_waits: bool,
    /// The account was reported as compromised and is locked until it is recovered (ADR 0017).
    pub contained: bool,
}

impl Protection {
    /// Returns `true` when the password is at least `age` old.
    pub fn password_is_old(&self, age: Duration, now: Timestamp) -> bool {
        self.password_changed_at.is_some_and(|changed_at| now.since(changed_at) >= age)
    }
}

/// The status of an account.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumString, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "snake_case")]
pub enum Status {
    Active,
}
