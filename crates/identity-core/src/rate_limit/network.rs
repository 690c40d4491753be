//! The networks that contain an address.

use crate::kernel::{Party, Source};
use std::{
    fmt,
    net::{IpAddr, Ipv4Addr, Ipv6Addr},
};

/// A network that is counted as one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Network {
    address: IpAddr,
    prefix: u8,
    wider: u32,
}

/// Prefixes of a subscriber, and of a customer or branch of a provider: an IPv4 address and its
/// /24; an IPv6 /64, /56 and /48 (RFC 6177).
const V4: [u8; 2] = [32, 24];
const V6: [u8; 3] = [64, 56, 48];

impl Network {
    /// Iterates over the networks that contain a source, the narrowest first.
    pub fn around(source: Source) -> impl Iterator<Item = Self> {
        let address = source.address();
        let prefixes = if address.is_ipv4() { V4.as_slice() } else { V6.as_slice() };
        (0..).zip(prefixes).map(move |(wider, prefix)| Self::of(address, *prefix, wider))
    }

    /// Returns the widest network that contains a source.
    pub fn widest(source: Source) -> Self {
        let address = source.address();
        if address.is_ipv4() { Self::of(address, V4[1], 1) } else { Self::of(address, V6[2], 2) }
    }

    fn of(address: IpAddr, prefix: u8, wider: u32) -> Self {
        Self { address: masked(address, prefix), prefix, wider }
    }

    /// Returns the strangers of the widest network that contains a source, as a party of its own.
    pub(crate) fn strangers(source: Source) -> Party {
        Party::Strangers(Self::widest(source).address)
    }

    /// Returns the number of steps to the narrowest network, 0 to 2.
    pub fn wider(&self) -> u32 {
        self.wider
    }
}

fn masked(address: IpAddr, prefix: u8) -> IpAddr {
    let prefix = u32::from(prefix);
    match address {
        IpAddr::V4(address) => {
            let mask = u32::MAX.checked_shl(32 - prefix).unwrap_or(0);
            Ipv4Addr::from_bits(address.to_bits() & mask).into()
        }
        IpAddr::V6(address) => {
            let mask = u128::MAX.checked_shl(128 - prefix).unwrap_or(0);
            Ipv6Addr::from_bits(address.to_bits() & mask).into()
        }
    }
}

impl fmt::Display for Network {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.address, self.prefix)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn address_lies_in_nested_networks() {
        for (address, networks) in [
            ("203.0.113.7", ["203.0.113.7/32", "203.0.113.0/24"].as_slice()),
            ("::ffff:203.0.113.7", &["203.0.113.7/32", "203.0.113.0/24"]),
            (
                "2001:db8:1:abcd:5:6:7:8",
                &["2001:db8:1:abcd::/64", "2001:db8:1:ab00::/56", "2001:db8:1::/48"],
            ),
        ] {
            let source = Source::of(address.parse().unwrap());
            let found: Vec<String> = Network::around(source).map(|n| n.to_string()).collect();
            assert_eq!(found, networks);
            assert_eq!(Network::around(source).last(), Some(Network::widest(source)));
        }
    }
}
