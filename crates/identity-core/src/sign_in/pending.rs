//! A sign-in whose password was right and that waits for its second factor. It can do nothing but
//! present one, or be given up.

use crate::{
    kernel::{AccountId, Digest, PendingSignInId, Timestamp},
    session::Persistence,
};
use std::time::Duration;
use strum::{EnumString, IntoStaticStr, VariantArray};

/// Whose computer somebody signs in on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumString, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "snake_case")]
pub enum DeviceTrust {
    /// Their own: it becomes a known device.
    Own,
    /// One that others use too: nothing of it is remembered.
    Shared,
}

/// What a person wants of the session that is to begin.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SessionOptions {
    /// Whether to stay signed in. On a shared computer nobody does.
    pub persistence: Persistence,
    /// Whose computer it is.
    pub device_trust: DeviceTrust,
}

/// A sign-in that waits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PendingSignIn {
    /// Its id.
    pub id: PendingSignInId,
    /// Whose password was right.
    pub account: AccountId,
    /// What was wished for.
    pub options: SessionOptions,
    /// The token of the known device that began it.
    pub device: Option<Digest>,
    /// When it began.
    pub created_at: Timestamp,
    /// From when on it is over.
    pub expires_at: Timestamp,
    /// How often a second factor was presented.
    pub tries: u32,
    /// When it led to a session, or was given up.
    pub ended_at: Option<Timestamp>,
}

impl PendingSignIn {
    /// Whether a second factor can still be presented. The verdict is the conditional update's
    /// alone; this spares work.
    pub fn is_open(&self, most_tries: u32, now: Timestamp) -> bool {
        self.ended_at.is_none() && now < self.expires_at && self.tries < most_tries
    }
}

/// The numbers of a sign-in that waits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignInPolicy {
    /// How long it waits.
    pub pending: Duration,
    /// How many second factors can be presented.
    pub most_tries: u32,
}

impl Default for SignInPolicy {
    fn default() -> Self {
        Self { pending: Duration::from_mins(10), most_tries: 5 }
    }
}
