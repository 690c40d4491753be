//! The mails that the service wrote to its directory.

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;
use std::time::Duration;

use mail_parser::MessageParser;

use crate::failure::{Context, Failure};
use crate::wait::eventually;

const TIMEOUT: Duration = Duration::from_secs(15);

#[derive(Debug)]
pub(super) struct Mail {
    pub(super) to: String,
    pub(super) subject: String,
    pub(super) text: String,
}

impl Mail {
    /// The first link of the text part.
    pub(super) fn link(&self) -> Result<&str, Failure> {
        let word = self.text.split_whitespace().find_map(|word| {
            let start = word.find("http://").or_else(|| word.find("https://"))?;
            word.get(start..)
        });
        word.map(|link| link.trim_end_matches(['>', ')', '.', ',']))
            .context(format!("the mail `{}` has no link:\n{}", self.subject, self.text))
    }
}

/// Each mail is received once.
pub(super) struct Mailbox {
    directory: PathBuf,
    read: BTreeSet<PathBuf>,
}

impl Mailbox {
    pub(super) fn at(directory: PathBuf) -> Self {
        Self { directory, read: BTreeSet::new() }
    }

    /// Waits for the oldest unread mail to an address.
    pub(super) async fn receive(&mut self, address: &str) -> Result<Mail, Failure> {
        eventually(&format!("a mail to {address}"), TIMEOUT, async || self.next(address)).await
    }

    /// Waits for a mail with `subject` in its subject, in any case. Skips the mails before it.
    pub(super) async fn receive_about(
        &mut self,
        address: &str,
        subject: &str,
    ) -> Result<Mail, Failure> {
        loop {
            let mail = self.receive(address).await.context(format!("no mail about {subject}"))?;
            if mail.subject.to_lowercase().contains(subject) {
                return Ok(mail);
            }
        }
    }

    fn next(&mut self, address: &str) -> Result<Option<Mail>, Failure> {
        let Ok(entries) = fs::read_dir(&self.directory) else { return Ok(None) };
        let mut files: Vec<_> = entries.filter_map(|entry| Some(entry.ok()?.path())).collect();
        files.retain(|file| file.extension().is_some_and(|extension| extension == "eml"));
        files.sort();
        for file in files {
            if self.read.contains(&file) {
                continue;
            }
            let bytes = fs::read(&file).context(format!("cannot read {}", file.display()))?;
            // A mail that is still being written is complete at the next attempt.
            if let Some(mail) = parse(&bytes).filter(|mail| mail.to.eq_ignore_ascii_case(address)) {
                self.read.insert(file);
                return Ok(Some(mail));
            }
        }
        Ok(None)
    }
}

fn parse(bytes: &[u8]) -> Option<Mail> {
    let message = MessageParser::default().parse(bytes)?;
    Some(Mail {
        to: message.to()?.first()?.address()?.to_owned(),
        subject: message.subject()?.to_owned(),
        text: message.body_text(0)?.into_owned(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const MAIL: &str = "From: a@example.org\r\nTo: Ann <ann@example.org>\r\nSubject: Hello\r\n\
        Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\
        \r\nPress here:\r\n<http://127.0.0.1:1/c?t=3Dabc>.\r\n";

    #[tokio::test]
    async fn mail_is_received_once_with_its_link() {
        let directory = tempfile::tempdir().unwrap();
        fs::write(directory.path().join("1.eml"), MAIL).unwrap();
        let mut mailbox = Mailbox::at(directory.path().to_owned());
        let mail = mailbox.receive("ann@example.org").await.unwrap();
        assert_eq!(mail.link().unwrap(), "http://127.0.0.1:1/c?t=abc");
        assert!(mailbox.next("ann@example.org").unwrap().is_none());
    }
}
