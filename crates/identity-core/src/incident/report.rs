//! "This was not me", from a mail.

use crate::{
    Identity, UnitOfWork,
    account::{Account, Address, OtherAddresses},
    email_change::Disputed,
    kernel::{ActionToken, Failure, Gate, Origin, Timestamp},
    notify::{ActionTokenRow, Purpose, Template},
    recovery::{Containment, ContainmentTrigger},
    throttle::LockCause,
};

/// What became of "this was not me".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReportOutcome {
    /// The account is contained; a link that recovers is on its way, or came a short while ago.
    Contained,
    /// The address was the account's own and gets it back then, unless somebody objects.
    Restoring(Timestamp),
    /// The account is contained, and several addresses claim it: no link goes to any before that
    /// is settled.
    Disputed,
    /// The link was used, is too old, or never was one.
    TokenInvalid,
}

impl Identity {
    /// Whether the link of an alert is still good. Looking changes nothing.
    pub async fn report_is_open(&self, token: &ActionToken) -> Result<bool, Failure> {
        Ok(self.find_open_link(token, Purpose::Report).await?.is_some())
    }

    /// Contains an account because its owner says so with the link of an alert. It proves nothing:
    /// what it leads to is a mail. Where the account has another address since the alert, this is
    /// the one that was robbed of it: it takes the account back, as with the link of the mail that
    /// told of the change.
    pub async fn report(
        &self,
        token: &ActionToken,
        origin: &Origin,
    ) -> Result<ReportOutcome, Failure> {
        let Some(seen) = self.find_open_link(token, Purpose::Report).await? else {
            return Ok(ReportOutcome::TokenInvalid);
        };
        let now = self.clock.now();
        let mut unit = self.store.begin(Gate::account(seen.owner)).await?;
        let account = unit.accounts().load_for_update(seen.owner).await?;
        let consumed = unit.action_tokens().consume(seen.id, Purpose::Report, now).await?;
        let Some(account) = account.filter(|_| consumed) else {
            return Ok(ReportOutcome::TokenInvalid);
        };
        let others = unit.addresses().list(account.id).await?;
        let outcome = match compromised(&seen, &account, &others, now) {
            Some(former) => {
                let disputed = Disputed { account, former: former.clone(), before: false };
                let at = self.start_restore(unit.as_mut(), &disputed, origin, now).await?;
                ReportOutcome::Restoring(at)
            }
            None => {
                let since = seen.concerns.unwrap_or(account.created_at);
                self.contain_once(unit.as_mut(), &account, &seen, since, origin, now).await?;
                match others.disputed() {
                    Some(_) => ReportOutcome::Disputed,
                    None => ReportOutcome::Contained,
                }
            }
        };
        unit.commit().await?;
        Ok(outcome)
    }

    /// Contains an account, or undoes what is left to undo and mails the way back once more where it
    /// is contained already: whoever keeps alerts in stock shall not undo each recovery that is
    /// under way.
    async fn contain_once(
        &self,
        unit: &mut dyn UnitOfWork,
        account: &Account,
        seen: &ActionTokenRow,
        since: Timestamp,
        origin: &Origin,
        now: Timestamp,
    ) -> Result<(), Failure> {
        let lock = unit.throttles().find(account.id).await?.lock;
        let contained =
            lock.is_some_and(|lock| lock.cause == LockCause::Compromise && lock.since <= since);
        let containment =
            Containment { since, by: ContainmentTrigger::Report, reporter: seen.address, origin };
        if !contained {
            return self.contain(unit, account, containment, now).await;
        }
        // After the panic button a mail brings nothing back: who stole a telephone may read it.
        if lock.is_some_and(|lock| !lock.is_since_unknown()) {
            self.contain_further(unit, account.id, &containment, now).await?;
        }
        let last = unit.outbox().last_notified(account.id, Template::AccountContained).await?;
        if last.is_none_or(|last| now.since(last) >= self.policy.recovery.link) {
            self.mail_ways_back(unit, account, now).await?;
        }
        Ok(())
    }
}

/// The address that was the account's own when an alert came to it, and is robbed of it since.
fn compromised<'a>(
    seen: &ActionTokenRow,
    account: &Account,
    others: &'a OtherAddresses,
    now: Timestamp,
) -> Option<&'a Address> {
    let former = others.own_at(seen.issued_at, now).filter(|_| seen.address.is_none())?;
    // The right of an address that was the account's before comes first.
    let comes_first = others.disputed().is_none_or(|disputed| disputed.id > former.id);
    (comes_first && former.email != account.email).then_some(former)
}
