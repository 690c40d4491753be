//! The end of waiting periods and cases.

use super::claims::strongest;
use super::links::{RecoveryLink, mail_recovery_link};
use super::{Recovery, RecoveryStage};
use crate::{
    Identity, UnitOfWork,
    account::Account,
    audit::{self, Chain, Details, EventKind, NewEvent},
    kernel::{AccountId, Batch, Failure, Gate, Party, Timestamp},
    notify::Template,
    ownership::{self, Ruling, Side, Sides},
};

/// Maximum number of accounts per step.
const BATCH_SIZE: u32 = 50;

impl Identity {
    /// Ends the waiting periods and cases whose time is over, queues a new link for each claim that
    /// goes on, and returns the number of accounts that it examined.
    pub async fn recoveries_step(&self) -> Result<usize, Failure> {
        let now = self.clock.now();
        let mut read = self.store.begin_read().await?;
        let due = read.recoveries().due(now, BATCH_SIZE).await?;
        drop(read);
        Batch::run(due, |id| end_waits(self, id)).await.all_succeeded()
    }
}

async fn end_waits(identity: &Identity, id: AccountId) -> Result<(), Failure> {
    let now = identity.clock.now();
    let mut unit = identity.store.begin(Gate::settling(id).by(Party::Service)).await?;
    let Some(account) = unit.accounts().load_for_update(id).await? else { return Ok(()) };
    let claims = unit.recoveries().relevant(id, now).await?;
    let is_over = |claim: &&Recovery| claim.stage.until().is_some_and(|until| until <= now);
    for claim in claims.iter().filter(is_over) {
        if let RecoveryStage::Delayed(ready_at) = claim.stage {
            end_waiting_period(identity, unit.as_mut(), &account, claim, ready_at, now).await?;
        }
    }
    let contested =
        |claim: &&Recovery| matches!(claim.stage, RecoveryStage::Contested(until) if until <= now);
    let contested: Vec<&Recovery> = claims.iter().filter(contested).collect();
    compare(identity, unit.as_mut(), &account, &contested, now).await?;
    Ok(unit.commit().await?)
}

/// The waiting period counts from the delivery of its first notice to any address. A notice that
/// never arrives extends it by a day at most.
async fn end_waiting_period(
    identity: &Identity,
    unit: &mut dyn UnitOfWork,
    account: &Account,
    claim: &Recovery,
    ready_at: Timestamp,
    now: Timestamp,
) -> Result<(), Failure> {
    let (template, since) = (Template::RecoveryDelayed, claim.counts_from);
    let queued = unit.outbox().last_queued_at(account.id, template).await?.unwrap_or(since);
    let given_up = queued.after(identity.policy.recovery.notice_delay);
    let delivered = unit.outbox().first_delivered_at(account.id, template, since).await?;
    let counts_from = delivered.unwrap_or(given_up).min(given_up);
    if counts_from <= since {
        return go_on(identity, unit, account, claim, now).await;
    }
    let stage = RecoveryStage::Delayed(counts_from.after(ready_at.since(since)));
    let later = Recovery { stage, counts_from, ..claim.clone() };
    if later.stage.until().is_some_and(|until| until <= now) {
        return go_on(identity, unit, account, &later, now).await;
    }
    unit.recoveries().update(&later).await?;
    Ok(())
}

/// Lets a claim go on whose time is over: to a new password, or to support.
async fn go_on(
    identity: &Identity,
    unit: &mut dyn UnitOfWork,
    account: &Account,
    claim: &Recovery,
    now: Timestamp,
) -> Result<(), Failure> {
    let (stage, template) = if claim.ends_with_support {
        (RecoveryStage::Support, Template::RecoveryNeedsSupport)
    } else {
        let until = now.after(identity.policy.recovery.ready_for);
        (RecoveryStage::Ready(until), Template::RecoveryReady)
    };
    unit.recoveries().update(&Recovery { stage, ..claim.clone() }).await?;
    let others = unit.addresses().list(account.id).await?;
    // The link goes to the address that claims, if that one can still recover.
    let address = others.recovery().filter(|other| Some(other.id) == claim.address);
    if claim.address.is_none() || address.is_some() {
        let to = RecoveryLink { account, address };
        mail_recovery_link(identity, unit, to, template, now).await?;
    }
    let details = Details::new().with("stage", stage.as_str()).with("shown", claim.shown);
    let event = NewEvent::of_service(Chain::Account(account.id), EventKind::RecoveryReady, now);
    audit::record(identity, unit, event.with_details(details)).await.map(drop)
}

/// Decides a case whose time is over. The stronger claim goes on, the others end. If the side that
/// has no claim is stronger, all end.
async fn compare(
    identity: &Identity,
    unit: &mut dyn UnitOfWork,
    account: &Account,
    contested: &[&Recovery],
    now: Timestamp,
) -> Result<(), Failure> {
    let Some(first) = strongest(contested.iter().copied()) else { return Ok(()) };
    let others = || contested.iter().copied().filter(|other| other.id != first.id);
    let rival = strongest(others()).map_or(first.against, |rival| rival.shown);
    let sides = Sides { own: first.shown, rival };
    let second_factor = account.protection.second_factor;
    let policy = &identity.policy.ownership;
    let (side, ruling) = ownership::compare(sides, second_factor, policy);
    let for_support = ruling != Ruling::Settled;
    match side {
        Side::Own if for_support => {
            for claim in contested {
                let claim = Recovery { ends_with_support: true, ..(*claim).clone() };
                go_on(identity, unit, account, &claim, now).await?;
            }
        }
        Side::Own => {
            for other in others() {
                let stage = RecoveryStage::Stopped(now);
                let ended = Recovery { stage, against: first.shown, ..other.clone() };
                unit.recoveries().update(&ended).await?;
            }
            let claim = Recovery { ends_with_support: false, ..first.clone() };
            go_on(identity, unit, account, &claim, now).await?;
        }
        Side::Rival => {
            for claim in contested {
                let stage = RecoveryStage::Stopped(now);
                unit.recoveries().update(&Recovery { stage, ..(*claim).clone() }).await?;
            }
        }
    }
    Ok(())
}
