//! The port to stored recoveries and support cases.

use super::{Recovery, RecoveryCase, RecoveryProof, RecoveryStage};
use crate::kernel::{AccountId, AddressId, CaseId, RecoveryId, StoreError, Timestamp};
use async_trait::async_trait;

/// The stored recoveries.
#[cfg_attr(any(test, feature = "testing"), mockall::automock)]
#[async_trait]
pub trait Recoveries: Send {
    /// Inserts a recovery of a locked account.
    async fn insert(&mut self, recovery: &Recovery) -> Result<(), StoreError>;
    /// Loads the open recovery of an account, the latest if there are several.
    async fn open(&mut self, account: AccountId) -> Result<Option<Recovery>, StoreError>;
    /// Lists the recoveries of an account that started or ended after `since`.
    async fn since(
        &mut self,
        account: AccountId,
        since: Timestamp,
    ) -> Result<Vec<Recovery>, StoreError>;
    /// Moves an open recovery to another stage; `false` when it has ended.
    async fn move_on(
        &mut self,
        id: RecoveryId,
        stage: RecoveryStage,
        proof: Option<RecoveryProof>,
    ) -> Result<bool, StoreError>;
    /// Ends the open recoveries of a locked account as superseded.
    async fn supersede(&mut self, account: AccountId, now: Timestamp) -> Result<(), StoreError>;
    /// Inserts a support case.
    async fn add_case(&mut self, case: &RecoveryCase) -> Result<(), StoreError>;
    /// Loads a support case.
    async fn case(&mut self, id: CaseId) -> Result<Option<RecoveryCase>, StoreError>;
    /// Counts the cases of an account from one of its addresses since `since`.
    async fn count_cases(
        &mut self,
        account: AccountId,
        address: Option<AddressId>,
        since: Timestamp,
    ) -> Result<u32, StoreError>;
    /// Finds accounts whose recovery has completed its waiting period at `now`, at most `limit`.
    async fn waited(&mut self, now: Timestamp, limit: u32) -> Result<Vec<AccountId>, StoreError>;
}
