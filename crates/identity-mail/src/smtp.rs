//! Delivery to an SMTP server: one connection a mail, with a deadline of our own.

mod route;

use crate::{DeliveryError, Sender, envelope};
use async_trait::async_trait;
use identity_core::{
    kernel::Secret,
    notify::{Mail, MailError, Mailer},
};
use lettre::{AsyncSmtpTransport, AsyncTransport as _, Tokio1Executor};
use std::time::Duration;

pub use route::SmtpSetupError;

/// Which server, and how long it may take.
#[derive(Clone)]
pub struct SmtpSettings {
    /// `smtps://user:password@host` (TLS from the first byte) or
    /// `smtp://user:password@host?tls=required` (STARTTLS). User name and password are
    /// percent-encoded. `smtp://127.0.0.1:1025` without TLS is for a server on this machine.
    pub url: Secret,
    /// How long one delivery may take, from connecting to the server's last word.
    pub deadline: Duration,
}

impl SmtpSettings {
    /// The server at `url`, which gets 30 seconds for each mail.
    pub fn new(url: Secret) -> Self {
        Self { url, deadline: Duration::from_secs(30) }
    }
}

/// Hands mails to an SMTP server.
pub struct SmtpMailer {
    transport: AsyncSmtpTransport<Tokio1Executor>,
    deadline: Duration,
    sender: Sender,
}

impl SmtpMailer {
    /// Checks the settings; the server is first spoken to when there is mail.
    pub fn new(settings: &SmtpSettings, sender: Sender) -> Result<Self, SmtpSetupError> {
        let deadline = settings.deadline;
        let transport = route::transport(&settings.url)?.timeout(Some(deadline)).build();
        Ok(Self { transport, deadline, sender })
    }

    async fn deliver(&self, mail: &Mail) -> Result<(), DeliveryError> {
        let message = envelope::message(mail, &self.sender)?;
        // lettre's own timeout does not cover a server that accepts and then says nothing.
        match tokio::time::timeout(self.deadline, self.transport.send(message)).await {
            Ok(answer) => Ok(answer.map(drop)?),
            Err(_) => Err(DeliveryError::Deadline(self.deadline)),
        }
    }
}

#[async_trait]
impl Mailer for SmtpMailer {
    async fn send(&self, mail: &Mail) -> Result<(), MailError> {
        Ok(self.deliver(mail).await?)
    }
}

#[cfg(test)]
mod sink;
#[cfg(test)]
mod tests;
