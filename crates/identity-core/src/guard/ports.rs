//! Where guesses are counted.

use super::{Count, Guard, GuessKind, Lane};
use crate::kernel::{AccountId, StoreError, Timestamp};
use async_trait::async_trait;

/// The guards of the store. An address without an account has one too, under its
/// [stand-in](crate::account::Accounts::stand_in).
#[cfg_attr(any(test, feature = "testing"), mockall::automock)]
#[async_trait]
pub trait Guards: Send {
    /// The guard of an account, made where there is none, and held until the unit ends.
    async fn hold(&mut self, subject: AccountId, now: Timestamp) -> Result<Guard, StoreError>;
    /// The guard of an account. Holds nothing.
    async fn find(&mut self, subject: AccountId) -> Result<Guard, StoreError>;
    /// Stores a guard that is held.
    async fn save(&mut self, subject: AccountId, guard: &Guard) -> Result<(), StoreError>;
    /// What a lane of a guard that is held has counted, if anything.
    async fn count(
        &mut self,
        subject: AccountId,
        kind: GuessKind,
        lane: Lane,
    ) -> Result<Option<Count>, StoreError>;
    /// Stores what a lane has counted.
    async fn set_count(
        &mut self,
        subject: AccountId,
        kind: GuessKind,
        lane: Lane,
        count: &Count,
    ) -> Result<(), StoreError>;
    /// Clears a lane, for both kinds.
    async fn clear(&mut self, subject: AccountId, lane: Lane) -> Result<(), StoreError>;
}
