//! An attempt to sign in: counted before its password is checked.

use crate::kernel::{AccountId, AttemptId, Timestamp};
use strum::{EnumString, IntoStaticStr, VariantArray};

/// A counted attempt.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attempt {
    /// Its id.
    pub id: AttemptId,
    /// Whose account it aims at, if there is one.
    pub account: Option<AccountId>,
    /// When it was counted.
    pub at: Timestamp,
}

/// How an attempt ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumString, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "snake_case")]
pub enum AttemptEnd {
    /// The password was right.
    Completed,
    /// It was not.
    Refused,
}
