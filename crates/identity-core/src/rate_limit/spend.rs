//! Spending what a source has, in the unit of what it is spent on.

use super::{Cost, Network};
use crate::{
    Identity, UnitOfWork,
    kernel::{Failure, Source, Timestamp},
};

/// Whether a source could pay.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Spending {
    /// It has.
    Allowed,
    /// Not before then; nothing was spent.
    RetryAfter(Timestamp),
}

impl Identity {
    /// Until when a source has to wait, as far as this process knows.
    pub(crate) fn rate_limited_until(
        &self,
        source: Source,
        costs: &[Cost],
        now: Timestamp,
    ) -> Option<Timestamp> {
        costs.iter().filter_map(|charge| self.local_cache.waits(source, *charge, now)).max()
    }

    /// Spends one of each charge, in every network of the source. Comes after the account's row is
    /// held, and the charges in the order of [`Cost::ALL`], so that no two units wait for each
    /// other.
    pub(crate) async fn spend(
        &self,
        unit: &mut dyn UnitOfWork,
        source: Source,
        costs: &[Cost],
        now: Timestamp,
    ) -> Result<Spending, Failure> {
        if let Some(until) = self.rate_limited_until(source, costs, now) {
            return Ok(Spending::RetryAfter(until));
        }
        let mut paid = Vec::new();
        for charge in costs {
            for network in Network::around(source) {
                let allowance = self.policy.rate_limit.allowance(*charge, &network);
                let spent =
                    unit.rate_limit_buckets().spend(network, *charge, allowance, now).await?;
                if let Err(until) = spent {
                    self.local_cache.remember(network, *charge, until, now);
                    self.give_back(unit, &paid).await?;
                    return Ok(Spending::RetryAfter(until));
                }
                paid.push((network, *charge));
            }
        }
        Ok(Spending::Allowed)
    }

    /// Gives back what was spent on a guess that was right.
    pub(crate) async fn refund(
        &self,
        unit: &mut dyn UnitOfWork,
        source: Source,
        costs: &[Cost],
    ) -> Result<(), Failure> {
        let networks = |charge: &Cost| {
            let charge = *charge;
            Network::around(source).map(move |network| (network, charge))
        };
        let paid: Vec<_> = costs.iter().flat_map(networks).collect();
        self.give_back(unit, &paid).await
    }

    async fn give_back(
        &self,
        unit: &mut dyn UnitOfWork,
        paid: &[(Network, Cost)],
    ) -> Result<(), Failure> {
        for (network, charge) in paid {
            let allowance = self.policy.rate_limit.allowance(*charge, network);
            unit.rate_limit_buckets().give_back(*network, *charge, allowance).await?;
        }
        Ok(())
    }
}
