//! The start of every change by a signed-in person: lock the account's row, then check the session
//! again, so that a request that started before a revocation changes nothing after it.

use super::{FreshSession, LiveSession, Session, SessionAccess, SignedIn};
use crate::{
    Identity, UnitOfWork,
    account::Account,
    kernel::{AccountId, Failure, SessionId, Timestamp},
};

/// An account whose row this unit has locked, and the caller's session as it is then.
pub(crate) struct LockedAccount {
    pub(crate) account: Account,
    pub(crate) session: Session,
}

/// Locks the caller's account. Returns `None` when the caller's session has ended since it was
/// checked or no longer has full access.
pub(crate) async fn load_caller(
    identity: &Identity,
    unit: &mut dyn UnitOfWork,
    caller: &SignedIn,
    now: Timestamp,
) -> Result<Option<LockedAccount>, Failure> {
    let (account, session) = (caller.account.id, caller.session.id);
    let locked = load_session(unit, account, session, now).await?;
    Ok(locked.filter(|locked| allows(identity, locked, &[SessionAccess::Full])))
}

/// Locks the caller's account, whatever the access of the session.
pub(crate) async fn load_live(
    unit: &mut dyn UnitOfWork,
    caller: &LiveSession,
    now: Timestamp,
) -> Result<Option<LockedAccount>, Failure> {
    load_session(unit, caller.account.id, caller.session.id, now).await
}

/// Locks the caller's account for a change that requires a fresh proof, in a session of one of
/// these accesses. A contained account cannot be changed before it is recovered, because an
/// attacker may hold a session that the containment kept (ADR 0017).
pub(crate) async fn load_fresh(
    identity: &Identity,
    unit: &mut dyn UnitOfWork,
    caller: &FreshSession,
    allows: &[SessionAccess],
    now: Timestamp,
) -> Result<Option<LockedAccount>, Failure> {
    let locked = load_fresh_even_if_contained(identity, unit, caller, allows, now).await?;
    Ok(locked.filter(|locked| !locked.account.protection.contained))
}

/// Locks the caller's account as [`load_fresh`] does, a contained one too: for objections and for
/// ending sessions.
pub(crate) async fn load_fresh_even_if_contained(
    identity: &Identity,
    unit: &mut dyn UnitOfWork,
    caller: &FreshSession,
    allowed: &[SessionAccess],
    now: Timestamp,
) -> Result<Option<LockedAccount>, Failure> {
    let locked = load_live(unit, caller.live(), now).await?;
    let policy = &identity.policy.session;
    let fresh_for = policy.fresh_for + policy.fresh_grace;
    Ok(locked.filter(|locked| {
        allows(identity, locked, allowed) && locked.session.fresh_until(fresh_for, now).is_some()
    }))
}

fn allows(identity: &Identity, locked: &LockedAccount, wanted: &[SessionAccess]) -> bool {
    let required = identity.policy.session.second_factor_required;
    wanted.contains(&SessionAccess::of(&locked.account, required))
}

async fn load_session(
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
