//! Rows of rate limit buckets.

use super::{Db, SqlUnit};
use crate::error::store_error;
use async_trait::async_trait;
use identity_core::{
    kernel::{ClosedSet, StoreError, Timestamp},
    rate_limit::{Allowance, Bucket, Cost, Network, RateLimitBuckets, SpendOutcome},
};
use uuid::Uuid;

fn millis(cost: std::time::Duration) -> i64 {
    i64::try_from(cost.as_millis()).unwrap_or(i64::MAX)
}

impl SqlUnit {
    /// Returns the pseudonym of a network, which is stored because a network is personal data.
    fn network(&self, network: Network) -> Uuid {
        self.vault.pseudonym(&format!("network|{network}"))
    }
}

#[async_trait]
impl RateLimitBuckets for SqlUnit {
    async fn spend(
        &mut self,
        network: Network,
        cost: Cost,
        allowance: Allowance,
        now: Timestamp,
    ) -> Result<SpendOutcome, StoreError> {
        let spent: Option<i64> = sqlx::query_scalar::<Db, _>(
            "INSERT INTO rate_limit_buckets (network, cost, refilled_at)
             VALUES ($1, $2, $3 + $4)
             ON CONFLICT (network, cost) DO UPDATE
             SET refilled_at =
                 $4 + CASE WHEN rate_limit_buckets.refilled_at > $3
                           THEN rate_limit_buckets.refilled_at ELSE $3 END
             WHERE rate_limit_buckets.refilled_at <= $5
             RETURNING refilled_at",
        )
        .bind(self.network(network))
        .bind(cost.as_str())
        .bind(now.as_millis())
        .bind(millis(allowance.cost()))
        .bind(now.after(allowance.over).before(allowance.cost()).as_millis())
        .fetch_optional(&mut *self.tx)
        .await
        .map_err(store_error)?;
        if let Some(at) = spent {
            let bucket = Bucket::stored(Timestamp::from_millis(at));
            return Ok(SpendOutcome::Spent(bucket));
        }
        // The refusing row exists.
        let found = RateLimitBuckets::find(self, network, cost).await?;
        let bucket = found.unwrap_or(Bucket::none(now));
        let until = bucket.refilled_at().after(allowance.cost()).before(allowance.over);
        Ok(SpendOutcome::RetryAfter(until))
    }

    async fn find(&mut self, network: Network, cost: Cost) -> Result<Option<Bucket>, StoreError> {
        let at = sqlx::query_scalar::<Db, i64>(
            "SELECT refilled_at
             FROM rate_limit_buckets
             WHERE network = $1 AND cost = $2",
        )
        .bind(self.network(network))
        .bind(cost.as_str())
        .fetch_optional(&mut *self.tx)
        .await
        .map_err(store_error)?;
        Ok(at.map(|at| Bucket::stored(Timestamp::from_millis(at))))
    }

    async fn refund(
        &mut self,
        network: Network,
        cost: Cost,
        allowance: Allowance,
    ) -> Result<(), StoreError> {
        let query = sqlx::query::<Db>(
            "UPDATE rate_limit_buckets
             SET refilled_at = refilled_at - $3
             WHERE network = $1 AND cost = $2",
        )
        .bind(self.network(network))
        .bind(cost.as_str())
        .bind(millis(allowance.cost()));
        self.run(query).await.map(drop)
    }
}
