//! Mail of `identity-core`: written in the reader's language, sent to an SMTP server or written to
//! a directory.
//!
//! A [`Letter`] is a mail as text and as HTML, made from the same Fluent messages. [`SmtpMailer`]
//! and [`DirectoryMailer`] are the two adapters of core's
//! [`Mailer`](identity_core::notify::Mailer). [`mailbox`] reads the directory back for the mailbox
//! page of a development server. Core calls a mailer only from its outbox worker, never inside a
//! unit of work. A repeated delivery sends the same bytes.
//!
//! An error never contains the recipient's address, the token or the server's own text, which often
//! repeats the address.
//!
//! ```
//! use identity_mail::{DirectoryMailer, Sender};
//! let sender = Sender::new("https://id.example.org".parse()?, "XWMS", "no-reply@example.org")?;
//! let mailer = DirectoryMailer::new("data/mail", sender);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod sender;
mod words;
mod letter;
mod envelope;
mod failure;
mod smtp;
mod directory;
pub mod mailbox;

pub use directory::DirectoryMailer;
pub use failure::DeliveryError;
pub use letter::{Letter, LetterError};
pub use sender::{Sender, SenderError};
pub use smtp::{SmtpMailer, SmtpSettings, SmtpSetupError};

#[cfg(test)]
mod samples;
