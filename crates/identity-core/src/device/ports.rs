//! The port to stored devices.

use super::{Device, TokenState};
use crate::kernel::{AccountId, DeviceId, Digest, Origin, StoreError, Timestamp};
use async_trait::async_trait;

/// The replacement of a device's token at a sign-in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rotation {
    /// The token that was shown, which becomes the current one.
    pub shown: Digest,
    /// The token that is handed out.
    pub next: Digest,
    pub at: Timestamp,
    pub origin: Origin,
}

/// The stored known devices.
#[cfg_attr(any(test, feature = "testing"), mockall::automock)]
#[async_trait]
pub trait Devices: Send {
    /// Inserts a device of a locked account under the digest of its first token.
    async fn insert(&mut self, device: &Device, token: &Digest) -> Result<(), StoreError>;
    /// Finds the device of an account that has or had this token.
    async fn find(
        &mut self,
        account: AccountId,
        token: &Digest,
    ) -> Result<Option<(Device, TokenState)>, StoreError>;
    /// Returns the time at which a token was handed out, if it is still stored.
    async fn issued(&mut self, token: &Digest) -> Result<Option<Timestamp>, StoreError>;
    /// Hands a device of a locked account its next token. A shown token that was not shown before
    /// replaces every other one.
    async fn rotate(&mut self, device: &Device, rotation: &Rotation) -> Result<(), StoreError>;
    /// Lists the devices of an account that have not ended and were used after `since`, the last
    /// used first.
    async fn list(
        &mut self,
        account: AccountId,
        since: Timestamp,
    ) -> Result<Vec<Device>, StoreError>;
    /// Ends a device of a locked account; `false` when the account has no such active device.
    async fn end(
        &mut self,
        account: AccountId,
        id: DeviceId,
        now: Timestamp,
    ) -> Result<bool, StoreError>;
}
