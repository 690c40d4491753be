//! What networks have spent.

use super::{Db, SqlUnit};
use crate::error::store_error;
use async_trait::async_trait;
use identity_core::{
    kernel::{StoreError, Timestamp},
    source_limit::{Allowance, Charge, Network, SourceTallies, Tally},
};
use uuid::Uuid;

fn millis(cost: std::time::Duration) -> i64 {
    i64::try_from(cost.as_millis()).unwrap_or(i64::MAX)
}

impl SqlUnit {
    /// A network is where people are: it rests as a pseudonym.
    fn network(&self, network: Network) -> Uuid {
        self.vault.pseudonym(&format!("network|{network}"))
    }
}

#[async_trait]
impl SourceTallies for SqlUnit {
    async fn spend(
        &mut self,
        network: Network,
        charge: Charge,
        allowance: Allowance,
        now: Timestamp,
    ) -> Result<Result<Tally, Timestamp>, StoreError> {
        let spent: Option<i64> = sqlx::query_scalar::<Db, _>(
            "INSERT INTO source_tallies (network, charge, flowed_back_at)
             VALUES ($1, $2, $3 + $4)
             ON CONFLICT (network, charge) DO UPDATE
             SET flowed_back_at =
                 $4 + CASE WHEN source_tallies.flowed_back_at > $3
                           THEN source_tallies.flowed_back_at ELSE $3 END
             WHERE source_tallies.flowed_back_at <= $5
             RETURNING flowed_back_at",
        )
        .bind(self.network(network))
        .bind(charge.as_str())
        .bind(now.as_millis())
        .bind(millis(allowance.cost()))
        .bind(now.after(allowance.over).before(allowance.cost()).as_millis())
        .fetch_optional(&mut *self.tx)
        .await
        .map_err(store_error)?;
        if let Some(at) = spent {
            return Ok(Ok(Tally::stored(Timestamp::from_millis(at))));
        }
        // The row that refused is there.
        let found = SourceTallies::find(self, network, charge).await?;
        let tally = found.unwrap_or(Tally::none(now));
        Ok(Err(tally.flowed_back_at().after(allowance.cost()).before(allowance.over)))
    }

    async fn find(
        &mut self,
        network: Network,
        charge: Charge,
    ) -> Result<Option<Tally>, StoreError> {
        let at = sqlx::query_scalar::<Db, i64>(
            "SELECT flowed_back_at
             FROM source_tallies
             WHERE network = $1 AND charge = $2",
        )
        .bind(self.network(network))
        .bind(charge.as_str())
        .fetch_optional(&mut *self.tx)
        .await
        .map_err(store_error)?;
        Ok(at.map(|at| Tally::stored(Timestamp::from_millis(at))))
    }

    async fn give_back(
        &mut self,
        network: Network,
        charge: Charge,
        allowance: Allowance,
    ) -> Result<(), StoreError> {
        let query = sqlx::query::<Db>(
            "UPDATE source_tallies
             SET flowed_back_at = flowed_back_at - $3
             WHERE network = $1 AND charge = $2",
        )
        .bind(self.network(network))
        .bind(charge.as_str())
        .bind(millis(allowance.cost()));
        self.run(query).await.map(drop)
    }
}
