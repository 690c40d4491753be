//! Where pending registrations are kept.

use super::Registration;
use crate::kernel::{AccountId, Email, StoreError, Timestamp};
use async_trait::async_trait;

/// The pending registrations of the store.
#[cfg_attr(any(test, feature = "testing"), mockall::automock)]
#[async_trait]
pub trait Registrations: Send {
    /// Adds a registration with a data key of its own.
    async fn insert(&mut self, registration: &Registration) -> Result<(), StoreError>;
    /// The registration with this id, expired or not. Holds nothing.
    async fn find(&mut self, id: AccountId) -> Result<Option<Registration>, StoreError>;
    /// The registrations of an address that can still be confirmed, in id order, their rows held
    /// until the unit ends.
    async fn lock_for_address(
        &mut self,
        email: &Email,
        now: Timestamp,
    ) -> Result<Vec<Registration>, StoreError>;
    /// Removes a registration that is held.
    async fn remove(&mut self, id: AccountId) -> Result<(), StoreError>;
}
