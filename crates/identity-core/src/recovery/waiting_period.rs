//! A recovery without the second factor waits, so that the owner can object.

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
    kernel::{AccountId, ActionToken, EventId, Failure, Gate, Origin, RecoveryId, Timestamp},
    notify::{IssueToken, Purpose, Template},
};
use std::time::Duration;

/// What became of the wish to wait.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DelayOutcome {
    /// It waits, until then at the earliest.
    OnHold(Timestamp),
    /// A person decides.
    NeedsStaff,
    /// One was cancelled a short while ago: not before then.
    NotBefore(Timestamp),
    /// There is nothing to wait for: this comes next.
    NotNeeded(RecoveryStatus),
    /// The link was used, is too old, or never was one.
    TokenInvalid,
}

/// Who wants to wait, and with what proof.
pub(super) struct DelayRequest<'a> {
    pub(super) locked: &'a LoadedRecovery,
    pub(super) proof: Option<RecoveryProof>,
    pub(super) origin: &'a Origin,
}

/// After which time a mail that was not handed over is given up, and more.
const GIVEN_UP_AFTER: Duration = Duration::from_hours(24 * 3);

/// How many recoveries one step moves on.
const BATCH_SIZE: u32 = 50;

impl Identity {
    /// Begins to wait with nothing but the mailbox.
    pub async fn wait_with_mailbox(
        &self,
        token: &ActionToken,
        origin: &Origin,
    ) -> Result<DelayOutcome, Failure> {
        let Some(seen) = self.find_open_link(token, Purpose::Recovery).await? else {
            return Ok(DelayOutcome::TokenInvalid);
        };
        let now = self.clock.now();
        let mut unit = self.store.begin(Gate::account(seen.owner)).await?;
        let Some(locked) = self.load_recovery(unit.as_mut(), &seen, now).await? else {
            return Ok(DelayOutcome::TokenInvalid);
        };
        let request = DelayRequest { locked: &locked, proof: None, origin };
        let outcome = self.start_waiting(unit.as_mut(), request, now).await?;
        unit.commit().await?;
        Ok(outcome)
    }

    pub(super) async fn start_waiting(
        &self,
        unit: &mut dyn UnitOfWork,
        request: DelayRequest<'_>,
        now: Timestamp,
    ) -> Result<DelayOutcome, Failure> {
        let DelayRequest { locked, proof, origin } = request;
        let proof = proof.or_else(|| by_another_address(locked));
        let policy = &self.policy.recovery;
        if let Some(answer) = stands_already(locked, proof, policy, now) {
            return Ok(answer);
        }
        let id = locked.account.id;
        let past = unit.recoveries().since(id, now.before(policy.second_hold_within)).await?;
        let span = match may_wait(&past, locked.token.address, proof, policy, now) {
            Waiting::For(span) => Some(span),
            // What another address has begun goes on.
            Waiting::Staff if of_another_address(locked) => return Ok(DelayOutcome::NeedsStaff),
            Waiting::Staff => None,
            Waiting::NotBefore(at) => return Ok(DelayOutcome::NotBefore(at)),
        };
        let ready_at = span.map(|span| now.after(span));
        let stage = ready_at.map_or(RecoveryStage::Staff, RecoveryStage::Delayed);
        self.put_in_waiting_period(unit, locked, stage, proof, now).await?;
        let details = Details::new()
            .with("stage", stage.as_str())
            .with("proof", proof.map_or("none", RecoveryProof::as_str));
        let event = NewEvent::of(id, EventKind::RecoveryDelayed, now, origin).with_details(details);
        let event = self.record(unit, event).await?;
        if let Some(span) = span {
            self.notify_waiting(unit, &locked.account, span, Some(event), now).await?;
        }
        Ok(ready_at.map_or(DelayOutcome::NeedsStaff, DelayOutcome::OnHold))
    }

    async fn put_in_waiting_period(
        &self,
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
        let goes_on = locked.open.as_ref().filter(|_| !takes_over(locked)).zip(step);
        if let Some((open, step)) = goes_on
            && let Some(stage) = open.stage.after(step, now)
        {
            unit.recoveries().move_on(open.id, stage, proof).await?;
            return Ok(());
        }
        self.begin_recovery(unit, locked, stage, proof, now).await
    }

    /// Begins one with a link, in the place of whichever is open.
    pub(super) async fn begin_recovery(
        &self,
        unit: &mut dyn UnitOfWork,
        locked: &LoadedRecovery,
        stage: RecoveryStage,
        proof: Option<RecoveryProof>,
        now: Timestamp,
    ) -> Result<(), Failure> {
        self.supersede_recovery(unit, locked.account.id, now).await?;
        let recovery = Recovery {
            id: RecoveryId::generate(now, self.entropy.as_ref()),
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
        &self,
        unit: &mut dyn UnitOfWork,
        account: &Account,
        span: Duration,
        about: Option<EventId>,
        now: Timestamp,
    ) -> Result<(), Failure> {
        let (purpose, lifetime) = (Purpose::RecoveryCancel, span.saturating_mul(2));
        let link = IssueToken::to(account.id, &account.email, purpose, lifetime);
        let link = IssueToken { about, ..link };
        self.notify_all_with_link(unit, Template::RecoveryDelayed, link, now).await
    }

    /// Moves recoveries on that have waited long enough, mails each a fresh link, and tells how
    /// many accounts there were to look at. The time runs from the hand-over of the mail that told
    /// the owner: where that is late, so is the end.
    pub async fn recoveries_step(&self) -> Result<usize, Failure> {
        let now = self.clock.now();
        let mut read = self.store.begin_read().await?;
        let waited = read.recoveries().waited(now, BATCH_SIZE).await?;
        drop(read);
        // One that fails does not hold up the others.
        let mut first = Ok(waited.len());
        for id in &waited {
            let finished = self.finish_waiting(*id).await;
            first = first.and_then(|count| finished.map(|()| count));
        }
        first
    }

    async fn finish_waiting(&self, id: AccountId) -> Result<(), Failure> {
        let now = self.clock.now();
        let mut unit = self.store.begin(Gate::settling(id)).await?;
        let Some(account) = unit.accounts().load_for_update(id).await? else { return Ok(()) };
        let Some(open) = unit.recoveries().open(id).await? else { return Ok(()) };
        let RecoveryStage::Delayed(ready_at) = open.stage else { return Ok(()) };
        if now < ready_at {
            return Ok(());
        }
        let policy = &self.policy.recovery;
        let span = match open.proof {
            Some(_) => policy.password_hold,
            None => policy.mailbox_hold,
        };
        // The mail of this wait, not of one before.
        let notified = unit.outbox().last_handed_over(id, Template::RecoveryDelayed).await?;
        let notified = notified.filter(|notified| *notified >= ready_at.before(span));
        let end = notified.unwrap_or(now).after(span);
        if now < end {
            let asked = unit.outbox().last_notified(id, Template::RecoveryDelayed).await?;
            let given_up = asked.is_none_or(|asked| now.since(asked) > GIVEN_UP_AFTER);
            // A wait of which nobody could be told does not end; it is told once more.
            if notified.is_none() && given_up {
                self.notify_waiting(unit.as_mut(), &account, span, None, now).await?;
            }
            if let Some(stage) = open.stage.after(Step::PutOff(end), now) {
                unit.recoveries().move_on(open.id, stage, open.proof).await?;
            }
            return Ok(unit.commit().await?);
        }
        self.make_ready(unit.as_mut(), &account, &open, now).await?;
        Ok(unit.commit().await?)
    }

    async fn make_ready(
        &self,
        unit: &mut dyn UnitOfWork,
        account: &Account,
        open: &Recovery,
        now: Timestamp,
    ) -> Result<(), Failure> {
        let waited = Step::Waited(self.policy.recovery.ready_for);
        let Some(stage) = open.stage.after(waited, now) else { return Ok(()) };
        unit.recoveries().move_on(open.id, stage, open.proof).await?;
        let others = unit.addresses().list(account.id).await?;
        // To the address with which it was begun; that one may recover no more.
        let address = others.recovery().filter(|other| Some(other.id) == open.address);
        if open.address.is_none() || address.is_some() {
            let to = RecoveryLink { account, address };
            self.mail_recovery_link(unit, to, Template::RecoveryReady, now).await?;
        }
        let chain = Chain::Account(account.id);
        let event = NewEvent::of_service(chain, EventKind::RecoveryReady, now);
        self.record(unit, event).await.map(drop)
    }
}

/// What a wish to wait is answered where nothing is to be begun or shortened.
fn stands_already(
    locked: &LoadedRecovery,
    proof: Option<RecoveryProof>,
    policy: &RecoveryPolicy,
    now: Timestamp,
) -> Option<DelayOutcome> {
    match locked.status(now) {
        RecoveryStatus::NeedsSecondProof => None,
        // The password shortens what waits already, and so does another address.
        RecoveryStatus::OnHold { ready_at }
            if proof.is_some()
                && (takes_over(locked) || ready_at > now.after(policy.password_hold)) =>
        {
            None
        }
        RecoveryStatus::OnHold { ready_at } => Some(DelayOutcome::OnHold(ready_at)),
        RecoveryStatus::NeedsStaff => Some(DelayOutcome::NeedsStaff),
        status @ RecoveryStatus::NeedsPassword { .. } => Some(DelayOutcome::NotNeeded(status)),
    }
}

/// Another address shortens what the own one waits for, and not the other way round: who has the
/// own one completes.
fn takes_over(locked: &LoadedRecovery) -> bool {
    let of_another = locked.open.as_ref().is_some_and(|open| open.address.is_some());
    of_another && locked.token.address.is_none()
}

/// Whether a recovery waits that was begun with a link to another address of the account: who
/// reads both is more likely the owner.
fn by_another_address(locked: &LoadedRecovery) -> Option<RecoveryProof> {
    of_another_address(locked).then_some(RecoveryProof::Address)
}

fn of_another_address(locked: &LoadedRecovery) -> bool {
    let waits = locked.open.as_ref().filter(|open| matches!(open.stage, RecoveryStage::Delayed(_)));
    waits.is_some_and(|waits| waits.address != locked.token.address)
}
