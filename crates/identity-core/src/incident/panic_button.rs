//! The panic button, "I think someone else is in my account".

use crate::{
    Identity,
    kernel::{Failure, Gate, Origin, Party},
    recovery::{Containment, ContainmentTrigger},
    session::SignedIn,
    throttle::CompromisedSince,
};
use crate::{recovery, session};

/// Outcome of the panic button.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SecureOutcome {
    /// Everything has ended, the caller's own session included, and a recovery link was queued.
    Contained,
    /// The caller's own session has ended since it was checked. Nothing was done.
    CallerEnded,
}

impl Identity {
    /// Contains the caller's account completely. It requires no fresh proof, because it only takes
    /// access away. The mailbox is the way back.
    pub async fn secure(
        &self,
        caller: &SignedIn,
        origin: &Origin,
    ) -> Result<SecureOutcome, Failure> {
        let now = self.clock.now();
        let gate = Gate::account(caller.account.id).by(Party::Defence(caller.session.id));
        let mut unit = self.store.begin(gate).await?;
        let Some(locked) = session::load_caller(self, unit.as_mut(), caller, now).await? else {
            return Ok(SecureOutcome::CallerEnded);
        };
        let since = CompromisedSince::Unknown;
        let containment =
            Containment { since, by: ContainmentTrigger::Panic, reporter: None, origin };
        recovery::contain(self, unit.as_mut(), &locked.account, containment, now).await?;
        unit.commit().await?;
        Ok(SecureOutcome::Contained)
    }
}
