//! The port to the mail server.

use super::{Addressee, Template};
use crate::kernel::{AccountId, ActionToken, Email, MessageId, Origin, Timestamp};
use async_trait::async_trait;

/// A mail on its way.
pub struct Mail {
    /// Its id; two deliveries of one mail have the same.
    pub id: MessageId,
    /// Which mail.
    pub template: Template,
    /// To whom.
    pub to: Addressee,
    /// Who asks for help, for the support alone.
    pub help: Option<HelpRequest>,
    /// The link that it carries, if any.
    pub link: Option<EmailLink>,
    /// When, and from where, what it tells of was done.
    pub about: Option<EventContext>,
    /// Before which time what it tells of does not come about.
    pub not_before: Option<Timestamp>,
    /// When it was asked for.
    pub written_at: Timestamp,
}

/// What a person wrote who asks for help with an account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HelpRequest {
    /// Whose account.
    pub account: AccountId,
    /// The address that was proven.
    pub email: Email,
    /// What that address is to the account.
    pub mailbox: ProvenMailbox,
    /// What was written.
    pub text: String,
}

/// What an address is to an account, whose mailbox somebody has proven.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ProvenMailbox {
    /// The account's own.
    Own,
    /// One that it had.
    Former,
    /// Its recovery address.
    Recovery,
}

/// When, and from where, something was done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EventContext {
    /// When.
    pub at: Timestamp,
    /// From where, and with which browser or program. Nothing of the latter is proven.
    pub origin: Origin,
}

/// What the link of a mail carries.
pub struct EmailLink {
    /// The token.
    pub token: ActionToken,
    /// From when on it is no longer good.
    pub expires_at: Timestamp,
}

/// Why a mail did not go out.
#[derive(Debug, thiserror::Error)]
pub enum MailError {
    /// Later it may.
    #[error("the mail server cannot take the mail now")]
    Transient(#[source] Box<dyn std::error::Error + Send + Sync>),
    /// It never will.
    #[error("the mail server refuses the mail")]
    Permanent(#[source] Box<dyn std::error::Error + Send + Sync>),
}

/// Writes a mail in its reader's language and hands it over.
#[cfg_attr(any(test, feature = "testing"), mockall::automock)]
#[async_trait]
pub trait Mailer: Send + Sync {
    /// Returns when the next server has taken the mail.
    async fn send(&self, mail: &Mail) -> Result<(), MailError>;
}
