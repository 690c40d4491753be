//! The port to stored buckets.

use super::{Allowance, Bucket, Cost, Network, SpendOutcome};
use crate::kernel::{StoreError, Timestamp};
use async_trait::async_trait;

/// The stored buckets.
#[cfg_attr(any(test, feature = "testing"), mockall::automock)]
#[async_trait]
pub trait RateLimitBuckets: Send {
    /// Spends one unit as [`Bucket::spend`] does, in one statement.
    async fn spend(
        &mut self,
        network: Network,
        cost: Cost,
        allowance: Allowance,
        now: Timestamp,
    ) -> Result<SpendOutcome, StoreError>;
    /// Loads a bucket; `None` when nothing is spent.
    async fn find(&mut self, network: Network, cost: Cost) -> Result<Option<Bucket>, StoreError>;
    /// Refunds one unit as [`Bucket::refund`] does.
    async fn refund(
        &mut self,
        network: Network,
        cost: Cost,
        allowance: Allowance,
    ) -> Result<(), StoreError>;
}
