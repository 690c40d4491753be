//! Ids: UUIDs of version 7 (RFC 9562), made from [`Clock`](super::Clock) and
//! [`Entropy`], one type for each kind of thing.

use super::{Entropy, Timestamp, entropy::random};
use std::{fmt, marker::PhantomData, str::FromStr};
use uuid::Uuid;

/// The id of an `Of`. Sorted by the time of making, to the millisecond.
pub struct Id<Of> {
    uuid: Uuid,
    of: PhantomData<fn() -> Of>,
}

/// An account. A pending registration already has the id of the account that it becomes.
pub type AccountId = Id<kind::Account>;
/// An address of an account besides its own.
pub type AddressId = Id<kind::Address>;
/// A session.
pub type SessionId = Id<kind::Session>;
/// A row of the audit trail.
pub type EventId = Id<kind::Event>;
/// A mail in the outbox.
pub type MessageId = Id<kind::Message>;
/// A token that a mail carries.
pub type ActionTokenId = Id<kind::ActionToken>;
/// An attempt to sign in.
pub type AttemptId = Id<kind::Attempt>;
/// A sign-in that waits for its second factor.
pub type PendingSignInId = Id<kind::PendingSignIn>;
/// A browser or client that an account is known to use.
pub type DeviceId = Id<kind::Device>;
/// A secret of one-time codes.
pub type TotpSecretId = Id<kind::TotpSecret>;
/// A recovery code.
pub type RecoveryCodeId = Id<kind::RecoveryCode>;
/// A recovery of an account.
pub type RecoveryId = Id<kind::Recovery>;
/// A case for a person to decide.
pub type CaseId = Id<kind::Case>;
/// A credential of another service.
pub type CredentialId = Id<kind::Credential>;

/// Names the kinds of [`Id`]; no value of these exists.
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

/// The text is not an id.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not an id")]
pub struct IdError;

impl<Of> Id<Of> {
    /// A new id for something made at `now`.
    pub fn generate(now: Timestamp, entropy: &dyn Entropy) -> Self {
        let millis = u64::try_from(now.as_millis()).unwrap_or(0);
        let random: [u8; 10] = random(entropy);
        Self::from_uuid(uuid::Builder::from_unix_timestamp_millis(millis, &random).into_uuid())
    }

    /// The id that was stored as `uuid`.
    pub const fn from_uuid(uuid: Uuid) -> Self {
        Self { uuid, of: PhantomData }
    }

    /// What is stored.
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
