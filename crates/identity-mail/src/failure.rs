//! Delivery errors, and whether a retry can help.

use crate::LetterError;
use identity_core::notify::MailError;
use std::{io, time::Duration};

/// The cause of a [`MailError`]. The server's own text is left out because it often repeats the
/// address, and errors are logged.
#[derive(Debug, thiserror::Error)]
pub enum DeliveryError {
    #[error("the mail cannot be written")]
    Letter(#[from] LetterError),
    #[error("mail cannot be sent to the address")]
    Address(#[from] lettre::address::AddressError),
    #[error("the headers are not valid")]
    Message(#[from] lettre::error::Error),
    /// The server answered with this code (RFC 5321, section 4.2).
    #[error("the mail server answered {0}")]
    Answer(u16),
    /// The answer is not SMTP.
    #[error("the mail server does not speak SMTP")]
    Protocol,
    /// No route, a broken connection or a failed TLS handshake.
    #[error("no connection to the mail server")]
    Connection(#[source] lettre::transport::smtp::Error),
    #[error("the mail server did not finish within {0:?}")]
    Deadline(Duration),
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
    /// Tells whether the same mail would fail again whatever an operator repairs.
    fn is_final(&self) -> bool {
        match self {
            Self::Letter(_) | Self::Address(_) | Self::Message(_) => true,
            Self::Answer(code) => is_about_the_mailbox(*code),
            Self::Protocol | Self::Connection(_) | Self::Deadline(_) | Self::File(_) => false,
        }
    }
}

/// Tells whether a code says that the mailbox does not exist (RFC 5321, section 4.2.3). Every other
/// refusal may come from our settings or the server's policy, which an operator can repair: a wrong
/// password or a block list must not lose a mail.
fn is_about_the_mailbox(code: u16) -> bool {
    matches!(code, 550 | 551 | 553)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_answers_about_the_mailbox_are_final() {
        let last: Vec<_> =
            (200..600).filter(|code| DeliveryError::Answer(*code).is_final()).collect();
        assert_eq!(last, [550, 551, 553]);
    }
}
