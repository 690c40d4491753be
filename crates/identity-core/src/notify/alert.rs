//! Alerts (NIST SP 800-63B-4, account notifications): mails about an event that an attacker may
//! have caused, with a report link.

use super::{IssueToken, Purpose, Template};
use crate::audit;
use crate::{
    Identity, UnitOfWork,
    account::Account,
    audit::NewEvent,
    kernel::{Failure, Timestamp},
};

/// Records an event that an attacker may have caused, and alerts the owner. The mail contains time,
/// browser and origin of the event, and a report link that contains everything that started at
/// `since` or later. Alerts about sign-ins stop after a few repeats, so that an attacker with the
/// password cannot flood the mailbox: the report link of an earlier one covers the later sign-ins
/// too.
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
    let lately = now.before(identity.policy.notify.repeat_window);
    let can_repeat = matches!(template, Template::NewSignIn | Template::NewPlace);
    if can_repeat
        && unit.outbox().count_queued(account.id, template, lately).await?
            >= identity.policy.notify.max_repeats
    {
        return Ok(());
    }
    let lifetime = identity.policy.recovery.report_link;
    let link = IssueToken::to(account.id, &account.email, Purpose::Report, lifetime);
    let link = IssueToken { concerns: Some(since), about: Some(about), ..link };
    super::notify_all_with_link(identity, unit, template, link, now).await
}
