//! The mails that an account was sent: what a person compares with the mailbox.

use crate::{
    Identity,
    kernel::{Email, Failure, Timestamp},
    notify::{MailState, Recipient, Template},
    session::SignedIn,
};

/// How many are listed at most.
const MOST: u32 = 200;

/// A mail about an account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListedMail {
    /// Which mail.
    pub template: Template,
    /// Where it went, as far as that is still known.
    pub to: Option<Email>,
    /// When it was asked for.
    pub at: Timestamp,
    /// What became of it.
    pub state: MailState,
}

impl Identity {
    /// The mails about the caller's account of the last days, the latest first, as long as they are
    /// kept.
    pub async fn sent_mails(&self, caller: &SignedIn) -> Result<Vec<ListedMail>, Failure> {
        let account = &caller.account;
        let mut read = self.store.begin_read().await?;
        let others = read.addresses().list(account.id).await?;
        let sent = read.outbox().sent(account.id, MOST).await?;
        // What went to who helps is in nobody's mailbox.
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
