//! Naming a session, so that a person recognises it in the list.

use super::SignedIn;
use super::load::load_caller;
use crate::audit;
use crate::{
    Identity,
    audit::{EventKind, NewEvent},
    kernel::{Failure, Gate, Label, Origin, Party, SessionId},
};

/// Outcome of renaming a session.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RenameOutcome {
    Renamed,
    NoSuchSession,
    /// The caller's own session has ended since it was checked. Nothing was done.
    CallerEnded,
}

impl Identity {
    /// Names a session of the caller's account; `None` removes its name.
    pub async fn rename_session(
        &self,
        caller: &SignedIn,
        id: SessionId,
        name: Option<&Label>,
        origin: &Origin,
    ) -> Result<RenameOutcome, Failure> {
        let now = self.clock.now();
        let account = caller.account.id;
        let gate = Gate::account(account).by(Party::Session(caller.session.id));
        let mut unit = self.store.begin(gate).await?;
        if load_caller(self, unit.as_mut(), caller, now).await?.is_none() {
            return Ok(RenameOutcome::CallerEnded);
        }
        if !unit.sessions().rename(account, id, name.cloned(), now).await? {
            return Ok(RenameOutcome::NoSuchSession);
        }
        let event = NewEvent::of(account, EventKind::SessionRenamed, now, origin);
        audit::record(self, unit.as_mut(), event.about(id)).await?;
        unit.commit().await?;
        Ok(RenameOutcome::Renamed)
    }
}
