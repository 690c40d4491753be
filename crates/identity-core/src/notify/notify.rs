//! Notifying an account owner in the unit of the change.

use super::{IssueToken, NewMessage, Recipient, Template};
use crate::{
    Identity, UnitOfWork,
    kernel::{AccountId, ActionTokenId, Failure, MessageId, Timestamp},
};

/// Queues a mail without a link for the owner: to the account's own address and, where there is
/// one, to the recovery address.
pub(crate) async fn notify(
    identity: &Identity,
    unit: &mut dyn UnitOfWork,
    account: AccountId,
    template: Template,
    now: Timestamp,
) -> Result<(), Failure> {
    put_mail(identity, unit, Recipient::Account(account), template, now).await?;
    if let Some(address) = unit.addresses().list(account).await?.recovery() {
        let recipient = Recipient::Address(account, address.id);
        put_mail(identity, unit, recipient, template, now).await?;
    }
    Ok(())
}

/// Queues a mail with a link to one address of an account.
pub(crate) async fn notify_with_link(
    identity: &Identity,
    unit: &mut dyn UnitOfWork,
    template: Template,
    link: IssueToken<'_>,
    now: Timestamp,
) -> Result<ActionTokenId, Failure> {
    let recipient = link.recipient();
    debug_assert_eq!(template.link(), Some(link.purpose), "{template:?}");
    let about = link.about;
    let token = issue(identity, unit, link, now).await?;
    let message = message(identity, recipient, template, now);
    let message = NewMessage { token: Some(token), about, ..message };
    unit.outbox().enqueue(&message).await?;
    Ok(token)
}

/// Creates the action token of a link without a mail.
pub(crate) async fn issue(
    identity: &Identity,
    unit: &mut dyn UnitOfWork,
    link: IssueToken<'_>,
    now: Timestamp,
) -> Result<ActionTokenId, Failure> {
    let token = link.at(now, identity.action_token_keys.as_ref(), identity.entropy.as_ref())?;
    unit.action_tokens().insert(&token).await?;
    Ok(token.id)
}

/// Queues a mail with a link to the account's own address and to its recovery address, each with a
/// link of its own.
pub(crate) async fn notify_all_with_link(
    identity: &Identity,
    unit: &mut dyn UnitOfWork,
    template: Template,
    link: IssueToken<'_>,
    now: Timestamp,
) -> Result<(), Failure> {
    let others = unit.addresses().list(link.owner).await?;
    for link in link.at_every_address(&others) {
        notify_with_link(identity, unit, template, link, now).await?;
    }
    Ok(())
}

/// Queues a mail without a link.
pub(crate) async fn put_mail(
    identity: &Identity,
    unit: &mut dyn UnitOfWork,
    recipient: Recipient,
    template: Template,
    now: Timestamp,
) -> Result<(), Failure> {
    // A recovery that removes a new recovery address queues this mail without its link, so that
    // delivery drops it. The exception ends with that defect.
    let is_known_defect = matches!(template, Template::RecoveryEmailOff);
    debug_assert!(template.link().is_none() || is_known_defect, "{template:?} needs a link");
    Ok(unit.outbox().enqueue(&message(identity, recipient, template, now)).await?)
}

pub(super) fn message(
    identity: &Identity,
    recipient: Recipient,
    template: Template,
    now: Timestamp,
) -> NewMessage {
    let id = MessageId::generate(now, identity.entropy.as_ref());
    NewMessage { id, template, recipient, token: None, about: None, created_at: now }
}
