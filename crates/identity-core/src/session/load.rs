//! The start of every change by a signed-in person: the account's row, then the session again.

use super::{FreshSession, LiveSession, Session, SessionAccess, SignedIn};
use crate::{
    Identity, UnitOfWork,
    account::Account,
    kernel::{AccountId, Failure, SessionId, Timestamp},
};
use std::time::Duration;

/// An account whose row is held, and the session in hand as it is then.
pub(crate) struct LockedAccount {
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
    pub(crate) async fn load_caller(
        &self,
        unit: &mut dyn UnitOfWork,
        caller: &SignedIn,
        now: Timestamp,
    ) -> Result<Option<LockedAccount>, Failure> {
        let (account, session) = (caller.account.id, caller.session.id);
        let locked = self.load_session(unit, account, session, now).await?;
        Ok(locked.filter(|locked| self.allows(locked, &[SessionAccess::Full])))
    }

    /// The same for a session of any reach.
    pub(crate) async fn load_live(
        &self,
        unit: &mut dyn UnitOfWork,
        caller: &LiveSession,
        now: Timestamp,
    ) -> Result<Option<LockedAccount>, Failure> {
        self.load_session(unit, caller.account.id, caller.session.id, now).await
    }

    /// The same for a change that demands a fresh proof, in a session of one of these reaches. In a
    /// contained account nobody changes anything before it is recovered: a session that was spared
    /// can be a thief's too.
    pub(crate) async fn load_fresh(
        &self,
        unit: &mut dyn UnitOfWork,
        caller: &FreshSession,
        allows: &[SessionAccess],
        now: Timestamp,
    ) -> Result<Option<LockedAccount>, Failure> {
        let locked = self.load_objector(unit, caller, allows, now).await?;
        Ok(locked.filter(|locked| !locked.account.protection.contained))
    }

    /// The same though the account is contained: for who objects, or ends sessions.
    pub(crate) async fn load_objector(
        &self,
        unit: &mut dyn UnitOfWork,
        caller: &FreshSession,
        allows: &[SessionAccess],
        now: Timestamp,
    ) -> Result<Option<LockedAccount>, Failure> {
        let locked = self.load_live(unit, caller.live(), now).await?;
        let fresh_for = self.policy.session.fresh_for + UNDERWAY;
        Ok(locked.filter(|locked| {
            self.allows(locked, allows) && locked.session.fresh_until(fresh_for, now).is_some()
        }))
    }

    fn allows(&self, locked: &LockedAccount, wanted: &[SessionAccess]) -> bool {
        let required = self.policy.session.second_factor_required;
        wanted.contains(&SessionAccess::of(&locked.account, required))
    }

    async fn load_session(
        &self,
        unit: &mut dyn UnitOfWork,
        account: AccountId,
        session: SessionId,
        now: Timestamp,
    ) -> Result<Option<LockedAccount>, Failure> {
        let Some(account) = unit.accounts().load_for_update(account).await? else {
            return Ok(None);
        };
        let live = unit.sessions().live(account.id, now).await?;
        let session = live.into_iter().find(|live| live.id == session);
        Ok(session.map(|session| LockedAccount { account, session }))
    }
}
