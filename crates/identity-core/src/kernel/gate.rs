//! Whom a piece of work concerns, so that one address never starves the rest.

use super::{AccountId, Digest, Email};

/// The key of the gates in front of the connection pool and the hash queue: work for one key
/// waits in its own short line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Gate {
    key: [u8; 16],
    settles: bool,
}

impl Gate {
    /// Work for an account.
    pub fn account(id: AccountId) -> Self {
        Self { key: id.as_uuid().into_bytes(), settles: false }
    }

    /// Work for an account that settles what was counted. It waits in the same line and is not
    /// sent away however long that is: places in the hash queue bound how many there are.
    pub fn settling(id: AccountId) -> Self {
        Self { settles: true, ..Self::account(id) }
    }

    /// Work for an address of which it is not known whether it has an account.
    pub fn address(email: &Email) -> Self {
        Self::named(email.as_str())
    }

    /// Work that concerns nobody, by its name: the outbox, the upkeep.
    pub fn named(name: &str) -> Self {
        let mut key = [0; 16];
        for (to, from) in key.iter_mut().zip(Digest::of(name.as_bytes()).as_bytes()) {
            *to = *from;
        }
        Self { key, settles: false }
    }

    /// Which line it is.
    pub const fn line(&self) -> [u8; 16] {
        self.key
    }

    /// Whether it is let in however long the line is.
    pub const fn settles(&self) -> bool {
        self.settles
    }
}
