//! Reverting an email change: the former address takes the account back.

use super::prior_proof::is_prior;
use super::restore::RestoreOutcome;
use super::restore::restore_address;
use crate::{
    Identity, UnitOfWork,
    account::{Account, Address, AddressRole},
    audit::{Details, EventKind, NewEvent},
    kernel::{ActionToken, Failure, Gate, Origin, Party, Timestamp, settle_reliably},
    notify::{ActionTokenRow, IssueToken, Purpose, Template},
    ownership::{Evidence, Piece},
    recovery::{
        Client, Containment, ContainmentTrigger, LinkContext, LinkProof, PendingProof, SecondProof,
    },
    throttle::CompromisedSince,
};
use crate::{audit, notify, recovery};

/// The state of a former address's claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RevertStatus {
    /// It can take the account back.
    Open,
    /// It is taking the account back. It is restored then, or at once with a prior proof.
    Waits(Timestamp),
    /// The current owner objected. A prior proof restores the address, otherwise support decides.
    Contested,
}

/// Outcome of a revert.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RevertOutcome {
    /// The account is contained, and the address is restored then.
    Waits(Timestamp),
    /// Support decides.
    Contested,
    /// The address is the account's own again. A recovery link to it was queued.
    Restored,
    /// The proof is wrong or not a prior one.
    Wrong(RevertStatus),
    /// The link was used, has expired, has no attempts left, or never existed.
    TokenInvalid,
}

/// A former address with its locked account.
pub(crate) struct Disputed {
    pub(crate) account: Account,
    pub(crate) former: Address,
    /// An earlier address of the account is taking it back.
    pub(crate) before: bool,
}

impl Identity {
    /// Returns the state of a former address's claim, or `None` for a link that is no longer valid,
    /// without changing anything.
    pub async fn open_revert(&self, token: &ActionToken) -> Result<Option<RevertStatus>, Failure> {
        let Some(seen) = recovery::find_open_link(self, token, Purpose::EmailRevert).await? else {
            return Ok(None);
        };
        let now = self.clock.now();
        let mut read = self.store.begin_read().await?;
        let others = read.addresses().list(seen.owner).await?;
        let former = seen.address.and_then(|id| others.by_id(id));
        Ok(former.and_then(|former| status(former.role, now)))
    }

    /// Contains the account and restores the address: at once with a prior proof, otherwise after a
    /// waiting period without an objection.
    pub async fn revert_email_change(
        &self,
        token: &ActionToken,
        proof: Option<&SecondProof>,
        origin: &Origin,
    ) -> Result<RevertOutcome, Failure> {
        let Some(seen) = recovery::find_open_link(self, token, Purpose::EmailRevert).await? else {
            return Ok(RevertOutcome::TokenInvalid);
        };
        // The account is contained before the proof is evaluated, because a contained account
        // accepts it.
        let started = settle_reliably(|| settle_revert(self, &seen, None, origin)).await?;
        let Some(proof) = proof.filter(|_| started != RevertOutcome::TokenInvalid) else {
            return Ok(started);
        };
        let Some(pending) =
            recovery::prepare_proof(self, &seen, proof, Client { devices: &[], origin }).await?
        else {
            return Ok(RevertOutcome::TokenInvalid);
        };
        settle_reliably(|| settle_revert(self, &seen, Some(&pending), origin)).await
    }
}

async fn settle_revert(
    identity: &Identity,
    seen: &ActionTokenRow,
    pending: Option<&PendingProof<'_>>,
    origin: &Origin,
) -> Result<RevertOutcome, Failure> {
    let now = identity.clock.now();
    let gate = pending.map_or(Gate::account(seen.owner), |pending| pending.gate(seen.owner));
    let mut unit = identity.store.begin(gate.by(Party::Link(seen.id))).await?;
    let Some(disputed) = load_disputed(unit.as_mut(), seen, now).await? else {
        return Ok(RevertOutcome::TokenInvalid);
    };
    let status = match status(disputed.former.role, now) {
        None => return Ok(RevertOutcome::TokenInvalid),
        // The right of an earlier address of the account takes precedence.
        Some(_) if disputed.before => return Ok(RevertOutcome::TokenInvalid),
        Some(RevertStatus::Open) => {
            let at = start_restore(identity, unit.as_mut(), &disputed, origin, now).await?;
            RevertStatus::Waits(at)
        }
        Some(status) => status,
    };
    let outcome = match pending {
        None => waits(status),
        Some(pending) => {
            let locked = Restoring { disputed: &disputed, link: seen, status };
            restore_with_proof(identity, unit.as_mut(), locked, pending, origin, now).await?
        }
    };
    unit.commit().await?;
    Ok(outcome)
}

/// Locks the account of a valid link and loads the former address that the link was mailed to.
async fn load_disputed(
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

/// Contains everything that started since the session that changed the address, and starts the
/// waiting period for objections. Returns its earliest end.
pub(crate) async fn start_restore(
    identity: &Identity,
    unit: &mut dyn UnitOfWork,
    disputed: &Disputed,
    origin: &Origin,
    now: Timestamp,
) -> Result<Timestamp, Failure> {
    let Disputed { account, former, .. } = disputed;
    let (id, since) = (account.id, CompromisedSince::At(former.began));
    let (by, shown) = (ContainmentTrigger::Revert, Evidence::of([Piece::FormerMailbox]));
    let containment = Containment { since, devices_since: None, by, shown, reporter: None, origin };
    recovery::contain(identity, unit, account, containment, now).await?;
    let wait = identity.policy.email_change.restore_after;
    let at = now.after(wait);
    unit.addresses().set_role(former.id, AddressRole::Restoring(at), now).await?;
    let lifetime = identity.policy.email_change.dispute;
    let object = IssueToken::to(id, &account.email, Purpose::EmailObject, lifetime);
    // Addresses that had the account in between can object too.
    for later in unit.addresses().list(id).await?.after(former, now) {
        let object = object.clone().at_address(later.id, &later.email);
        notify::notify_with_link(identity, unit, Template::EmailRevertStarted, object, now).await?;
    }
    notify::notify_with_link(identity, unit, Template::EmailRevertStarted, object, now).await?;
    // The claim link is valid as long as the dispute.
    let claim = IssueToken::to(id, &former.email, Purpose::EmailRevert, lifetime);
    let claim = claim.at_address(former.id, &former.email);
    notify::notify_with_link(identity, unit, Template::EmailRevertPending, claim, now).await?;
    let details = Details::new().with("since", former.began.as_millis());
    let event = NewEvent::of(id, EventKind::EmailReverted, now, origin).with_details(details);
    audit::record(identity, unit, event).await?;
    Ok(at)
}

async fn restore_with_proof(
    identity: &Identity,
    unit: &mut dyn UnitOfWork,
    locked: Restoring<'_>,
    pending: &PendingProof<'_>,
    origin: &Origin,
    now: Timestamp,
) -> Result<RevertOutcome, Failure> {
    let Restoring { disputed, link, status } = locked;
    let Disputed { account, former, .. } = disputed;
    let shown = LinkContext { account, link, client: Client { devices: &[], origin } };
    let found = recovery::settle_link_proof(identity, unit, &shown, pending, now).await?;
    if let LinkProof::Right(proof) = found
        && is_prior(unit, account, proof, former.began).await?
    {
        let returned = restore_address(identity, unit, disputed, Some(origin), now).await?;
        return Ok(match returned {
            RestoreOutcome::Restored => RevertOutcome::Restored,
            RestoreOutcome::AddressTaken => RevertOutcome::Contested,
        });
    }
    if found.was_evaluated() {
        let kind = EventKind::EmailRevertProofFailed;
        audit::record(identity, unit, NewEvent::of(account.id, kind, now, origin)).await?;
    }
    Ok(RevertOutcome::Wrong(status))
}

/// A former address that takes the account back, with its link.
struct Restoring<'a> {
    disputed: &'a Disputed,
    link: &'a ActionTokenRow,
    status: RevertStatus,
}

/// Derives the state of a claim from the address's role.
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
