//! Where guesses are counted.

use super::{AttemptCounter, CounterKey, SecretKind, ThrottleState};
use crate::kernel::{AccountId, StoreError, Timestamp};
use async_trait::async_trait;

/// The guards of the store. An address without an account has one too, under its
/// [stand-in](crate::account::Accounts::decoy_account_id).
#[cfg_attr(any(test, feature = "testing"), mockall::automock)]
#[async_trait]
pub trait Throttles: Send {
    /// The guard of an account, made where there is none, and held until the unit ends.
    async fn load_for_update(
        &mut self,
        subject: AccountId,
        now: Timestamp,
    ) -> Result<ThrottleState, StoreError>;
    /// The guard of an account. Holds nothing.
    async fn find(&mut self, subject: AccountId) -> Result<ThrottleState, StoreError>;
    /// Stores a guard that is held.
    async fn save(
        &mut self,
        subject: AccountId,
        throttle: &ThrottleState,
    ) -> Result<(), StoreError>;
    /// What a lane of a guard that is held has counted, if anything.
    async fn count(
        &mut self,
        subject: AccountId,
        kind: SecretKind,
        counter_key: CounterKey,
    ) -> Result<Option<AttemptCounter>, StoreError>;
    /// Stores what a lane has counted.
    async fn set_count(
        &mut self,
        subject: AccountId,
        kind: SecretKind,
        counter_key: CounterKey,
        count: &AttemptCounter,
    ) -> Result<(), StoreError>;
    /// Clears a lane, for both kinds.
    async fn clear(
        &mut self,
        subject: AccountId,
        counter_key: CounterKey,
    ) -> Result<(), StoreError>;
}
