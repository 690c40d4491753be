//! Somebody asks for a link: to recover an account, or to unlock it. The answer is the same, and so
//! is the work, whether the address has an account or not.

use crate::{
    Identity, UnitOfWork,
    account::{Account, Address},
    audit::{EventKind, NewEvent},
    kernel::{AccountId, ActionTokenId, AddressId, Email, Failure, Gate, Origin, Timestamp},
    notify::{IssueToken, Purpose, Recipient, Template},
    rate_limit::{Asked, Cost, Spending},
    throttle::LockCause,
};
use std::time::Duration;

const HOUR: Duration = Duration::from_hours(1);

/// How many accounts one recovery address recovers at once.
const BATCH_SIZE: u32 = 5;

/// A wish for a link.
struct LinkRequest<'a> {
    email: &'a Email,
    purpose: Purpose,
    kind: EventKind,
    origin: &'a Origin,
}

/// Where a link that recovers goes.
pub(super) struct RecoveryLink<'a> {
    pub(super) account: &'a Account,
    /// Another address than the account's own.
    pub(super) address: Option<&'a Address>,
}

impl Identity {
    /// Mails a link that recovers the account of an address, or those whose recovery address it is,
    /// if there are such and they got few of late.
    pub async fn request_recovery(&self, email: &Email, origin: &Origin) -> Result<Asked, Failure> {
        let (purpose, kind) = (Purpose::Recovery, EventKind::RecoveryRequested);
        self.request_link(LinkRequest { email, purpose, kind, origin }).await
    }

    /// Mails a link that unlocks the account of an address, if it is locked for strangers; what
    /// helps instead, if it is not.
    pub async fn request_unlock(&self, email: &Email, origin: &Origin) -> Result<Asked, Failure> {
        let (purpose, kind) = (Purpose::Unlock, EventKind::UnlockRequested);
        self.request_link(LinkRequest { email, purpose, kind, origin }).await
    }

    async fn request_link(&self, request: LinkRequest<'_>) -> Result<Asked, Failure> {
        let source = request.origin.source();
        if let Some(until) = self.rate_limited_until(source, &[Cost::Mail], self.clock.now()) {
            return Ok(Asked::RetryAfter(until));
        }
        let mut read = self.store.begin_read().await?;
        let own = read.accounts().find_by_email(request.email).await?;
        let decoy_account_id = read.accounts().decoy_account_id(request.email).await?;
        let helped = match request.purpose {
            Purpose::Recovery => read.addresses().recovering(request.email, BATCH_SIZE).await?,
            _ => Vec::new(),
        };
        drop(read);
        let mut aimed_at: Vec<AccountId> = own.into_iter().chain(helped).collect();
        if aimed_at.is_empty() {
            aimed_at.push(decoy_account_id);
        }
        let mut costs = [Cost::Mail].as_slice();
        for id in aimed_at {
            if let Asked::RetryAfter(until) = self.answer_request(&request, id, costs).await? {
                return Ok(Asked::RetryAfter(until));
            }
            costs = &[];
        }
        Ok(Asked::Accepted)
    }

    async fn answer_request(
        &self,
        request: &LinkRequest<'_>,
        aimed_at: AccountId,
        costs: &[Cost],
    ) -> Result<Asked, Failure> {
        let now = self.clock.now();
        let mut unit = self.store.begin(Gate::account(aimed_at)).await?;
        let account = unit.accounts().load_for_update(aimed_at).await?;
        let paid = self.spend(unit.as_mut(), request.origin.source(), costs, now).await?;
        if let Spending::RetryAfter(until) = paid {
            return Ok(Asked::RetryAfter(until));
        }
        let throttle = unit.throttles().find(aimed_at).await?;
        let template = match (request.purpose, throttle.lock.map(|lock| lock.cause)) {
            (Purpose::Unlock, Some(LockCause::Guessing)) => Template::UnlockLink,
            (Purpose::Unlock, None) => Template::NotLocked,
            _ => Template::RecoveryLink,
        };
        let others = unit.addresses().list(aimed_at).await?;
        let address = others.recovery().filter(|address| address.email == *request.email);
        let own = account.as_ref().is_none_or(|account| account.email == *request.email);
        // An address that it is not any more gets nothing, and none does while one is disputed.
        let had_few =
            self.may_be_mailed(unit.as_mut(), request.email, template, aimed_at, now).await?;
        let may_be_mailed = had_few && (own || address.is_some()) && others.disputed().is_none();
        if may_be_mailed {
            let address = address.filter(|_| !own).map(|address| address.id);
            self.mail_wanted(unit.as_mut(), (aimed_at, request.email), address, template, now)
                .await?;
        }
        let event = match account {
            Some(account) if may_be_mailed => {
                NewEvent::of(account.id, request.kind, now, request.origin)
            }
            // A stranger does not write into the owner's trail at will.
            _ => NewEvent::anonymous(request.kind, now, request.origin),
        };
        self.record(unit.as_mut(), event).await?;
        unit.commit().await?;
        Ok(Asked::Accepted)
    }

    /// A stranger must not be able to fill a mailbox through us.
    async fn may_be_mailed(
        &self,
        unit: &mut dyn UnitOfWork,
        email: &Email,
        template: Template,
        aimed_at: AccountId,
        now: Timestamp,
    ) -> Result<bool, Failure> {
        // Each way in has its own count: who uses up the one leaves the owner the other.
        let (purpose, most) = match template {
            Template::UnlockLink | Template::NotLocked => {
                (Purpose::Unlock, self.policy.throttle.links_per_hour)
            }
            _ => (Purpose::Recovery, self.policy.recovery.links_per_hour),
        };
        let issued = unit.action_tokens().count_issued(email, purpose, now.before(HOUR)).await?;
        let last = unit.outbox().last_notified(aimed_at, Template::NotLocked).await?;
        let notified =
            template == Template::NotLocked && last.is_some_and(|at| now.since(at) < HOUR);
        Ok(issued < most && !notified)
    }

    /// The mail that a wish leads to. For an address without an account it is written down all the
    /// same, and delivered to nobody.
    async fn mail_wanted(
        &self,
        unit: &mut dyn UnitOfWork,
        (owner, email): (AccountId, &Email),
        address: Option<AddressId>,
        template: Template,
        now: Timestamp,
    ) -> Result<(), Failure> {
        let (purpose, lifetime) = match template {
            Template::UnlockLink | Template::NotLocked => {
                (Purpose::Unlock, self.policy.throttle.unlock_link_ttl)
            }
            _ => (Purpose::Recovery, self.policy.recovery.link),
        };
        let link = IssueToken { address, ..IssueToken::to(owner, email, purpose, lifetime) };
        if template == Template::NotLocked {
            // Made all the same, and mailed to nobody, so that the work is that of a locked one.
            self.issue(unit, link, now).await?;
            return self.put_mail(unit, Recipient::Account(owner), template, now).await;
        }
        self.notify_with_link(unit, template, link, now).await.map(drop)
    }

    /// Mails a fresh link that recovers.
    pub(super) async fn mail_recovery_link(
        &self,
        unit: &mut dyn UnitOfWork,
        to: RecoveryLink<'_>,
        template: Template,
        now: Timestamp,
    ) -> Result<ActionTokenId, Failure> {
        let RecoveryLink { account, address } = to;
        let lifetime = self.policy.recovery.link;
        let link = IssueToken::to(account.id, &account.email, Purpose::Recovery, lifetime);
        let link = match address {
            Some(address) => link.at_address(address.id, &address.email),
            None => link,
        };
        self.notify_with_link(unit, template, link, now).await
    }
}
