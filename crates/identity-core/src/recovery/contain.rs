//! Containing an account in which somebody else was.

use super::{RecoveryStage, links::RecoveryLink, stage::Step};
use crate::{
    Identity, UnitOfWork,
    account::Account,
    audit::{Details, EventKind, NewEvent},
    kernel::{AccountId, AddressId, Failure, Origin, Timestamp},
    notify::{Purpose, Template},
    session::Cause,
    throttle::{Lock, LockCause, ThrottleState},
};

/// Who said that somebody else was there.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum ContainmentTrigger {
    /// Whoever holds the link of an alert: what it tells began at a known time.
    Report,
    /// The owner, in a live session, of everything.
    Panic,
    /// Whoever takes a former address back.
    Revert,
}

impl ContainmentTrigger {
    /// The name in the trail.
    const fn as_str(self) -> &'static str {
        match self {
            Self::Report => "report",
            Self::Panic => "panic",
            Self::Revert => "revert",
        }
    }
}

/// What a containment undid.
struct Undone {
    /// An authenticator is in force again.
    factor: bool,
    /// Recovery codes are void.
    codes: bool,
}

/// Why an account is contained.
pub(crate) struct Containment<'a> {
    /// What began then or later is not trusted.
    pub(crate) since: Timestamp,
    /// Who said so.
    pub(crate) by: ContainmentTrigger,
    /// From which address, where it was not the account's own: that one gains nothing by it.
    pub(crate) reporter: Option<AddressId>,
    pub(crate) origin: &'a Origin,
}

impl Identity {
    /// Ends everything of a locked account that began since the compromise, locks it until it is
    /// recovered, and mails the link that does.
    pub(crate) async fn contain(
        &self,
        unit: &mut dyn UnitOfWork,
        account: &Account,
        containment: Containment<'_>,
        now: Timestamp,
    ) -> Result<(), Failure> {
        let Containment { since, by, origin, .. } = containment;
        let id = account.id;
        // While an address is disputed nobody is in.
        let access =
            if by == ContainmentTrigger::Revert { Timestamp::from_millis(0) } else { since };
        let ended = self.revoke(unit, id, Cause::Compromise(access), None, now).await?;
        // Never the right to report or to revert.
        for purpose in [Purpose::Unlock, Purpose::Recovery, Purpose::RecoveryCancel] {
            unit.action_tokens().void(id, purpose, now).await?;
        }
        self.supersede_recovery(unit, id, now).await?;
        let undone = self.undo_changes(unit, id, &containment, now).await?;
        let throttle = unit.throttles().load_for_update(id, now).await?;
        let before = throttle.lock.filter(|lock| lock.cause == LockCause::Compromise);
        let locked_since = before.map_or(since, |lock| lock.since.min(since));
        let lock = Some(Lock { cause: LockCause::Compromise, since: locked_since });
        // Wrong proofs on the other address's links keep nobody from giving the right one.
        let link_failures =
            if by == ContainmentTrigger::Revert { 0 } else { throttle.link_failures };
        unit.throttles().save(id, &ThrottleState { lock, link_failures, ..throttle }).await?;
        if by != ContainmentTrigger::Revert {
            self.mail_ways_back(unit, account, now).await?;
        }
        let details = Details::new()
            .with("by", by.as_str())
            .with("since", since.as_millis())
            .with("sessions_ended", ended.len())
            .with("second_factor_restored", undone.factor);
        let event = NewEvent::of(id, EventKind::AccountContained, now, origin);
        self.record(unit, event.with_details(details)).await.map(drop)
    }

    /// The same for an account that is contained already because of an alert: what was changed since
    /// then is undone, for whoever pressed a button first knew of less, or was the thief. A recovery
    /// goes on, unless what it was proven with is undone.
    pub(crate) async fn contain_further(
        &self,
        unit: &mut dyn UnitOfWork,
        account: AccountId,
        containment: &Containment<'_>,
        now: Timestamp,
    ) -> Result<(), Failure> {
        let undone = self.undo_changes(unit, account, containment, now).await?;
        if !undone.factor && !undone.codes {
            return Ok(());
        }
        let open = unit.recoveries().open(account).await?;
        if open.is_some_and(|open| open.stage == RecoveryStage::Proven) {
            self.supersede_recovery(unit, account, now).await?;
        }
        let details = Details::new()
            .with("by", containment.by.as_str())
            .with("since", containment.since.as_millis())
            .with("second_factor_restored", undone.factor);
        let event = NewEvent::of(account, EventKind::AccountContained, now, containment.origin);
        self.record(unit, event.with_details(details)).await.map(drop)
    }

    async fn undo_changes(
        &self,
        unit: &mut dyn UnitOfWork,
        account: AccountId,
        containment: &Containment<'_>,
        now: Timestamp,
    ) -> Result<Undone, Failure> {
        let Containment { since, by, reporter, .. } = *containment;
        let factor = unit.totp_secrets().restore_archived(account, since).await?;
        // Codes that were made since then may be somebody else's.
        let codes = match by {
            ContainmentTrigger::Panic => false,
            ContainmentTrigger::Report | ContainmentTrigger::Revert => {
                unit.recovery_codes().remove_since(account, since).await?
            }
        };
        // Who presses the panic button trusts no time, and yet wants every way back.
        let lately = now.before(self.policy.email_change.removed_for);
        let changed_since = if by == ContainmentTrigger::Panic { lately } else { since };
        self.undo_addresses(unit, account, changed_since, reporter, now).await?;
        Ok(Undone { factor, codes })
    }

    /// Mails a link that recovers to every address that may have one: to none while it is not
    /// settled whose the account is.
    pub(crate) async fn mail_ways_back(
        &self,
        unit: &mut dyn UnitOfWork,
        account: &Account,
        now: Timestamp,
    ) -> Result<(), Failure> {
        let others = unit.addresses().list(account.id).await?;
        if others.disputed().is_some() {
            return Ok(());
        }
        let addresses = [None].into_iter().chain(others.recovery().map(Some));
        for address in addresses {
            let to = RecoveryLink { account, address };
            self.mail_recovery_link(unit, to, Template::AccountContained, now).await?;
        }
        Ok(())
    }

    /// Ends a recovery that is open because something else comes in its place.
    pub(crate) async fn supersede_recovery(
        &self,
        unit: &mut dyn UnitOfWork,
        account: AccountId,
        now: Timestamp,
    ) -> Result<(), Failure> {
        if let Some(open) = unit.recoveries().open(account).await?
            && let Some(stage) = open.stage.after(Step::Replaced, now)
        {
            unit.recoveries().move_on(open.id, stage, open.proof).await?;
        }
        Ok(())
    }
}
