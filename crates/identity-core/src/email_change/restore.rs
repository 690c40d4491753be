//! A former address is the account's again.

use super::revert::Disputed;
use crate::{
    Identity, UnitOfWork,
    account::{Account, Address, AddressRole},
    audit::{Chain, EventKind, NewEvent},
    kernel::{AccountId, AddressId, Failure, Gate, Origin, Timestamp},
    notify::{IssueToken, Purpose, Recipient, Template},
};

/// How many addresses one step gives back.
const BATCH_SIZE: u32 = 50;

/// The address is another account's meanwhile.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Taken;

impl Identity {
    /// Gives addresses back that have waited long enough without an objection, and tells how many
    /// accounts there were to look at. The time runs from the hand-over of the mail that told the
    /// other address: where that is late, so is the end; a mail that is given up ends it too.
    pub async fn email_changes_step(&self) -> Result<usize, Failure> {
        let now = self.clock.now();
        let mut read = self.store.begin_read().await?;
        let waited = read.addresses().restoring(now, BATCH_SIZE).await?;
        drop(read);
        // One that fails does not hold up the others.
        let mut first = Ok(waited.len());
        for id in &waited {
            let finished = self.finish_restore(*id).await;
            first = first.and_then(|count| finished.map(|()| count));
        }
        first
    }

    async fn finish_restore(&self, id: AccountId) -> Result<(), Failure> {
        let now = self.clock.now();
        let mut unit = self.store.begin(Gate::settling(id)).await?;
        let Some(account) = unit.accounts().load_for_update(id).await? else { return Ok(()) };
        let others = unit.addresses().list(id).await?;
        let Some(former) = others.disputed().cloned() else { return Ok(()) };
        let AddressRole::Restoring(at) = former.role else { return Ok(()) };
        if now < at {
            return Ok(());
        }
        let notified = unit.outbox().last_handed_over(id, Template::EmailRevertStarted).await?;
        let notified = notified.filter(|notified| *notified >= former.since);
        let policy = &self.policy.email_change;
        let given_up = former.since.after(policy.delivery);
        let end = notified.unwrap_or(given_up).after(policy.return_after);
        if now < end {
            let later = AddressRole::Restoring(end);
            unit.addresses().set_role(former.id, later, former.since).await?;
            return Ok(unit.commit().await?);
        }
        // An address that somebody else has meanwhile is a person's to decide.
        let _taken = self
            .restore_address(unit.as_mut(), &Disputed { account, former, before: false }, None, now)
            .await?;
        Ok(unit.commit().await?)
    }

    pub(super) async fn restore_address(
        &self,
        unit: &mut dyn UnitOfWork,
        disputed: &Disputed,
        origin: Option<&Origin>,
        now: Timestamp,
    ) -> Result<Result<(), Taken>, Failure> {
        let Disputed { account, former, .. } = disputed;
        let id = account.id;
        if !unit.accounts().change_email(id, &former.email).await? {
            if former.role == AddressRole::Contested {
                return Ok(Err(Taken));
            }
            unit.addresses().set_role(former.id, AddressRole::Contested, now).await?;
            self.notify_both(unit, former, Template::EmailRevertContested, now).await?;
            let chain = Chain::Account(id);
            let event = NewEvent::of_service(chain, EventKind::EmailRevertContested, now);
            self.record(unit, event).await?;
            return Ok(Err(Taken));
        }
        // Its right is used, and those of the addresses that came after it are over.
        for over in [vec![former.clone()], unit.addresses().list(id).await?.after(former, now)] {
            for address in over {
                unit.addresses().set_role(address.id, AddressRole::Gone(now), now).await?;
            }
        }
        // What was done meanwhile is undone too.
        self.undo_addresses(unit, id, former.began, None, now).await?;
        self.own_is_no_second(unit, id, &former.email, now).await?;
        let away = Address {
            id: AddressId::generate(now, self.entropy.as_ref()),
            account: id,
            email: account.email.clone(),
            role: self.soon_gone(now),
            since: now,
            began: former.began,
        };
        unit.addresses().insert(&away).await?;
        unit.outbox().redirect(id, away.id).await?;
        // What the other address was mailed contains nothing any more.
        let over =
            [Purpose::EmailObject, Purpose::EmailChange, Purpose::RecoveryCancel, Purpose::Report];
        for purpose in over {
            unit.action_tokens().void(id, purpose, now).await?;
        }
        let to = Recipient::Address(id, away.id);
        self.put_mail(unit, to, Template::EmailRestoredAway, now).await?;
        let account = Account { email: former.email.clone(), ..account.clone() };
        let lifetime = self.policy.recovery.link;
        let link = IssueToken::to(id, &account.email, Purpose::Recovery, lifetime);
        self.notify_with_link(unit, Template::EmailRestored, link, now).await?;
        let event = match origin {
            Some(origin) => NewEvent::of(id, EventKind::EmailRestored, now, origin),
            None => NewEvent::of_service(Chain::Account(id), EventKind::EmailRestored, now),
        };
        self.record(unit, event).await?;
        Ok(Ok(()))
    }

    /// Nothing any more, but for mails that are under way to it.
    pub(super) fn soon_gone(&self, now: Timestamp) -> AddressRole {
        AddressRole::Gone(now.after(self.policy.email_change.delivery))
    }
}
