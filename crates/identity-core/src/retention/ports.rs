//! The port that deletes expired rows.

use super::Cutoffs;
use crate::kernel::StoreError;
use async_trait::async_trait;

/// Deletes expired rows from every table that has them.
#[cfg_attr(any(test, feature = "testing"), mockall::automock)]
#[async_trait]
pub trait Retention: Send {
    /// Deletes at most `limit` rows of each kind and returns the total.
    async fn purge(&mut self, cutoffs: &Cutoffs, limit: u32) -> Result<u64, StoreError>;
}
