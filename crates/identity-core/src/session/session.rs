//! A session and its life.

use crate::kernel::{AccountId, Origin, SessionId, Timestamp};
use std::time::Duration;

/// What a session may call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// Everything of its account.
    Full,
}

impl Reach {
    /// The name in the store and in answers.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Full => "full",
        }
    }

    /// The reach of this name.
    pub fn from_name(name: &str) -> Option<Self> {
        (name == Self::Full.as_str()).then_some(Self::Full)
    }
}

/// How its owner proved to be who they are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Assurance {
    /// By the password alone.
    Password,
}

impl Assurance {
    /// The name in the store and in answers.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Password => "password",
        }
    }

    /// The assurance of this name.
    pub fn from_name(name: &str) -> Option<Self> {
        (name == Self::Password.as_str()).then_some(Self::Password)
    }
}

/// A session of an account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Session {
    /// Its id.
    pub id: SessionId,
    /// Whose it is.
    pub account: AccountId,
    /// When it began.
    pub created_at: Timestamp,
    /// When it was last used, to the minute.
    pub last_seen_at: Timestamp,
    /// When its owner last proved to be who they are.
    pub authenticated_at: Timestamp,
    /// When its lifetime is over, however much it is used.
    pub expires_at: Timestamp,
    /// How long it lives without use.
    pub idle: Duration,
    /// What it may call.
    pub reach: Reach,
    /// How its owner proved to be who they are.
    pub assurance: Assurance,
    /// Where it began.
    pub origin: Origin,
    /// When it was ended by hand or made room.
    pub ended_at: Option<Timestamp>,
}

impl Session {
    /// When it ends if it is not used again.
    pub fn ends_at(&self) -> Timestamp {
        self.expires_at.min(self.last_seen_at.after(self.idle))
    }

    /// Whether it is good for anything.
    pub fn is_live(&self, now: Timestamp) -> bool {
        self.ended_at.is_none() && now < self.ends_at()
    }
}
