//! An attempt to sign in: counted before its password is checked.

use crate::kernel::{AccountId, AttemptId, Timestamp};

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
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AttemptEnd {
    /// The password was right.
    Completed,
    /// It was not.
    Refused,
}

impl AttemptEnd {
    /// The name in the store.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Completed => "completed",
            Self::Refused => "refused",
        }
    }
}
