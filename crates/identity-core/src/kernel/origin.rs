//! Where a request came from.

use std::{
    fmt,
    net::{IpAddr, Ipv6Addr},
};

/// The source of a request, as the face that took it saw it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Origin {
    /// The client's address, behind configured proxies only.
    pub address: IpAddr,
    /// What the client says of itself, if anything.
    pub user_agent: Option<UserAgent>,
}

impl Origin {
    /// Whom the request is counted on.
    pub fn source(&self) -> Source {
        Source::of(self.address)
    }
}

/// The smallest network that one household or machine has: an IPv4 address, or an IPv6 /64
/// (RFC 6177). An IPv4 address within IPv6 counts as itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Source(IpAddr);

impl Source {
    /// The source of an address.
    pub fn of(address: IpAddr) -> Self {
        Self(match address.to_canonical() {
            IpAddr::V6(address) => {
                let network = address.to_bits() >> 64 << 64;
                IpAddr::V6(Ipv6Addr::from_bits(network))
            }
            address @ IpAddr::V4(_) => address,
        })
    }

    /// The address that the network begins with.
    pub const fn address(self) -> IpAddr {
        self.0
    }
}

impl fmt::Display for Source {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            IpAddr::V4(address) => write!(f, "{address}"),
            IpAddr::V6(network) => write!(f, "{network}/64"),
        }
    }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_source_is_an_ipv4_address_or_an_ipv6_64() {
        for (address, source) in [
            ("192.0.2.1", "192.0.2.1"),
            ("::ffff:192.0.2.1", "192.0.2.1"),
            ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
            ("2001:db8:1:2::1", "2001:db8:1:2::/64"),
        ] {
            assert_eq!(Source::of(address.parse().unwrap()).to_string(), source);
        }
    }
}
