//! Limits on connections, sizes and waiting times.

use std::time::Duration;

/// The limits of the server.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// The maximum number of open connections.
    pub connections: usize,
    /// The maximum number of open connections from one source: an IPv4 address or an IPv6 /64.
    pub connections_per_peer: usize,
    /// The time for a request's head, and the idle time between requests.
    pub head: Duration,
    /// The time for a request's body.
    pub body: Duration,
    /// The time for an answer.
    pub request: Duration,
    /// The time in which a client may read nothing of its answer.
    pub write: Duration,
    /// The time from the stop signal until running requests are abandoned.
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
