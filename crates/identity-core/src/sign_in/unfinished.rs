//! Notifies owners of sign-ins whose password was right and whose second factor never came.

use crate::notify;
use crate::{
    Identity,
    audit::{Chain, EventKind, NewEvent},
    kernel::{AccountId, Batch, Failure, Gate, Party},
    notify::Template,
};

/// Accounts that one step notifies.
const BATCH_SIZE: u32 = 50;

impl Identity {
    /// Notifies owners of sign-ins that were not completed in ten minutes, with one mail for several
    /// of an account, and returns the number of accounts. Another try does not delay it.
    pub async fn unfinished_step(&self) -> Result<usize, Failure> {
        let before = self.clock.now().before(self.policy.recovery.unfinished_after);
        let mut read = self.store.begin_read().await?;
        let accounts = read.pending_sign_ins().unfinished(before, BATCH_SIZE).await?;
        drop(read);
        Batch::run(accounts, |id| notify_unfinished(self, id)).await.all_succeeded()
    }
}

async fn notify_unfinished(identity: &Identity, id: AccountId) -> Result<(), Failure> {
    let now = identity.clock.now();
    let before = now.before(identity.policy.recovery.unfinished_after);
    let mut unit = identity.store.begin(Gate::settling(id).by(Party::Service)).await?;
    let Some(account) = unit.accounts().load_for_update(id).await? else { return Ok(()) };
    let Some(since) = unit.pending_sign_ins().mark_all_notified(id, before, now).await? else {
        return Ok(());
    };
    let (chain, kind) = (Chain::Account(id), EventKind::SignInUnfinished);
    let event = NewEvent::of_service(chain, kind, now);
    notify::alert(identity, unit.as_mut(), &account, Template::SignInUnfinished, since, event)
        .await?;
    Ok(unit.commit().await?)
}
