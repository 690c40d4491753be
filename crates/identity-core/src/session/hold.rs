//! The start of every change by a signed-in person: the account's row, then the session again.

use super::SignedIn;
use crate::{
    Identity, UnitOfWork,
    account::Account,
    kernel::{Failure, Timestamp},
};

impl Identity {
    /// Locks the caller's account; nothing when the session in hand has ended since it was
    /// checked, so that what was begun before a revocation does not outlive it.
    pub(crate) async fn hold(
        &self,
        unit: &mut dyn UnitOfWork,
        caller: &SignedIn,
        now: Timestamp,
    ) -> Result<Option<Account>, Failure> {
        let Some(account) = unit.accounts().lock(caller.account.id).await? else {
            return Ok(None);
        };
        let live = unit.sessions().live(account.id, now).await?;
        Ok(live.iter().any(|session| session.id == caller.session.id).then_some(account))
    }
}
