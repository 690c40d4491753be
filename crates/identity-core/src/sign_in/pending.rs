//! A sign-in whose password was right and whose second factor is pending. It is no session: it can
//! present the factor or be abandoned.

use crate::{
    kernel::{AccountId, Digest, PendingSignInId, Timestamp},
    session::Persistence,
};
use std::time::Duration;
use strum::{EnumString, IntoStaticStr, VariantArray};

/// The trust in the device of a sign-in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumString, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "snake_case")]
pub enum DeviceTrust {
    /// The person's own. It becomes a known device.
    Own,
    /// Shared with others. It is not remembered.
    Shared,
}

/// Options of the session to be started.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SessionOptions {
    /// A shared device never keeps its session.
    pub persistence: Persistence,
    pub device_trust: DeviceTrust,
}

/// A sign-in that is pending its second factor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PendingSignIn {
    pub id: PendingSignInId,
    pub account: AccountId,
    pub options: SessionOptions,
    /// The token of the known device on which the password was given.
    pub device: Option<Digest>,
    pub created_at: Timestamp,
    pub expires_at: Timestamp,
    /// Second factors presented so far.
    pub tries: u32,
    /// The time at which it led to a session or was abandoned.
    pub ended_at: Option<Timestamp>,
}

impl PendingSignIn {
    /// Returns `true` when a second factor can still be presented. This only spares work: the
    /// conditional update decides.
    pub fn is_open(&self, max_tries: u32, now: Timestamp) -> bool {
        self.ended_at.is_none() && now < self.expires_at && self.tries < max_tries
    }
}

/// Limits of pending sign-ins.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignInPolicy {
    /// The lifetime of a pending sign-in.
    pub pending: Duration,
    /// Second factors that can be presented.
    pub max_tries: u32,
    /// A first sign-in within this time after the account was confirmed sends no alert.
    pub first_sign_in_within: Duration,
}

impl Default for SignInPolicy {
    fn default() -> Self {
        Self {
            pending: Duration::from_mins(10),
            max_tries: 5,
            first_sign_in_within: Duration::from_hours(1),
        }
    }
}
