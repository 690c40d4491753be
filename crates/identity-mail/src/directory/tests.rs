//! The directory after a delivery.

use super::*;
use crate::samples::{ID, TOKEN, mail, sender};
use identity_core::{kernel::Locale, notify::Template};
use mail_parser::MessageParser;
use std::{fs, os::unix::fs::PermissionsExt as _};

fn mode(path: &Path) -> u32 {
    fs::metadata(path).unwrap().permissions().mode() & 0o7777
}

#[tokio::test]
async fn a_mail_is_one_file_that_only_this_user_can_read() {
    let parent = tempfile::tempdir().unwrap();
    let directory = parent.path().join("mail");
    let mailer = DirectoryMailer::new(&directory, sender());
    let mail = mail(Template::ConfirmRegistration, Locale::Dutch);
    mailer.send(&mail).await.unwrap();
    let first = fs::read(directory.join(format!("1772719620250-{ID}.eml"))).unwrap();
    mailer.send(&mail).await.unwrap();

    let files: Vec<_> =
        fs::read_dir(&directory).unwrap().map(|file| file.unwrap().path()).collect();
    let [file] = files.as_slice() else { panic!("one file, not {files:?}") };
    assert_eq!((mode(&directory), mode(file)), (0o700, 0o600));
    assert_eq!(fs::read(file).unwrap(), first, "the repeated delivery is the same mail");
}

#[tokio::test]
async fn the_file_is_a_standard_mail() {
    let directory = tempfile::tempdir().unwrap();
    let mailer = DirectoryMailer::new(directory.path(), sender());
    mailer.send(&mail(Template::ConfirmRegistration, Locale::French)).await.unwrap();
    let bytes = fs::read(directory.path().join(format!("1772719620250-{ID}.eml"))).unwrap();
    let read = MessageParser::default().parse(&bytes).unwrap();

    assert_eq!(read.subject(), Some("Confirmez votre adresse e-mail pour XWMS"));
    assert_eq!(read.message_id(), Some(format!("{ID}@id.example.org").as_str()));
    assert_eq!(read.date().unwrap().to_rfc3339(), "2026-03-05T14:07:00Z");
    assert_eq!(read.header_raw("Auto-Submitted").map(str::trim), Some("auto-generated"));
    assert_eq!(read.header_raw("From").map(str::trim), Some("XWMS <no-reply@example.org>"));
    assert_eq!(read.header_raw("To").map(str::trim), Some("ann@example.net"));
    let link = format!("https://id.example.org/sign-up/confirm?token={TOKEN}");
    assert!(read.body_text(0).unwrap().contains(&link));
    assert!(read.body_html(0).unwrap().contains(&format!("href=\"{link}\"")));
    assert!(read.headers_raw().all(|(_, value)| !value.contains(TOKEN)));
}

#[tokio::test]
async fn a_failed_write_is_retried() {
    let file = tempfile::NamedTempFile::new().unwrap();
    let mailer = DirectoryMailer::new(file.path(), sender());
    let error = mailer.send(&mail(Template::AlreadyRegistered, Locale::English)).await.unwrap_err();
    assert!(matches!(error, MailError::Transient(_)));
}
