//! The panic button, "I think someone else is in my account".

use crate::{
    Identity,
    kernel::{Failure, Gate, Origin, Party},
    recovery::{Containment, ContainmentTrigger, Reporter},
    session::SignedIn,
    throttle::CompromisedSince,
};
use crate::{recovery, session};
use std::time::Duration;

/// The resolution of the clock.
const MOMENT: Duration = Duration::from_millis(1);

/// Outcome of the panic button.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SecureOutcome {
    /// Everything has ended, the caller's own session included, and a recovery link was queued.
    Contained,
    /// Somebody else has shown more for the account. Its addresses are notified.
    Outweighed,
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
        let reporter = Reporter::Session;
        let counts =
            recovery::report_counts(self, unit.as_mut(), &locked.account, reporter, now, now)
                .await?;
        if counts {
            let by = ContainmentTrigger::Panic;
            let since = CompromisedSince::Unknown;
            // The device of this session is its owner's, and so is one that is older.
            let devices_since = Some(locked.session.created_at.after(MOMENT));
            let shown = reporter.shown();
            let containment =
                Containment { since, devices_since, by, shown, reporter: None, origin };
            recovery::contain(self, unit.as_mut(), &locked.account, containment, now).await?;
        }
        unit.commit().await?;
        Ok(if counts { SecureOutcome::Contained } else { SecureOutcome::Outweighed })
    }
}
