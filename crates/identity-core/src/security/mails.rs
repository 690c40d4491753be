//! The mails sent to an account, which a person can compare with the mailbox to detect phishing.

use crate::{
    Identity,
    kernel::{Email, Failure, Timestamp},
    notify::{MailState, Recipient, Template},
    session::SignedIn,
};

/// Maximum number of listed mails.
const MOST: u32 = 200;

/// A mail about an account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListedMail {
    pub template: Template,
    /// `None` when the address is no longer stored.
    pub to: Option<Email>,
    /// Time at which it was queued.
    pub at: Timestamp,
    pub state: MailState,
}

impl Identity {
    /// Lists the mails to the caller's account that are within the retention period, the latest
    /// first.
    pub async fn sent_mails(&self, caller: &SignedIn) -> Result<Vec<ListedMail>, Failure> {
        let account = &caller.account;
        let mut read = self.store.begin_read().await?;
        let others = read.addresses().list(account.id).await?;
        let sent = read.outbox().sent(account.id, MOST).await?;
        // Mails to support are in no mailbox of the owner.
        let own = sent.into_iter().filter(|it| !matches!(it.recipient, Recipient::Support(..)));
        let listed = own.map(|mail| ListedMail {
            template: mail.template,
            to: match mail.recipient {
                Recipient::Account(_) => Some(account.email.clone()),
                Recipient::Address(_, id) => others.by_id(id).map(|other| other.email.clone()),
                Recipient::Registration(_) | Recipient::Support(..) => None,
            },
            at: mail.at,
            state: mail.state,
        });
        Ok(listed.collect())
    }
}
