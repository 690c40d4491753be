//! The panic button.

use crate::{
    Identity,
    kernel::{Failure, Gate, Origin, Timestamp},
    recovery::{Containment, ContainmentTrigger},
    session::SignedIn,
};

/// What became of the panic button.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SecureOutcome {
    /// Everything has ended, the session in hand too; a link that recovers is on its way.
    Contained,
    /// The session in hand has ended meanwhile: nothing was done.
    CallerEnded,
}

impl Identity {
    /// The panic button: contains the caller's account whole. It takes no fresh proof, for it only
    /// takes away; the way back leads through the mailbox.
    pub async fn secure(
        &self,
        caller: &SignedIn,
        origin: &Origin,
    ) -> Result<SecureOutcome, Failure> {
        let now = self.clock.now();
        let mut unit = self.store.begin(Gate::account(caller.account.id)).await?;
        let Some(locked) = self.load_caller(unit.as_mut(), caller, now).await? else {
            return Ok(SecureOutcome::CallerEnded);
        };
        let since = Timestamp::from_millis(0);
        let containment =
            Containment { since, by: ContainmentTrigger::Panic, reporter: None, origin };
        self.contain(unit.as_mut(), &locked.account, containment, now).await?;
        unit.commit().await?;
        Ok(SecureOutcome::Contained)
    }
}
