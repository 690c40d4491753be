//! Why a mail did not go out, and whether it is worth trying again.

use crate::LetterError;
use identity_core::notify::MailError;
use std::{io, time::Duration};

/// What stands behind a [`MailError`]. A server's own words are left out: they repeat the
/// address, and an error ends in a log.
#[derive(Debug, thiserror::Error)]
pub enum DeliveryError {
    /// The mail cannot be written.
    #[error("the mail cannot be written")]
    Letter(#[from] LetterError),
    /// The address is none that mail can go to.
    #[error("the address is not one that mail can go to")]
    Address(#[from] lettre::address::AddressError),
    /// The headers do not make a message.
    #[error("the headers do not make a message")]
    Message(#[from] lettre::error::Error),
    /// The server answered with this code (RFC 5321, section 4.2).
    #[error("the mail server answered {0}")]
    Answer(u16),
    /// The server answered with something else than SMTP.
    #[error("the mail server does not speak SMTP as it should")]
    Protocol,
    /// The server was not reached, the connection broke, or TLS did not come about.
    #[error("no connection to the mail server")]
    Connection(#[source] lettre::transport::smtp::Error),
    /// The server took longer than this.
    #[error("the mail server did not finish within {0:?}")]
    Deadline(Duration),
    /// The file cannot be written.
    #[error("the mail cannot be written to its file")]
    File(#[from] io::Error),
}

impl From<lettre::transport::smtp::Error> for DeliveryError {
    fn from(error: lettre::transport::smtp::Error) -> Self {
        match error.status() {
            Some(code) => Self::Answer(code.into()),
            None if error.is_response() => Self::Protocol,
            None => Self::Connection(error),
        }
    }
}

impl From<DeliveryError> for MailError {
    fn from(error: DeliveryError) -> Self {
        if error.is_final() { Self::Permanent(error.into()) } else { Self::Transient(error.into()) }
    }
}

impl DeliveryError {
    /// Whether the same mail will fail again whatever anybody mends.
    fn is_final(&self) -> bool {
        match self {
            Self::Letter(_) | Self::Address(_) | Self::Message(_) => true,
            Self::Answer(code) => is_about_the_mailbox(*code),
            Self::Protocol | Self::Connection(_) | Self::Deadline(_) | Self::File(_) => false,
        }
    }
}

/// No such mailbox, or none of that name (RFC 5321, section 4.2.3). Every other refusal may be
/// about us, about the server or about its policy, which somebody can mend: a wrong password or an
/// address on a block list must not cost a mail.
fn is_about_the_mailbox(code: u16) -> bool {
    matches!(code, 550 | 551 | 553)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_all_answers_only_those_about_the_mailbox_are_final() {
        let last: Vec<_> =
            (200..600).filter(|code| DeliveryError::Answer(*code).is_final()).collect();
        assert_eq!(last, [550, 551, 553]);
    }
}
