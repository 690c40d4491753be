//! Mail: told in the unit of the change, delivered after it.
//!
//! A use case puts a [`NewMessage`] into the outbox in the same unit as the change it tells.
//! The row names a template, a kind of recipient and a token's row, never an address or a token:
//! [`delivery`](crate::delivery) reads the address and derives the token when the mail goes out.

mod action_token;
mod message;
mod mail;
mod ports;
mod notify;

pub(crate) use action_token::IssueToken;
pub use action_token::{ActionTokenRow, NewActionToken, Purpose};
pub use mail::{EmailLink, EventContext, HelpRequest, Mail, MailError, Mailer, ProvenMailbox};
pub use message::{
    Addressee, ClaimedMessage, MailState, NewMessage, Recipient, SentMail, Template,
};
pub use ports::{ActionTokens, Outbox};
#[cfg(any(test, feature = "testing"))]
pub use ports::{MockActionTokens, MockOutbox};
