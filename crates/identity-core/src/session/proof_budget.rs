//! Proofs that are given inside a session: counted before they are checked, and at the last one
//! that fails the session ends. One budget for every path that checks one.

use super::{LiveSession, load::LockedAccount};
use crate::{
    Identity, UnitOfWork,
    audit::{EventKind, NewEvent},
    kernel::{Failure, Gate, Origin, Timestamp},
};

/// What a proof that fails does to the session in hand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ProofRefused {
    /// It may be tried again.
    TryAgain,
    /// It was the last one: the session has ended.
    SessionEnded,
}

impl Identity {
    /// Counts a proof about to be checked; `false` when the session has ended meanwhile. One that
    /// has no proof left ends here: others failed, or were never settled.
    pub(crate) async fn count_proof(
        &self,
        caller: &LiveSession,
        origin: &Origin,
        now: Timestamp,
    ) -> Result<bool, Failure> {
        let mut unit = self.store.begin(Gate::account(caller.account.id)).await?;
        let Some(locked) = self.load_live(unit.as_mut(), caller, now).await? else {
            return Ok(false);
        };
        let most = self.policy.session.max_failed_proofs;
        let counted = unit.sessions().count_proof(locked.session.id, most).await?;
        if !counted {
            self.end_unproven(unit.as_mut(), &locked, origin, now).await?;
        }
        unit.commit().await?;
        Ok(counted)
    }

    /// Tells of a counted proof that failed, and ends the session when it was the last one.
    pub(crate) async fn refuse_proof(
        &self,
        unit: &mut dyn UnitOfWork,
        locked: &LockedAccount,
        origin: &Origin,
        now: Timestamp,
    ) -> Result<ProofRefused, Failure> {
        let (account, session) = (locked.account.id, locked.session.id);
        let event =
            NewEvent::of(account, EventKind::ReauthenticationFailed, now, origin).about(session);
        self.record(unit, event).await?;
        if locked.session.failed_proofs < self.policy.session.max_failed_proofs {
            return Ok(ProofRefused::TryAgain);
        }
        self.end_unproven(unit, locked, origin, now).await?;
        Ok(ProofRefused::SessionEnded)
    }

    async fn end_unproven(
        &self,
        unit: &mut dyn UnitOfWork,
        locked: &LockedAccount,
        origin: &Origin,
        now: Timestamp,
    ) -> Result<(), Failure> {
        let (account, session) = (locked.account.id, locked.session.id);
        unit.sessions().end(account, session, now).await?;
        let event = NewEvent::of(account, EventKind::SessionEnded, now, origin).about(session);
        self.record(unit, event).await.map(drop)
    }
}
