//! Telling the owner of an account, in the unit of what is told.

use super::{NewMessage, Recipient, Template};
use crate::{
    Identity, UnitOfWork,
    kernel::{AccountId, Failure, MessageId, Timestamp},
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
        let message = NewMessage {
            id: MessageId::generate(now, self.entropy.as_ref()),
            template,
            recipient: Recipient::Account(account),
            token: None,
            created_at: now,
        };
        Ok(unit.outbox().enqueue(&message).await?)
    }
}
