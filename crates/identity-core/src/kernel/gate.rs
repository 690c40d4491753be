//! Bulkheads (Nygard, Release It!): work for one account cannot starve the rest, and one party
//! cannot keep another out of the same account.

use super::{AccountId, ActionTokenId, DeviceId, Digest, Email, SessionId};
use std::net::{IpAddr, Ipv4Addr};

/// The party that work is done for. Each has a line of its own at a [`Gate`]. Every party except
/// [`Strangers`](Self::Strangers) was found in the database before its gate was made, so that
/// nobody can claim another's line or invent one; an account has a few dozen of them at most.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Party {
    /// Callers who have shown nothing, by the first address of their network.
    Strangers(IpAddr),
    /// A known device.
    Device(DeviceId),
    /// A live session.
    Session(SessionId),
    /// What a live session does to defend the account: reauthenticating, ending sessions, the panic
    /// button, cancelling a recovery. A flood of small changes in the session does not delay it.
    Defence(SessionId),
    /// A mailed link.
    Link(ActionTokenId),
    /// The service's own work.
    Service,
}

impl Party {
    /// Returns whether anyone can be this party.
    pub const fn is_strangers(self) -> bool {
        matches!(self, Self::Strangers(_))
    }
}

/// The key of a short line in front of the connection pool and the hash queue: what the work is
/// about, and for whom it is done. One party's work waits in its own line, and the lines of one
/// subject take turns.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Gate {
    subject: [u8; 16],
    party: Party,
    settles: bool,
}

impl Gate {
    /// Returns the gate of an account, for strangers unless [`by`](Self::by) names another party.
    pub const fn account(id: AccountId) -> Self {
        Self::of(id.as_uuid().into_bytes(), Self::ANYONE)
    }

    /// Returns the gate of an account for a unit that settles a counted attempt. It waits in the
    /// same line and is never turned away: the places in the hash queue bound the number of such
    /// units.
    pub const fn settling(id: AccountId) -> Self {
        Self { settles: true, ..Self::account(id) }
    }

    /// Returns the gate of an address, whether or not it has an account, for strangers unless
    /// [`by`](Self::by) names another party.
    pub fn address(email: &Email) -> Self {
        Self::of(key(email.as_str()), Self::ANYONE)
    }

    /// Returns a named gate for work that concerns no account, such as the outbox or the upkeep.
    pub fn named(name: &str) -> Self {
        Self::of(key(name), Party::Service)
    }

    /// Returns the same gate in the line of this party.
    #[must_use]
    pub const fn by(self, party: Party) -> Self {
        Self { party, ..self }
    }

    /// Returns the key of the account, address or work.
    pub const fn subject(&self) -> [u8; 16] {
        self.subject
    }

    /// Returns the party whose line it is.
    pub const fn party(&self) -> Party {
        self.party
    }

    /// Returns whether the unit is admitted even when its line is full.
    pub const fn settles(&self) -> bool {
        self.settles
    }

    /// Strangers from an unknown network.
    const ANYONE: Party = Party::Strangers(IpAddr::V4(Ipv4Addr::UNSPECIFIED));

    const fn of(subject: [u8; 16], party: Party) -> Self {
        Self { subject, party, settles: false }
    }
}

fn key(name: &str) -> [u8; 16] {
    let mut key = [0; 16];
    for (to, from) in key.iter_mut().zip(Digest::of(name.as_bytes()).as_bytes()) {
        *to = *from;
    }
    key
}
