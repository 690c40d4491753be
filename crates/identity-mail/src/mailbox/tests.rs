//! Listing and opening mails, and names that must not be looked up.

use super::*;
use crate::{
    DirectoryMailer,
    samples::{ID, TOKEN, mail, sender},
};
use identity_core::{
    kernel::Locale,
    notify::{Mailer as _, Template},
};
use std::time::Duration;

#[tokio::test]
async fn mails_are_listed_newest_first_and_opened() {
    let directory = tempfile::tempdir().unwrap();
    assert_eq!(list(&directory.path().join("none")).unwrap(), []);
    let mailer = DirectoryMailer::new(directory.path(), sender());
    let old = mail(Template::ConfirmRegistration, Locale::English);
    let mut new = mail(Template::AlreadyRegistered, Locale::French);
    new.written_at = old.written_at.after(Duration::from_millis(1));
    mailer.send(&old).await.unwrap();
    mailer.send(&new).await.unwrap();
    fs::write(directory.path().join("README"), "no mail").unwrap();
    fs::create_dir(directory.path().join("0-0.eml")).unwrap();

    let listed = list(directory.path()).unwrap();
    let seen: Vec<_> = listed.iter().map(|mail| (mail.at, mail.subject.as_str())).collect();
    let expected = [
        (new.written_at, "Vous avez déjà un compte XWMS"),
        (old.written_at, "Confirm your email address for XWMS"),
    ];
    assert_eq!(seen, expected);
    assert!(listed.iter().all(|mail| mail.to == "ann@example.net"));

    let opened = read(directory.path(), &listed[1].file).unwrap().unwrap();
    assert_eq!(opened.mail, listed[1]);
    let link = format!("https://id.example.org/sign-up/confirm?token={TOKEN}");
    assert_eq!(opened.link.as_deref(), Some(link.as_str()));
    assert!(opened.text.contains("Confirm email address"));
    assert!(opened.html.starts_with("<!doctype html>"));
}

#[test]
fn only_names_of_mails_are_looked_up() {
    let directory = tempfile::tempdir().unwrap();
    let outside = directory.path().join("outside.eml");
    fs::write(&outside, "Subject: outside\r\n\r\nx").unwrap();
    let inside = directory.path().join("inside");
    fs::create_dir(&inside).unwrap();
    for file in [
        "../outside.eml",
        "..%2foutside.eml",
        outside.to_str().unwrap(),
        "",
        ".eml",
        "-.eml",
        &format!("1-{ID}.eml\0"),
        &format!("1-{ID}.EML"),
        &format!("../1-{ID}.eml"),
        &format!("99999999999999999999-{ID}.eml"),
        &format!("-1-{ID}.eml"),
        &format!("1-{ID}"),
    ] {
        assert_eq!(read_file_name(file), None, "{file:?}");
        assert_eq!(read(&inside, file).unwrap(), None, "{file:?}");
    }
    assert_eq!(read(&inside, &format!("1-{ID}.eml")).unwrap(), None);
}
