//! Where a request came from.

use std::net::IpAddr;

/// The source of a request, as the face that took it saw it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Origin {
    /// The client's address, behind configured proxies only.
    pub address: IpAddr,
    /// What the client says of itself, if anything.
    pub user_agent: Option<UserAgent>,
}

/// A `User-Agent` header: an attacker's text, cut to 512 bytes, never trusted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UserAgent(String);

impl UserAgent {
    const MAX_BYTES: usize = 512;

    /// Takes the text over, cut at a character's border.
    pub fn new(text: &str) -> Self {
        let mut end = text.len().min(Self::MAX_BYTES);
        while !text.is_char_boundary(end) {
            end -= 1;
        }
        Self(text.get(..end).unwrap_or_default().to_owned())
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}
