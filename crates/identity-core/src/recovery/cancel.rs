//! Cancelling a recovery in its waiting period.

use super::open::find_open_link;
use super::{Recovery, RecoveryStage, open::still_recovers, stage::Step};
use crate::{
    Identity, UnitOfWork,
    audit::{Details, EventKind, NewEvent},
    kernel::{AccountId, ActionToken, Failure, Gate, Origin, Party, Timestamp},
    notify::{Purpose, Template},
    session::{FreshSession, SessionAccess, SignedIn},
};
use crate::{audit, notify, session};

/// Outcome of cancelling.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CancelOutcome {
    /// The recovery is cancelled.
    Cancelled,
    /// No recovery is in its waiting period.
    NonePending,
    /// The link was used, has expired, or never existed; or the caller's session has ended.
    NotAllowed,
}

impl Identity {
    /// Returns the caller's recovery that waits or is ready, if there is one.
    pub async fn waiting_recovery(&self, caller: &SignedIn) -> Result<Option<Recovery>, Failure> {
        let mut read = self.store.begin_read().await?;
        let open = read.recoveries().open(caller.account.id).await?;
        Ok(open.filter(|open| open.stage != RecoveryStage::Proven))
    }

    /// Returns whether a cancel link can still be used, without changing anything.
    pub async fn cancel_is_open(&self, token: &ActionToken) -> Result<bool, Failure> {
        Ok(find_open_link(self, token, Purpose::RecoveryCancel).await?.is_some())
    }

    /// Cancels a recovery with the link in the mail about it.
    pub async fn cancel_recovery_by_mail(
        &self,
        token: &ActionToken,
        origin: &Origin,
    ) -> Result<CancelOutcome, Failure> {
        let purpose = Purpose::RecoveryCancel;
        let Some(seen) = find_open_link(self, token, purpose).await? else {
            return Ok(CancelOutcome::NotAllowed);
        };
        let now = self.clock.now();
        let mut unit = self.store.begin(Gate::account(seen.owner).by(Party::Link(seen.id))).await?;
        let account = unit.accounts().load_for_update(seen.owner).await?;
        let may = still_recovers(unit.as_mut(), &seen).await?;
        let consumed = unit.action_tokens().consume(seen.id, purpose, now).await?;
        let Some(account) = account.filter(|_| consumed && may) else {
            return Ok(CancelOutcome::NotAllowed);
        };
        let by = Cancels { how: "mail", origin };
        let cancelled = cancel_recovery(self, unit.as_mut(), account.id, by, now).await?;
        unit.commit().await?;
        Ok(cancelled)
    }

    /// Cancels a recovery in a live session. It requires a fresh proof, so that a stolen cookie
    /// cannot keep the owner from recovering.
    pub async fn cancel_recovery_in_session(
        &self,
        caller: &FreshSession,
        origin: &Origin,
    ) -> Result<CancelOutcome, Failure> {
        let now = self.clock.now();
        let account = caller.live().account.id;
        let gate = Gate::account(account).by(Party::Defence(caller.live().session.id));
        let mut unit = self.store.begin(gate).await?;
        if session::load_fresh_even_if_contained(
            self,
            unit.as_mut(),
            caller,
            &[SessionAccess::Full],
            now,
        )
        .await?
        .is_none()
        {
            return Ok(CancelOutcome::NotAllowed);
        }
        let by = Cancels { how: "session", origin };
        let cancelled = cancel_recovery(self, unit.as_mut(), account, by, now).await?;
        unit.commit().await?;
        Ok(cancelled)
    }
}

/// Cancels a recovery at a complete sign-in: an owner with every factor does not need it.
pub(crate) async fn cancel_recovery_by_sign_in(
    identity: &Identity,
    unit: &mut dyn UnitOfWork,
    account: AccountId,
    origin: &Origin,
    now: Timestamp,
) -> Result<(), Failure> {
    let by = Cancels { how: "sign_in", origin };
    cancel_recovery(identity, unit, account, by, now).await.map(drop)
}

async fn cancel_recovery(
    identity: &Identity,
    unit: &mut dyn UnitOfWork,
    account: AccountId,
    by: Cancels<'_>,
    now: Timestamp,
) -> Result<CancelOutcome, Failure> {
    let open = unit.recoveries().open(account).await?;
    let stage = open.as_ref().and_then(|open| open.stage.after(Step::Objected, now));
    let Some((open, stage)) = open.zip(stage) else {
        return Ok(CancelOutcome::NonePending);
    };
    unit.recoveries().move_on(open.id, stage, open.proof).await?;
    for purpose in [Purpose::Recovery, Purpose::RecoveryCancel] {
        unit.action_tokens().void(account, purpose, now).await?;
    }
    notify::notify(identity, unit, account, Template::RecoveryCancelled, now).await?;
    let event = NewEvent::of(account, EventKind::RecoveryCancelled, now, by.origin);
    audit::record(identity, unit, event.with_details(Details::new().with("by", by.how))).await?;
    Ok(CancelOutcome::Cancelled)
}

/// The way in which a recovery is cancelled, for the audit event.
#[derive(Clone, Copy)]
struct Cancels<'a> {
    how: &'static str,
    origin: &'a Origin,
}
