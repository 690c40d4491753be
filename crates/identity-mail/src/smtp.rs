//! Delivery to an SMTP server: one connection for each mail, with a deadline of our own.

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

/// The server and its deadline.
#[derive(Clone)]
pub struct SmtpSettings {
    /// `smtps://user:password@host` (TLS from the first byte) or
    /// `smtp://user:password@host?tls=required` (STARTTLS). User name and password are
    /// percent-encoded. `smtp://127.0.0.1:1025` without TLS works for a server on this machine
    /// only.
    pub url: Secret,
    /// Longest time of one delivery, from the connection to the last answer.
    pub deadline: Duration,
}

impl SmtpSettings {
    /// Returns settings with a deadline of 30 seconds.
    pub fn new(url: Secret) -> Self {
        Self { url, deadline: Duration::from_secs(30) }
    }
}

/// Sends mails to an SMTP server.
pub struct SmtpMailer {
    transport: AsyncSmtpTransport<Tokio1Executor>,
    deadline: Duration,
    sender: Sender,
}

impl SmtpMailer {
    /// Checks the settings. The first connection is made for the first mail.
    pub fn new(settings: &SmtpSettings, sender: Sender) -> Result<Self, SmtpSetupError> {
        let deadline = settings.deadline;
        let transport = route::transport(&settings.url)?.timeout(Some(deadline)).build();
        Ok(Self { transport, deadline, sender })
    }

    async fn deliver(&self, mail: &Mail) -> Result<(), DeliveryError> {
        let message = envelope::message(mail, &self.sender)?;
        // lettre's own timeout does not cover a server that accepts a connection and stays silent.
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
