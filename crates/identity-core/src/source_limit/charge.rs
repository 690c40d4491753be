//! Spending what a source has, in the unit of what it is spent on.

use super::{Charge, Network};
use crate::{
    Identity, UnitOfWork,
    kernel::{Failure, Source, Timestamp},
};

/// Whether a source could pay.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Spend {
    /// It has.
    Paid,
    /// Not before then; nothing was spent.
    Wait(Timestamp),
}

impl Identity {
    /// Until when a source has to wait, as far as this process knows.
    pub(crate) fn source_waits(
        &self,
        source: Source,
        charges: &[Charge],
        now: Timestamp,
    ) -> Option<Timestamp> {
        charges.iter().filter_map(|charge| self.shield.waits(source, *charge, now)).max()
    }

    /// Spends one of each charge, in every network of the source. Comes after the account's row is
    /// held, and the charges in the order of [`Charge::ALL`], so that no two units wait for each
    /// other.
    pub(crate) async fn charge(
        &self,
        unit: &mut dyn UnitOfWork,
        source: Source,
        charges: &[Charge],
        now: Timestamp,
    ) -> Result<Spend, Failure> {
        if let Some(until) = self.source_waits(source, charges, now) {
            return Ok(Spend::Wait(until));
        }
        let mut paid = Vec::new();
        for charge in charges {
            for network in Network::around(source) {
                let allowance = self.policy.source_limit.allowance(*charge, &network);
                let spent = unit.source_tallies().spend(network, *charge, allowance, now).await?;
                if let Err(until) = spent {
                    self.shield.remember(network, *charge, until, now);
                    self.give_back(unit, &paid).await?;
                    return Ok(Spend::Wait(until));
                }
                paid.push((network, *charge));
            }
        }
        Ok(Spend::Paid)
    }

    /// Gives back what was spent on a guess that was right.
    pub(crate) async fn refund(
        &self,
        unit: &mut dyn UnitOfWork,
        source: Source,
        charges: &[Charge],
    ) -> Result<(), Failure> {
        let networks = |charge: &Charge| {
            let charge = *charge;
            Network::around(source).map(move |network| (network, charge))
        };
        let paid: Vec<_> = charges.iter().flat_map(networks).collect();
        self.give_back(unit, &paid).await
    }

    async fn give_back(
        &self,
        unit: &mut dyn UnitOfWork,
        paid: &[(Network, Charge)],
    ) -> Result<(), Failure> {
        for (network, charge) in paid {
            let allowance = self.policy.source_limit.allowance(*charge, network);
            unit.source_tallies().give_back(*network, *charge, allowance).await?;
        }
        Ok(())
    }
}
