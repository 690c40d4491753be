//! How much this server takes from its clients, and how long it waits for them.

use std::time::Duration;

/// How much and how long.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// Open connections.
    pub connections: usize,
    /// Open connections of one source, which is an IPv4 address or an IPv6 /64.
    pub connections_per_peer: usize,
    /// Until a request's head is complete, and between two requests.
    pub head: Duration,
    /// Until a request's body is complete.
    pub body: Duration,
    /// Until a request is answered.
    pub request: Duration,
    /// While a client reads nothing of its answer.
    pub write: Duration,
    /// From the call to stop until what still runs is abandoned.
    pub drain: Duration,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            connections: 1024,
            connections_per_peer: 128,
            head: Duration::from_secs(10),
            body: Duration::from_secs(10),
            request: Duration::from_secs(30),
            write: Duration::from_secs(30),
            drain: Duration::from_secs(10),
        }
    }
}
