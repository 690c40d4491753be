//! The second proof of a recovery, beside the mailbox.

use super::link_proof::{prepare_proof, settle_link_proof};
use super::open::{find_open_link, load_recovery};
use super::waiting_period::{start_recovery, start_waiting};
use super::{
    RecoveryProof, RecoveryStage, RecoveryStatus, SecondProof,
    link_proof::{LinkContext, LinkProof, PendingProof},
    waiting_period::{DelayOutcome, DelayRequest},
};
use crate::audit;
use crate::{
    Identity, UnitOfWork,
    account::Account,
    audit::{Details, EventKind, NewEvent},
    kernel::{ActionToken, ClosedSet, Failure, Origin, settle_reliably},
    notify::{ActionTokenRow, Purpose},
};

/// A second proof of a recovery. A code of the second factor completes it at once; the current
/// password shortens the waiting period.
pub struct ProveRecovery {
    /// The token of the mailed link.
    pub token: ActionToken,
    pub proof: SecondProof,
    pub origin: Origin,
}

/// Outcome of a second proof.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ProveOutcome {
    /// The proof is right; this is the next step.
    Proven(RecoveryStatus),
    /// The proof is right and the recovery is delayed.
    Delayed(DelayOutcome),
    Wrong,
    /// The link was used, has expired, has no attempts left, or never existed.
    TokenInvalid,
}

impl Identity {
    /// Evaluates a second proof. It is counted on the link, so that strangers cannot use up the
    /// owner's attempts. The last failed attempt voids the link.
    pub async fn prove_recovery(&self, command: ProveRecovery) -> Result<ProveOutcome, Failure> {
        let Some(seen) = find_open_link(self, &command.token, Purpose::Recovery).await? else {
            return Ok(ProveOutcome::TokenInvalid);
        };
        let Some(pending) = prepare_proof(self, &seen, &command.proof, &command.origin).await?
        else {
            return Ok(ProveOutcome::TokenInvalid);
        };
        settle_reliably(|| settle_proof(self, &seen, &pending, &command.origin)).await
    }
}

async fn settle_proof(
    identity: &Identity,
    seen: &ActionTokenRow,
    pending: &PendingProof<'_>,
    origin: &Origin,
) -> Result<ProveOutcome, Failure> {
    let now = identity.clock.now();
    let mut unit = identity.store.begin(pending.gate(seen.owner)).await?;
    let Some(locked) = load_recovery(unit.as_mut(), seen, now).await? else {
        return Ok(ProveOutcome::TokenInvalid);
    };
    let id = locked.account.id;
    let shown = LinkContext { account: &locked.account, link: seen, origin };
    let outcome = match settle_link_proof(identity, unit.as_mut(), &shown, pending, now).await? {
        LinkProof::Right(RecoveryProof::Password) => {
            let trusted = is_trusted_password(identity, unit.as_mut(), &locked.account).await?;
            let proof = trusted.then_some(RecoveryProof::Password);
            let request = DelayRequest { locked: &locked, proof, origin };
            ProveOutcome::Delayed(start_waiting(identity, unit.as_mut(), request, now).await?)
        }
        LinkProof::Right(given) => {
            // The owner's factor replaces a recovery in its waiting period.
            let (stage, proof) = (RecoveryStage::Proven, Some(given));
            start_recovery(identity, unit.as_mut(), &locked, stage, proof, now).await?;
            let details = Details::new().with("proof", given.as_str());
            let event = NewEvent::of(id, EventKind::RecoveryProven, now, origin);
            audit::record(identity, unit.as_mut(), event.with_details(details)).await?;
            ProveOutcome::Proven(RecoveryStatus::NeedsPassword { factor_lost: false })
        }
        LinkProof::Wrong => {
            let event = NewEvent::of(id, EventKind::RecoveryProofFailed, now, origin);
            audit::record(identity, unit.as_mut(), event).await?;
            ProveOutcome::Wrong
        }
        LinkProof::NotEvaluated => return Ok(ProveOutcome::Wrong),
        LinkProof::UsedUp => ProveOutcome::TokenInvalid,
    };
    unit.commit().await?;
    Ok(outcome)
}

/// Returns whether the current password was set before the compromise. After the panic button,
/// whose time is unknown, every recent password is distrusted.
async fn is_trusted_password(
    identity: &Identity,
    unit: &mut dyn UnitOfWork,
    account: &Account,
) -> Result<bool, Failure> {
    let compromised = unit.throttles().find(account.id).await?.compromised_since();
    let set_at = account.protection.password_changed_at;
    let lately = identity.clock.now().before(identity.policy.email_change.revert_for);
    let since = compromised.map(|since| since.at().unwrap_or(lately));
    Ok(since.is_none_or(|since| set_at.is_some_and(|set_at| set_at < since)))
}
