//! Restoring a former address as the account's own.

use super::object::notify_both;
use super::revert::Disputed;
use super::undo::{remove_own_from_recovery, undo_addresses};
use crate::{
    Identity, UnitOfWork,
    account::{Account, Address, AddressRole},
    audit::{Chain, EventKind, NewEvent},
    kernel::{AccountId, AddressId, Batch, Failure, Gate, Origin, Party, Timestamp},
    notify::{IssueToken, Purpose, Recipient, Template},
};
use crate::{audit, notify};

/// Maximum number of accounts per step.
const BATCH_SIZE: u32 = 50;

/// Another account has the former address now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
/// Outcome of restoring an address.
pub(super) enum RestoreOutcome {
    Restored,
    /// Another account has the address by now. Support decides.
    AddressTaken,
}

impl Identity {
    /// Restores addresses whose waiting period ended without an objection, and returns the number
    /// of accounts it examined. The period starts at the delivery of the mail to the other address
    /// and is longer when that mail is late. A mail that was dropped ends it too.
    pub async fn email_changes_step(&self) -> Result<usize, Failure> {
        let now = self.clock.now();
        let mut read = self.store.begin_read().await?;
        let waited = read.addresses().restoring(now, BATCH_SIZE).await?;
        drop(read);
        Batch::run(waited, |id| finish_restore(self, id)).await.all_succeeded()
    }
}

async fn finish_restore(identity: &Identity, id: AccountId) -> Result<(), Failure> {
    let now = identity.clock.now();
    let mut unit = identity.store.begin(Gate::settling(id).by(Party::Service)).await?;
    let Some(account) = unit.accounts().load_for_update(id).await? else { return Ok(()) };
    let others = unit.addresses().list(id).await?;
    let Some(former) = others.disputed().cloned() else { return Ok(()) };
    let AddressRole::Restoring(at) = former.role else { return Ok(()) };
    if now < at {
        return Ok(());
    }
    let template = Template::EmailRevertStarted;
    let notified = unit.outbox().first_delivered_at(id, template, former.since).await?;
    let policy = &identity.policy.email_change;
    let given_up = former.since.after(policy.delivery);
    let end = notified.unwrap_or(given_up).after(policy.restore_after);
    if now < end {
        let later = AddressRole::Restoring(end);
        unit.addresses().set_role(former.id, later, former.since).await?;
        return Ok(unit.commit().await?);
    }
    // Support decides when another account has the address now.
    let _outcome = restore_address(
        identity,
        unit.as_mut(),
        &Disputed { account, former, before: false },
        None,
        now,
    )
    .await?;
    Ok(unit.commit().await?)
}

pub(super) async fn restore_address(
    identity: &Identity,
    unit: &mut dyn UnitOfWork,
    disputed: &Disputed,
    origin: Option<&Origin>,
    now: Timestamp,
) -> Result<RestoreOutcome, Failure> {
    let Disputed { account, former, .. } = disputed;
    let id = account.id;
    if !unit.accounts().change_email(id, &former.email).await? {
        if former.role == AddressRole::Contested {
            return Ok(RestoreOutcome::AddressTaken);
        }
        unit.addresses().set_role(former.id, AddressRole::Contested, now).await?;
        notify_both(identity, unit, former, Template::EmailRevertContested, now).await?;
        let chain = Chain::Account(id);
        let event = NewEvent::of_service(chain, EventKind::EmailRevertContested, now);
        audit::record(identity, unit, event).await?;
        return Ok(RestoreOutcome::AddressTaken);
    }
    // Its right is used, and the later addresses of the account lose theirs.
    for over in [vec![former.clone()], unit.addresses().list(id).await?.after(former, now)] {
        for address in over {
            unit.addresses().set_role(address.id, AddressRole::Gone(now), now).await?;
        }
    }
    // Changes of other addresses since then are undone too.
    undo_addresses(unit, id, former.began, None, now).await?;
    remove_own_from_recovery(identity, unit, id, &former.email, now).await?;
    let away = Address {
        id: AddressId::generate(now, identity.entropy.as_ref()),
        account: id,
        email: account.email.clone(),
        role: removed_role(identity, now),
        since: now,
        began: former.began,
    };
    unit.addresses().insert(&away).await?;
    unit.outbox().redirect(id, away.id).await?;
    // Links that the other address received must not contain the account again.
    let over =
        [Purpose::EmailObject, Purpose::EmailChange, Purpose::RecoveryCancel, Purpose::Report];
    for purpose in over {
        unit.action_tokens().void(id, purpose, now).await?;
    }
    let to = Recipient::Address(id, away.id);
    notify::put_mail(identity, unit, to, Template::EmailRestoredAway, now).await?;
    let account = Account { email: former.email.clone(), ..account.clone() };
    let lifetime = identity.policy.recovery.link;
    let link = IssueToken::to(id, &account.email, Purpose::Recovery, lifetime);
    notify::notify_with_link(identity, unit, Template::EmailRestored, link, now).await?;
    let event = match origin {
        Some(origin) => NewEvent::of(id, EventKind::EmailRestored, now, origin),
        None => NewEvent::of_service(Chain::Account(id), EventKind::EmailRestored, now),
    };
    audit::record(identity, unit, event).await?;
    Ok(RestoreOutcome::Restored)
}

/// Returns the role of a removed address that may still get queued mails.
pub(super) fn removed_role(identity: &Identity, now: Timestamp) -> AddressRole {
    AddressRole::Gone(now.after(identity.policy.email_change.delivery))
}
