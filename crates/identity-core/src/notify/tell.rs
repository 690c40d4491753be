//! Telling the owner of an account, in the unit of what is told.

use super::{IssueToken, NewMessage, Recipient, Template};
use crate::{
    Identity, UnitOfWork,
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
