//! The former address takes the account back.

use super::restore::Taken;
use crate::{
    Identity, UnitOfWork,
    account::{Account, Address, AddressRole},
    audit::{Details, EventKind, NewEvent},
    kernel::{ActionToken, Failure, Gate, Origin, Timestamp, settle_reliably},
    notify::{ActionTokenRow, IssueToken, Purpose, Template},
    recovery::{
        Containment, ContainmentTrigger, LinkContext, LinkProof, PendingProof, SecondProof,
    },
};

/// What a link of a former address can do now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RevertStatus {
    /// Take the account back.
    Open,
    /// It does already: the address comes back then, or with an older proof at once.
    Waits(Timestamp),
    /// Somebody objected: with an older proof it comes back, else a person decides.
    Contested,
}

/// What became of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RevertOutcome {
    /// The account is contained, and the address comes back then.
    Waits(Timestamp),
    /// A person decides.
    Contested,
    /// The address is the account's again; a link that recovers is on its way to it.
    Returned,
    /// The proof is wrong, or was not in force before.
    Wrong(RevertStatus),
    /// The link was used, is too old, was tried too often, or never was one.
    TokenInvalid,
}

/// A former address whose account is held.
pub(crate) struct Disputed {
    pub(crate) account: Account,
    pub(crate) former: Address,
    /// Whether an address that the account had before that one is taken back.
    pub(crate) before: bool,
}

impl Identity {
    /// What a link of a former address can do; nothing when it is no longer good. Looking changes
    /// nothing.
    pub async fn open_revert(&self, token: &ActionToken) -> Result<Option<RevertStatus>, Failure> {
        let Some(seen) = self.find_open_link(token, Purpose::EmailRevert).await? else {
            return Ok(None);
        };
        let now = self.clock.now();
        let mut read = self.store.begin_read().await?;
        let others = read.addresses().list(seen.owner).await?;
        let former = seen.address.and_then(|id| others.by_id(id));
        Ok(former.and_then(|former| status(former.role, now)))
    }

    /// Contains the account, and gives the address back: at once with an older proof, else when
    /// nobody has objected for a while.
    pub async fn revert_email_change(
        &self,
        token: &ActionToken,
        proof: Option<&SecondProof>,
        origin: &Origin,
    ) -> Result<RevertOutcome, Failure> {
        let Some(seen) = self.find_open_link(token, Purpose::EmailRevert).await? else {
            return Ok(RevertOutcome::TokenInvalid);
        };
        // The account is contained before a proof is looked at: that opens the way for it.
        let started = settle_reliably(|| self.settle_revert(&seen, None, origin)).await?;
        let Some(proof) = proof.filter(|_| started != RevertOutcome::TokenInvalid) else {
            return Ok(started);
        };
        let Some(pending) = self.prepare_proof(&seen, proof).await? else {
            return Ok(RevertOutcome::TokenInvalid);
        };
        settle_reliably(|| self.settle_revert(&seen, Some(&pending), origin)).await
    }

    async fn settle_revert(
        &self,
        seen: &ActionTokenRow,
        pending: Option<&PendingProof<'_>>,
        origin: &Origin,
    ) -> Result<RevertOutcome, Failure> {
        let now = self.clock.now();
        let gate = pending.map_or(Gate::account(seen.owner), |pending| pending.gate(seen.owner));
        let mut unit = self.store.begin(gate).await?;
        let Some(disputed) = self.load_disputed(unit.as_mut(), seen, now).await? else {
            return Ok(RevertOutcome::TokenInvalid);
        };
        let status = match status(disputed.former.role, now) {
            None => return Ok(RevertOutcome::TokenInvalid),
            // The right of an address that was the account's before this one's comes first.
            Some(_) if disputed.before => return Ok(RevertOutcome::TokenInvalid),
            Some(RevertStatus::Open) => {
                let at = self.start_restore(unit.as_mut(), &disputed, origin, now).await?;
                RevertStatus::Waits(at)
            }
            Some(status) => status,
        };
        let outcome = match pending {
            None => waits(status),
            Some(pending) => {
                let locked = Restoring { disputed: &disputed, link: seen, status };
                self.restore_with_proof(unit.as_mut(), locked, pending, origin, now).await?
            }
        };
        unit.commit().await?;
        Ok(outcome)
    }

    /// The account of an open link, held, and the former address to which it was mailed.
    pub(super) async fn load_disputed(
        &self,
        unit: &mut dyn UnitOfWork,
        seen: &ActionTokenRow,
        now: Timestamp,
    ) -> Result<Option<Disputed>, Failure> {
        let Some(account) = unit.accounts().load_for_update(seen.owner).await? else {
            return Ok(None);
        };
        let row = unit.action_tokens().load(seen.id).await?;
        let open = row.is_some_and(|row| row.is_open(seen.purpose, now));
        let others = unit.addresses().list(account.id).await?;
        let former = seen.address.filter(|_| open).and_then(|id| others.by_id(id).cloned());
        Ok(former.map(|former| {
            let before = others.disputed().is_some_and(|other| other.id < former.id);
            Disputed { account, former, before }
        }))
    }

    /// Contains the account of what began since the session that changed its address, and begins to
    /// wait for objections: until when, at the earliest.
    pub(crate) async fn start_restore(
        &self,
        unit: &mut dyn UnitOfWork,
        disputed: &Disputed,
        origin: &Origin,
        now: Timestamp,
    ) -> Result<Timestamp, Failure> {
        let Disputed { account, former, .. } = disputed;
        let (id, since) = (account.id, former.began);
        let containment =
            Containment { since, by: ContainmentTrigger::Revert, reporter: None, origin };
        self.contain(unit, account, containment, now).await?;
        let wait = self.policy.email_change.return_after;
        let at = now.after(wait);
        unit.addresses().set_role(former.id, AddressRole::Restoring(at), now).await?;
        let lifetime = self.policy.email_change.dispute;
        let object = IssueToken::to(id, &account.email, Purpose::EmailObject, lifetime);
        // Whoever had the account in between may object too.
        for later in unit.addresses().list(id).await?.after(former, now) {
            let object = object.clone().at_address(later.id, &later.email);
            self.notify_with_link(unit, Template::EmailRevertStarted, object, now).await?;
        }
        self.notify_with_link(unit, Template::EmailRevertStarted, object, now).await?;
        // With a link that is good for as long as the dispute.
        let claim = IssueToken::to(id, &former.email, Purpose::EmailRevert, lifetime);
        let claim = claim.at_address(former.id, &former.email);
        self.notify_with_link(unit, Template::EmailRevertPending, claim, now).await?;
        let details = Details::new().with("since", since.as_millis());
        let event = NewEvent::of(id, EventKind::EmailReverted, now, origin).with_details(details);
        self.record(unit, event).await?;
        Ok(at)
    }

    async fn restore_with_proof(
        &self,
        unit: &mut dyn UnitOfWork,
        locked: Restoring<'_>,
        pending: &PendingProof<'_>,
        origin: &Origin,
        now: Timestamp,
    ) -> Result<RevertOutcome, Failure> {
        let Restoring { disputed, link, status } = locked;
        let Disputed { account, former, .. } = disputed;
        let shown = LinkContext { account, link, origin };
        let found = self.settle_link_proof(unit, &shown, pending, now).await?;
        if let LinkProof::Right(proof) = found
            && self.is_prior(unit, account, proof, former.began).await?
        {
            let returned = self.restore_address(unit, disputed, Some(origin), now).await?;
            return Ok(match returned {
                Ok(()) => RevertOutcome::Returned,
                Err(Taken) => RevertOutcome::Contested,
            });
        }
        if found.was_seen() {
            let kind = EventKind::EmailRevertProofFailed;
            self.record(unit, NewEvent::of(account.id, kind, now, origin)).await?;
        }
        Ok(RevertOutcome::Wrong(status))
    }
}

/// A former address that is taken back, with its link.
struct Restoring<'a> {
    disputed: &'a Disputed,
    link: &'a ActionTokenRow,
    status: RevertStatus,
}

/// What a former address can do.
fn status(role: AddressRole, now: Timestamp) -> Option<RevertStatus> {
    match role {
        AddressRole::Former(until) if now < until => Some(RevertStatus::Open),
        AddressRole::Restoring(at) => Some(RevertStatus::Waits(at)),
        AddressRole::Contested => Some(RevertStatus::Contested),
        _ => None,
    }
}

fn waits(status: RevertStatus) -> RevertOutcome {
    match status {
        RevertStatus::Waits(at) => RevertOutcome::Waits(at),
        RevertStatus::Open | RevertStatus::Contested => RevertOutcome::Contested,
    }
}
