//! Required password changes: an operator believes that a password is known to others.

use crate::{
    Identity,
    audit::{Chain, EventKind, NewEvent},
    kernel::{Email, Failure, Gate, Party},
    notify::Template,
};
use crate::{audit, notify};

impl Identity {
    /// Requires a password change: the account's sessions can do nothing else until then. Returns
    /// `false` when no account has the address.
    pub async fn require_password_change(&self, email: &Email) -> Result<bool, Failure> {
        let now = self.clock.now();
        let mut read = self.store.begin_read().await?;
        let Some(id) = read.accounts().find_by_email(email).await? else {
            return Ok(false);
        };
        drop(read);
        let mut unit = self.store.begin(Gate::account(id).by(Party::Service)).await?;
        let Some(account) = unit.accounts().load_for_update(id).await? else {
            return Ok(false);
        };
        unit.passwords().require_change(account.id).await?;
        notify::notify(self, unit.as_mut(), account.id, Template::PasswordChangeRequired, now)
            .await?;
        let (chain, kind) = (Chain::Account(account.id), EventKind::PasswordChangeRequired);
        let event = NewEvent::of_service(chain, kind, now);
        audit::record(self, unit.as_mut(), event).await?;
        unit.commit().await?;
        Ok(true)
    }
}
