//! Somebody asks for a link: to recover an account, or to unlock it. The answer is the same
//! whether the address has an account or not.

use crate::{
    Identity, UnitOfWork,
    account::Account,
    audit::{EventKind, NewEvent},
    guard::LockCause,
    kernel::{AccountId, Email, Failure, Gate, MailedTokenId, Origin, Timestamp},
    notify::{IssueToken, Purpose, Template},
    source_limit::{Asked, Charge, Spend},
};
use std::time::Duration;

const HOUR: Duration = Duration::from_hours(1);

impl Identity {
    /// Mails a link that recovers the account of an address, if it has one and got few of late.
    pub async fn request_recovery(&self, email: &Email, origin: &Origin) -> Result<Asked, Failure> {
        self.request_link(email, Purpose::Recovery, EventKind::RecoveryRequested, origin).await
    }

    /// Mails a link that unlocks the account of an address, if it is locked for strangers; what
    /// helps instead, if it is not.
    pub async fn request_unlock(&self, email: &Email, origin: &Origin) -> Result<Asked, Failure> {
        self.request_link(email, Purpose::Unlock, EventKind::UnlockRequested, origin).await
    }

    async fn request_link(
        &self,
        email: &Email,
        purpose: Purpose,
        kind: EventKind,
        origin: &Origin,
    ) -> Result<Asked, Failure> {
        let (now, source) = (self.clock.now(), origin.source());
        if let Some(until) = self.source_waits(source, &[Charge::Mail], now) {
            return Ok(Asked::Wait(until));
        }
        let mut read = self.store.begin_read().await?;
        let found = read.accounts().find_by_email(email).await?;
        let stand_in = read.accounts().stand_in(email).await?;
        drop(read);
        let aimed_at = found.unwrap_or(stand_in);
        let mut unit = self.store.begin(Gate::account(aimed_at)).await?;
        let account = unit.accounts().lock(aimed_at).await?;
        let paid = self.charge(unit.as_mut(), source, &[Charge::Mail], now).await?;
        if let Spend::Wait(until) = paid {
            return Ok(Asked::Wait(until));
        }
        let guard = unit.guards().find(aimed_at).await?;
        let mailed = match (purpose, guard.lock.map(|lock| lock.cause)) {
            (Purpose::Unlock, Some(LockCause::Guessing)) => Template::UnlockLink,
            (Purpose::Unlock, None) => Template::NotLocked,
            _ => Template::RecoveryLink,
        };
        let may_be_mailed = self.may_be_mailed(unit.as_mut(), email, mailed, aimed_at, now).await?;
        let event = match account {
            Some(account) if may_be_mailed => {
                self.mail_wanted(unit.as_mut(), &account, mailed, now).await?;
                NewEvent::of(account.id, kind, now, origin)
            }
            // A stranger does not write into the owner's trail at will.
            _ => NewEvent::of_nobody(kind, now, origin),
        };
        self.record(unit.as_mut(), event).await?;
        unit.commit().await?;
        Ok(Asked::Accepted)
    }

    /// A stranger must not be able to fill a mailbox through us.
    async fn may_be_mailed(
        &self,
        unit: &mut dyn UnitOfWork,
        email: &Email,
        template: Template,
        aimed_at: AccountId,
        now: Timestamp,
    ) -> Result<bool, Failure> {
        let mut issued = 0;
        for purpose in [Purpose::Recovery, Purpose::Unlock] {
            issued += unit.mailed_tokens().count_issued(email, purpose, now.before(HOUR)).await?;
        }
        let last = unit.outbox().last_told(aimed_at, Template::NotLocked).await?;
        let told = template == Template::NotLocked && last.is_some_and(|at| now.since(at) < HOUR);
        Ok(issued < self.policy.recovery.links_an_hour && !told)
    }

    async fn mail_wanted(
        &self,
        unit: &mut dyn UnitOfWork,
        account: &Account,
        template: Template,
        now: Timestamp,
    ) -> Result<(), Failure> {
        match template {
            Template::UnlockLink => {
                let (owner, lifetime) = (account.id, self.policy.guard.unlock_link);
                let link = IssueToken::to(owner, &account.email, Purpose::Unlock, lifetime);
                self.tell_with_link(unit, template, link, now).await.map(drop)
            }
            Template::NotLocked => self.tell(unit, account.id, template, now).await,
            _ => self.mail_recovery_link(unit, account, template, now).await.map(drop),
        }
    }

    /// Mails a fresh link that recovers.
    pub(super) async fn mail_recovery_link(
        &self,
        unit: &mut dyn UnitOfWork,
        account: &Account,
        template: Template,
        now: Timestamp,
    ) -> Result<MailedTokenId, Failure> {
        let lifetime = self.policy.recovery.link;
        let link = IssueToken::to(account.id, &account.email, Purpose::Recovery, lifetime);
        self.tell_with_link(unit, template, link, now).await
    }
}
