//! Reads the mails of [`DirectoryMailer`](crate::DirectoryMailer) back for the mailbox page of a
//! development server. The functions block on files, so call them off the async threads.

use identity_core::kernel::{MessageId, Timestamp};
use mail_parser::{Message, MessageParser};
use std::{fs, io, path::Path};

const MAX_LISTED: usize = 100;

/// A mail in the directory.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredMail {
    /// Name of its file, for [`read`].
    pub file: String,
    pub to: String,
    pub subject: String,
    pub at: Timestamp,
}

/// A mail in the directory with its content.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenedMail {
    pub mail: StoredMail,
    pub text: String,
    /// Untrusted: show it as text, or in a frame that runs no scripts.
    pub html: String,
    /// Target of its button.
    pub link: Option<String>,
}

/// Lists the newest hundred mails, newest first. A missing directory counts as empty.
pub fn list(directory: &Path) -> io::Result<Vec<StoredMail>> {
    let entries = match fs::read_dir(directory) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        entries => entries?,
    };
    let mut found = Vec::new();
    for entry in entries {
        let name = entry?.file_name();
        if let Some((at, id, file)) = name.to_str().and_then(read_file_name) {
            found.push((at, id, file.to_owned()));
        }
    }
    found.sort_by(|left, right| right.cmp(left));
    let newest = found.into_iter().take(MAX_LISTED);
    newest
        .filter_map(|(.., file)| read(directory, &file).transpose())
        .map(|opened| Ok(opened?.mail))
        .collect()
}

/// Opens the mail in `file`, or returns `None` when there is none. Only names of the form that
/// [`DirectoryMailer`](crate::DirectoryMailer) gives are looked up.
pub fn read(directory: &Path, file: &str) -> io::Result<Option<OpenedMail>> {
    let Some((at, _, file)) = read_file_name(file) else {
        return Ok(None);
    };
    match fs::read(directory.join(file)) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        bytes => Ok(MessageParser::new().parse(&bytes?).map(|message| open(&message, at, file))),
    }
}

fn open(message: &Message<'_>, at: Timestamp, file: &str) -> OpenedMail {
    let to = message.to().and_then(|to| to.first()).and_then(|to| to.address()).unwrap_or_default();
    let text = message.body_text(0).unwrap_or_default().into_owned();
    // The text layout writes its only link on a line of its own.
    let is_link = |line: &&str| line.starts_with("http://") || line.starts_with("https://");
    OpenedMail {
        mail: StoredMail {
            file: file.to_owned(),
            to: to.to_owned(),
            subject: message.subject().unwrap_or_default().to_owned(),
            at,
        },
        link: text.lines().find(is_link).map(ToOwned::to_owned),
        text,
        html: message.body_html(0).unwrap_or_default().into_owned(),
    }
}

/// Returns the name of a mail's file.
pub(crate) fn file_name(at: Timestamp, id: MessageId) -> String {
    format!("{}-{id}.eml", at.as_millis().max(0))
}

/// Parses such a name. Digits, `a` to `f` and hyphens cannot form a path.
fn read_file_name(file: &str) -> Option<(Timestamp, MessageId, &str)> {
    let stem = file.strip_suffix(".eml")?;
    if !stem.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f' | b'-')) {
        return None;
    }
    let (millis, id) = stem.split_once('-')?;
    Some((Timestamp::from_millis(millis.parse().ok()?), id.parse().ok()?, file))
}

#[cfg(test)]
mod tests;
