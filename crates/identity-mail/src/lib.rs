//! Mail of `identity-core`: written in its reader's language, handed to an SMTP server or laid
//! into a directory.
//!
//! A [`Letter`] is the words of a mail as text and as HTML, from the same Fluent messages.
//! [`SmtpMailer`] and [`DirectoryMailer`] are the two adapters of core's
//! [`Mailer`](identity_core::notify::Mailer); [`mailbox`] reads the directory back for a page of
//! the development server. Core calls a mailer from its outbox worker only, never inside a unit
//! of work. A second delivery of one mail is the same mail, byte for byte.
//!
//! What goes wrong is told without the recipient's address, the token or the server's own words,
//! which like to repeat the address.
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
