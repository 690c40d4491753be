//! Where known devices are kept.

use super::{Device, TokenState};
use crate::kernel::{AccountId, DeviceId, Digest, Origin, StoreError, Timestamp};
use async_trait::async_trait;

/// What replaces the token of a device at a sign-in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rotation {
    /// The token that was shown: the current one from now on.
    pub shown: Digest,
    /// The one that is handed out: the newest.
    pub next: Digest,
    /// When.
    pub at: Timestamp,
    /// Where.
    pub origin: Origin,
}

/// The known devices of the store.
#[cfg_attr(any(test, feature = "testing"), mockall::automock)]
#[async_trait]
pub trait Devices: Send {
    /// Adds a device of a locked account under the digest of its first token.
    async fn insert(&mut self, device: &Device, token: &Digest) -> Result<(), StoreError>;
    /// The device of an account that has or had this token.
    async fn find(
        &mut self,
        account: AccountId,
        token: &Digest,
    ) -> Result<Option<(Device, TokenState)>, StoreError>;
    /// When a token was handed out, where that is known.
    async fn issued(&mut self, token: &Digest) -> Result<Option<Timestamp>, StoreError>;
    /// Hands a device of a locked account its next token. When the shown one is seen for the first
    /// time, every other one is gone.
    async fn rotate(&mut self, device: &Device, rotation: &Rotation) -> Result<(), StoreError>;
    /// The devices of an account that did not end and were used after `since`, the last used first.
    async fn list(
        &mut self,
        account: AccountId,
        since: Timestamp,
    ) -> Result<Vec<Device>, StoreError>;
    /// Ends a device of a locked account; `false` when it has no such one that did not.
    async fn end(
        &mut self,
        account: AccountId,
        id: DeviceId,
        now: Timestamp,
    ) -> Result<bool, StoreError>;
}
