//! The recovery address: a second way back, told of everything.

use super::{ConfirmEmailOutcome, EmailRequestOutcome, request::Wanted};
use crate::{
    Identity,
    account::AddressRole,
    audit::{EventKind, NewEvent},
    kernel::{Email, Failure, Gate, MailedToken, Origin},
    notify::{IssueToken, Purpose, Template},
    session::{FreshSession, Reach, SignedIn},
    source_limit::{Charge, Spend},
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
        let held = self.hold_fresh(unit.as_mut(), caller, &[Reach::Full], now).await?;
        let Some(held) = held else { return Ok(EmailRequestOutcome::CallerEnded) };
        let others = unit.addresses().list(id).await?;
        let same = others.recovery().is_some_and(|recovery| recovery.email == *email);
        if same || held.account.email == *email {
            return Ok(EmailRequestOutcome::SameAddress);
        }
        let paid = self.charge(unit.as_mut(), origin.source(), &[Charge::Mail], now).await?;
        if let Spend::Wait(until) = paid {
            return Ok(EmailRequestOutcome::Wait(until));
        }
        if let Some(before) = others.new_recovery(now) {
            unit.addresses().set_role(before.id, AddressRole::Gone(now), now).await?;
            unit.mailed_tokens().void(id, Purpose::RecoveryEmail, now).await?;
        }
        let lifetime = self.policy.email_change.link;
        let role = AddressRole::NewRecovery(now.after(lifetime));
        let began = held.session.created_at;
        let wanted = Wanted { held: &held, email, role, began };
        let address = self.want_address(unit.as_mut(), wanted, now).await?;
        if self.may_confirm(unit.as_mut(), email, now).await? {
            let link = IssueToken::to(id, email, Purpose::RecoveryEmail, lifetime);
            let link = link.at_address(address, email);
            self.tell_with_link(unit.as_mut(), Template::ConfirmRecoveryEmail, link, now).await?;
        }
        let event = NewEvent::of(id, EventKind::RecoveryEmailRequested, now, origin);
        self.record(unit.as_mut(), event.about(held.session.id)).await?;
        unit.commit().await?;
        Ok(EmailRequestOutcome::Accepted)
    }

    /// Puts a recovery address in force, in the place of the one before.
    pub async fn confirm_recovery_email(
        &self,
        caller: &SignedIn,
        token: &MailedToken,
        origin: &Origin,
    ) -> Result<ConfirmEmailOutcome, Failure> {
        let now = self.clock.now();
        let purpose = Purpose::RecoveryEmail;
        let mut unit = self.store.begin(Gate::account(caller.account.id)).await?;
        let (held, address) =
            match self.hold_confirmation(unit.as_mut(), caller, token, purpose, now).await? {
                Ok(held) => held,
                Err(refused) => return Ok(refused),
            };
        let id = held.account.id;
        unit.mailed_tokens().void(id, purpose, now).await?;
        let others = unit.addresses().list(id).await?;
        if let Some(before) = others.recovery() {
            let kept = AddressRole::FormerRecovery(now.after(self.policy.email_change.removed_for));
            unit.addresses().set_role(before.id, kept, now).await?;
            let lifetime = self.policy.recovery.report_link;
            let link = IssueToken::to(id, &before.email, Purpose::Report, lifetime);
            let link = IssueToken { concerns: Some(held.session.created_at), ..link };
            let link = link.at_address(before.id, &before.email);
            self.tell_with_link(unit.as_mut(), Template::RecoveryEmailOff, link, now).await?;
            self.end_wait_of(unit.as_mut(), before, now).await?;
        }
        unit.addresses().set_role(address.id, AddressRole::Recovery, now).await?;
        let (template, began) = (Template::RecoveryEmailOn, held.session.created_at);
        let event = NewEvent::of(id, EventKind::RecoveryEmailSet, now, origin);
        let event = event.about(held.session.id);
        self.alert(unit.as_mut(), &held.account, template, began, event).await?;
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
        let held = self.hold_fresh(unit.as_mut(), caller, &[Reach::Full], now).await?;
        let Some(held) = held else { return Ok(RemoveRecoveryEmail::CallerEnded) };
        let others = unit.addresses().list(id).await?;
        let (recovery, wanted) = (others.recovery(), others.new_recovery(now));
        if recovery.is_none() && wanted.is_none() {
            return Ok(RemoveRecoveryEmail::None);
        }
        unit.mailed_tokens().void(id, Purpose::RecoveryEmail, now).await?;
        if let Some(wanted) = wanted {
            unit.addresses().set_role(wanted.id, AddressRole::Gone(now), now).await?;
        }
        if let Some(recovery) = recovery {
            // Told before it is removed: it is told of its own end too.
            let (template, began) = (Template::RecoveryEmailOff, held.session.created_at);
            let event = NewEvent::of(id, EventKind::RecoveryEmailRemoved, now, origin);
            let event = event.about(held.session.id);
            self.alert(unit.as_mut(), &held.account, template, began, event).await?;
            let kept = AddressRole::FormerRecovery(now.after(self.policy.email_change.removed_for));
            unit.addresses().set_role(recovery.id, kept, now).await?;
            self.end_wait_of(unit.as_mut(), recovery, now).await?;
        }
        unit.commit().await?;
        Ok(RemoveRecoveryEmail::Removed)
    }
}
