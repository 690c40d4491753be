//! Reminders to change an old password. They are mails only and block nothing.

use crate::{
    Identity,
    audit::{Chain, EventKind, NewEvent},
    kernel::{AccountId, Batch, Failure, Gate, Party},
    notify::Template,
};
use crate::{audit, notify};

const BATCH_SIZE: u32 = 50;

impl Identity {
    /// Reminds the owners of old passwords, each once per reminder period, and returns how many
    /// were reminded. Zero means that none is due.
    pub async fn remind_step(&self) -> Result<usize, Failure> {
        let before = self.clock.now().before(self.policy.password.reminder_after);
        let mut read = self.store.begin_read().await?;
        let due = read.passwords().due_for_reminder(before, BATCH_SIZE).await?;
        drop(read);
        Batch::run(due, |account| remind(self, account)).await.any_succeeded()
    }
}

async fn remind(identity: &Identity, account: AccountId) -> Result<(), Failure> {
    let now = identity.clock.now();
    let before = now.before(identity.policy.password.reminder_after);
    let mut unit = identity.store.begin(Gate::account(account).by(Party::Service)).await?;
    let Some(account) = unit.accounts().load_for_update(account).await? else {
        return Ok(());
    };
    if unit.passwords().note_reminder(account.id, before, now).await? {
        notify::notify(identity, unit.as_mut(), account.id, Template::PasswordReminder, now)
            .await?;
        let (chain, kind) = (Chain::Account(account.id), EventKind::PasswordReminderSent);
        let event = NewEvent::of_service(chain, kind, now);
        audit::record(identity, unit.as_mut(), event).await?;
        unit.commit().await?;
    }
    Ok(())
}
