//! The mailbox of a new address is proven, in a live session of the account; or the wish is given
//! up.

use crate::{
    Identity, UnitOfWork,
    account::{Account, Address, AddressRole},
    audit::{EventKind, NewEvent},
    kernel::{ActionToken, AddressId, Email, Failure, Gate, Origin, Timestamp},
    notify::{ActionTokenRow, IssueToken, Purpose, Template},
    session::{LockedAccount, SignedIn},
};

/// What became of a link that confirms an address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ConfirmEmailOutcome {
    /// The address is in force.
    Confirmed,
    /// The address is another account's.
    Taken,
    /// The link was used, is too old, is another account's, or never was one.
    TokenInvalid,
    /// The session in hand has ended meanwhile.
    CallerEnded,
}

impl Identity {
    /// Whether a link confirms an address of the caller's account, and which. Looking changes
    /// nothing.
    pub async fn open_confirmation(
        &self,
        caller: &SignedIn,
        token: &ActionToken,
        purpose: Purpose,
    ) -> Result<Option<Email>, Failure> {
        let Some(seen) = self.find_open_link(token, purpose).await? else { return Ok(None) };
        if seen.owner != caller.account.id {
            return Ok(None);
        }
        let mut read = self.store.begin_read().await?;
        let others = read.addresses().list(seen.owner).await?;
        let now = self.clock.now();
        Ok(wanted(&others.0, &seen, now).map(|address| address.email.clone()))
    }

    /// Puts a new address in force. The former one is told, and can take the account back.
    pub async fn confirm_email_change(
        &self,
        caller: &SignedIn,
        token: &ActionToken,
        origin: &Origin,
    ) -> Result<ConfirmEmailOutcome, Failure> {
        let now = self.clock.now();
        let purpose = Purpose::EmailChange;
        let mut unit = self.store.begin(Gate::account(caller.account.id)).await?;
        let (locked, address) =
            match self.load_confirmation(unit.as_mut(), caller, token, purpose, now).await? {
                Ok(locked) => locked,
                Err(refused) => return Ok(refused),
            };
        if !unit.accounts().change_email(locked.account.id, &address.email).await? {
            // The link is used up all the same: it will not do better.
            unit.commit().await?;
            return Ok(ConfirmEmailOutcome::Taken);
        }
        unit.action_tokens().void(locked.account.id, purpose, now).await?;
        unit.addresses().set_role(address.id, AddressRole::Gone(now), now).await?;
        self.own_is_no_second(unit.as_mut(), locked.account.id, &address.email, now).await?;
        self.archive_former(unit.as_mut(), &locked.account, &address, now).await?;
        let event = NewEvent::of(locked.account.id, EventKind::EmailChanged, now, origin);
        self.record(unit.as_mut(), event.about(locked.session.id)).await?;
        unit.commit().await?;
        Ok(ConfirmEmailOutcome::Confirmed)
    }

    /// The caller's account, held, and the wanted address that a link confirms, used up.
    pub(super) async fn load_confirmation(
        &self,
        unit: &mut dyn UnitOfWork,
        caller: &SignedIn,
        token: &ActionToken,
        purpose: Purpose,
        now: Timestamp,
    ) -> Result<Result<(LockedAccount, Address), ConfirmEmailOutcome>, Failure> {
        let Some(locked) = self.load_caller(unit, caller, now).await? else {
            return Ok(Err(ConfirmEmailOutcome::CallerEnded));
        };
        let seen = unit.action_tokens().find(&token.digest()).await?;
        let Some(seen) = seen.filter(|seen| seen.owner == locked.account.id) else {
            return Ok(Err(ConfirmEmailOutcome::TokenInvalid));
        };
        let others = unit.addresses().list(locked.account.id).await?;
        let consumed = unit.action_tokens().consume(seen.id, purpose, now).await?;
        Ok(match wanted(&others.0, &seen, now).filter(|_| consumed) {
            Some(address) => Ok((locked, address.clone())),
            None => Err(ConfirmEmailOutcome::TokenInvalid),
        })
    }

    /// What was mailed to the former address recovers no more; what it may do instead is told to it.
    async fn archive_former(
        &self,
        unit: &mut dyn UnitOfWork,
        before: &Account,
        address: &Address,
        now: Timestamp,
    ) -> Result<(), Failure> {
        let policy = &self.policy.email_change;
        let lifetime = policy.revert_for + policy.delivery;
        for purpose in [Purpose::Recovery, Purpose::Unlock, Purpose::RecoveryCancel] {
            unit.action_tokens().void(before.id, purpose, now).await?;
        }
        // What waits for it waits no more: the owner may just be leaving a mailbox that is read.
        let open = unit.recoveries().open(before.id).await?;
        if open.is_some_and(|open| open.address.is_none()) {
            self.supersede_recovery(unit, before.id, now).await?;
        }
        let former = Address {
            id: AddressId::generate(now, self.entropy.as_ref()),
            account: before.id,
            email: before.email.clone(),
            role: AddressRole::Former(now.after(lifetime)),
            since: now,
            began: address.began,
        };
        unit.addresses().insert(&former).await?;
        // What was to be told there is told there.
        unit.outbox().redirect(before.id, former.id).await?;
        let link = IssueToken::to(before.id, &former.email, Purpose::EmailRevert, lifetime);
        let link = link.at_address(former.id, &former.email);
        self.notify_with_link(unit, Template::EmailChangedAway, link, now).await?;
        self.notify(unit, before.id, Template::EmailChanged, now).await
    }

    /// Gives up the wish for another address; `false` when there is none.
    pub async fn cancel_email_change(
        &self,
        caller: &SignedIn,
        origin: &Origin,
    ) -> Result<bool, Failure> {
        let now = self.clock.now();
        let mut unit = self.store.begin(Gate::account(caller.account.id)).await?;
        let Some(locked) = self.load_caller(unit.as_mut(), caller, now).await? else {
            return Ok(false);
        };
        let id = locked.account.id;
        let others = unit.addresses().list(id).await?;
        let Some(wanted) = others.new_email(now) else { return Ok(false) };
        unit.addresses().set_role(wanted.id, AddressRole::Gone(now), now).await?;
        unit.action_tokens().void(id, Purpose::EmailChange, now).await?;
        let event = NewEvent::of(id, EventKind::EmailChangeCancelled, now, origin);
        self.record(unit.as_mut(), event.about(locked.session.id)).await?;
        unit.commit().await?;
        Ok(true)
    }
}

/// The address that a link confirms, while it is wanted.
fn wanted<'a>(others: &'a [Address], seen: &ActionTokenRow, now: Timestamp) -> Option<&'a Address> {
    let address = others.iter().find(|address| Some(address.id) == seen.address)?;
    let (AddressRole::NewEmail(until) | AddressRole::NewRecovery(until)) = address.role else {
        return None;
    };
    (now < until).then_some(address)
}
