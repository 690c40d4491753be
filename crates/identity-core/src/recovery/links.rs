//! Requests for a recovery or unlock link. Answer and work are the same whether or not the address
//! has an account (OWASP Forgot Password Cheat Sheet).

use crate::{
    Identity, UnitOfWork,
    account::{Account, Address},
    audit::{EventKind, NewEvent},
    kernel::{AccountId, ActionTokenId, AddressId, Email, Failure, Gate, Origin, Timestamp},
    notify::{IssueToken, Purpose, Recipient, Template},
    rate_limit::{Asked, Cost, Network, Spending},
    throttle::LockCause,
};
use crate::{audit, notify, rate_limit};
use std::time::Duration;

/// Maximum number of accounts that one recovery address recovers at once.
const BATCH_SIZE: u32 = 5;

/// A request for a link.
struct LinkRequest<'a> {
    email: &'a Email,
    purpose: Purpose,
    kind: EventKind,
    origin: &'a Origin,
}

/// The recipient of a recovery link.
pub(super) struct RecoveryLink<'a> {
    pub(super) account: &'a Account,
    /// `None` for the account's own address.
    pub(super) address: Option<&'a Address>,
}

impl Identity {
    /// Queues a recovery link to the address, for its own account and for those whose recovery
    /// address it is, unless an earlier one is in the mailbox.
    pub async fn request_recovery(&self, email: &Email, origin: &Origin) -> Result<Asked, Failure> {
        let (purpose, kind) = (Purpose::Recovery, EventKind::RecoveryRequested);
        request_link(self, LinkRequest { email, purpose, kind, origin }).await
    }

    /// Queues an unlock link if the account of the address is locked for strangers, and otherwise a
    /// mail that says what helps instead.
    pub async fn request_unlock(&self, email: &Email, origin: &Origin) -> Result<Asked, Failure> {
        let (purpose, kind) = (Purpose::Unlock, EventKind::UnlockRequested);
        request_link(self, LinkRequest { email, purpose, kind, origin }).await
    }
}

async fn request_link(identity: &Identity, request: LinkRequest<'_>) -> Result<Asked, Failure> {
    let source = request.origin.source();
    if let Some(until) =
        rate_limit::rate_limited_until(identity, source, &[Cost::Mail], identity.clock.now())
    {
        return Ok(Asked::RetryAfter(until));
    }
    let mut read = identity.store.begin_read().await?;
    let own = read.accounts().find_by_email(request.email).await?;
    let decoy_account_id = read.accounts().decoy_account_id(request.email).await?;
    let helped = match request.purpose {
        Purpose::Recovery => read.addresses().recovering(request.email, BATCH_SIZE).await?,
        _ => Vec::new(),
    };
    drop(read);
    let mut target: Vec<AccountId> = own.into_iter().chain(helped).collect();
    if target.is_empty() {
        target.push(decoy_account_id);
    }
    let mut costs = [Cost::Mail].as_slice();
    for id in target {
        if let Asked::RetryAfter(until) = answer_request(identity, &request, id, costs).await? {
            return Ok(Asked::RetryAfter(until));
        }
        costs = &[];
    }
    Ok(Asked::Accepted)
}

async fn answer_request(
    identity: &Identity,
    request: &LinkRequest<'_>,
    target: AccountId,
    costs: &[Cost],
) -> Result<Asked, Failure> {
    let now = identity.clock.now();
    let mut unit = identity
        .store
        .begin(Gate::account(target).by(Network::strangers(request.origin.source())))
        .await?;
    let account = unit.accounts().load_for_update(target).await?;
    let paid =
        rate_limit::spend(identity, unit.as_mut(), request.origin.source(), costs, now).await?;
    if let Spending::RetryAfter(until) = paid {
        return Ok(Asked::RetryAfter(until));
    }
    let throttle = unit.throttles().find(target).await?;
    let template = match (request.purpose, throttle.lock.map(|lock| lock.cause())) {
        (Purpose::Unlock, Some(LockCause::Guessing)) => Template::UnlockLink,
        (Purpose::Unlock, None) => Template::NotLocked,
        _ => Template::RecoveryLink,
    };
    let others = unit.addresses().list(target).await?;
    let address = others.recovery().filter(|address| address.email == *request.email);
    let own = account.as_ref().is_none_or(|account| account.email == *request.email);
    // An address that no longer belongs to the account gets nothing, and none does during a
    // dispute.
    let is_new = is_new_mail(identity, unit.as_mut(), request.email, template, target, now).await?;
    let may_be_mailed = is_new && (own || address.is_some()) && others.disputed().is_none();
    if may_be_mailed {
        let address = address.filter(|_| !own).map(|address| address.id);
        mail_wanted(identity, unit.as_mut(), target, request.email, address, template, now).await?;
    }
    let event = match account {
        Some(account) if may_be_mailed => {
            NewEvent::of(account.id, request.kind, now, request.origin)
        }
        // A stranger must not be able to fill the owner's trail.
        _ => NewEvent::anonymous(request.kind, now, request.origin),
    };
    audit::record(identity, unit.as_mut(), event).await?;
    unit.commit().await?;
    Ok(Asked::Accepted)
}

/// Returns whether no earlier mail of this kind in the mailbox is still good.
async fn is_new_mail(
    identity: &Identity,
    unit: &mut dyn UnitOfWork,
    email: &Email,
    template: Template,
    target: AccountId,
    now: Timestamp,
) -> Result<bool, Failure> {
    let purpose = match template {
        Template::UnlockLink | Template::NotLocked => Purpose::Unlock,
        _ => Purpose::Recovery,
    };
    let link = unit.action_tokens().last_open(email, purpose, Some(target), now).await?;
    let not_locked = unit.outbox().last_queued_at(target, Template::NotLocked).await?;
    let last = match template {
        Template::NotLocked => not_locked,
        _ => link.map(|link| link.issued_at),
    };
    Ok(!identity.policy.notify.is_repeat(last, now))
}

/// Queues the mail for a request. For an address without an account it is queued all the same, and
/// delivery finds no recipient.
async fn mail_wanted(
    identity: &Identity,
    unit: &mut dyn UnitOfWork,
    owner: AccountId,
    email: &Email,
    address: Option<AddressId>,
    template: Template,
    now: Timestamp,
) -> Result<(), Failure> {
    let (purpose, lifetime) = match template {
        Template::UnlockLink | Template::NotLocked => {
            (Purpose::Unlock, identity.policy.throttle.unlock_link_ttl)
        }
        _ => (Purpose::Recovery, identity.policy.recovery.link),
    };
    let link = IssueToken { address, ..IssueToken::to(owner, email, purpose, lifetime) };
    if template == Template::NotLocked {
        // Issued but never mailed, so that the work equals that for a locked account. It is expired,
        // because an open link counts as one in the mailbox.
        let link = IssueToken { lifetime: Duration::ZERO, ..link };
        notify::issue(identity, unit, link, now).await?;
        return notify::put_mail(identity, unit, Recipient::Account(owner), template, now).await;
    }
    notify::notify_with_link(identity, unit, template, link, now).await.map(drop)
}

/// Queues a new recovery link.
pub(super) async fn mail_recovery_link(
    identity: &Identity,
    unit: &mut dyn UnitOfWork,
    to: RecoveryLink<'_>,
    template: Template,
    now: Timestamp,
) -> Result<ActionTokenId, Failure> {
    let RecoveryLink { account, address } = to;
    let lifetime = identity.policy.recovery.link;
    let link = IssueToken::to(account.id, &account.email, Purpose::Recovery, lifetime);
    let link = match address {
        Some(address) => link.at_address(address.id, &address.email),
        None => link,
    };
    notify::notify_with_link(identity, unit, template, link, now).await
}
