//! Alerts (NIST SP 800-63B-4, account notifications): mails about an event that an attacker may
//! have caused, with a report link.
//!
//! Repeats of one kind within ten minutes become one mail with their number, so that an attacker
//! cannot fill the mailbox and none is dropped:
//!
//! ```text
//!   event      mail
//!     1 ─────> queued
//!     2 ─────> counted on it, while no worker has claimed it
//!              delivered: "This happened 2 times since .."
//!     3 ─────> another one, due ten minutes after that delivery
//!     4 ─────> counted on it
//! ```

use super::{IssueToken, NewMessage, Purpose, Template};
use crate::audit;
use crate::{
    Identity, UnitOfWork,
    account::Account,
    audit::NewEvent,
    kernel::{Failure, Timestamp},
};

/// Records an event that an attacker may have caused, and alerts the owner. The mail contains time,
/// browser and origin of the event, and a report link that contains everything that started at
/// `since` or later.
pub(crate) async fn alert(
    identity: &Identity,
    unit: &mut dyn UnitOfWork,
    account: &Account,
    template: Template,
    since: Timestamp,
    event: NewEvent,
) -> Result<(), Failure> {
    let now = event.at;
    let about = audit::record(identity, unit, event).await?;
    let lifetime = identity.policy.recovery.report_link;
    let link = IssueToken::to(account.id, &account.email, Purpose::Report, lifetime);
    let link = IssueToken { concerns: Some(since), about: Some(about), ..link };
    let others = unit.addresses().list(account.id).await?;
    for link in link.at_every_address(&others) {
        queue_or_count(identity, unit, template, link, now).await?;
    }
    Ok(())
}

/// Counts the event on a mail that waits and whose report link contains it too, or queues a mail.
async fn queue_or_count(
    identity: &Identity,
    unit: &mut dyn UnitOfWork,
    template: Template,
    link: IssueToken<'_>,
    now: Timestamp,
) -> Result<(), Failure> {
    let (to, about) = (link.recipient(), link.about);
    let since = link.concerns.unwrap_or(now);
    if unit.outbox().count_repeat(to, template, since).await? {
        return Ok(());
    }
    let last = unit.outbox().last_mailed_at(to, template).await?;
    let token = Some(super::issue(identity, unit, link, now).await?);
    let message = super::notify::message(identity, to, template, now);
    let message = NewMessage { token, about, ..message };
    unit.outbox().enqueue(&message).await?;
    if let Some(due_at) = identity.policy.notify.repeat_due_at(last, now) {
        unit.outbox().retry(message.id, due_at).await?;
    }
    Ok(())
}
