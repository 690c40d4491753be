//! The port of throttle states and attempt counters.

use super::{AttemptCounter, CounterKey, SecretKind, ThrottleState};
use crate::kernel::{AccountId, StoreError, Timestamp};
use async_trait::async_trait;

/// Throttle states of accounts, and of addresses without one under their
/// [decoy id](crate::account::Accounts::decoy_account_id).
#[cfg_attr(any(test, feature = "testing"), mockall::automock)]
#[async_trait]
pub trait Throttles: Send {
    /// Loads a state, locked until the unit ends, and inserts one where there is none.
    async fn load_for_update(
        &mut self,
        subject: AccountId,
        now: Timestamp,
    ) -> Result<ThrottleState, StoreError>;
    /// Reads a state without locking it.
    async fn find(&mut self, subject: AccountId) -> Result<ThrottleState, StoreError>;
    /// Saves a loaded state.
    async fn save(
        &mut self,
        subject: AccountId,
        throttle: &ThrottleState,
    ) -> Result<(), StoreError>;
    /// Reads a counter of a loaded state.
    async fn count(
        &mut self,
        subject: AccountId,
        kind: SecretKind,
        counter_key: CounterKey,
    ) -> Result<Option<AttemptCounter>, StoreError>;
    /// Saves a counter of a loaded state.
    async fn set_count(
        &mut self,
        subject: AccountId,
        kind: SecretKind,
        counter_key: CounterKey,
        count: &AttemptCounter,
    ) -> Result<(), StoreError>;
    /// Clears a counter for both kinds of secret.
    async fn clear(
        &mut self,
        subject: AccountId,
        counter_key: CounterKey,
    ) -> Result<(), StoreError>;
}
