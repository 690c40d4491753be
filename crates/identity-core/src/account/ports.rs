//! The ports to stored accounts and addresses.

use super::{Account, Address, AddressRole, OtherAddresses};
use crate::kernel::{AccountId, AddressId, Email, StoreError, Timestamp};
use async_trait::async_trait;

/// The stored accounts.
#[cfg_attr(any(test, feature = "testing"), mockall::automock)]
#[async_trait]
pub trait Accounts: Send {
    /// Inserts an account; `false` when its address or id is taken. The data key of a pending
    /// registration with the same id becomes the account's.
    async fn insert(&mut self, account: &Account) -> Result<bool, StoreError>;
    /// Finds the account of an address, without a lock.
    async fn find_by_email(&mut self, email: &Email) -> Result<Option<AccountId>, StoreError>;
    /// Derives the id under which attempts at an address without an account are counted. It is
    /// always the same for one address, and never an account's.
    async fn decoy_account_id(&mut self, email: &Email) -> Result<AccountId, StoreError>;
    /// Loads an account, without a lock.
    async fn find(&mut self, id: AccountId) -> Result<Option<Account>, StoreError>;
    /// Loads an account and locks its row until the unit ends. Every unit that concerns an account
    /// calls this first.
    async fn load_for_update(&mut self, id: AccountId) -> Result<Option<Account>, StoreError>;
    /// Saves name, language and time zone of a locked account.
    async fn save_profile(&mut self, account: &Account) -> Result<(), StoreError>;
    /// Changes the email of a locked account; `false` when another account has that address.
    async fn change_email(&mut self, id: AccountId, email: &Email) -> Result<bool, StoreError>;
}

/// The stored addresses of accounts beside their own.
#[cfg_attr(any(test, feature = "testing"), mockall::automock)]
#[async_trait]
pub trait Addresses: Send {
    /// Inserts an address of a locked account.
    async fn insert(&mut self, address: &Address) -> Result<(), StoreError>;
    /// Lists the addresses of an account, the latest first.
    async fn list(&mut self, account: AccountId) -> Result<OtherAddresses, StoreError>;
    /// Changes the role of an address from `since` on.
    async fn set_role(
        &mut self,
        id: AddressId,
        role: AddressRole,
        since: Timestamp,
    ) -> Result<(), StoreError>;
    /// Finds the accounts that have this recovery address, at most `limit`.
    async fn recovering(&mut self, email: &Email, limit: u32)
    -> Result<Vec<AccountId>, StoreError>;
    /// Finds the accounts whose first disputed address has completed its waiting period at `now`,
    /// at most `limit`.
    async fn restoring(&mut self, now: Timestamp, limit: u32)
    -> Result<Vec<AccountId>, StoreError>;
}
