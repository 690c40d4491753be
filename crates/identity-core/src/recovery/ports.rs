//! The port to stored recoveries and support cases.

use super::{Recovery, RecoveryCase};
use crate::kernel::{AccountId, AddressId, CaseId, RecoveryId, StoreError, Timestamp};
use async_trait::async_trait;

/// The stored recoveries.
#[cfg_attr(any(test, feature = "testing"), mockall::automock)]
#[async_trait]
pub trait Recoveries: Send {
    /// Inserts a claim to a locked account.
    async fn insert(&mut self, recovery: &Recovery) -> Result<(), StoreError>;
    /// Lists the claims to an account that are open or ended after `since`, in the order in which
    /// they began.
    async fn relevant(
        &mut self,
        account: AccountId,
        since: Timestamp,
    ) -> Result<Vec<Recovery>, StoreError>;
    /// Saves an open claim to a locked account; `false` when it has ended.
    async fn update(&mut self, recovery: &Recovery) -> Result<bool, StoreError>;
    /// Ends the open claims to a locked account as superseded.
    async fn supersede(&mut self, account: AccountId, now: Timestamp) -> Result<(), StoreError>;
    /// Loads a claim, open or ended.
    async fn find(&mut self, id: RecoveryId) -> Result<Option<Recovery>, StoreError>;
    /// Lists the claims of all accounts that support decides, the longest waiting first, at most
    /// `limit`.
    async fn for_support(&mut self, limit: u32) -> Result<Vec<Recovery>, StoreError>;
    /// Lists the support cases of an account, the latest first.
    async fn cases_of(&mut self, account: AccountId) -> Result<Vec<RecoveryCase>, StoreError>;
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
    /// Finds accounts with a claim whose waiting period, or whose case, ends by `now`, at most
    /// `limit`.
    async fn due(&mut self, now: Timestamp, limit: u32) -> Result<Vec<AccountId>, StoreError>;
}
