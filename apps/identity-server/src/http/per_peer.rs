//! Limits the open connections of one source, so that one machine cannot take every slot.
//!
//! A source is an IPv4 address or an IPv6 /64, the smallest block that a network assigns to a
//! customer. Configured proxies have no limit, because many clients connect through them.

use std::collections::HashMap;
use std::net::{IpAddr, Ipv6Addr};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use ipnet::IpNet;

type Open = Mutex<HashMap<IpAddr, usize>>;

/// Counts the open connections of each source.
pub(super) struct PerPeer {
    most: usize,
    exempt: Vec<IpNet>,
    open: Arc<Open>,
}

/// One counted connection. Dropping it frees the place.
pub(super) struct Place(Option<(IpAddr, Arc<Open>)>);

impl PerPeer {
    pub(super) fn new(most: usize, exempt: Vec<IpNet>) -> Self {
        Self { most, exempt, open: Arc::default() }
    }

    /// Counts one more connection, or returns `None` if its source has reached the limit.
    pub(super) fn enter(&self, peer: IpAddr) -> Option<Place> {
        let peer = peer.to_canonical();
        if self.exempt.iter().any(|net| net.contains(&peer)) {
            return Some(Place(None));
        }
        let source = source(peer);
        let mut open = lock(&self.open);
        let count = open.get(&source).copied().unwrap_or_default();
        if count >= self.most {
            return None;
        }
        open.insert(source, count + 1);
        Some(Place(Some((source, Arc::clone(&self.open)))))
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        let Some((source, open)) = &self.0 else { return };
        let mut open = lock(open);
        match open.get_mut(source) {
            Some(count) if *count > 1 => *count -= 1,
            _ => drop(open.remove(source)),
        }
    }
}

fn source(peer: IpAddr) -> IpAddr {
    match peer {
        IpAddr::V4(_) => peer,
        IpAddr::V6(address) => Ipv6Addr::from_bits(address.to_bits() & (u128::MAX << 64)).into(),
    }
}

// No code panics while it holds the lock, and the counts would stay valid if it did.
fn lock(open: &Open) -> MutexGuard<'_, HashMap<IpAddr, usize>> {
    open.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn enter(peers: &PerPeer, peer: &str) -> Option<Place> {
        peers.enter(peer.parse().unwrap())
    }

    #[test]
    fn source_has_a_limit_and_a_dropped_place_is_free() {
        let peers = PerPeer::new(2, Vec::new());
        let (first, _second) = (enter(&peers, "192.0.2.1").unwrap(), enter(&peers, "192.0.2.1"));
        assert!(enter(&peers, "::ffff:192.0.2.1").is_none());
        assert!(enter(&peers, "192.0.2.2").is_some());
        drop(first);
        let _third = enter(&peers, "192.0.2.1").unwrap();
        assert!(enter(&peers, "192.0.2.1").is_none());
    }

    #[test]
    fn addresses_of_an_ipv6_64_are_one_source() {
        let peers = PerPeer::new(1, Vec::new());
        let _first = enter(&peers, "2001:db8:0:1::1").unwrap();
        assert!(enter(&peers, "2001:db8:0:1:ffff::9").is_none());
        assert!(enter(&peers, "2001:db8:0:2::1").is_some());
    }

    #[test]
    fn configured_proxy_has_no_limit() {
        let peers = PerPeer::new(1, vec!["10.0.0.0/8".parse().unwrap()]);
        let places = [(); 3].map(|()| enter(&peers, "::ffff:10.1.2.3"));
        assert!(places.iter().all(Option::is_some));
    }

    #[test]
    fn source_without_connections_is_forgotten() {
        let peers = PerPeer::new(2, Vec::new());
        let places = [enter(&peers, "192.0.2.1"), enter(&peers, "192.0.2.1")];
        drop(places);
        assert!(lock(&peers.open).is_empty());
    }
}
