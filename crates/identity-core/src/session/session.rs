//! A session and its life.

use crate::kernel::{AccountId, Label, Origin, SessionId, Timestamp};
use std::time::Duration;

/// How its owner proved to be who they are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Assurance {
    /// By the password alone.
    Password,
    /// By the password and a second factor.
    TwoFactor,
}

impl Assurance {
    /// The name in the store and in answers.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Password => "password",
            Self::TwoFactor => "two_factor",
        }
    }

    /// The assurance of this name.
    pub fn from_name(name: &str) -> Option<Self> {
        [Self::Password, Self::TwoFactor].into_iter().find(|assurance| assurance.as_str() == name)
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
    /// How its owner proved to be who they are.
    pub assurance: Assurance,
    /// Where it began.
    pub origin: Origin,
    /// What its owner calls it.
    pub name: Option<Label>,
    /// When its owner last gave every proof that the account has.
    pub proven_at: Option<Timestamp>,
    /// How many proofs failed since then.
    pub failed_proofs: u32,
    /// When it was ended by hand or made room.
    pub ended_at: Option<Timestamp>,
}

impl Session {
    /// When it ends if it is not used again.
    pub fn ends_at(&self) -> Timestamp {
        self.expires_at.min(self.last_seen_at.after(self.idle))
    }

    /// Until when the last proof counts as fresh; nothing when there is none that does.
    pub fn fresh_until(&self, fresh_for: Duration, now: Timestamp) -> Option<Timestamp> {
        let until = self.proven_at?.after(fresh_for);
        (now < until).then_some(until)
    }

    /// Whether it is good for anything.
    pub fn is_live(&self, now: Timestamp) -> bool {
        self.ended_at.is_none() && now < self.ends_at()
    }
}
