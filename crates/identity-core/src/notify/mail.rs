//! The port to the mail server.

use super::{Addressee, Template};
use crate::kernel::{AccountId, ActionToken, Email, MessageId, Origin, Timestamp};
use async_trait::async_trait;

/// A mail about to be sent.
pub struct Mail {
    /// The Message-ID. Two deliveries of one mail have the same one.
    pub id: MessageId,
    pub template: Template,
    pub to: Addressee,
    /// The request in a mail to support; `None` in every other mail.
    pub help: Option<HelpRequest>,
    pub link: Option<EmailLink>,
    /// Time and origin of the event that the mail is about.
    pub about: Option<EventContext>,
    /// Further events of the same kind since then.
    pub repeats: u32,
    /// End of the waiting period that the mail is about.
    pub not_before: Option<Timestamp>,
    pub written_at: Timestamp,
    /// The mail is dropped if this attempt to send it fails.
    pub last_attempt: bool,
}

/// A person's request for help with a recovery.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HelpRequest {
    pub account: AccountId,
    pub email: Email,
    pub mailbox: ProvenMailbox,
    pub text: String,
}

/// The role of an address whose mailbox the caller has proven.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ProvenMailbox {
    Own,
    Former,
    Recovery,
}

/// Time and origin of an event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EventContext {
    pub at: Timestamp,
    /// The user agent in it is not proven.
    pub origin: Origin,
}

/// The link of a mail.
pub struct EmailLink {
    pub token: ActionToken,
    /// The link is expired from this instant on.
    pub expires_at: Timestamp,
}

/// Reasons why a mail was not sent.
#[derive(Debug, thiserror::Error)]
pub enum MailError {
    /// A retry may succeed.
    #[error("the mail server cannot take the mail now")]
    Transient(#[source] Box<dyn std::error::Error + Send + Sync>),
    /// No retry can succeed.
    #[error("the mail server refuses the mail")]
    Permanent(#[source] Box<dyn std::error::Error + Send + Sync>),
}

/// The port to the mail server: renders a mail in the recipient's language and sends it.
#[cfg_attr(any(test, feature = "testing"), mockall::automock)]
#[async_trait]
pub trait Mailer: Send + Sync {
    /// Returns when the next mail server has accepted the mail.
    async fn send(&self, mail: &Mail) -> Result<(), MailError>;
}
