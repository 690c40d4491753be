//! Telling an owner of what somebody else may have done.

use crate::{
    Identity, UnitOfWork,
    account::Account,
    kernel::{Failure, Timestamp},
    notify::{IssueToken, Purpose, Template},
};

impl Identity {
    /// Tells of something that somebody else may have done. The mail carries "this was not me",
    /// which contains everything that began at `since` or later.
    pub(crate) async fn alert(
        &self,
        unit: &mut dyn UnitOfWork,
        account: &Account,
        template: Template,
        since: Timestamp,
        now: Timestamp,
    ) -> Result<(), Failure> {
        let lifetime = self.policy.recovery.report_link;
        let link = IssueToken::to(account.id, &account.email, Purpose::Report, lifetime);
        let link = IssueToken { concerns: Some(since), ..link };
        self.tell_all_with_link(unit, template, link, now).await
    }
}
