//! Claiming an account with a recovery link, and with what is shown beside it.

use super::claims::{ClaimParty, Claims};
use super::evidence::{MailedLink, pieces_of};
use super::link_proof::{
    Client, LinkContext, LinkProof, PendingProof, prepare_proof, settle_link_proof,
};
use super::open::{LoadedRecovery, find_open_link, load_claims, load_recovery};
use super::{Recovery, RecoveryStage, RecoveryStatus, SecondProof};
use crate::{
    Identity, UnitOfWork,
    account::Account,
    audit::{self, Details, EventKind, NewEvent},
    kernel::{
        ActionToken, Digest, EventId, Failure, Gate, Origin, Party, RecoveryId, Timestamp,
        settle_reliably,
    },
    notify::{self, ActionTokenRow, IssueToken, Purpose, Template},
    ownership::{self, Action, Evidence, Ruling},
};
use std::time::Duration;

/// A proof beside a recovery link.
pub struct ProveRecovery {
    /// The token of the mailed link.
    pub token: ActionToken,
    pub proof: SecondProof,
    /// Digests of the device tokens that the client shows.
    pub devices: Vec<Digest>,
    pub origin: Origin,
}

impl ProveRecovery {
    fn client(&self) -> Client<'_> {
        Client { devices: &self.devices, origin: &self.origin }
    }
}

/// A claim with the mailbox, and with the known device if it comes from one.
pub struct ClaimWithMailbox {
    /// The token of the mailed link.
    pub token: ActionToken,
    /// Digests of the device tokens that the client shows.
    pub devices: Vec<Digest>,
    pub origin: Origin,
}

/// Outcome of a claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ClaimOutcome {
    /// The next step.
    Next(RecoveryStatus),
    /// Somebody else has shown more. Nothing changed, and no proof was used up.
    Outweighed,
    /// The proof is wrong.
    Wrong,
    /// The link was used, has expired, has no attempts left, or never existed.
    TokenInvalid,
}

impl Identity {
    /// Evaluates a proof and claims the account with everything that was shown. The proof is counted
    /// on the link, so that strangers cannot use up the owner's attempts. The last failed attempt
    /// voids the link.
    pub async fn prove_recovery(&self, command: ProveRecovery) -> Result<ClaimOutcome, Failure> {
        let Some(seen) = find_open_link(self, &command.token, Purpose::Recovery).await? else {
            return Ok(ClaimOutcome::TokenInvalid);
        };
        let Some(pending) = prepare_proof(self, &seen, &command.proof, command.client()).await?
        else {
            return Ok(ClaimOutcome::TokenInvalid);
        };
        settle_reliably(|| settle_claim(self, &seen, &pending, &command)).await
    }

    /// Claims the account without another proof.
    pub async fn claim_with_mailbox(
        &self,
        command: ClaimWithMailbox,
    ) -> Result<ClaimOutcome, Failure> {
        let Some(seen) = find_open_link(self, &command.token, Purpose::Recovery).await? else {
            return Ok(ClaimOutcome::TokenInvalid);
        };
        let now = self.clock.now();
        let mut unit = self.store.begin(Gate::account(seen.owner).by(Party::Link(seen.id))).await?;
        let Some(locked) = load_recovery(self, unit.as_mut(), &seen, now).await? else {
            return Ok(ClaimOutcome::TokenInvalid);
        };
        let shown = MailedLink { locked: &locked, devices: &command.devices };
        let shown = pieces_of(self, unit.as_mut(), &shown, None, now).await?;
        let claimed = Claimed { locked: &locked, shown: &shown, origin: &command.origin };
        let outcome = claim(self, unit.as_mut(), claimed, now).await?;
        unit.commit().await?;
        Ok(outcome)
    }
}

async fn settle_claim(
    identity: &Identity,
    seen: &ActionTokenRow,
    pending: &PendingProof<'_>,
    command: &ProveRecovery,
) -> Result<ClaimOutcome, Failure> {
    let now = identity.clock.now();
    let mut unit = identity.store.begin(pending.gate(seen.owner)).await?;
    let Some(locked) = load_recovery(identity, unit.as_mut(), seen, now).await? else {
        return Ok(ClaimOutcome::TokenInvalid);
    };
    let (id, origin) = (locked.account.id, &command.origin);
    let client = command.client();
    let context = LinkContext { account: &locked.account, link: seen, client };
    let outcome = match settle_link_proof(identity, unit.as_mut(), &context, pending, now).await? {
        LinkProof::Right(proof) => {
            let shown = MailedLink { locked: &locked, devices: &command.devices };
            let shown = pieces_of(identity, unit.as_mut(), &shown, Some(proof), now).await?;
            let claimed = Claimed { locked: &locked, shown: &shown, origin };
            let outcome = claim(identity, unit.as_mut(), claimed, now).await?;
            if outcome == ClaimOutcome::Outweighed && !pending.is_counted() {
                // The unit is dropped, so that the code is not used up.
                return Ok(outcome);
            }
            outcome
        }
        LinkProof::Wrong => {
            let event = NewEvent::of(id, EventKind::RecoveryProofFailed, now, origin);
            audit::record(identity, unit.as_mut(), event).await?;
            ClaimOutcome::Wrong
        }
        LinkProof::NotEvaluated => return Ok(ClaimOutcome::Wrong),
        LinkProof::UsedUp => ClaimOutcome::TokenInvalid,
    };
    unit.commit().await?;
    Ok(outcome)
}

/// A claim with the pieces that its party shows.
struct Claimed<'a> {
    locked: &'a LoadedRecovery,
    shown: &'a [ownership::Shown],
    origin: &'a Origin,
}

async fn claim(
    identity: &Identity,
    unit: &mut dyn UnitOfWork,
    claimed: Claimed<'_>,
    now: Timestamp,
) -> Result<ClaimOutcome, Failure> {
    let Claimed { locked, shown, origin } = claimed;
    let claims = Claims::of(identity, &locked.account, &locked.claims, now);
    let status = locked.status(identity, now);
    if let RecoveryStatus::NeedsPassword { .. } = status {
        return Ok(ClaimOutcome::Next(status));
    }
    let party = ClaimParty::Address(locked.token.address);
    let own = claims.open_at(locked.token.address);
    let shown = claims.prior(party, shown);
    // Another reader of the mailbox adds nothing to what this one has shown.
    let shown = match own {
        Some(own) if own.token == locked.token.id => own.shown.and(shown),
        _ => shown,
    };
    let adds = own.is_none_or(|own| shown.strength() > own.shown.strength());
    if status == RecoveryStatus::NeedsProofAgain {
        if own.is_some_and(|own| shown.strength() < own.shown.strength()) {
            return Ok(ClaimOutcome::Next(status));
        }
    } else if !adds && status != RecoveryStatus::NeedsSecondProof {
        return Ok(ClaimOutcome::Next(status));
    }
    let ruling = match status {
        RecoveryStatus::NeedsProofAgain => Ruling::Settled,
        _ => claims.judge(party, shown, Action::Claim),
    };
    let own = own.filter(|own| own.stage != RecoveryStage::Proven);
    let begun = own.cloned().unwrap_or_else(|| Recovery {
        id: RecoveryId::generate(now, identity.entropy.as_ref()),
        account: locked.account.id,
        token: locked.token.id,
        address: locked.token.address,
        stage: RecoveryStage::Proven,
        shown,
        against: Evidence::NONE,
        ends_with_support: false,
        begun_at: now,
        counts_from: now,
        approved_by: None,
    });
    let policy = &identity.policy.ownership;
    let concluded = ownership::conclude(shown, claims.second_factor, policy);
    let begun = Recovery {
        token: locked.token.id,
        shown,
        ends_with_support: concluded == Ruling::Support,
        counts_from: now,
        ..begun
    };
    let next = match ruling {
        Ruling::Settled => Recovery { stage: RecoveryStage::Proven, ..begun },
        // Support has it, and time would only bring it there again.
        Ruling::Waits(_) if begun.ends_with_support && status == RecoveryStatus::NeedsSupport => {
            Recovery { stage: RecoveryStage::Support, ..begun }
        }
        Ruling::Waits(wait) => Recovery { stage: RecoveryStage::Delayed(now.after(wait)), ..begun },
        Ruling::CaseJoined => begun,
        Ruling::CaseOpened => {
            let until = now.after(policy.comparison);
            let against = claims.opponent(party);
            Recovery { stage: RecoveryStage::Contested(until), against, ..begun }
        }
        Ruling::Support => Recovery { stage: RecoveryStage::Support, ..begun },
        Ruling::Outweighed
        | Ruling::Allowed
        | Ruling::Filed
        | Ruling::RivalStopped
        | Ruling::Contained
        | Ruling::Notified => return Ok(ClaimOutcome::Outweighed),
    };
    match own {
        Some(_) => drop(unit.recoveries().update(&next).await?),
        None => unit.recoveries().insert(&next).await?,
    }
    for rival in claims.open().filter(|rival| rival.id != next.id) {
        let ended = RecoveryStage::Superseded(now);
        let stage = match (ruling, rival.stage) {
            (Ruling::CaseOpened, _) if rival.waits() => next.stage,
            (Ruling::Settled, _) => ended,
            (Ruling::Waits(_), _) if rival.waits() => ended,
            // The other side's claim in the case sees what this one added.
            (Ruling::CaseJoined, stage @ RecoveryStage::Contested(_)) => stage,
            // A link to the same address that was proven before.
            (_, RecoveryStage::Proven) if rival.address == next.address => ended,
            _ => continue,
        };
        let against = if stage == ended { rival.against } else { shown };
        unit.recoveries().update(&Recovery { stage, against, ..rival.clone() }).await?;
    }
    record(identity, unit, &locked.account, &next, origin, now).await?;
    let claims = load_claims(identity, unit, locked.account.id, now).await?;
    let locked = LoadedRecovery { claims, ..locked.clone() };
    Ok(ClaimOutcome::Next(locked.status(identity, now)))
}

async fn record(
    identity: &Identity,
    unit: &mut dyn UnitOfWork,
    account: &Account,
    next: &Recovery,
    origin: &Origin,
    now: Timestamp,
) -> Result<(), Failure> {
    let kind = match next.stage {
        RecoveryStage::Proven => EventKind::RecoveryProven,
        RecoveryStage::Contested(_) => EventKind::OwnershipContested,
        _ => EventKind::RecoveryDelayed,
    };
    let details = Details::new().with("stage", next.stage.as_str()).with("shown", next.shown);
    let event = NewEvent::of(account.id, kind, now, origin).with_details(details);
    let event = audit::record(identity, unit, event).await?;
    match next.stage {
        RecoveryStage::Delayed(until) => {
            let span = until.since(now);
            notify_waiting(identity, unit, account, span, Some(event), now).await
        }
        RecoveryStage::Contested(_) => {
            notify::notify(identity, unit, account.id, Template::OwnershipContested, now).await
        }
        _ => Ok(()),
    }
}

/// Notifies every address of a claim in its waiting period, with a link that stops it.
pub(super) async fn notify_waiting(
    identity: &Identity,
    unit: &mut dyn UnitOfWork,
    account: &Account,
    span: Duration,
    about: Option<EventId>,
    now: Timestamp,
) -> Result<(), Failure> {
    let policy = &identity.policy.recovery;
    let lifetime = span + policy.notice_delay + policy.ready_for;
    let link = IssueToken::to(account.id, &account.email, Purpose::RecoveryCancel, lifetime);
    let link = IssueToken { about, ..link };
    notify::notify_all_with_link(identity, unit, Template::RecoveryDelayed, link, now).await
}
