//! What removes.

use super::Cutoffs;
use crate::kernel::StoreError;
use async_trait::async_trait;

/// Removes what is over, from every table that keeps such.
#[cfg_attr(any(test, feature = "testing"), mockall::automock)]
#[async_trait]
pub trait Retention: Send {
    /// Removes at most `limit` rows of each kind and tells how many went in all.
    async fn purge(&mut self, cutoffs: &Cutoffs, limit: u32) -> Result<u64, StoreError>;
}
