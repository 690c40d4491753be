//! Mails for the tests of this crate.

use crate::Sender;
use identity_core::{
    kernel::{Email, Locale, MailedToken, Timestamp},
    notify::{Addressee, Mail, MailLink, Template},
};

/// The token of [`mail`], as its link carries it.
pub(crate) const TOKEN: &str = "abababababababababababababababababababababababababababababababab";
/// The id of [`mail`].
pub(crate) const ID: &str = "0198c4f0-9d1c-7abc-8def-0123456789ab";
/// 2026-03-05T14:07:00.250Z.
pub(crate) const WRITTEN_AT: Timestamp = Timestamp::from_millis(1_772_719_620_250);

pub(crate) fn sender() -> Sender {
    let public_url = "https://id.example.org".parse().unwrap();
    Sender::new(public_url, "XWMS", "no-reply@example.org").unwrap()
}

pub(crate) fn mail(template: Template, locale: Locale) -> Mail {
    let (link, display_name) = match template {
        Template::ConfirmRegistration => {
            let token = MailedToken::from_bytes([0xab; 32]);
            let expires_at = WRITTEN_AT.after(std::time::Duration::from_hours(72));
            (Some(MailLink { token, expires_at }), None)
        }
        _ => (None, Some("Ann".to_owned())),
    };
    let email = Email::parse("ann@example.net").unwrap();
    let to = Addressee { email, locale, display_name };
    Mail { id: ID.parse().unwrap(), template, to, link, written_at: WRITTEN_AT }
}

/// Every mail in every language.
pub(crate) fn all() -> impl Iterator<Item = Mail> {
    Template::ALL.into_iter().flat_map(|template| Locale::ALL.map(|locale| mail(template, locale)))
}
