//! Who the mails come from, checked once at start.

use identity_signals::Places;
use lettre::{Address, message::Mailbox};
use std::sync::Arc;
use url::Url;

/// The service as its mails show it: where its pages are, what it is called, who writes.
#[derive(Clone)]
pub struct Sender {
    public_url: Url,
    host: String,
    brand: String,
    from: Mailbox,
    places: Option<Arc<Places>>,
}

/// Why no mail can be sent in this name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SenderError {
    /// Links need a web address.
    #[error("the public address is not an http or https address with a host")]
    PublicUrl,
    /// Nobody can be answered or told about a mail that did not arrive.
    #[error("the sender is not of the form name@example.org or Name <name@example.org>")]
    From,
}

impl Sender {
    /// `public_url` is where every link begins; `from` is an address, with or without a name.
    /// Without one the mails come from `brand`.
    pub fn new(public_url: Url, brand: &str, from: &str) -> Result<Self, SenderError> {
        let is_web = matches!(public_url.scheme(), "http" | "https");
        let host = public_url.host_str().filter(|_| is_web).ok_or(SenderError::PublicUrl)?;
        let (host, brand) = (host.to_owned(), one_line(brand));
        let Mailbox { name, email } = from.parse().map_err(|_| SenderError::From)?;
        let from = Mailbox::new(name.or_else(|| Some(brand.clone())), email);
        Ok(Self { public_url, host, brand, from, places: None })
    }

    /// The same, whose mails name the places of addresses.
    #[must_use]
    pub fn with_places(self, places: Option<Arc<Places>>) -> Self {
        Self { places, ..self }
    }

    /// The address of a page, made from the configured one alone.
    pub(crate) fn page(&self, path: &[&str]) -> Url {
        let mut url = self.public_url.clone();
        url.set_query(None);
        url.set_fragment(None);
        // An address of the web always has a path to write to.
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

    /// The address alone, for the envelope.
    pub(crate) fn address(&self) -> &Address {
        &self.from.email
    }
}

/// A text as one line: nothing in it can begin a header, a paragraph or a link of its own line.
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
    fn pages_stand_under_the_public_address_and_nowhere_else() {
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
    fn what_cannot_be_linked_to_or_answered_is_refused() {
        let error = |public_url, from| sender(public_url, from).err().unwrap();
        assert_eq!(error("mailto:a@example.org", "a@example.org"), SenderError::PublicUrl);
        assert_eq!(error("file:///tmp", "a@example.org"), SenderError::PublicUrl);
        assert_eq!(error("https://example.org", "nobody"), SenderError::From);
        assert_eq!(error("https://example.org", "a@example.org\r\nBcc: b@c"), SenderError::From);
    }

    #[test]
    fn a_sender_without_a_name_has_that_of_the_brand() {
        let named = |from| sender("https://example.org", from).unwrap().from().to_string();
        assert_eq!(named("a@example.org"), "Brand <a@example.org>");
        assert_eq!(named("Ann <a@example.org>"), "Ann <a@example.org>");
    }
}
