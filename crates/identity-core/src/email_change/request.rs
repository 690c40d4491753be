//! Requesting another email address.

use super::address::{Requested, RequestedAddress, Target, request_address};
use super::prior_proof::untrusted_since;
use crate::{
    Identity,
    account::OtherAddresses,
    audit::{EventKind, NewEvent},
    kernel::{Email, Failure, Gate, Origin, Party, Timestamp},
    notify::{Recipient, Template},
    session::{FreshSession, SessionAccess, SignedIn},
};
use crate::{notify, session};

/// Outcome of requesting an address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EmailRequestOutcome {
    /// A mail was queued. The answer never reveals whether the address has an account.
    Accepted,
    /// The account has this address already.
    SameAddress,
    /// Rate limited until then. Nothing was done.
    RetryAfter(Timestamp),
    /// The caller's own session has ended since it was checked, or its proof is no longer fresh.
    CallerEnded,
}

impl Identity {
    /// Lists the addresses of the caller's account beside its own.
    pub async fn other_addresses(&self, caller: &SignedIn) -> Result<OtherAddresses, Failure> {
        let mut read = self.store.begin_read().await?;
        Ok(read.addresses().list(caller.account.id).await?)
    }

    /// Queues a link that confirms a new address. An earlier request is withdrawn.
    pub async fn request_email_change(
        &self,
        caller: &FreshSession,
        email: &Email,
        origin: &Origin,
    ) -> Result<EmailRequestOutcome, Failure> {
        let now = self.clock.now();
        let id = caller.live().account.id;
        let gate = Gate::account(id).by(Party::Session(caller.live().session.id));
        let mut unit = self.store.begin(gate).await?;
        let locked =
            session::load_fresh(self, unit.as_mut(), caller, &[SessionAccess::Full], now).await?;
        let Some(locked) = locked else { return Ok(EmailRequestOutcome::CallerEnded) };
        let began = untrusted_since(self, unit.as_mut(), &locked, now).await?;
        let (target, source) = (Target::OwnAddress, origin.source());
        let requested = RequestedAddress { target, locked: &locked, email, began, source };
        let requested = request_address(self, unit.as_mut(), requested, now).await?;
        let link = match requested {
            Requested::Link(link) => Some(link),
            Requested::InMailbox => None,
            Requested::Refused(outcome) => return Ok(outcome),
        };
        let taken = unit.accounts().find_by_email(email).await?.filter(|owner| *owner != id);
        let known = Template::AlreadyRegistered;
        let last = unit.outbox().last_queued_at(taken.unwrap_or(id), known).await?;
        // A mail goes to the owner of an address that has an account. The token is issued either
        // way, so that both cost the same work.
        match (link, taken) {
            (None, _) => {}
            (Some(link), None) => {
                notify::notify_with_link(
                    self,
                    unit.as_mut(),
                    Template::ConfirmEmailChange,
                    link,
                    now,
                )
                .await?;
            }
            (Some(link), Some(owner)) => {
                notify::issue(self, unit.as_mut(), link, now).await?;
                if !self.policy.notify.is_repeat(last, now) {
                    let to = Recipient::Account(owner);
                    notify::put_mail(self, unit.as_mut(), to, known, now).await?;
                }
            }
        }
        let template = Template::EmailChangeRequested;
        let began = locked.session.created_at;
        let event = NewEvent::of(id, EventKind::EmailChangeRequested, now, origin);
        let event = event.about(locked.session.id);
        notify::alert(self, unit.as_mut(), &locked.account, template, began, event).await?;
        unit.commit().await?;
        Ok(EmailRequestOutcome::Accepted)
    }
}
