//! The second proof of a recovery, besides the mailbox.

use super::{
    RecoveryProof, RecoveryStage, RecoveryStatus, SecondProof,
    link_proof::{LinkContext, LinkProof, PendingProof},
    waiting_period::{DelayOutcome, DelayRequest},
};
use crate::{
    Identity, UnitOfWork,
    account::Account,
    audit::{Details, EventKind, NewEvent},
    kernel::{ActionToken, Failure, Origin, settle_reliably},
    notify::{ActionTokenRow, Purpose},
    throttle::LockCause,
};

/// A second proof of a recovery. With a code of the second factor it goes on at once, with the
/// password in force it waits for a shorter time.
pub struct ProveRecovery {
    /// The token of the mail.
    pub token: ActionToken,
    /// The proof.
    pub proof: SecondProof,
    /// Who asks.
    pub origin: Origin,
}

/// What became of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ProveOutcome {
    /// Right: this is what comes next.
    Proven(RecoveryStatus),
    /// Right, and yet: see there.
    Delayed(DelayOutcome),
    /// Wrong.
    Wrong,
    /// The link was used, is too old, was tried too often, or never was one.
    TokenInvalid,
}

impl Identity {
    /// Takes a second proof. It is counted on the link, which strangers cannot shut; with the last
    /// try the link is void.
    pub async fn prove_recovery(&self, command: ProveRecovery) -> Result<ProveOutcome, Failure> {
        let Some(seen) = self.find_open_link(&command.token, Purpose::Recovery).await? else {
            return Ok(ProveOutcome::TokenInvalid);
        };
        let Some(pending) = self.prepare_proof(&seen, &command.proof).await? else {
            return Ok(ProveOutcome::TokenInvalid);
        };
        settle_reliably(|| self.settle_proof(&seen, &pending, &command.origin)).await
    }

    async fn settle_proof(
        &self,
        seen: &ActionTokenRow,
        pending: &PendingProof<'_>,
        origin: &Origin,
    ) -> Result<ProveOutcome, Failure> {
        let now = self.clock.now();
        let mut unit = self.store.begin(pending.gate(seen.owner)).await?;
        let Some(locked) = self.load_recovery(unit.as_mut(), seen, now).await? else {
            return Ok(ProveOutcome::TokenInvalid);
        };
        let id = locked.account.id;
        let shown = LinkContext { account: &locked.account, link: seen, origin };
        let outcome = match self.settle_link_proof(unit.as_mut(), &shown, pending, now).await? {
            LinkProof::Right(RecoveryProof::Password) => {
                let trusted = self.is_trusted_password(unit.as_mut(), &locked.account).await?;
                let proof = trusted.then_some(RecoveryProof::Password);
                let request = DelayRequest { locked: &locked, proof, origin };
                ProveOutcome::Delayed(self.start_waiting(unit.as_mut(), request, now).await?)
            }
            LinkProof::Right(given) => {
                // One that waits is overtaken by its owner's factor.
                let (stage, proof) = (RecoveryStage::Proven, Some(given));
                self.begin_recovery(unit.as_mut(), &locked, stage, proof, now).await?;
                let details = Details::new().with("proof", given.as_str());
                let event = NewEvent::of(id, EventKind::RecoveryProven, now, origin);
                self.record(unit.as_mut(), event.with_details(details)).await?;
                ProveOutcome::Proven(RecoveryStatus::NeedsPassword { factor_lost: false })
            }
            LinkProof::Wrong => {
                let event = NewEvent::of(id, EventKind::RecoveryProofFailed, now, origin);
                self.record(unit.as_mut(), event).await?;
                ProveOutcome::Wrong
            }
            LinkProof::Unseen => return Ok(ProveOutcome::Wrong),
            LinkProof::UsedUp => ProveOutcome::TokenInvalid,
        };
        unit.commit().await?;
        Ok(outcome)
    }

    /// Whether the password in force is not one that was set since a compromise. The panic button
    /// knows no time, and distrusts whatever is new.
    async fn is_trusted_password(
        &self,
        unit: &mut dyn UnitOfWork,
        account: &Account,
    ) -> Result<bool, Failure> {
        let lock = unit.throttles().find(account.id).await?.lock;
        let compromise = lock.filter(|lock| lock.cause == LockCause::Compromise);
        let set_at = account.protection.password_changed_at;
        let lately = self.clock.now().before(self.policy.email_change.revert_for);
        let since =
            compromise.map(|lock| if lock.is_since_unknown() { lately } else { lock.since });
        Ok(since.is_none_or(|since| set_at.is_some_and(|set_at| set_at < since)))
    }
}
