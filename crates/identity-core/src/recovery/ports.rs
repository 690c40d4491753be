//! Where recoveries are kept.

use super::{Recovery, RecoveryCase, RecoveryProof, RecoveryStage};
use crate::kernel::{AccountId, AddressId, CaseId, RecoveryId, StoreError, Timestamp};
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
    /// Stores what a person wrote who asks for help with a recovery.
    async fn add_case(&mut self, case: &RecoveryCase) -> Result<(), StoreError>;
    /// What a person wrote.
    async fn case(&mut self, id: CaseId) -> Result<Option<RecoveryCase>, StoreError>;
    /// How many cases of an account there are since `since` that came from one of its addresses.
    async fn count_cases(
        &mut self,
        account: AccountId,
        address: Option<AddressId>,
        since: Timestamp,
    ) -> Result<u32, StoreError>;
    /// Whose recoveries have waited long enough at `now`; at most `limit`.
    async fn waited(&mut self, now: Timestamp, limit: u32) -> Result<Vec<AccountId>, StoreError>;
}
