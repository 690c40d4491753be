//! Bulkheads (Nygard, Release It!): work for one account cannot starve the rest.

use super::{AccountId, Digest, Email};

/// The key of a short line in front of the connection pool and the hash queue. Work for one key
/// waits in its own line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Gate {
    key: [u8; 16],
    settles: bool,
}

impl Gate {
    /// Returns the gate of an account.
    pub fn account(id: AccountId) -> Self {
        Self { key: id.as_uuid().into_bytes(), settles: false }
    }

    /// Returns the gate of an account for a unit that settles a counted attempt. It waits in the
    /// same line and is never turned away: the places in the hash queue bound the number of such
    /// units.
    pub fn settling(id: AccountId) -> Self {
        Self { settles: true, ..Self::account(id) }
    }

    /// Returns the gate of an address, whether or not it has an account.
    pub fn address(email: &Email) -> Self {
        Self::named(email.as_str())
    }

    /// Returns a named gate for work that concerns no account, such as the outbox or the upkeep.
    pub fn named(name: &str) -> Self {
        let mut key = [0; 16];
        for (to, from) in key.iter_mut().zip(Digest::of(name.as_bytes()).as_bytes()) {
            *to = *from;
        }
        Self { key, settles: false }
    }

    /// Returns the key of the line.
    pub const fn line(&self) -> [u8; 16] {
        self.key
    }

    /// Returns whether the unit is admitted even when its line is full.
    pub const fn settles(&self) -> bool {
        self.settles
    }
}
