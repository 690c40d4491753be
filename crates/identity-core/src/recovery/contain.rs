//! Containing an account in which somebody else was.

use crate::{
    Identity, UnitOfWork,
    account::Account,
    audit::{Details, EventKind, NewEvent},
    guard::{Guard, Lock, LockCause},
    kernel::{Failure, Origin, Timestamp},
    notify::{Purpose, Template},
    recovery::RecoveryStage,
    session::Cause,
};

/// Why an account is contained.
pub(super) struct Containment<'a> {
    /// What began then or later is not trusted.
    pub(super) since: Timestamp,
    /// Who said so: `report` or `panic`.
    pub(super) by: &'static str,
    pub(super) origin: &'a Origin,
}

impl Identity {
    /// Ends everything of a locked account that began since the compromise, locks it until it is
    /// recovered, and mails the link that does.
    pub(super) async fn contain(
        &self,
        unit: &mut dyn UnitOfWork,
        account: &Account,
        containment: Containment<'_>,
        now: Timestamp,
    ) -> Result<(), Failure> {
        let Containment { since, by, origin } = containment;
        let id = account.id;
        let ended = self.revoke(unit, id, Cause::Compromise(since), None, now).await?;
        // Never the right to report or to revert.
        for purpose in [Purpose::Unlock, Purpose::Recovery, Purpose::RecoveryCancel] {
            unit.mailed_tokens().void(id, purpose, now).await?;
        }
        if let Some(open) = unit.recoveries().open(id).await? {
            let stage = RecoveryStage::Cancelled(now);
            unit.recoveries().move_on(open.id, stage, open.proof).await?;
        }
        let undone = unit.totp_secrets().bring_back(id, since).await?;
        let guard = unit.guards().hold(id, now).await?;
        let before = guard.lock.filter(|lock| lock.cause == LockCause::Compromise);
        let since = before.map_or(since, |lock| lock.since.min(since));
        let lock = Some(Lock { cause: LockCause::Compromise, since });
        unit.guards().save(id, &Guard { lock, ..guard }).await?;
        self.mail_recovery_link(unit, account, Template::AccountContained, now).await?;
        let details = Details::new()
            .with("by", by)
            .with("since", since.as_millis())
            .with("sessions_ended", ended.len())
            .with("second_factor_restored", undone);
        let event = NewEvent::of(id, EventKind::AccountContained, now, origin);
        self.record(unit, event.telling(details)).await.map(drop)
    }
}
