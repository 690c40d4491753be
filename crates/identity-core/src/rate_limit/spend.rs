//! Spending the allowance of a source, in the unit of the action that it pays for.

use super::{Cost, Network, SpendOutcome};
use crate::{
    Identity, UnitOfWork,
    kernel::{Failure, Source, Timestamp},
};

/// The result of spending.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Spending {
    /// The costs are paid.
    Allowed,
    /// Rate limited until then. Nothing was spent.
    RetryAfter(Timestamp),
}

/// Returns the time until which a source has to wait, as far as this process knows.
pub(crate) fn rate_limited_until(
    identity: &Identity,
    source: Source,
    costs: &[Cost],
    now: Timestamp,
) -> Option<Timestamp> {
    costs.iter().filter_map(|cost| identity.local_cache.wait_until(source, *cost, now)).max()
}

/// Spends one unit of each cost in every network of the source. The caller locks the account's row
/// first and passes the costs in the order of their declaration, so that two units never deadlock.
pub(crate) async fn spend(
    identity: &Identity,
    unit: &mut dyn UnitOfWork,
    source: Source,
    costs: &[Cost],
    now: Timestamp,
) -> Result<Spending, Failure> {
    if let Some(until) = rate_limited_until(identity, source, costs, now) {
        return Ok(Spending::RetryAfter(until));
    }
    let mut paid = Vec::new();
    for cost in costs {
        for network in Network::around(source) {
            let allowance = identity.policy.rate_limit.allowance(*cost, &network);
            let spent = unit.rate_limit_buckets().spend(network, *cost, allowance, now).await?;
            if let SpendOutcome::RetryAfter(until) = spent {
                identity.local_cache.remember(network, *cost, until, now);
                refund_networks(identity, unit, &paid).await?;
                return Ok(Spending::RetryAfter(until));
            }
            paid.push((network, *cost));
        }
    }
    Ok(Spending::Allowed)
}

/// Refunds the costs of an attempt that was right.
pub(crate) async fn refund(
    identity: &Identity,
    unit: &mut dyn UnitOfWork,
    source: Source,
    costs: &[Cost],
) -> Result<(), Failure> {
    let networks = |cost: &Cost| {
        let cost = *cost;
        Network::around(source).map(move |network| (network, cost))
    };
    let paid: Vec<_> = costs.iter().flat_map(networks).collect();
    refund_networks(identity, unit, &paid).await
}

async fn refund_networks(
    identity: &Identity,
    unit: &mut dyn UnitOfWork,
    paid: &[(Network, Cost)],
) -> Result<(), Failure> {
    for (network, cost) in paid {
        let allowance = identity.policy.rate_limit.allowance(*cost, network);
        unit.rate_limit_buckets().refund(*network, *cost, allowance).await?;
    }
    Ok(())
}
