//! What networks have spent.

use super::{NOW, commit, unit};
use crate::{
    kernel::Source,
    source_limit::{Allowance, Charge, Network, Tally},
    store::Store,
};
use std::{net::IpAddr, time::Duration};

/// The statement spends and gives back as the pure tally does, for each network and charge apart.
pub async fn a_network_spends_as_its_tally_says(store: &dyn Store) {
    let allowance = Allowance { units: 3, over: Duration::from_mins(1) };
    let source = Source::of(IpAddr::from([192, 0, 2, 1]));
    let mut unit = unit(store).await;
    for network in Network::around(source) {
        for charge in Charge::ALL {
            let nothing = unit.source_tallies().find(network, charge).await.expect("finds");
            assert_eq!(nothing, None);
            let (mut tally, mut now, mut refused) = (Tally::none(NOW), NOW, 0);
            for step in 0..40_u64 {
                now = now.after(Duration::from_millis(step * step * 37 % 9000));
                let wanted = tally.spend(allowance, now);
                let tallies = unit.source_tallies();
                let spent = tallies.spend(network, charge, allowance, now).await.expect("spends");
                assert_eq!(spent, wanted, "step {step}");
                tally = wanted.unwrap_or(tally);
                let found = tallies.find(network, charge).await.expect("finds");
                assert_eq!(found, Some(tally));
                refused += u32::from(wanted.is_err());
                if step % 7 == 0 {
                    tally = tally.give_back(allowance);
                    tallies.give_back(network, charge, allowance).await.expect("gives back");
                }
            }
            assert!((5..35).contains(&refused), "{refused} of 40 were refused");
        }
    }
    commit(unit).await;
}
