//! Where recoveries are kept.

use super::{Recovery, RecoveryProof, RecoveryStage};
use crate::kernel::{AccountId, RecoveryId, StoreError, Timestamp};
use async_trait::async_trait;

/// The recoveries of the store.
#[cfg_attr(any(test, feature = "testing"), mockall::automock)]
#[async_trait]
pub trait Recoveries: Send {
    /// Adds a recovery of a locked account.
    async fn insert(&mut self, recovery: &Recovery) -> Result<(), StoreError>;
    /// The open recovery of an account, the latest where there are several.
    async fn open(&mut self, account: AccountId) -> Result<Option<Recovery>, StoreError>;
    /// The recoveries of an account that were begun or ended after `since`.
    async fn since(
        &mut self,
        account: AccountId,
        since: Timestamp,
    ) -> Result<Vec<Recovery>, StoreError>;
    /// Moves an open recovery on; `false` when it is over.
    async fn move_on(
        &mut self,
        id: RecoveryId,
        stage: RecoveryStage,
        proof: Option<RecoveryProof>,
    ) -> Result<bool, StoreError>;
    /// Whose recoveries have waited long enough at `now`; at most `limit`.
    async fn waited(&mut self, now: Timestamp, limit: u32) -> Result<Vec<AccountId>, StoreError>;
}
