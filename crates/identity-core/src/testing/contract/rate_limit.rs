//! Contract of rate limit buckets.

use super::{NOW, commit, unit};
use crate::kernel::ClosedSet;
use crate::{
    kernel::Source,
    rate_limit::{Allowance, Bucket, Cost, Network},
    store::Store,
};
use std::{net::IpAddr, time::Duration};

/// Spending and refunding give the same result as the pure bucket, separately for each network and
/// cost.
pub async fn the_rate_limit_statement_agrees_with_the_bucket(store: &dyn Store) {
    let allowance = Allowance { units: 3, over: Duration::from_mins(1) };
    let source = Source::of(IpAddr::from([192, 0, 2, 1]));
    let mut unit = unit(store).await;
    for network in Network::around(source) {
        for cost in Cost::ALL.iter().copied() {
            let nothing = unit.rate_limit_buckets().find(network, cost).await.expect("finds");
            assert_eq!(nothing, None);
            let (mut bucket, mut now, mut refused) = (Bucket::none(NOW), NOW, 0);
            for step in 0..40_u64 {
                now = now.after(Duration::from_millis(step * step * 37 % 9000));
                let wanted = bucket.spend(allowance, now);
                let rate_limit_buckets = unit.rate_limit_buckets();
                let spent =
                    rate_limit_buckets.spend(network, cost, allowance, now).await.expect("spends");
                assert_eq!(spent, wanted.into(), "step {step}");
                bucket = wanted.unwrap_or(bucket);
                let found = rate_limit_buckets.find(network, cost).await.expect("finds");
                assert_eq!(found, Some(bucket));
                refused += u32::from(wanted.is_err());
                if step % 7 == 0 {
                    bucket = bucket.refund(allowance);
                    rate_limit_buckets.refund(network, cost, allowance).await.expect("gives back");
                }
            }
            assert!((5..35).contains(&refused), "{refused} of 40 were refused");
        }
    }
    commit(unit).await;
}
