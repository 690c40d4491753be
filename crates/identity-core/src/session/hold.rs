//! The start of every change by a signed-in person: the account's row, then the session again.

use super::{FreshSession, LiveSession, Reach, Session, SignedIn};
use crate::{
    Identity, UnitOfWork,
    account::Account,
    kernel::{AccountId, Failure, SessionId, Timestamp},
};
use std::time::Duration;

/// An account whose row is held, and the session in hand as it is then.
pub(crate) struct Held {
    pub(crate) account: Account,
    pub(crate) session: Session,
}

/// A proof that goes stale while what it was given for is under way still counts: hashing takes a
/// moment, and a request its deadline at most.
const UNDERWAY: Duration = Duration::from_mins(1);

impl Identity {
    /// Locks the caller's account; nothing when the session in hand has ended since it was
    /// checked, or may no longer call everything, so that what was begun before a revocation does
    /// not outlive it.
    pub(crate) async fn hold(
        &self,
        unit: &mut dyn UnitOfWork,
        caller: &SignedIn,
        now: Timestamp,
    ) -> Result<Option<Held>, Failure> {
        let (account, session) = (caller.account.id, caller.session.id);
        let held = self.hold_session(unit, account, session, now).await?;
        Ok(held.filter(|held| self.reaches(held, &[Reach::Full])))
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

    /// The same for a change that demands a fresh proof, in a session of one of these reaches. In a
    /// contained account nobody changes anything before it is recovered: a session that was spared
    /// can be a thief's too.
    pub(crate) async fn hold_fresh(
        &self,
        unit: &mut dyn UnitOfWork,
        caller: &FreshSession,
        reaches: &[Reach],
        now: Timestamp,
    ) -> Result<Option<Held>, Failure> {
        let held = self.hold_objector(unit, caller, reaches, now).await?;
        Ok(held.filter(|held| !held.account.protection.contained))
    }

    /// The same though the account is contained: for who objects, or ends sessions.
    pub(crate) async fn hold_objector(
        &self,
        unit: &mut dyn UnitOfWork,
        caller: &FreshSession,
        reaches: &[Reach],
        now: Timestamp,
    ) -> Result<Option<Held>, Failure> {
        let held = self.hold_live(unit, caller.live(), now).await?;
        let fresh_for = self.policy.session.fresh_for + UNDERWAY;
        Ok(held.filter(|held| {
            self.reaches(held, reaches) && held.session.fresh_until(fresh_for, now).is_some()
        }))
    }

    fn reaches(&self, held: &Held, wanted: &[Reach]) -> bool {
        let required = self.policy.session.second_factor_required;
        wanted.contains(&Reach::of(&held.account, required))
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
