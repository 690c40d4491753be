//! Reports of "this wasn't me", from the link of an alert.

use crate::{
    Identity, UnitOfWork,
    account::{Account, Address, OtherAddresses},
    email_change::Disputed,
    kernel::{ActionToken, Failure, Gate, Origin, Party, Timestamp},
    notify::{ActionTokenRow, Purpose, Template},
    recovery::{Containment, ContainmentTrigger, Reporter},
    throttle::CompromisedSince,
};
use crate::{email_change, recovery};

/// Outcome of a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReportOutcome {
    /// The account is contained. A recovery link was queued now or shortly before.
    Contained,
    /// The alerted address was the account's own and becomes it again then, unless the current
    /// owner objects.
    Restoring(Timestamp),
    /// Somebody else has shown more for the account. Its addresses are notified.
    Outweighed,
    /// The account is contained, and several addresses claim it. No recovery link is sent before
    /// the dispute is settled.
    Disputed,
    /// The link was used, has expired, or never existed.
    TokenInvalid,
}

impl Identity {
    /// Returns whether a report link can still be used, without changing anything.
    pub async fn report_is_open(&self, token: &ActionToken) -> Result<bool, Failure> {
        Ok(recovery::find_open_link(self, token, Purpose::Report).await?.is_some())
    }

    /// Contains an account because of a report. The link proves nothing and only causes a mail. If
    /// the account's email has changed since the alert, the alerted address is the one that lost
    /// the account, and takes it back as with the link in the mail about the change.
    pub async fn report(
        &self,
        token: &ActionToken,
        origin: &Origin,
    ) -> Result<ReportOutcome, Failure> {
        let Some(seen) = recovery::find_open_link(self, token, Purpose::Report).await? else {
            return Ok(ReportOutcome::TokenInvalid);
        };
        let now = self.clock.now();
        let mut unit = self.store.begin(Gate::account(seen.owner).by(Party::Link(seen.id))).await?;
        let account = unit.accounts().load_for_update(seen.owner).await?;
        let consumed = unit.action_tokens().consume(seen.id, Purpose::Report, now).await?;
        let Some(account) = account.filter(|_| consumed) else {
            return Ok(ReportOutcome::TokenInvalid);
        };
        let others = unit.addresses().list(account.id).await?;
        let outcome = match compromised(&seen, &account, &others, now) {
            Some(former) => {
                let disputed = Disputed { account, former: former.clone(), before: false };
                let at = email_change::start_restore(self, unit.as_mut(), &disputed, origin, now)
                    .await?;
                ReportOutcome::Restoring(at)
            }
            None => {
                let since = seen.concerns.unwrap_or(account.created_at);
                let reporter = Reporter::Mailbox(seen.address);
                if recovery::report_counts(self, unit.as_mut(), &account, reporter, since, now)
                    .await?
                {
                    contain_once(self, unit.as_mut(), &account, &seen, since, origin, now).await?;
                    match others.disputed() {
                        Some(_) => ReportOutcome::Disputed,
                        None => ReportOutcome::Contained,
                    }
                } else {
                    ReportOutcome::Outweighed
                }
            }
        };
        unit.commit().await?;
        Ok(outcome)
    }
}

/// Contains an account. When it is contained already, it only undoes remaining changes and queues
/// the recovery link again, so that an attacker with a stock of report links cannot abort every
/// recovery.
async fn contain_once(
    identity: &Identity,
    unit: &mut dyn UnitOfWork,
    account: &Account,
    seen: &ActionTokenRow,
    since: Timestamp,
    origin: &Origin,
    now: Timestamp,
) -> Result<(), Failure> {
    let since = CompromisedSince::At(since);
    let locked_since = unit.throttles().find(account.id).await?.compromised_since();
    let shown = Reporter::Mailbox(seen.address).shown();
    let by = ContainmentTrigger::Report;
    let containment =
        Containment { since, devices_since: None, by, shown, reporter: seen.address, origin };
    let Some(locked_since) = locked_since.filter(|locked_since| *locked_since <= since) else {
        return recovery::contain(identity, unit, account, containment, now).await;
    };
    // After the panic button a report restores nothing, because a thief of the owner's phone may
    // read the mail.
    if locked_since != CompromisedSince::Unknown {
        recovery::contain_further(identity, unit, account.id, &containment, now).await?;
    }
    let last = unit.outbox().last_queued_at(account.id, Template::AccountContained).await?;
    if last.is_none_or(|last| now.since(last) >= identity.policy.recovery.link) {
        recovery::mail_ways_back(identity, unit, account, now).await?;
    }
    Ok(())
}

/// Finds the address that was the account's own when the alert went to it, and has lost the account
/// since.
fn compromised<'a>(
    seen: &ActionTokenRow,
    account: &Account,
    others: &'a OtherAddresses,
    now: Timestamp,
) -> Option<&'a Address> {
    let former = others.own_at(seen.issued_at, now).filter(|_| seen.address.is_none())?;
    // The right of an earlier address of the account takes precedence.
    let comes_first = others.disputed().is_none_or(|disputed| disputed.id > former.id);
    (comes_first && former.email != account.email).then_some(former)
}
