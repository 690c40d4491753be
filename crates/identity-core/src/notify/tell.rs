//! Telling the owner of an account, in the unit of what is told.

use super::{IssueToken, NewMessage, Purpose, Recipient, Template};
use crate::{
    Identity, UnitOfWork,
    account::Account,
    kernel::{AccountId, Failure, MailedTokenId, MessageId, Timestamp},
};

impl Identity {
    /// Puts a mail without a token to the owner of an account into the outbox.
    pub(crate) async fn tell(
        &self,
        unit: &mut dyn UnitOfWork,
        account: AccountId,
        template: Template,
        now: Timestamp,
    ) -> Result<(), Failure> {
        self.put_mail(unit, account, template, None, now).await
    }

    /// Puts a mail with a link to the owner of an account into the outbox.
    pub(crate) async fn tell_with_link(
        &self,
        unit: &mut dyn UnitOfWork,
        template: Template,
        link: IssueToken<'_>,
        now: Timestamp,
    ) -> Result<MailedTokenId, Failure> {
        let owner = link.owner;
        let token = link.at(now, self.mail_tokens.as_ref(), self.entropy.as_ref())?;
        unit.mailed_tokens().insert(&token).await?;
        self.put_mail(unit, owner, template, Some(token.id), now).await?;
        Ok(token.id)
    }

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
        self.tell_with_link(unit, template, link, now).await.map(drop)
    }

    async fn put_mail(
        &self,
        unit: &mut dyn UnitOfWork,
        account: AccountId,
        template: Template,
        token: Option<MailedTokenId>,
        now: Timestamp,
    ) -> Result<(), Failure> {
        let message = NewMessage {
            id: MessageId::generate(now, self.entropy.as_ref()),
            template,
            recipient: Recipient::Account(account),
            token,
            created_at: now,
        };
        Ok(unit.outbox().enqueue(&message).await?)
    }
}
