//! The recovery address: a second way back, told of everything.

use super::{ConfirmEmailOutcome, EmailRequestOutcome, request::RequestedAddress};
use crate::{
    Identity,
    account::AddressRole,
    audit::{EventKind, NewEvent},
    kernel::{ActionToken, Email, Failure, Gate, Origin},
    notify::{IssueToken, Purpose, Template},
    rate_limit::{Cost, Spending},
    session::{FreshSession, SessionAccess, SignedIn},
};

/// What became of the wish to have no recovery address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RemoveRecoveryEmail {
    /// It is in force no longer.
    Removed,
    /// There was none, and none was wanted.
    None,
    /// The session in hand has ended meanwhile, or its proof is not fresh any more.
    CallerEnded,
}

impl Identity {
    /// Mails a link that confirms a recovery address. The one before stays until then.
    pub async fn request_recovery_email(
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
        let others = unit.addresses().list(id).await?;
        let same = others.recovery().is_some_and(|recovery| recovery.email == *email);
        if same || locked.account.email == *email {
            return Ok(EmailRequestOutcome::SameAddress);
        }
        let paid = self.spend(unit.as_mut(), origin.source(), &[Cost::Mail], now).await?;
        if let Spending::RetryAfter(until) = paid {
            return Ok(EmailRequestOutcome::RetryAfter(until));
        }
        if let Some(before) = others.new_recovery(now) {
            unit.addresses().set_role(before.id, AddressRole::Gone(now), now).await?;
            unit.action_tokens().void(id, Purpose::RecoveryEmail, now).await?;
        }
        let lifetime = self.policy.email_change.link;
        let role = AddressRole::NewRecovery(now.after(lifetime));
        let began = locked.session.created_at;
        let wanted = RequestedAddress { locked: &locked, email, role, began };
        let address = self.request_address(unit.as_mut(), wanted, now).await?;
        if self.may_confirm(unit.as_mut(), email, now).await? {
            let link = IssueToken::to(id, email, Purpose::RecoveryEmail, lifetime);
            let link = link.at_address(address, email);
            self.notify_with_link(unit.as_mut(), Template::ConfirmRecoveryEmail, link, now).await?;
        }
        let event = NewEvent::of(id, EventKind::RecoveryEmailRequested, now, origin);
        self.record(unit.as_mut(), event.about(locked.session.id)).await?;
        unit.commit().await?;
        Ok(EmailRequestOutcome::Accepted)
    }

    /// Puts a recovery address in force, in the place of the one before.
    pub async fn confirm_recovery_email(
        &self,
        caller: &SignedIn,
        token: &ActionToken,
        origin: &Origin,
    ) -> Result<ConfirmEmailOutcome, Failure> {
        let now = self.clock.now();
        let purpose = Purpose::RecoveryEmail;
        let mut unit = self.store.begin(Gate::account(caller.account.id)).await?;
        let (locked, address) =
            match self.load_confirmation(unit.as_mut(), caller, token, purpose, now).await? {
                Ok(locked) => locked,
                Err(refused) => return Ok(refused),
            };
        let id = locked.account.id;
        unit.action_tokens().void(id, purpose, now).await?;
        let others = unit.addresses().list(id).await?;
        if let Some(before) = others.recovery() {
            let kept = AddressRole::FormerRecovery(now.after(self.policy.email_change.removed_for));
            unit.addresses().set_role(before.id, kept, now).await?;
            let lifetime = self.policy.recovery.report_link;
            let link = IssueToken::to(id, &before.email, Purpose::Report, lifetime);
            let link = IssueToken { concerns: Some(locked.session.created_at), ..link };
            let link = link.at_address(before.id, &before.email);
            self.notify_with_link(unit.as_mut(), Template::RecoveryEmailOff, link, now).await?;
            self.end_wait_of(unit.as_mut(), before, now).await?;
        }
        unit.addresses().set_role(address.id, AddressRole::Recovery, now).await?;
        let (template, began) = (Template::RecoveryEmailOn, locked.session.created_at);
        let event = NewEvent::of(id, EventKind::RecoveryEmailSet, now, origin);
        let event = event.about(locked.session.id);
        self.alert(unit.as_mut(), &locked.account, template, began, event).await?;
        unit.commit().await?;
        Ok(ConfirmEmailOutcome::Confirmed)
    }

    /// Has no recovery address any more, and wants none.
    pub async fn remove_recovery_email(
        &self,
        caller: &FreshSession,
        origin: &Origin,
    ) -> Result<RemoveRecoveryEmail, Failure> {
        let now = self.clock.now();
        let id = caller.live().account.id;
        let mut unit = self.store.begin(Gate::account(id)).await?;
        let locked = self.load_fresh(unit.as_mut(), caller, &[SessionAccess::Full], now).await?;
        let Some(locked) = locked else { return Ok(RemoveRecoveryEmail::CallerEnded) };
        let others = unit.addresses().list(id).await?;
        let (recovery, wanted) = (others.recovery(), others.new_recovery(now));
        if recovery.is_none() && wanted.is_none() {
            return Ok(RemoveRecoveryEmail::None);
        }
        unit.action_tokens().void(id, Purpose::RecoveryEmail, now).await?;
        if let Some(wanted) = wanted {
            unit.addresses().set_role(wanted.id, AddressRole::Gone(now), now).await?;
        }
        if let Some(recovery) = recovery {
            // Told before it is removed: it is told of its own end too.
            let (template, began) = (Template::RecoveryEmailOff, locked.session.created_at);
            let event = NewEvent::of(id, EventKind::RecoveryEmailRemoved, now, origin);
            let event = event.about(locked.session.id);
            self.alert(unit.as_mut(), &locked.account, template, began, event).await?;
            let kept = AddressRole::FormerRecovery(now.after(self.policy.email_change.removed_for));
            unit.addresses().set_role(recovery.id, kept, now).await?;
            self.end_wait_of(unit.as_mut(), recovery, now).await?;
        }
        unit.commit().await?;
        Ok(RemoveRecoveryEmail::Removed)
    }
}
