//! Delivery into a directory of `.eml` files, for development and for a mail system that collects
//! them. A file is there whole or not at all, and for this user only.

use crate::{DeliveryError, Sender, envelope, mailbox};
use async_trait::async_trait;
use identity_core::notify::{Mail, MailError, Mailer};
use std::{
    fs::{DirBuilder, File},
    io::{self, Write as _},
    os::unix::fs::DirBuilderExt as _,
    path::{Path, PathBuf},
};

/// Lays each mail into a directory as `<milliseconds>-<message id>.eml`. A second delivery of one
/// mail writes the same file again.
pub struct DirectoryMailer {
    directory: PathBuf,
    sender: Sender,
}

impl DirectoryMailer {
    /// Mails go into `directory`, which is made (0700) when the first one comes.
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
    // Made with mode 0600 and taken away again unless it gets its name.
    let mut temporary =
        tempfile::Builder::new().prefix(".").suffix(".tmp").tempfile_in(directory)?;
    temporary.write_all(bytes)?;
    temporary.as_file().sync_all()?;
    temporary.persist(directory.join(file)).map_err(|error| error.error)?;
    // The name must outlast a loss of power as well as the bytes.
    File::open(directory)?.sync_all()
}

#[cfg(test)]
mod tests;
