//! The password is getting old: a reminder by mail, never a gate.

use crate::{
    Identity,
    audit::{Chain, EventKind, NewEvent},
    kernel::{AccountId, Failure, Gate},
    notify::Template,
};

const BATCH_SIZE: u32 = 50;

impl Identity {
    /// Reminds the owners of old passwords, each once in the time after which a password is old, and
    /// tells how many were; zero means that nobody is left.
    pub async fn remind_step(&self) -> Result<usize, Failure> {
        let before = self.clock.now().before(self.policy.password.reminder_after);
        let mut read = self.store.begin_read().await?;
        let due = read.passwords().due_for_reminder(before, BATCH_SIZE).await?;
        drop(read);
        // One whose account cannot be read keeps nobody else from being reminded.
        let (mut reminded, mut failed) = (0, None);
        for account in due {
            match self.remind(account).await {
                Ok(()) => reminded += 1,
                Err(failure) => failed = Some(failure),
            }
        }
        match failed {
            Some(failure) if reminded == 0 => Err(failure),
            _ => Ok(reminded),
        }
    }

    async fn remind(&self, account: AccountId) -> Result<(), Failure> {
        let now = self.clock.now();
        let before = now.before(self.policy.password.reminder_after);
        let mut unit = self.store.begin(Gate::account(account)).await?;
        let Some(account) = unit.accounts().load_for_update(account).await? else {
            return Ok(());
        };
        if unit.passwords().note_reminder(account.id, before, now).await? {
            self.notify(unit.as_mut(), account.id, Template::PasswordReminder, now).await?;
            let (chain, kind) = (Chain::Account(account.id), EventKind::PasswordReminderSent);
            let event = NewEvent::of_service(chain, kind, now);
            self.record(unit.as_mut(), event).await?;
            unit.commit().await?;
        }
        Ok(())
    }
}
