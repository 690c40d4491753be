//! The port to stored pending registrations.

use super::Registration;
use crate::kernel::{AccountId, Email, StoreError, Timestamp};
use async_trait::async_trait;

/// The stored pending registrations.
#[cfg_attr(any(test, feature = "testing"), mockall::automock)]
#[async_trait]
pub trait Registrations: Send {
    /// Inserts a registration with a data key of its own.
    async fn insert(&mut self, registration: &Registration) -> Result<(), StoreError>;
    /// Finds a registration by id, expired or not, without a lock.
    async fn find(&mut self, id: AccountId) -> Result<Option<Registration>, StoreError>;
    /// Loads the registrations of an address that can still be confirmed, in id order, and locks
    /// their rows until the unit ends.
    async fn lock_for_address(
        &mut self,
        email: &Email,
        now: Timestamp,
    ) -> Result<Vec<Registration>, StoreError>;
    /// Deletes a locked registration.
    async fn remove(&mut self, id: AccountId) -> Result<(), StoreError>;
}
