//! Telling an owner of what somebody else may have done.

use crate::{
    Identity, UnitOfWork,
    account::Account,
    audit::NewEvent,
    kernel::{Failure, Timestamp},
    notify::{IssueToken, Purpose, Template},
};
use std::time::Duration;

/// Within which time mails of a kind are repeats.
const REPEATS_WITHIN: Duration = Duration::from_mins(10);
/// How many of a kind are told within that time.
const MAX_REPEATS: u32 = 3;

impl Identity {
    /// Records what somebody else may have done, and tells of it. The mail says when, with which
    /// browser and from where, and carries "this was not me", which contains everything that began
    /// at `since` or later. Of sign-ins within a short while a
    /// few are told and then no more: who knows the password must not fill the mailbox, and what the
    /// mails before contain, contains those that came after.
    pub(crate) async fn alert(
        &self,
        unit: &mut dyn UnitOfWork,
        account: &Account,
        template: Template,
        since: Timestamp,
        event: NewEvent,
    ) -> Result<(), Failure> {
        let now = event.at;
        let about = self.record(unit, event).await?;
        let lately = now.before(REPEATS_WITHIN);
        let repeats = matches!(template, Template::NewSignIn | Template::NewPlace);
        if repeats
            && unit.outbox().count_notified(account.id, template, lately).await? >= MAX_REPEATS
        {
            return Ok(());
        }
        let lifetime = self.policy.recovery.report_link;
        let link = IssueToken::to(account.id, &account.email, Purpose::Report, lifetime);
        let link = IssueToken { concerns: Some(since), about: Some(about), ..link };
        self.notify_all_with_link(unit, template, link, now).await
    }
}
