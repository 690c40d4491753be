//! The upkeep worker's step, in small units so that other work never waits long.

use crate::{
    Identity,
    kernel::{Failure, Gate},
};

impl Identity {
    /// Deletes expired rows and returns their number; zero means that none is left.
    pub async fn purge_step(&self) -> Result<u64, Failure> {
        let cutoffs = self.policy.retention.cutoffs(self.clock.now());
        let mut unit = self.store.begin(Gate::named("upkeep")).await?;
        let removed = unit.retention().purge(&cutoffs, self.policy.retention.rows_per_step).await?;
        unit.commit().await?;
        Ok(removed)
    }
}
