//! Telling the owner of an account, in the unit of what is told.

use super::{IssueToken, NewMessage, Recipient, Template};
use crate::{
    Identity, UnitOfWork,
    kernel::{AccountId, ActionTokenId, Failure, MessageId, Timestamp},
};

impl Identity {
    /// Puts a mail without a token to the owner of an account into the outbox, for each address
    /// that is told of everything.
    pub(crate) async fn notify(
        &self,
        unit: &mut dyn UnitOfWork,
        account: AccountId,
        template: Template,
        now: Timestamp,
    ) -> Result<(), Failure> {
        self.put_mail(unit, Recipient::Account(account), template, now).await?;
        if let Some(address) = unit.addresses().list(account).await?.recovery() {
            let recipient = Recipient::Address(account, address.id);
            self.put_mail(unit, recipient, template, now).await?;
        }
        Ok(())
    }

    /// Puts a mail with a link to one address of an account into the outbox.
    pub(crate) async fn notify_with_link(
        &self,
        unit: &mut dyn UnitOfWork,
        template: Template,
        link: IssueToken<'_>,
        now: Timestamp,
    ) -> Result<ActionTokenId, Failure> {
        let recipient = match link.address {
            None => Recipient::Account(link.owner),
            Some(address) => Recipient::Address(link.owner, address),
        };
        let about = link.about;
        let token = self.issue(unit, link, now).await?;
        let message = self.message(recipient, template, now);
        let message = NewMessage { token: Some(token), about, ..message };
        unit.outbox().enqueue(&message).await?;
        Ok(token)
    }

    /// Makes the token of a link, and puts no mail.
    pub(crate) async fn issue(
        &self,
        unit: &mut dyn UnitOfWork,
        link: IssueToken<'_>,
        now: Timestamp,
    ) -> Result<ActionTokenId, Failure> {
        let token = link.at(now, self.action_token_keys.as_ref(), self.entropy.as_ref())?;
        unit.action_tokens().insert(&token).await?;
        Ok(token.id)
    }

    /// The same for each address that is told of everything, each with a link of its own.
    pub(crate) async fn notify_all_with_link(
        &self,
        unit: &mut dyn UnitOfWork,
        template: Template,
        link: IssueToken<'_>,
        now: Timestamp,
    ) -> Result<(), Failure> {
        let others = unit.addresses().list(link.owner).await?;
        if let Some(other) = others.recovery() {
            let link = link.clone().at_address(other.id, &other.email);
            self.notify_with_link(unit, template, link, now).await?;
        }
        self.notify_with_link(unit, template, link, now).await.map(drop)
    }

    /// Puts a mail without a token into the outbox.
    pub(crate) async fn put_mail(
        &self,
        unit: &mut dyn UnitOfWork,
        recipient: Recipient,
        template: Template,
        now: Timestamp,
    ) -> Result<(), Failure> {
        Ok(unit.outbox().enqueue(&self.message(recipient, template, now)).await?)
    }

    fn message(&self, recipient: Recipient, template: Template, now: Timestamp) -> NewMessage {
        let id = MessageId::generate(now, self.entropy.as_ref());
        NewMessage { id, template, recipient, token: None, about: None, created_at: now }
    }
}
