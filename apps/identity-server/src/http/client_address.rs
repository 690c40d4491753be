//! The network address of a client.
//!
//! The address is the socket's peer, unless the peer is a configured proxy. Then the forwarding
//! headers are read from right to left, past every configured proxy, and the first other entry is
//! the client. Entries to the left of it are ignored, because the client may have written them.
//!
//! An entry that cannot be parsed ends the walk, and the last trusted address is used.
//! `X-Forwarded-For` is read if present, otherwise `Forwarded` (RFC 7239). A proxy must set one of
//! them and drop or overwrite both when they come from outside.

use std::net::{IpAddr, SocketAddr};

use ipnet::IpNet;
use poem::Request;
use poem::http::{HeaderMap, HeaderName, header};

const X_FORWARDED_FOR: HeaderName = HeaderName::from_static("x-forwarded-for");

/// The client's address, an extension of every request. Limits, alerts and rules apply to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct ClientAddress(pub IpAddr);

/// Returns the client of a request that came from `peer`.
pub fn client_address(peer: IpAddr, headers: &HeaderMap, proxies: &[IpNet]) -> IpAddr {
    let trusted = |address: IpAddr| proxies.iter().any(|net| net.contains(&address));
    let mut nearest = peer.to_canonical();
    if !trusted(nearest) {
        return nearest;
    }
    for entry in entries_from_the_right(headers) {
        let Some(address) = entry else { return nearest };
        nearest = address;
        if !trusted(nearest) {
            return nearest;
        }
    }
    nearest
}

/// Returns `true` if a request says that it was forwarded. The operator is warned about it if no
/// proxy is trusted.
pub fn carries_forwarding_header(headers: &HeaderMap) -> bool {
    headers.contains_key(X_FORWARDED_FOR) || headers.contains_key(header::FORWARDED)
}

/// Determines the client once and stores it in the request.
pub(crate) fn note(request: &mut Request, proxies: &[IpNet]) {
    // Only tests have requests without a socket. No rule matches the unspecified address.
    let peer =
        request.remote_addr().as_socket_addr().map_or(IpAddr::from([0, 0, 0, 0]), SocketAddr::ip);
    let address = client_address(peer, request.headers(), proxies);
    request.extensions_mut().insert(ClientAddress(address));
}

// Commas are split without regard for quotes. An address never contains one, and an unbalanced
// quote from the client must not hide what the proxy appended.
fn entries_from_the_right(headers: &HeaderMap) -> impl Iterator<Item = Option<IpAddr>> {
    let plain = headers.contains_key(X_FORWARDED_FOR);
    let name = if plain { X_FORWARDED_FOR } else { header::FORWARDED };
    headers.get_all(name).into_iter().rev().flat_map(move |line| {
        let text = line.to_str().unwrap_or("?");
        text.rsplit(',').map(move |entry| if plain { node(entry) } else { forwarded_for(entry) })
    })
}

fn forwarded_for(element: &str) -> Option<IpAddr> {
    let mut found = None;
    for pair in element.split(';') {
        let (name, value) = pair.split_once('=')?;
        if name.trim().eq_ignore_ascii_case("for") {
            if found.is_some() {
                return None;
            }
            found = Some(value.trim());
        }
    }
    let value = found?;
    let bare = value.strip_prefix('"').and_then(|rest| rest.strip_suffix('"'));
    node(bare.unwrap_or(value))
}

fn node(text: &str) -> Option<IpAddr> {
    let text = text.trim();
    let bracketed = || text.strip_prefix('[')?.strip_suffix(']')?.parse::<IpAddr>().ok();
    let address = text
        .parse::<IpAddr>()
        .ok()
        .or_else(bracketed)
        .or_else(|| text.parse::<SocketAddr>().ok().map(|socket| socket.ip()))?;
    Some(address.to_canonical())
}

#[cfg(test)]
mod tests {
    use poem::http::HeaderValue;

    use super::*;

    fn client(peer: &str, lines: &[(&str, &str)]) -> String {
        let mut headers = HeaderMap::new();
        for (name, value) in lines {
            let name = HeaderName::from_bytes(name.as_bytes()).unwrap();
            headers.append(name, HeaderValue::from_bytes(value.as_bytes()).unwrap());
        }
        let proxies = ["10.0.0.0/8", "fd00::/8"].map(|net| net.parse().unwrap());
        client_address(peer.parse().unwrap(), &headers, &proxies).to_string()
    }

    fn forwarded_for_header(value: &str) -> String {
        client("10.0.0.1", &[("x-forwarded-for", value)])
    }

    fn forwarded_header(value: &str) -> String {
        client("10.0.0.1", &[("forwarded", value)])
    }

    #[test]
    fn untrusted_peer_cannot_forward() {
        assert_eq!(client("192.0.2.9", &[("x-forwarded-for", "1.2.3.4")]), "192.0.2.9");
        assert_eq!(client("192.0.2.9", &[("forwarded", "for=1.2.3.4")]), "192.0.2.9");
        assert_eq!(client("::ffff:192.0.2.9", &[]), "192.0.2.9");
    }

    #[test]
    fn rightmost_untrusted_entry_is_the_client() {
        assert_eq!(forwarded_for_header("6.6.6.6, 1.2.3.4"), "1.2.3.4");
        assert_eq!(forwarded_for_header("6.6.6.6, 1.2.3.4, 10.9.9.9"), "1.2.3.4");
        assert_eq!(forwarded_for_header("6.6.6.6,1.2.3.4,10.9.9.9,fd00::1"), "1.2.3.4");
        assert_eq!(client("::ffff:10.0.0.1", &[("x-forwarded-for", "1.2.3.4")]), "1.2.3.4");
    }

    #[test]
    fn several_lines_are_one_list_in_order() {
        let lines = [("x-forwarded-for", "6.6.6.6"), ("x-forwarded-for", "1.2.3.4, 10.1.1.1")];
        assert_eq!(client("10.0.0.1", &lines), "1.2.3.4");
        let lines = [("x-forwarded-for", "1.2.3.4"), ("x-forwarded-for", "10.1.1.1")];
        assert_eq!(client("10.0.0.1", &lines), "1.2.3.4");
    }

    #[test]
    fn chain_of_proxies_gives_the_leftmost_entry() {
        assert_eq!(forwarded_for_header("10.0.0.7, 10.0.0.8"), "10.0.0.7");
        assert_eq!(client("10.0.0.1", &[]), "10.0.0.1");
    }

    #[test]
    fn ports_brackets_and_mapped_addresses_are_understood() {
        assert_eq!(forwarded_for_header("1.2.3.4:5678"), "1.2.3.4");
        assert_eq!(forwarded_for_header("2001:db8::1"), "2001:db8::1");
        assert_eq!(forwarded_for_header("[2001:db8::1]"), "2001:db8::1");
        assert_eq!(forwarded_for_header("[2001:db8::1]:443"), "2001:db8::1");
        assert_eq!(forwarded_for_header("::ffff:1.2.3.4"), "1.2.3.4");
        assert_eq!(forwarded_for_header("9.9.9.9, ::ffff:10.3.3.3"), "9.9.9.9");
    }

    #[test]
    fn malformed_entry_ends_the_walk_at_the_last_trusted_address() {
        for garbage in
            ["", "unknown", "1.2.3", "fe80::1%eth0", "a b", "1.2.3.4 5", "[1.2.3.4", "\u{e9}"]
        {
            assert_eq!(forwarded_for_header(garbage), "10.0.0.1", "{garbage}");
        }
        assert_eq!(forwarded_for_header("1.2.3.4, junk, 10.4.4.4"), "10.4.4.4");
        assert_eq!(forwarded_for_header("1.2.3.4,"), "10.0.0.1");
        assert_eq!(client("10.0.0.1", &[("x-forwarded-for", "1.2.3.4\u{ff}")]), "10.0.0.1");
    }

    #[test]
    fn forwarded_header_is_parsed_by_rfc_7239() {
        assert_eq!(forwarded_header("for=1.2.3.4"), "1.2.3.4");
        assert_eq!(forwarded_header("FOR = 1.2.3.4 ;proto=https;by=10.0.0.1"), "1.2.3.4");
        assert_eq!(forwarded_header(r#"for="[2001:db8::1]:4711";proto=http"#), "2001:db8::1");
        assert_eq!(forwarded_header(r#"for=6.6.6.6, for="1.2.3.4:80", for=10.2.2.2"#), "1.2.3.4");
    }

    #[test]
    fn forwarded_header_refuses_hidden_repeated_and_unbalanced_entries() {
        for garbage in
            ["for=unknown", "for=_hidden", "proto=https", "for=1.2.3.4;for=5.6.7.8", "for"]
        {
            assert_eq!(forwarded_header(garbage), "10.0.0.1", "{garbage}");
        }
        // The client opened a quote. The entry that the proxy appended still counts.
        assert_eq!(forwarded_header(r#"for="6.6.6.6, for=1.2.3.4"#), "1.2.3.4");
    }

    #[test]
    fn x_forwarded_for_wins_if_both_are_sent() {
        let both = [("forwarded", "for=5.6.7.8"), ("x-forwarded-for", "1.2.3.4")];
        assert_eq!(client("10.0.0.1", &both), "1.2.3.4");
    }

    #[test]
    fn forwarded_request_is_recognised() {
        let mut headers = HeaderMap::new();
        assert!(!carries_forwarding_header(&headers));
        headers.insert(header::FORWARDED, HeaderValue::from_static("for=1.2.3.4"));
        assert!(carries_forwarding_header(&headers));
    }
}
