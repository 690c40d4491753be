//! Where accounts are kept.

use super::{Account, Address, AddressRole, OtherAddresses};
use crate::kernel::{AccountId, AddressId, Email, StoreError, Timestamp};
use async_trait::async_trait;

/// The accounts of the store.
#[cfg_attr(any(test, feature = "testing"), mockall::automock)]
#[async_trait]
pub trait Accounts: Send {
    /// Adds an account; `false` when its address or id is taken. Where a pending registration has
    /// the same id, its data key becomes the account's.
    async fn insert(&mut self, account: &Account) -> Result<bool, StoreError>;
    /// Whose address this is. Holds nothing.
    async fn find_by_email(&mut self, email: &Email) -> Result<Option<AccountId>, StoreError>;
    /// The id under which guesses at an address without an account are counted: always the same
    /// for one address, and never an account's.
    async fn decoy_account_id(&mut self, email: &Email) -> Result<AccountId, StoreError>;
    /// Loads an account and holds nothing.
    async fn find(&mut self, id: AccountId) -> Result<Option<Account>, StoreError>;
    /// Loads an account and holds its row until the unit ends. Comes before all else about it.
    async fn load_for_update(&mut self, id: AccountId) -> Result<Option<Account>, StoreError>;
    /// Stores name, language and time zone of a locked account.
    async fn save_profile(&mut self, account: &Account) -> Result<(), StoreError>;
    /// Stores another address of a locked account; `false` when it is somebody's already.
    async fn change_email(&mut self, id: AccountId, email: &Email) -> Result<bool, StoreError>;
}

/// The addresses of accounts besides their own.
#[cfg_attr(any(test, feature = "testing"), mockall::automock)]
#[async_trait]
pub trait Addresses: Send {
    /// Adds one to a locked account.
    async fn insert(&mut self, address: &Address) -> Result<(), StoreError>;
    /// Those of an account, the latest first.
    async fn list(&mut self, account: AccountId) -> Result<OtherAddresses, StoreError>;
    /// Makes one something else, since then.
    async fn set_role(
        &mut self,
        id: AddressId,
        role: AddressRole,
        since: Timestamp,
    ) -> Result<(), StoreError>;
    /// Whose recovery address this is; at most `limit`.
    async fn recovering(&mut self, email: &Email, limit: u32)
    -> Result<Vec<AccountId>, StoreError>;
    /// The accounts whose first disputed address has waited long enough at `now`; at most `limit`.
    async fn restoring(&mut self, now: Timestamp, limit: u32)
    -> Result<Vec<AccountId>, StoreError>;
}
