//! Mail: told in the unit of the change, delivered after it.
//!
//! A use case puts a [`NewMessage`] into the outbox in the same unit as the change it tells.
//! The row names a template, a kind of recipient and a token's row, never an address or a token:
//! [`delivery`](crate::delivery) reads the address and derives the token when the mail goes out.

mod mailed_token;
mod message;
mod mail;
mod ports;
mod tell;

pub use mail::{AskedHelp, Circumstances, Mail, MailError, MailLink, Mailer, ProvenMailbox};
pub(crate) use mailed_token::IssueToken;
pub use mailed_token::{MailedTokenRow, NewMailedToken, Purpose};
pub use message::{
    Addressee, ClaimedMessage, MailState, NewMessage, Recipient, SentMail, Template,
};
pub use ports::{MailedTokens, Outbox};
#[cfg(any(test, feature = "testing"))]
pub use ports::{MockMailedTokens, MockOutbox};
