//! Notifications by mail (NIST SP 800-63B-4, account notifications): queued in the unit of the
//! change, delivered after it (transactional outbox, ADR 0009).
//!
//! A use case puts a [`NewMessage`] into the outbox in the unit of the change. The row names a
//! template, a kind of recipient and an action token's row, never an address or a token:
//! [`delivery`](crate::delivery) reads the address and derives the token when the mail goes out
//! (ADR 0006).

mod action_token;
mod template;
mod message;
mod mail;
mod policy;
mod ports;
mod notify;
mod alert;

pub(crate) use action_token::IssueToken;
pub use action_token::{ActionTokenRow, NewActionToken, Purpose};
pub(crate) use alert::alert;
pub use mail::{EmailLink, EventContext, HelpRequest, Mail, MailError, Mailer, ProvenMailbox};
pub use message::{Addressee, ClaimedMessage, MailState, NewMessage, Recipient, SentMail};
pub(crate) use notify::{issue, notify, notify_all_with_link, notify_with_link, put_mail};
pub use policy::NotifyPolicy;
pub use ports::{ActionTokens, Outbox};
#[cfg(any(test, feature = "testing"))]
pub use ports::{MockActionTokens, MockOutbox};
pub use template::{Audience, Template, TemplateRow};
