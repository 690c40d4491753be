//! Where it is kept what networks have spent.

use super::{Allowance, Charge, Network, Tally};
use crate::kernel::{StoreError, Timestamp};
use async_trait::async_trait;

/// The tallies of the store.
#[cfg_attr(any(test, feature = "testing"), mockall::automock)]
#[async_trait]
pub trait SourceTallies: Send {
    /// Spends one as [`Tally::spend`] does, in one statement; or tells when one can be.
    async fn spend(
        &mut self,
        network: Network,
        charge: Charge,
        allowance: Allowance,
        now: Timestamp,
    ) -> Result<Result<Tally, Timestamp>, StoreError>;
    /// What a network has spent, if anything.
    async fn find(&mut self, network: Network, charge: Charge)
    -> Result<Option<Tally>, StoreError>;
    /// Gives one back as [`Tally::give_back`] does.
    async fn give_back(
        &mut self,
        network: Network,
        charge: Charge,
        allowance: Allowance,
    ) -> Result<(), StoreError>;
}
