//! The sender of all mails, checked once at start.

use identity_signals::Places;
use lettre::{Address, message::Mailbox};
use std::sync::Arc;
use url::Url;

/// The service as its mails show it: public address, brand and `From`.
#[derive(Clone)]
pub struct Sender {
    public_url: Url,
    host: String,
    brand: String,
    from: Mailbox,
    places: Option<Arc<Places>>,
}

/// Reasons why a sender is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SenderError {
    #[error("the public address is not an http or https address with a host")]
    PublicUrl,
    /// Replies and bounces would have no address.
    #[error("the sender is not of the form name@example.org or Name <name@example.org>")]
    From,
}

impl Sender {
    /// Creates a sender. Every link starts with `public_url`. `from` is an address with or without
    /// a name; `brand` is the name where it has none.
    pub fn new(public_url: Url, brand: &str, from: &str) -> Result<Self, SenderError> {
        let is_web = matches!(public_url.scheme(), "http" | "https");
        let host = public_url.host_str().filter(|_| is_web).ok_or(SenderError::PublicUrl)?;
        let (host, brand) = (host.to_owned(), one_line(brand));
        let Mailbox { name, email } = from.parse().map_err(|_| SenderError::From)?;
        let from = Mailbox::new(name.or_else(|| Some(brand.clone())), email);
        Ok(Self { public_url, host, brand, from, places: None })
    }

    /// Lets mails name the place of a network address.
    #[must_use]
    pub fn with_places(self, places: Option<Arc<Places>>) -> Self {
        Self { places, ..self }
    }

    /// Returns the address of a page below the public one. A request never contributes to it.
    pub(crate) fn page(&self, path: &[&str]) -> Url {
        let mut url = self.public_url.clone();
        url.set_query(None);
        url.set_fragment(None);
        // An http address always has path segments.
        if let Ok(mut segments) = url.path_segments_mut() {
            segments.pop_if_empty().extend(path);
        }
        url
    }

    pub(crate) fn places(&self) -> Option<&Places> {
        self.places.as_deref()
    }

    pub(crate) fn host(&self) -> &str {
        &self.host
    }

    pub(crate) fn brand(&self) -> &str {
        &self.brand
    }

    pub(crate) fn from(&self) -> &Mailbox {
        &self.from
    }

    /// Returns the address for the SMTP envelope.
    pub(crate) fn address(&self) -> &Address {
        &self.from.email
    }
}

/// Joins the lines of a text, so that it cannot start a header, a paragraph or a link.
pub(crate) fn one_line(text: &str) -> String {
    let breaks = |c: char| c.is_control() || matches!(c, '\u{2028}' | '\u{2029}');
    text.split(breaks).filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sender(public_url: &str, from: &str) -> Result<Sender, SenderError> {
        Sender::new(public_url.parse().unwrap(), "Brand", from)
    }

    #[test]
    fn every_page_is_below_the_public_address() {
        for (public_url, expected) in [
            ("https://id.example.org", "https://id.example.org/sign-up/confirm"),
            ("https://id.example.org/", "https://id.example.org/sign-up/confirm"),
            ("https://example.org/id/?x#y", "https://example.org/id/sign-up/confirm"),
            ("http://127.0.0.1:8080", "http://127.0.0.1:8080/sign-up/confirm"),
        ] {
            let sender = sender(public_url, "a@example.org").unwrap();
            assert_eq!(sender.page(&["sign-up", "confirm"]).as_str(), expected);
        }
    }

    #[test]
    fn a_sender_needs_a_web_address_and_a_mail_address() {
        let error = |public_url, from| sender(public_url, from).err().unwrap();
        assert_eq!(error("mailto:a@example.org", "a@example.org"), SenderError::PublicUrl);
        assert_eq!(error("file:///tmp", "a@example.org"), SenderError::PublicUrl);
        assert_eq!(error("https://example.org", "no address"), SenderError::From);
        assert_eq!(error("https://example.org", "a@example.org\r\nBcc: b@c"), SenderError::From);
    }

    #[test]
    fn a_sender_without_a_name_takes_the_brand() {
        let named = |from| sender("https://example.org", from).unwrap().from().to_string();
        assert_eq!(named("a@example.org"), "Brand <a@example.org>");
        assert_eq!(named("Ann <a@example.org>"), "Ann <a@example.org>");
    }
}
