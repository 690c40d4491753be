//! The password may be known to others: nothing else is done before it is changed.

use crate::{
    Identity,
    audit::{Chain, EventKind, NewEvent},
    kernel::{Email, Failure, Gate},
    notify::Template,
};

impl Identity {
    /// Demands a new password of an account: from now on its sessions can do nothing else before.
    /// `false` when no account has the address.
    pub async fn require_password_change(&self, email: &Email) -> Result<bool, Failure> {
        let now = self.clock.now();
        let mut read = self.store.begin_read().await?;
        let Some(id) = read.accounts().find_by_email(email).await? else {
            return Ok(false);
        };
        drop(read);
        let mut unit = self.store.begin(Gate::account(id)).await?;
        let Some(account) = unit.accounts().load_for_update(id).await? else {
            return Ok(false);
        };
        unit.passwords().require_change(account.id).await?;
        self.notify(unit.as_mut(), account.id, Template::PasswordChangeRequired, now).await?;
        let (chain, kind) = (Chain::Account(account.id), EventKind::PasswordChangeRequired);
        let event = NewEvent::of_service(chain, kind, now);
        self.record(unit.as_mut(), event).await?;
        unit.commit().await?;
        Ok(true)
    }
}
