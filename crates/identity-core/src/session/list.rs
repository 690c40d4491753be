//! Listing the sessions of an account.

use super::{Session, SignedIn};
use crate::{Identity, kernel::Failure};

impl Identity {
    /// Lists the live sessions of the caller's account, the last used first.
    pub async fn sessions(&self, caller: &SignedIn) -> Result<Vec<Session>, Failure> {
        let mut unit = self.store.begin_read().await?;
        Ok(unit.sessions().live(caller.account.id, self.clock.now()).await?)
    }
}
