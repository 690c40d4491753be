//! Confirming a requested address in a live session of the account, or cancelling the request.

use super::address::{Confirmation, Target, confirm_address, confirmed_by};
use super::undo::{end_claims_of, remove_own_from_recovery};
use crate::{
    Identity, UnitOfWork,
    account::{Account, Address, AddressRole},
    audit::{EventKind, NewEvent},
    kernel::{ActionToken, AddressId, Email, Failure, Gate, Origin, Party, Timestamp},
    notify::{IssueToken, Purpose, Template},
    session::SignedIn,
};
use crate::{audit, notify, recovery, session};

/// Outcome of a confirmation link.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ConfirmEmailOutcome {
    /// The address is active.
    Confirmed,
    /// Another account has the address.
    Taken,
    /// The link was used, has expired, belongs to another account, or never existed.
    TokenInvalid,
    /// The caller's own session has ended since it was checked. Nothing was done.
    CallerEnded,
}

impl Identity {
    /// Finds the address of the caller's account that a link confirms, without changing anything.
    pub async fn open_confirmation(
        &self,
        caller: &SignedIn,
        token: &ActionToken,
        purpose: Purpose,
    ) -> Result<Option<Email>, Failure> {
        let Some(seen) = recovery::find_open_link(self, token, purpose).await? else {
            return Ok(None);
        };
        if seen.owner != caller.account.id {
            return Ok(None);
        }
        let mut read = self.store.begin_read().await?;
        let others = read.addresses().list(seen.owner).await?;
        let now = self.clock.now();
        Ok(confirmed_by(&others, &seen, now).map(|address| address.email.clone()))
    }

    /// Makes a requested address the account's own. The former one is notified and can revert the
    /// change.
    pub async fn confirm_email_change(
        &self,
        caller: &SignedIn,
        token: &ActionToken,
        origin: &Origin,
    ) -> Result<ConfirmEmailOutcome, Failure> {
        let now = self.clock.now();
        let gate = Gate::account(caller.account.id).by(Party::Session(caller.session.id));
        let mut unit = self.store.begin(gate).await?;
        let target = Target::OwnAddress;
        let (locked, address) =
            match confirm_address(self, unit.as_mut(), caller, token, target, now).await? {
                Confirmation::Address(confirmed) => *confirmed,
                Confirmation::Refused(outcome) => return Ok(outcome),
            };
        if !unit.accounts().change_email(locked.account.id, &address.email).await? {
            // The link is consumed all the same: a retry would fail too.
            unit.commit().await?;
            return Ok(ConfirmEmailOutcome::Taken);
        }
        unit.addresses().set_role(address.id, AddressRole::Gone(now), now).await?;
        remove_own_from_recovery(self, unit.as_mut(), locked.account.id, &address.email, now)
            .await?;
        archive_former(self, unit.as_mut(), &locked.account, &address, now).await?;
        let event = NewEvent::of(locked.account.id, EventKind::EmailChanged, now, origin);
        audit::record(self, unit.as_mut(), event.about(locked.session.id)).await?;
        unit.commit().await?;
        Ok(ConfirmEmailOutcome::Confirmed)
    }

    /// Cancels a requested address; `false` when there is none.
    pub async fn cancel_email_change(
        &self,
        caller: &SignedIn,
        origin: &Origin,
    ) -> Result<bool, Failure> {
        let now = self.clock.now();
        let gate = Gate::account(caller.account.id).by(Party::Session(caller.session.id));
        let mut unit = self.store.begin(gate).await?;
        let Some(locked) = session::load_caller(self, unit.as_mut(), caller, now).await? else {
            return Ok(false);
        };
        let id = locked.account.id;
        let others = unit.addresses().list(id).await?;
        let Some(requested) = others.new_email(now) else { return Ok(false) };
        unit.addresses().set_role(requested.id, AddressRole::Gone(now), now).await?;
        unit.action_tokens().void(id, Purpose::EmailChange, now).await?;
        let event = NewEvent::of(id, EventKind::EmailChangeCancelled, now, origin);
        audit::record(self, unit.as_mut(), event.about(locked.session.id)).await?;
        unit.commit().await?;
        Ok(true)
    }
}

/// Keeps the former address and mails it a link to revert. Earlier recovery links to it are voided.
async fn archive_former(
    identity: &Identity,
    unit: &mut dyn UnitOfWork,
    before: &Account,
    address: &Address,
    now: Timestamp,
) -> Result<(), Failure> {
    let policy = &identity.policy.email_change;
    let lifetime = policy.revert_for + policy.delivery;
    for purpose in [Purpose::Recovery, Purpose::Unlock, Purpose::RecoveryCancel] {
        unit.action_tokens().void(before.id, purpose, now).await?;
    }
    // A recovery through it ends too: the owner may be leaving this mailbox because someone reads
    // it.
    end_claims_of(unit, before.id, None, now).await?;
    let former = Address {
        id: AddressId::generate(now, identity.entropy.as_ref()),
        account: before.id,
        email: before.email.clone(),
        role: AddressRole::Former(now.after(lifetime)),
        since: now,
        began: address.began,
    };
    unit.addresses().insert(&former).await?;
    // Queued notifications still go to the address that they were meant for.
    unit.outbox().redirect(before.id, former.id).await?;
    let link = IssueToken::to(before.id, &former.email, Purpose::EmailRevert, lifetime);
    let link = link.at_address(former.id, &former.email);
    notify::notify_with_link(identity, unit, Template::EmailChangedAway, link, now).await?;
    notify::notify(identity, unit, before.id, Template::EmailChanged, now).await
}
