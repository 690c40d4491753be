//! A sign-in attempt, counted before its password is evaluated.

use crate::kernel::{AccountId, AttemptId, Timestamp};
use strum::{EnumString, IntoStaticStr, VariantArray};

/// A counted attempt.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attempt {
    pub id: AttemptId,
    /// The account of the address, if it has one.
    pub account: Option<AccountId>,
    pub at: Timestamp,
}

/// The end of an attempt.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumString, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "snake_case")]
pub enum AttemptEnd {
    Completed,
    Refused,
}
