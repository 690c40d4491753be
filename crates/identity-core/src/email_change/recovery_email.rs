//! The recovery email: a second address that is notified of everything and can recover the account.

use super::address::{
    Confirmation, Requested, RequestedAddress, Target, confirm_address, request_address,
};
use super::undo::end_waiting_period_of;
use super::{ConfirmEmailOutcome, EmailRequestOutcome};
use crate::{
    Identity,
    account::AddressRole,
    audit::{EventKind, NewEvent},
    kernel::{ActionToken, Email, Failure, Gate, Origin, Party},
    notify::{IssueToken, Purpose, Template},
    session::{FreshSession, SessionAccess, SignedIn},
};
use crate::{audit, notify, session};

/// Outcome of removing the recovery email.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RemoveRecoveryEmail {
    /// The recovery email is removed.
    Removed,
    /// There was none, and none was requested.
    None,
    /// The caller's own session has ended since it was checked, or its proof is no longer fresh.
    CallerEnded,
}

impl Identity {
    /// Queues a link that confirms a recovery email. The current one stays active until then.
    pub async fn request_recovery_email(
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
        let (target, source) = (Target::RecoveryEmail, origin.source());
        let began = locked.session.created_at;
        let requested = RequestedAddress { target, locked: &locked, email, began, source };
        match request_address(self, unit.as_mut(), requested, now).await? {
            Requested::Refused(outcome) => return Ok(outcome),
            Requested::InMailbox => {}
            Requested::Link(link) => {
                let template = Template::ConfirmRecoveryEmail;
                notify::notify_with_link(self, unit.as_mut(), template, link, now).await?;
            }
        }
        let event = NewEvent::of(id, EventKind::RecoveryEmailRequested, now, origin);
        audit::record(self, unit.as_mut(), event.about(locked.session.id)).await?;
        unit.commit().await?;
        Ok(EmailRequestOutcome::Accepted)
    }

    /// Activates a requested recovery email in place of the current one.
    pub async fn confirm_recovery_email(
        &self,
        caller: &SignedIn,
        token: &ActionToken,
        origin: &Origin,
    ) -> Result<ConfirmEmailOutcome, Failure> {
        let now = self.clock.now();
        let gate = Gate::account(caller.account.id).by(Party::Session(caller.session.id));
        let mut unit = self.store.begin(gate).await?;
        let target = Target::RecoveryEmail;
        let (locked, address) =
            match confirm_address(self, unit.as_mut(), caller, token, target, now).await? {
                Confirmation::Address(confirmed) => *confirmed,
                Confirmation::Refused(outcome) => return Ok(outcome),
            };
        let id = locked.account.id;
        let others = unit.addresses().list(id).await?;
        if let Some(before) = others.recovery() {
            let kept = AddressRole::FormerRecovery(now.after(self.policy.email_change.removed_for));
            unit.addresses().set_role(before.id, kept, now).await?;
            let lifetime = self.policy.recovery.report_link;
            let link = IssueToken::to(id, &before.email, Purpose::Report, lifetime);
            let link = IssueToken { concerns: Some(locked.session.created_at), ..link };
            let link = link.at_address(before.id, &before.email);
            notify::notify_with_link(self, unit.as_mut(), Template::RecoveryEmailOff, link, now)
                .await?;
            end_waiting_period_of(unit.as_mut(), before, now).await?;
        }
        unit.addresses().set_role(address.id, AddressRole::Recovery, now).await?;
        let (template, began) = (Template::RecoveryEmailOn, locked.session.created_at);
        let event = NewEvent::of(id, EventKind::RecoveryEmailSet, now, origin);
        let event = event.about(locked.session.id);
        notify::alert(self, unit.as_mut(), &locked.account, template, began, event).await?;
        unit.commit().await?;
        Ok(ConfirmEmailOutcome::Confirmed)
    }

    /// Removes the recovery email, and cancels a requested one.
    pub async fn remove_recovery_email(
        &self,
        caller: &FreshSession,
        origin: &Origin,
    ) -> Result<RemoveRecoveryEmail, Failure> {
        let now = self.clock.now();
        let id = caller.live().account.id;
        let gate = Gate::account(id).by(Party::Session(caller.live().session.id));
        let mut unit = self.store.begin(gate).await?;
        let locked =
            session::load_fresh(self, unit.as_mut(), caller, &[SessionAccess::Full], now).await?;
        let Some(locked) = locked else { return Ok(RemoveRecoveryEmail::CallerEnded) };
        let others = unit.addresses().list(id).await?;
        let (recovery, requested) = (others.recovery(), others.new_recovery(now));
        if recovery.is_none() && requested.is_none() {
            return Ok(RemoveRecoveryEmail::None);
        }
        unit.action_tokens().void(id, Purpose::RecoveryEmail, now).await?;
        if let Some(requested) = requested {
            unit.addresses().set_role(requested.id, AddressRole::Gone(now), now).await?;
        }
        if let Some(recovery) = recovery {
            // The alert is queued before the removal, so that the removed address receives it too.
            let (template, began) = (Template::RecoveryEmailOff, locked.session.created_at);
            let event = NewEvent::of(id, EventKind::RecoveryEmailRemoved, now, origin);
            let event = event.about(locked.session.id);
            notify::alert(self, unit.as_mut(), &locked.account, template, began, event).await?;
            let kept = AddressRole::FormerRecovery(now.after(self.policy.email_change.removed_for));
            unit.addresses().set_role(recovery.id, kept, now).await?;
            end_waiting_period_of(unit.as_mut(), recovery, now).await?;
        }
        unit.commit().await?;
        Ok(RemoveRecoveryEmail::Removed)
    }
}
