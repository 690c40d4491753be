//! Objections: the account's current address objects to a revert by a former one.

use super::prior_proof::is_prior;
use super::restore::removed_role;
use super::revert::Disputed;
use crate::{
    Identity, UnitOfWork,
    account::{Address, AddressRole},
    audit::{EventKind, NewEvent},
    kernel::{ActionToken, Failure, Gate, Origin, Party, Timestamp, settle_reliably},
    notify::{ActionTokenRow, Purpose, Recipient, Template},
    recovery::{Client, LinkContext, LinkProof, PendingProof, RightProof},
    two_factor::Proof,
};
use crate::{audit, notify, recovery};

/// Outcome of an objection.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ObjectOutcome {
    /// The restore is rejected. A recovery link to the current address was queued.
    Ended,
    /// Support decides.
    Contested,
    /// The proof is wrong or not a prior one. Support decides.
    Wrong,
    /// The link was used, has expired, has no attempts left, or never existed.
    TokenInvalid,
}

impl Identity {
    /// Returns whether an objection link can still be used, without changing anything.
    pub async fn objection_is_open(&self, token: &ActionToken) -> Result<bool, Failure> {
        let Some(seen) = recovery::find_open_link(self, token, Purpose::EmailObject).await? else {
            return Ok(false);
        };
        let mut read = self.store.begin_read().await?;
        Ok(read.addresses().list(seen.owner).await?.disputed().is_some())
    }

    /// Objects to a revert. From then on support decides, so that neither the former mailbox alone
    /// nor the new one alone gets the account. A code of a prior second factor rejects the restore
    /// at once. The password does not, because the person who changed the address knew it.
    pub async fn object_to_revert(
        &self,
        token: &ActionToken,
        proof: Option<&Proof>,
        origin: &Origin,
    ) -> Result<ObjectOutcome, Failure> {
        let Some(seen) = recovery::find_open_link(self, token, Purpose::EmailObject).await? else {
            return Ok(ObjectOutcome::TokenInvalid);
        };
        settle_reliably(|| settle_objection(self, &seen, proof, origin)).await
    }
}

async fn settle_objection(
    identity: &Identity,
    seen: &ActionTokenRow,
    proof: Option<&Proof>,
    origin: &Origin,
) -> Result<ObjectOutcome, Failure> {
    let now = identity.clock.now();
    let mut unit = identity.store.begin(Gate::account(seen.owner).by(Party::Link(seen.id))).await?;
    let Some(account) = unit.accounts().load_for_update(seen.owner).await? else {
        return Ok(ObjectOutcome::TokenInvalid);
    };
    let row = unit.action_tokens().load(seen.id).await?;
    let open = row.is_some_and(|row| row.is_open(seen.purpose, now));
    let others = unit.addresses().list(account.id).await?;
    let Some(former) = others.disputed().filter(|_| open).cloned() else {
        return Ok(ObjectOutcome::TokenInvalid);
    };
    let disputed = Disputed { account, former, before: false };
    let outcome = match proof {
        None => ObjectOutcome::Contested,
        Some(proof) => {
            let shown = LinkContext {
                account: &disputed.account,
                link: seen,
                client: Client { devices: &[], origin },
            };
            object_with_proof(identity, unit.as_mut(), &disputed, &shown, proof, now).await?
        }
    };
    // An objection with a wrong proof is still an objection.
    if outcome != ObjectOutcome::Ended {
        contest(identity, unit.as_mut(), &disputed, origin, now).await?;
    }
    unit.commit().await?;
    Ok(outcome)
}

async fn object_with_proof(
    identity: &Identity,
    unit: &mut dyn UnitOfWork,
    disputed: &Disputed,
    shown: &LinkContext<'_>,
    proof: &Proof,
    now: Timestamp,
) -> Result<ObjectOutcome, Failure> {
    let (account, began) = (&disputed.account, disputed.former.began);
    let pending = PendingProof::Factor(proof);
    let found = recovery::settle_link_proof(identity, unit, shown, &pending, now).await?;
    if let LinkProof::Right(proof) = found
        && is_prior(unit, account, proof, began).await?
    {
        reject_restores(identity, unit, disputed, proof, shown, now).await?;
        return Ok(ObjectOutcome::Ended);
    }
    if found.was_evaluated() {
        let kind = EventKind::EmailRevertProofFailed;
        audit::record(identity, unit, NewEvent::of(account.id, kind, now, shown.client.origin))
            .await?;
    }
    Ok(ObjectOutcome::Wrong)
}

async fn contest(
    identity: &Identity,
    unit: &mut dyn UnitOfWork,
    disputed: &Disputed,
    origin: &Origin,
    now: Timestamp,
) -> Result<(), Failure> {
    let (id, former) = (disputed.account.id, &disputed.former);
    if former.role == AddressRole::Contested {
        return Ok(());
    }
    unit.addresses().set_role(former.id, AddressRole::Contested, now).await?;
    notify_both(identity, unit, former, Template::EmailRevertContested, now).await?;
    let event = NewEvent::of(id, EventKind::EmailRevertContested, now, origin);
    audit::record(identity, unit, event).await.map(drop)
}

/// Rejects the restore: the account keeps its address and is recovered from there. Later addresses
/// that claim it too are rejected with it, when the account's own address has given the proof and
/// the proof is older than their change as well.
async fn reject_restores(
    identity: &Identity,
    unit: &mut dyn UnitOfWork,
    disputed: &Disputed,
    proof: RightProof,
    shown: &LinkContext<'_>,
    now: Timestamp,
) -> Result<(), Failure> {
    let account = &disputed.account;
    reject_restore(identity, unit, &disputed.former, shown.client.origin, now).await?;
    while let Some(next) = unit.addresses().list(account.id).await?.disputed().cloned() {
        let own = shown.link.address.is_none();
        if !own || !is_prior(unit, account, proof, next.began).await? {
            // The remaining dispute still needs the objection links.
            return Ok(());
        }
        reject_restore(identity, unit, &next, shown.client.origin, now).await?;
    }
    unit.action_tokens().void(account.id, Purpose::EmailObject, now).await?;
    recovery::mail_ways_back(identity, unit, account, now).await
}

async fn reject_restore(
    identity: &Identity,
    unit: &mut dyn UnitOfWork,
    former: &Address,
    origin: &Origin,
    now: Timestamp,
) -> Result<(), Failure> {
    let id = former.account;
    unit.addresses().set_role(former.id, removed_role(identity, now), now).await?;
    // Report links that it received before must not start another dispute.
    unit.action_tokens().void(id, Purpose::Report, now).await?;
    let to = Recipient::Address(id, former.id);
    notify::put_mail(identity, unit, to, Template::EmailRevertEnded, now).await?;
    let event = NewEvent::of(id, EventKind::EmailRevertEnded, now, origin);
    audit::record(identity, unit, event).await.map(drop)
}

pub(super) async fn notify_both(
    identity: &Identity,
    unit: &mut dyn UnitOfWork,
    former: &Address,
    template: Template,
    now: Timestamp,
) -> Result<(), Failure> {
    let to = Recipient::Address(former.account, former.id);
    notify::put_mail(identity, unit, to, template, now).await?;
    notify::notify(identity, unit, former.account, template, now).await
}
