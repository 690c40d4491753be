//! The address that an account has now objects to the one before.

use super::revert::Disputed;
use crate::{
    Identity, UnitOfWork,
    account::{Address, AddressRole},
    audit::{EventKind, NewEvent},
    kernel::{ActionToken, Failure, Gate, Origin, Timestamp, settle_reliably},
    notify::{ActionTokenRow, Purpose, Recipient, Template},
    recovery::{LinkContext, LinkProof, PendingProof, RecoveryProof},
    two_factor::Proof,
};

/// What became of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ObjectOutcome {
    /// The former address does not come back; a link that recovers is on its way to this one.
    Ended,
    /// A person decides.
    Contested,
    /// The proof is wrong, or was not in force before: a person decides.
    Wrong,
    /// The link was used, is too old, was tried too often, or never was one.
    TokenInvalid,
}

impl Identity {
    /// Whether the link of an objection is still good. Looking changes nothing.
    pub async fn objection_is_open(&self, token: &ActionToken) -> Result<bool, Failure> {
        let Some(seen) = self.find_open_link(token, Purpose::EmailObject).await? else {
            return Ok(false);
        };
        let mut read = self.store.begin_read().await?;
        Ok(read.addresses().list(seen.owner).await?.disputed().is_some())
    }

    /// Objects: a person decides from then on, so that neither who has the former mailbox alone nor
    /// who has the new one alone gets the account. A code of an older second factor ends it; the
    /// password does not, for who changed the address had given it.
    pub async fn object_to_revert(
        &self,
        token: &ActionToken,
        proof: Option<&Proof>,
        origin: &Origin,
    ) -> Result<ObjectOutcome, Failure> {
        let Some(seen) = self.find_open_link(token, Purpose::EmailObject).await? else {
            return Ok(ObjectOutcome::TokenInvalid);
        };
        settle_reliably(|| self.settle_objection(&seen, proof, origin)).await
    }

    async fn settle_objection(
        &self,
        seen: &ActionTokenRow,
        proof: Option<&Proof>,
        origin: &Origin,
    ) -> Result<ObjectOutcome, Failure> {
        let now = self.clock.now();
        let mut unit = self.store.begin(Gate::account(seen.owner)).await?;
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
                let shown = LinkContext { account: &disputed.account, link: seen, origin };
                self.object_with_proof(unit.as_mut(), &disputed, &shown, proof, now).await?
            }
        };
        // A proof that is wrong is an objection all the same.
        if outcome != ObjectOutcome::Ended {
            self.contest(unit.as_mut(), &disputed, origin, now).await?;
        }
        unit.commit().await?;
        Ok(outcome)
    }

    async fn object_with_proof(
        &self,
        unit: &mut dyn UnitOfWork,
        disputed: &Disputed,
        shown: &LinkContext<'_>,
        proof: &Proof,
        now: Timestamp,
    ) -> Result<ObjectOutcome, Failure> {
        let (account, began) = (&disputed.account, disputed.former.began);
        let pending = PendingProof::Factor(proof);
        let found = self.settle_link_proof(unit, shown, &pending, now).await?;
        if let LinkProof::Right(proof) = found
            && self.is_prior(unit, account, proof, began).await?
        {
            self.reject_restores(unit, disputed, proof, shown, now).await?;
            return Ok(ObjectOutcome::Ended);
        }
        if found.was_seen() {
            let kind = EventKind::EmailRevertProofFailed;
            self.record(unit, NewEvent::of(account.id, kind, now, shown.origin)).await?;
        }
        Ok(ObjectOutcome::Wrong)
    }

    async fn contest(
        &self,
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
        self.notify_both(unit, former, Template::EmailRevertContested, now).await?;
        let event = NewEvent::of(id, EventKind::EmailRevertContested, now, origin);
        self.record(unit, event).await.map(drop)
    }

    /// The former address has lost its right: the account stays where it is, and is recovered from
    /// there. So has each later one that claims it too, where it is the account's own address that
    /// has proven this, and the proof is older than that change as well.
    async fn reject_restores(
        &self,
        unit: &mut dyn UnitOfWork,
        disputed: &Disputed,
        proof: RecoveryProof,
        shown: &LinkContext<'_>,
        now: Timestamp,
    ) -> Result<(), Failure> {
        let account = &disputed.account;
        self.reject_restore(unit, &disputed.former, shown.origin, now).await?;
        while let Some(next) = unit.addresses().list(account.id).await?.disputed().cloned() {
            let own = shown.link.address.is_none();
            if !own || !self.is_prior(unit, account, proof, next.began).await? {
                // The links that object are still of use.
                return Ok(());
            }
            self.reject_restore(unit, &next, shown.origin, now).await?;
        }
        unit.action_tokens().void(account.id, Purpose::EmailObject, now).await?;
        self.mail_ways_back(unit, account, now).await
    }

    async fn reject_restore(
        &self,
        unit: &mut dyn UnitOfWork,
        former: &Address,
        origin: &Origin,
        now: Timestamp,
    ) -> Result<(), Failure> {
        let id = former.account;
        unit.addresses().set_role(former.id, self.soon_gone(now), now).await?;
        // What it was mailed before begins no other dispute.
        unit.action_tokens().void(id, Purpose::Report, now).await?;
        let to = Recipient::Address(id, former.id);
        self.put_mail(unit, to, Template::EmailRevertEnded, now).await?;
        let event = NewEvent::of(id, EventKind::EmailRevertEnded, now, origin);
        self.record(unit, event).await.map(drop)
    }

    pub(super) async fn notify_both(
        &self,
        unit: &mut dyn UnitOfWork,
        former: &Address,
        template: Template,
        now: Timestamp,
    ) -> Result<(), Failure> {
        let to = Recipient::Address(former.account, former.id);
        self.put_mail(unit, to, template, now).await?;
        self.notify(unit, former.account, template, now).await
    }
}
