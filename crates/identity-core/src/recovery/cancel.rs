//! The owner objects to a recovery that waits.

use super::{Recovery, RecoveryStage, open::still_recovers, stage::Step};
use crate::{
    Identity, UnitOfWork,
    audit::{Details, EventKind, NewEvent},
    kernel::{AccountId, ActionToken, Failure, Gate, Origin, Timestamp},
    notify::{Purpose, Template},
    session::{FreshSession, SessionAccess, SignedIn},
};

/// What became of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CancelOutcome {
    /// It is cancelled.
    Cancelled,
    /// None waits.
    NoneWaits,
    /// The link was used, is too old, or never was one; or the session in hand has ended.
    NotAllowed,
}

impl Identity {
    /// The recovery that waits on the caller's account, if one does.
    pub async fn waiting_recovery(&self, caller: &SignedIn) -> Result<Option<Recovery>, Failure> {
        let mut read = self.store.begin_read().await?;
        let open = read.recoveries().open(caller.account.id).await?;
        Ok(open.filter(|open| open.stage != RecoveryStage::Proven))
    }

    /// Whether the link of the mail that told of it is still good. Looking changes nothing.
    pub async fn cancel_is_open(&self, token: &ActionToken) -> Result<bool, Failure> {
        Ok(self.find_open_link(token, Purpose::RecoveryCancel).await?.is_some())
    }

    /// Cancels with the link of the mail that told of it.
    pub async fn cancel_recovery_by_mail(
        &self,
        token: &ActionToken,
        origin: &Origin,
    ) -> Result<CancelOutcome, Failure> {
        let purpose = Purpose::RecoveryCancel;
        let Some(seen) = self.find_open_link(token, purpose).await? else {
            return Ok(CancelOutcome::NotAllowed);
        };
        let now = self.clock.now();
        let mut unit = self.store.begin(Gate::account(seen.owner)).await?;
        let account = unit.accounts().load_for_update(seen.owner).await?;
        let may = still_recovers(unit.as_mut(), &seen).await?;
        let consumed = unit.action_tokens().consume(seen.id, purpose, now).await?;
        let Some(account) = account.filter(|_| consumed && may) else {
            return Ok(CancelOutcome::NotAllowed);
        };
        let by = Cancels { how: "mail", origin };
        let cancelled = self.cancel_recovery(unit.as_mut(), account.id, by, now).await?;
        unit.commit().await?;
        Ok(cancelled)
    }

    /// Cancels in a live session. It takes a fresh proof: a found cookie shall not keep the owner
    /// from coming back.
    pub async fn cancel_recovery_in_session(
        &self,
        caller: &FreshSession,
        origin: &Origin,
    ) -> Result<CancelOutcome, Failure> {
        let now = self.clock.now();
        let account = caller.live().account.id;
        let mut unit = self.store.begin(Gate::account(account)).await?;
        if self.load_objector(unit.as_mut(), caller, &[SessionAccess::Full], now).await?.is_none() {
            return Ok(CancelOutcome::NotAllowed);
        }
        let by = Cancels { how: "session", origin };
        let cancelled = self.cancel_recovery(unit.as_mut(), account, by, now).await?;
        unit.commit().await?;
        Ok(cancelled)
    }

    /// Whoever gave every factor needs no recovery without one.
    pub(crate) async fn cancel_recovery_by_sign_in(
        &self,
        unit: &mut dyn UnitOfWork,
        account: AccountId,
        origin: &Origin,
        now: Timestamp,
    ) -> Result<(), Failure> {
        let by = Cancels { how: "sign_in", origin };
        self.cancel_recovery(unit, account, by, now).await.map(drop)
    }

    async fn cancel_recovery(
        &self,
        unit: &mut dyn UnitOfWork,
        account: AccountId,
        by: Cancels<'_>,
        now: Timestamp,
    ) -> Result<CancelOutcome, Failure> {
        let open = unit.recoveries().open(account).await?;
        let stage = open.as_ref().and_then(|open| open.stage.after(Step::Objected, now));
        let Some((open, stage)) = open.zip(stage) else {
            return Ok(CancelOutcome::NoneWaits);
        };
        unit.recoveries().move_on(open.id, stage, open.proof).await?;
        for purpose in [Purpose::Recovery, Purpose::RecoveryCancel] {
            unit.action_tokens().void(account, purpose, now).await?;
        }
        self.notify(unit, account, Template::RecoveryCancelled, now).await?;
        let event = NewEvent::of(account, EventKind::RecoveryCancelled, now, by.origin);
        self.record(unit, event.with_details(Details::new().with("by", by.how))).await?;
        Ok(CancelOutcome::Cancelled)
    }
}

/// Who cancels, and by what.
#[derive(Clone, Copy)]
struct Cancels<'a> {
    how: &'static str,
    origin: &'a Origin,
}
