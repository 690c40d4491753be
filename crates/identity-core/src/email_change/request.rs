//! A person wants another address.

use crate::{
    Identity, UnitOfWork,
    account::{Address, AddressRole, OtherAddresses},
    audit::{EventKind, NewEvent},
    kernel::{AddressId, Email, Failure, Gate, Origin, Timestamp},
    notify::{IssueToken, Purpose, Recipient, Template},
    rate_limit::{Cost, Spending},
    session::{FreshSession, LockedAccount, SessionAccess, SignedIn},
};
use std::time::Duration;

const HOUR: Duration = Duration::from_hours(1);

/// What became of the wish for an address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EmailRequestOutcome {
    /// A mail is on its way to it. It says nothing of whether the address has an account.
    Accepted,
    /// It is the account's already.
    SameAddress,
    /// Too many wishes from there: not before then. Nothing was done.
    RetryAfter(Timestamp),
    /// The session in hand has ended meanwhile, or its proof is not fresh any more.
    CallerEnded,
}

/// A wish for an address, in a session that is held.
pub(super) struct RequestedAddress<'a> {
    pub(super) locked: &'a LockedAccount,
    pub(super) email: &'a Email,
    pub(super) role: AddressRole,
    /// What began then or later is not trusted when it is undone.
    pub(super) began: Timestamp,
}

impl Identity {
    /// The addresses of the caller's account besides its own.
    pub async fn other_addresses(&self, caller: &SignedIn) -> Result<OtherAddresses, Failure> {
        let mut read = self.store.begin_read().await?;
        Ok(read.addresses().list(caller.account.id).await?)
    }

    /// Mails a link that confirms a new address; what was wanted before is given up.
    pub async fn request_email_change(
        &self,
        caller: &FreshSession,
        email: &Email,
        origin: &Origin,
    ) -> Result<EmailRequestOutcome, Failure> {
        let now = self.clock.now();
        let id = caller.live().account.id;
        let mut unit = self.store.begin(Gate::account(id)).await?;
        let locked = self.load_fresh(unit.as_mut(), caller, &[SessionAccess::Full], now).await?;
        let Some(locked) = locked else { return Ok(EmailRequestOutcome::CallerEnded) };
        if locked.account.email == *email {
            return Ok(EmailRequestOutcome::SameAddress);
        }
        let paid = self.spend(unit.as_mut(), origin.source(), &[Cost::Mail], now).await?;
        if let Spending::RetryAfter(until) = paid {
            return Ok(EmailRequestOutcome::RetryAfter(until));
        }
        if let Some(before) = unit.addresses().list(id).await?.new_email(now) {
            unit.addresses().set_role(before.id, AddressRole::Gone(now), now).await?;
            unit.action_tokens().void(id, Purpose::EmailChange, now).await?;
        }
        let role = AddressRole::NewEmail(now.after(self.policy.email_change.link));
        let began = self.untrusted_since(unit.as_mut(), &locked, now).await?;
        let wanted = RequestedAddress { locked: &locked, email, role, began };
        let address = self.request_address(unit.as_mut(), wanted, now).await?;
        let taken = unit.accounts().find_by_email(email).await?.filter(|owner| *owner != id);
        let may_be_mailed = self.may_confirm(unit.as_mut(), email, now).await?;
        let known = Template::AlreadyRegistered;
        let last = unit.outbox().last_notified(taken.unwrap_or(id), known).await?;
        // Whose mailbox it is, is told; the token is made either way, so that the work is the same.
        let link = IssueToken::to(id, email, Purpose::EmailChange, self.policy.email_change.link);
        let link = link.at_address(address, email);
        match taken {
            _ if !may_be_mailed => {}
            None => {
                self.notify_with_link(unit.as_mut(), Template::ConfirmEmailChange, link, now)
                    .await?;
            }
            Some(owner) => {
                self.issue(unit.as_mut(), link, now).await?;
                if last.is_none_or(|last| now.since(last) >= HOUR) {
                    let to = Recipient::Account(owner);
                    self.put_mail(unit.as_mut(), to, known, now).await?;
                }
            }
        }
        let template = Template::EmailChangeRequested;
        let began = locked.session.created_at;
        let event = NewEvent::of(id, EventKind::EmailChangeRequested, now, origin);
        let event = event.about(locked.session.id);
        self.alert(unit.as_mut(), &locked.account, template, began, event).await?;
        unit.commit().await?;
        Ok(EmailRequestOutcome::Accepted)
    }

    pub(super) async fn request_address(
        &self,
        unit: &mut dyn UnitOfWork,
        wanted: RequestedAddress<'_>,
        now: Timestamp,
    ) -> Result<AddressId, Failure> {
        let address = Address {
            id: AddressId::generate(now, self.entropy.as_ref()),
            account: wanted.locked.account.id,
            email: wanted.email.clone(),
            role: wanted.role,
            since: now,
            began: wanted.began,
        };
        unit.addresses().insert(&address).await?;
        Ok(address.id)
    }

    /// Nobody shall fill a stranger's mailbox through us.
    pub(super) async fn may_confirm(
        &self,
        unit: &mut dyn UnitOfWork,
        email: &Email,
        now: Timestamp,
    ) -> Result<bool, Failure> {
        let mut issued = 0;
        for purpose in [Purpose::EmailChange, Purpose::RecoveryEmail] {
            issued += unit.action_tokens().count_issued(email, purpose, now.before(HOUR)).await?;
        }
        Ok(issued < self.policy.email_change.links_per_hour)
    }
}
