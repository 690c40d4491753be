//! A mailer that keeps every mail.

use async_trait::async_trait;
use identity_core::{
    kernel::ActionToken,
    notify::{EmailLink, Mail, MailError, Mailer},
};
use std::sync::{Mutex, PoisonError};

type Answer = fn() -> Result<(), MailError>;

/// Keeps each mail, even one that it refuses.
pub(crate) struct Mailbox {
    kept: Mutex<Vec<Mail>>,
    answer: Answer,
}

impl Default for Mailbox {
    /// Accepts every mail.
    fn default() -> Self {
        Self::answering(|| Ok(()))
    }
}

impl Mailbox {
    /// Creates a mailbox that answers every mail with `answer`.
    pub(crate) fn answering(answer: Answer) -> Self {
        Self { kept: Mutex::default(), answer }
    }

    /// Returns the mails so far and removes them.
    pub(crate) fn empty(&self) -> Vec<Mail> {
        std::mem::take(&mut self.kept.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

#[async_trait]
impl Mailer for Mailbox {
    async fn send(&self, mail: &Mail) -> Result<(), MailError> {
        self.kept.lock().unwrap_or_else(PoisonError::into_inner).push(copy(mail));
        (self.answer)()
    }
}

fn copy(mail: &Mail) -> Mail {
    let link = mail
        .link
        .as_ref()
        .map(|link| EmailLink { token: link.token.clone(), expires_at: link.expires_at });
    Mail {
        id: mail.id,
        template: mail.template,
        to: mail.to.clone(),
        help: mail.help.clone(),
        link,
        about: mail.about.clone(),
        repeats: mail.repeats,
        not_before: mail.not_before,
        written_at: mail.written_at,
        last_attempt: mail.last_attempt,
    }
}

/// Returns the token of the mail's link.
pub(crate) fn link(mail: &Mail) -> ActionToken {
    mail.link.as_ref().expect("the mail carries a link").token.clone()
}
