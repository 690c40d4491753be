//! The waiting period of a recovery without the second factor, in which the owner can stop it (as
//! Apple and Google do).

use super::links::mail_recovery_link;
use super::open::{find_open_link, load_recovery};
use super::{
    Recovery, RecoveryPolicy, RecoveryProof, RecoveryStage, RecoveryStatus,
    links::RecoveryLink,
    open::LoadedRecovery,
    recovery::{Waiting, may_wait},
    stage::Step,
};
use crate::{
    Identity, UnitOfWork,
    account::Account,
    audit::{Chain, Details, EventKind, NewEvent},
    kernel::{
        AccountId, ActionToken, Batch, ClosedSet, EventId, Failure, Gate, Origin, Party,
        RecoveryId, Timestamp,
    },
    notify::{IssueToken, Purpose, Template},
};
use crate::{audit, notify};
use std::time::Duration;

/// Outcome of a request to wait.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DelayOutcome {
    /// The recovery waits, until then at the earliest.
    Delayed(Timestamp),
    /// Support decides.
    NeedsSupport,
    /// A recovery was cancelled recently: not before then.
    NotBefore(Timestamp),
    /// No waiting period is needed; this is the next step.
    NotNeeded(RecoveryStatus),
    /// The link was used, has expired, or never existed.
    TokenInvalid,
}

/// A request to wait, with its proof.
pub(super) struct DelayRequest<'a> {
    pub(super) locked: &'a LoadedRecovery,
    pub(super) proof: Option<RecoveryProof>,
    pub(super) origin: &'a Origin,
}

/// Time after which an undelivered mail has certainly been dropped.
const GIVEN_UP_AFTER: Duration = Duration::from_hours(24 * 3);

/// Maximum number of recoveries per step.
const BATCH_SIZE: u32 = 50;

impl Identity {
    /// Starts the waiting period with only the mailbox as proof.
    pub async fn wait_with_mailbox(
        &self,
        token: &ActionToken,
        origin: &Origin,
    ) -> Result<DelayOutcome, Failure> {
        let Some(seen) = find_open_link(self, token, Purpose::Recovery).await? else {
            return Ok(DelayOutcome::TokenInvalid);
        };
        let now = self.clock.now();
        let mut unit = self.store.begin(Gate::account(seen.owner).by(Party::Link(seen.id))).await?;
        let Some(locked) = load_recovery(unit.as_mut(), &seen, now).await? else {
            return Ok(DelayOutcome::TokenInvalid);
        };
        let request = DelayRequest { locked: &locked, proof: None, origin };
        let outcome = start_waiting(self, unit.as_mut(), request, now).await?;
        unit.commit().await?;
        Ok(outcome)
    }

    /// Makes recoveries ready whose waiting period has ended, queues a new link for each, and
    /// returns the number of accounts it examined. The period starts at the delivery of the mail to
    /// the owner and is longer when that mail is late.
    pub async fn recoveries_step(&self) -> Result<usize, Failure> {
        let now = self.clock.now();
        let mut read = self.store.begin_read().await?;
        let waited = read.recoveries().waited(now, BATCH_SIZE).await?;
        drop(read);
        Batch::run(waited, |id| finish_waiting(self, id)).await.all_succeeded()
    }
}

pub(super) async fn start_waiting(
    identity: &Identity,
    unit: &mut dyn UnitOfWork,
    request: DelayRequest<'_>,
    now: Timestamp,
) -> Result<DelayOutcome, Failure> {
    let DelayRequest { locked, proof, origin } = request;
    let proof = proof.or_else(|| by_another_address(locked));
    let policy = &identity.policy.recovery;
    if let Some(answer) = existing_answer(locked, proof, policy, now) {
        return Ok(answer);
    }
    let id = locked.account.id;
    let past = unit.recoveries().since(id, now.before(policy.second_wait_within)).await?;
    let span = match may_wait(&past, locked.token.address, proof, policy, now) {
        Waiting::For(span) => Some(span),
        // A recovery from another address continues.
        Waiting::Staff if of_another_address(locked) => return Ok(DelayOutcome::NeedsSupport),
        Waiting::Staff => None,
        Waiting::NotBefore(at) => return Ok(DelayOutcome::NotBefore(at)),
    };
    let ready_at = span.map(|span| now.after(span));
    let stage = ready_at.map_or(RecoveryStage::Support, RecoveryStage::Delayed);
    put_in_waiting_period(identity, unit, locked, stage, proof, now).await?;
    let details = Details::new()
        .with("stage", stage.as_str())
        .with("proof", proof.map_or("none", RecoveryProof::as_str));
    let event = NewEvent::of(id, EventKind::RecoveryDelayed, now, origin).with_details(details);
    let event = audit::record(identity, unit, event).await?;
    if let Some(span) = span {
        notify_waiting(identity, unit, &locked.account, span, Some(event), now).await?;
    }
    Ok(ready_at.map_or(DelayOutcome::NeedsSupport, DelayOutcome::Delayed))
}

async fn put_in_waiting_period(
    identity: &Identity,
    unit: &mut dyn UnitOfWork,
    locked: &LoadedRecovery,
    stage: RecoveryStage,
    proof: Option<RecoveryProof>,
    now: Timestamp,
) -> Result<(), Failure> {
    let step = match (stage.waits_until(), proof) {
        (Some(until), Some(proof)) => Some(Step::Shortened(until, proof)),
        (Some(_), None) => None,
        (None, _) => Some(Step::PassedOn),
    };
    let continuing = locked.open.as_ref().filter(|_| !takes_over(locked)).zip(step);
    if let Some((open, step)) = continuing
        && let Some(stage) = open.stage.after(step, now)
    {
        unit.recoveries().move_on(open.id, stage, proof).await?;
        return Ok(());
    }
    start_recovery(identity, unit, locked, stage, proof, now).await
}

/// Starts a recovery with a link, in place of an open one.
pub(super) async fn start_recovery(
    identity: &Identity,
    unit: &mut dyn UnitOfWork,
    locked: &LoadedRecovery,
    stage: RecoveryStage,
    proof: Option<RecoveryProof>,
    now: Timestamp,
) -> Result<(), Failure> {
    unit.recoveries().supersede(locked.account.id, now).await?;
    let recovery = Recovery {
        id: RecoveryId::generate(now, identity.entropy.as_ref()),
        account: locked.account.id,
        token: locked.token.id,
        address: locked.token.address,
        stage,
        proof,
        begun_at: now,
    };
    Ok(unit.recoveries().insert(&recovery).await?)
}

async fn notify_waiting(
    identity: &Identity,
    unit: &mut dyn UnitOfWork,
    account: &Account,
    span: Duration,
    about: Option<EventId>,
    now: Timestamp,
) -> Result<(), Failure> {
    let (purpose, lifetime) = (Purpose::RecoveryCancel, span.saturating_mul(2));
    let link = IssueToken::to(account.id, &account.email, purpose, lifetime);
    let link = IssueToken { about, ..link };
    notify::notify_all_with_link(identity, unit, Template::RecoveryDelayed, link, now).await
}

async fn finish_waiting(identity: &Identity, id: AccountId) -> Result<(), Failure> {
    let now = identity.clock.now();
    let mut unit = identity.store.begin(Gate::settling(id).by(Party::Service)).await?;
    let Some(account) = unit.accounts().load_for_update(id).await? else { return Ok(()) };
    let Some(open) = unit.recoveries().open(id).await? else { return Ok(()) };
    let RecoveryStage::Delayed(ready_at) = open.stage else { return Ok(()) };
    if now < ready_at {
        return Ok(());
    }
    let policy = &identity.policy.recovery;
    let span = match open.proof {
        Some(_) => policy.password_wait,
        None => policy.mailbox_wait,
    };
    // Only the mail of this waiting period counts, not one of an earlier period.
    let notified = unit.outbox().last_delivered_at(id, Template::RecoveryDelayed).await?;
    let notified = notified.filter(|notified| *notified >= ready_at.before(span));
    let end = notified.unwrap_or(now).after(span);
    if now < end {
        let asked = unit.outbox().last_queued_at(id, Template::RecoveryDelayed).await?;
        let given_up = asked.is_none_or(|asked| now.since(asked) > GIVEN_UP_AFTER);
        // The period does not end before the owner was notified; the mail is queued again.
        if notified.is_none() && given_up {
            notify_waiting(identity, unit.as_mut(), &account, span, None, now).await?;
        }
        if let Some(stage) = open.stage.after(Step::PutOff(end), now) {
            unit.recoveries().move_on(open.id, stage, open.proof).await?;
        }
        return Ok(unit.commit().await?);
    }
    make_ready(identity, unit.as_mut(), &account, &open, now).await?;
    Ok(unit.commit().await?)
}

async fn make_ready(
    identity: &Identity,
    unit: &mut dyn UnitOfWork,
    account: &Account,
    open: &Recovery,
    now: Timestamp,
) -> Result<(), Failure> {
    let waited = Step::Waited(identity.policy.recovery.ready_for);
    let Some(stage) = open.stage.after(waited, now) else { return Ok(()) };
    unit.recoveries().move_on(open.id, stage, open.proof).await?;
    let others = unit.addresses().list(account.id).await?;
    // The link goes to the address that started it, if that one can still recover.
    let address = others.recovery().filter(|other| Some(other.id) == open.address);
    if open.address.is_none() || address.is_some() {
        let to = RecoveryLink { account, address };
        mail_recovery_link(identity, unit, to, Template::RecoveryReady, now).await?;
    }
    let chain = Chain::Account(account.id);
    let event = NewEvent::of_service(chain, EventKind::RecoveryReady, now);
    audit::record(identity, unit, event).await.map(drop)
}

/// Returns the answer to a request to wait that neither starts nor shortens a waiting period.
fn existing_answer(
    locked: &LoadedRecovery,
    proof: Option<RecoveryProof>,
    policy: &RecoveryPolicy,
    now: Timestamp,
) -> Option<DelayOutcome> {
    match locked.status(now) {
        RecoveryStatus::NeedsSecondProof => None,
        // The password shortens a running waiting period, and so does another address.
        RecoveryStatus::Delayed { ready_at }
            if proof.is_some()
                && (takes_over(locked) || ready_at > now.after(policy.password_wait)) =>
        {
            None
        }
        RecoveryStatus::Delayed { ready_at } => Some(DelayOutcome::Delayed(ready_at)),
        RecoveryStatus::NeedsSupport => Some(DelayOutcome::NeedsSupport),
        status @ RecoveryStatus::NeedsPassword { .. } => Some(DelayOutcome::NotNeeded(status)),
    }
}

/// Returns whether the own address takes over a recovery from another address. A link to another
/// address only shortens the period, because the reader of the own one completes.
fn takes_over(locked: &LoadedRecovery) -> bool {
    let of_another = locked.open.as_ref().is_some_and(|open| open.address.is_some());
    of_another && locked.token.address.is_none()
}

/// Returns the address as a proof when a recovery from another address waits: a person who reads
/// both is more likely the owner.
fn by_another_address(locked: &LoadedRecovery) -> Option<RecoveryProof> {
    of_another_address(locked).then_some(RecoveryProof::Address)
}

fn of_another_address(locked: &LoadedRecovery) -> bool {
    let waits = locked.open.as_ref().filter(|open| matches!(open.stage, RecoveryStage::Delayed(_)));
    waits.is_some_and(|waits| waits.address != locked.token.address)
}
