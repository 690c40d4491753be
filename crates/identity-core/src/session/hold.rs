//! The start of every change by a signed-in person: the account's row, then the session again.

use super::{FreshSession, LiveSession, Reach, Session, SignedIn};
use crate::{
    Identity, UnitOfWork,
    account::Account,
    kernel::{AccountId, Failure, SessionId, Timestamp},
};

/// An account whose row is held, and the session in hand as it is then.
pub(crate) struct Held {
    pub(crate) account: Account,
    pub(crate) session: Session,
}

impl Identity {
    /// Locks the caller's account; nothing when the session in hand has ended since it was
    /// checked, so that what was begun before a revocation does not outlive it.
    pub(crate) async fn hold(
        &self,
        unit: &mut dyn UnitOfWork,
        caller: &SignedIn,
        now: Timestamp,
    ) -> Result<Option<Held>, Failure> {
        self.hold_session(unit, caller.account.id, caller.session.id, now).await
    }

    /// The same for a session of any reach.
    pub(crate) async fn hold_live(
        &self,
        unit: &mut dyn UnitOfWork,
        caller: &LiveSession,
        now: Timestamp,
    ) -> Result<Option<Held>, Failure> {
        self.hold_session(unit, caller.account.id, caller.session.id, now).await
    }

    /// The same for a change that demands a fresh proof, in a session of one of these reaches.
    pub(crate) async fn hold_fresh(
        &self,
        unit: &mut dyn UnitOfWork,
        caller: &FreshSession,
        reaches: &[Reach],
        now: Timestamp,
    ) -> Result<Option<Held>, Failure> {
        if !caller.reaches(reaches) {
            return Ok(None);
        }
        self.hold_live(unit, caller.live(), now).await
    }

    async fn hold_session(
        &self,
        unit: &mut dyn UnitOfWork,
        account: AccountId,
        session: SessionId,
        now: Timestamp,
    ) -> Result<Option<Held>, Failure> {
        let Some(account) = unit.accounts().lock(account).await? else {
            return Ok(None);
        };
        let live = unit.sessions().live(account.id, now).await?;
        let session = live.into_iter().find(|live| live.id == session);
        Ok(session.map(|session| Held { account, session }))
    }
}
