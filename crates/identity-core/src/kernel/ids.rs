//! Ids: UUIDs of version 7 (RFC 9562), made from [`Clock`](super::Clock) and [`Entropy`], with one
//! type for each kind of row.

use super::{Entropy, Timestamp, entropy::random};
use std::{fmt, marker::PhantomData, str::FromStr};
use uuid::Uuid;

/// The id of an `Of`. Ids sort by creation time, to the millisecond.
pub struct Id<Of> {
    uuid: Uuid,
    of: PhantomData<fn() -> Of>,
}

/// Id of an account. A pending registration already has the id of the account that it becomes.
pub type AccountId = Id<kind::Account>;
/// Id of an [`Address`](crate::account::Address), not of an account's own email.
pub type AddressId = Id<kind::Address>;
pub type SessionId = Id<kind::Session>;
/// Id of an audit event.
pub type EventId = Id<kind::Event>;
/// Id of a mail in the outbox, and its Message-ID.
pub type MessageId = Id<kind::Message>;
pub type ActionTokenId = Id<kind::ActionToken>;
/// Id of a counted attempt.
pub type AttemptId = Id<kind::Attempt>;
/// Id of a pending sign-in.
pub type PendingSignInId = Id<kind::PendingSignIn>;
/// Id of a known device.
pub type DeviceId = Id<kind::Device>;
/// Id of a TOTP secret.
pub type TotpSecretId = Id<kind::TotpSecret>;
pub type RecoveryCodeId = Id<kind::RecoveryCode>;
/// Id of a recovery.
pub type RecoveryId = Id<kind::Recovery>;
/// Id of a support case.
pub type CaseId = Id<kind::Case>;
/// Id of a service credential.
pub type CredentialId = Id<kind::Credential>;

/// Marker types for the kinds of [`Id`]. They have no values.
mod kind {
    pub enum Account {}
    pub enum Address {}
    pub enum Session {}
    pub enum Event {}
    pub enum Message {}
    pub enum ActionToken {}
    pub enum Attempt {}
    pub enum PendingSignIn {}
    pub enum Device {}
    pub enum TotpSecret {}
    pub enum RecoveryCode {}
    pub enum Recovery {}
    pub enum Case {}
    pub enum Credential {}
}

/// The text is not a UUID.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not an id")]
pub struct IdError;

impl<Of> Id<Of> {
    /// Generates an id for a row created at `now`.
    pub fn generate(now: Timestamp, entropy: &dyn Entropy) -> Self {
        let millis = u64::try_from(now.as_millis()).unwrap_or(0);
        let random: [u8; 10] = random(entropy);
        Self::from_uuid(uuid::Builder::from_unix_timestamp_millis(millis, &random).into_uuid())
    }

    /// Wraps a stored UUID.
    pub const fn from_uuid(uuid: Uuid) -> Self {
        Self { uuid, of: PhantomData }
    }

    /// Returns the UUID that is stored.
    pub const fn as_uuid(&self) -> Uuid {
        self.uuid
    }
}

impl<Of> Clone for Id<Of> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<Of> Copy for Id<Of> {}
impl<Of> PartialEq for Id<Of> {
    fn eq(&self, other: &Self) -> bool {
        self.uuid == other.uuid
    }
}
impl<Of> Eq for Id<Of> {}
impl<Of> PartialOrd for Id<Of> {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}
impl<Of> Ord for Id<Of> {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.uuid.cmp(&other.uuid)
    }
}
impl<Of> std::hash::Hash for Id<Of> {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        self.uuid.hash(state);
    }
}
impl<Of> fmt::Debug for Id<Of> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.uuid.fmt(f)
    }
}
impl<Of> fmt::Display for Id<Of> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.uuid.fmt(f)
    }
}
impl<Of> FromStr for Id<Of> {
    type Err = IdError;

    fn from_str(text: &str) -> Result<Self, IdError> {
        Uuid::try_parse(text).map(Self::from_uuid).map_err(|_| IdError)
    }
}
