//! The port to the mail server.

use super::{Addressee, Template};
use crate::kernel::{MailedToken, MessageId, Origin, Timestamp};
use async_trait::async_trait;

/// A mail on its way.
pub struct Mail {
    /// Its id; two deliveries of one mail have the same.
    pub id: MessageId,
    /// Which mail.
    pub template: Template,
    /// To whom.
    pub to: Addressee,
    /// What a person wrote, for the support alone.
    pub text: Option<String>,
    /// The link that it carries, if any.
    pub link: Option<MailLink>,
    /// When, and from where, what it tells of was done.
    pub about: Option<Circumstances>,
    /// When it was asked for.
    pub written_at: Timestamp,
}

/// When, and from where, something was done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Circumstances {
    /// When.
    pub at: Timestamp,
    /// From where, and with which browser or program. Nothing of the latter is proven.
    pub origin: Origin,
}

/// What the link of a mail carries.
pub struct MailLink {
    /// The token.
    pub token: MailedToken,
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
