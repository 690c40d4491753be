//! The upkeep's step: small units, so that nobody waits long for the store.

use crate::{
    Identity,
    kernel::{Failure, Gate},
};

const ROWS_PER_STEP: u32 = 500;

impl Identity {
    /// Removes what is over and tells how many rows went; zero means that all is done.
    pub async fn purge_step(&self) -> Result<u64, Failure> {
        let cutoffs = self.policy.retention.cutoffs(self.clock.now());
        let mut unit = self.store.begin(Gate::named("upkeep")).await?;
        let removed = unit.retention().purge(&cutoffs, ROWS_PER_STEP).await?;
        unit.commit().await?;
        Ok(removed)
    }
}
