//! What networks have spent.

use super::{NOW, commit, unit};
use crate::{
    kernel::Source,
    rate_limit::{Allowance, Bucket, Cost, Network},
    store::Store,
};
use std::{net::IpAddr, time::Duration};

/// The statement spends and gives back as the pure tally does, for each network and charge apart.
pub async fn a_network_spends_as_its_tally_says(store: &dyn Store) {
    let allowance = Allowance { units: 3, over: Duration::from_mins(1) };
    let source = Source::of(IpAddr::from([192, 0, 2, 1]));
    let mut unit = unit(store).await;
    for network in Network::around(source) {
        for charge in Cost::ALL {
            let nothing = unit.rate_limit_buckets().find(network, charge).await.expect("finds");
            assert_eq!(nothing, None);
            let (mut bucket, mut now, mut refused) = (Bucket::none(NOW), NOW, 0);
            for step in 0..40_u64 {
                now = now.after(Duration::from_millis(step * step * 37 % 9000));
                let wanted = bucket.spend(allowance, now);
                let rate_limit_buckets = unit.rate_limit_buckets();
                let spent = rate_limit_buckets
                    .spend(network, charge, allowance, now)
                    .await
                    .expect("spends");
                assert_eq!(spent, wanted, "step {step}");
                bucket = wanted.unwrap_or(bucket);
                let found = rate_limit_buckets.find(network, charge).await.expect("finds");
                assert_eq!(found, Some(bucket));
                refused += u32::from(wanted.is_err());
                if step % 7 == 0 {
                    bucket = bucket.give_back(allowance);
                    rate_limit_buckets
                        .give_back(network, charge, allowance)
                        .await
                        .expect("gives back");
                }
            }
            assert!((5..35).contains(&refused), "{refused} of 40 were refused");
        }
    }
    commit(unit).await;
}
