//! A person gives a session a name, to know it again in the list.

use super::SignedIn;
use crate::{
    Identity,
    audit::{EventKind, NewEvent},
    kernel::{Failure, Gate, Label, Origin, SessionId},
};

/// What became of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RenameOutcome {
    /// It has the name.
    Renamed,
    /// The account has no such live session.
    NoSuchSession,
    /// The session in hand has ended meanwhile: nothing was done.
    CallerEnded,
}

impl Identity {
    /// Names a session of the caller's account, or takes its name away.
    pub async fn rename_session(
        &self,
        caller: &SignedIn,
        id: SessionId,
        name: Option<&Label>,
        origin: &Origin,
    ) -> Result<RenameOutcome, Failure> {
        let now = self.clock.now();
        let account = caller.account.id;
        let mut unit = self.store.begin(Gate::account(account)).await?;
        if self.load_caller(unit.as_mut(), caller, now).await?.is_none() {
            return Ok(RenameOutcome::CallerEnded);
        }
        if !unit.sessions().rename(account, id, name.cloned(), now).await? {
            return Ok(RenameOutcome::NoSuchSession);
        }
        let event = NewEvent::of(account, EventKind::SessionRenamed, now, origin);
        self.record(unit.as_mut(), event.about(id)).await?;
        unit.commit().await?;
        Ok(RenameOutcome::Renamed)
    }
}
