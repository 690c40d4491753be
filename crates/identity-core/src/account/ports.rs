//! Where accounts are kept.

use super::Account;
use crate::kernel::{AccountId, Email, StoreError};
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
    async fn stand_in(&mut self, email: &Email) -> Result<AccountId, StoreError>;
    /// Loads an account and holds nothing.
    async fn find(&mut self, id: AccountId) -> Result<Option<Account>, StoreError>;
    /// Loads an account and holds its row until the unit ends. Comes before all else about it.
    async fn lock(&mut self, id: AccountId) -> Result<Option<Account>, StoreError>;
    /// Stores name, language and time zone of a locked account.
    async fn save_profile(&mut self, account: &Account) -> Result<(), StoreError>;
}
