//! Where it is kept what networks have spent.

use super::{Allowance, Bucket, Cost, Network};
use crate::kernel::{StoreError, Timestamp};
use async_trait::async_trait;

/// The tallies of the store.
#[cfg_attr(any(test, feature = "testing"), mockall::automock)]
#[async_trait]
pub trait RateLimitBuckets: Send {
    /// Spends one as [`Bucket::spend`] does, in one statement; or tells when one can be.
    async fn spend(
        &mut self,
        network: Network,
        charge: Cost,
        allowance: Allowance,
        now: Timestamp,
    ) -> Result<Result<Bucket, Timestamp>, StoreError>;
    /// What a network has spent, if anything.
    async fn find(&mut self, network: Network, charge: Cost) -> Result<Option<Bucket>, StoreError>;
    /// Gives one back as [`Bucket::give_back`] does.
    async fn give_back(
        &mut self,
        network: Network,
        charge: Cost,
        allowance: Allowance,
    ) -> Result<(), StoreError>;
}
