//! Delivery to a directory of `.eml` files, for development and for mail systems that collect them.
//! Each file appears complete, and only this user can read it.

use crate::{DeliveryError, Sender, envelope, mailbox};
use async_trait::async_trait;
use identity_core::notify::{Mail, MailError, Mailer};
use std::{
    fs::{DirBuilder, File},
    io::{self, Write as _},
    os::unix::fs::DirBuilderExt as _,
    path::{Path, PathBuf},
};

/// Writes each mail to a directory as `<milliseconds>-<message id>.eml`. A repeated delivery
/// overwrites the file with the same bytes.
pub struct DirectoryMailer {
    directory: PathBuf,
    sender: Sender,
}

impl DirectoryMailer {
    /// Creates a mailer. The first mail creates the directory with mode 0700.
    pub fn new(directory: impl Into<PathBuf>, sender: Sender) -> Self {
        Self { directory: directory.into(), sender }
    }

    async fn deliver(&self, mail: &Mail) -> Result<(), DeliveryError> {
        let bytes = envelope::message(mail, &self.sender)?.formatted();
        let file = mailbox::file_name(mail.written_at, mail.id);
        let directory = self.directory.clone();
        tokio::task::spawn_blocking(move || write(&directory, &file, &bytes))
            .await
            .map_err(io::Error::other)??;
        Ok(())
    }
}

#[async_trait]
impl Mailer for DirectoryMailer {
    async fn send(&self, mail: &Mail) -> Result<(), MailError> {
        Ok(self.deliver(mail).await?)
    }
}

fn write(directory: &Path, file: &str, bytes: &[u8]) -> io::Result<()> {
    DirBuilder::new().recursive(true).mode(0o700).create(directory)?;
    // It has mode 0600 and is removed unless it gets its final name.
    let mut temporary =
        tempfile::Builder::new().prefix(".").suffix(".tmp").tempfile_in(directory)?;
    temporary.write_all(bytes)?;
    temporary.as_file().sync_all()?;
    temporary.persist(directory.join(file)).map_err(|error| error.error)?;
    // The name must survive a power loss too, not just the contents.
    File::open(directory)?.sync_all()
}

#[cfg(test)]
mod tests;
