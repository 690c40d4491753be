//! The origin of a request: network address and user agent.

use std::{
    fmt,
    net::{IpAddr, Ipv6Addr},
};

/// Network address and user agent of a request, as the API or the pages received it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Origin {
    /// Taken from forwarding headers only behind a trusted proxy (RFC 7239).
    pub address: IpAddr,
    /// The `User-Agent` header, unproven.
    pub user_agent: Option<UserAgent>,
}

impl Origin {
    /// Returns the source that throttling and rate limits count for.
    pub fn source(&self) -> Source {
        Source::of(self.address)
    }
}

/// The smallest network that a household or machine has: an IPv4 address, or an IPv6 /64 (RFC
/// 6177). An IPv4-mapped IPv6 address counts as its IPv4 address.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Source(IpAddr);

impl Source {
    /// Returns the source that contains an address.
    pub fn of(address: IpAddr) -> Self {
        Self(match address.to_canonical() {
            IpAddr::V6(address) => {
                let network = address.to_bits() >> 64 << 64;
                IpAddr::V6(Ipv6Addr::from_bits(network))
            }
            address @ IpAddr::V4(_) => address,
        })
    }

    /// Returns the first address of the network.
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

/// A `User-Agent` header, cut to 512 bytes. An attacker chooses this text: never trust it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UserAgent(String);

impl UserAgent {
    const MAX_BYTES: usize = 512;

    /// Cuts the text to 512 bytes, at a character boundary.
    pub fn new(text: &str) -> Self {
        let mut end = text.len().min(Self::MAX_BYTES);
        while !text.is_char_boundary(end) {
            end -= 1;
        }
        Self(text.get(..end).unwrap_or_default().to_owned())
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn source_is_an_ipv4_address_or_an_ipv6_64() {
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
