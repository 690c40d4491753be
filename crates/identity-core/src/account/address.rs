//! The addresses of an account beside its own, and the rights of each. Pure.

use crate::kernel::{AccountId, AddressId, Email, Timestamp};
use strum::IntoStaticStr;

/// Another address of an account: requested, used for recovery, or former.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Address {
    pub id: AddressId,
    pub account: AccountId,
    pub email: Email,
    pub role: AddressRole,
    /// Time of the last change of role.
    pub since: Timestamp,
    /// Start of the session in which the address was requested. A revert does not trust sessions
    /// that are younger than the compromise.
    pub began: Timestamp,
}

/// The role of an address, with its end where it has one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, IntoStaticStr)]
#[strum(serialize_all = "snake_case")]
pub enum AddressRole {
    /// Requested as the account's own address. The link in its mail confirms it until then.
    NewEmail(Timestamp),
    /// Requested as recovery address. The link in its mail confirms it until then.
    NewRecovery(Timestamp),
    /// The proven recovery address.
    Recovery,
    /// A former address of the account, which can take the account back until then.
    Former(Timestamp),
    /// A former address that takes the account back. It becomes the account's own then unless the
    /// current owner objects.
    #[strum(serialize = "returning")]
    Restoring(Timestamp),
    /// A former address that takes the account back, against an objection. Support decides.
    Contested,
    /// A removed recovery address, which a revert can restore until then.
    FormerRecovery(Timestamp),
    /// Removed. The row stays until then because a mail to it may still be in the outbox.
    Gone(Timestamp),
}

impl AddressRole {
    pub fn as_str(self) -> &'static str {
        self.into()
    }

    /// Returns the end of the role, or `None` for a role without one.
    pub const fn until(self) -> Option<Timestamp> {
        match self {
            Self::NewEmail(until)
            | Self::NewRecovery(until)
            | Self::Former(until)
            | Self::Restoring(until)
            | Self::FormerRecovery(until)
            | Self::Gone(until) => Some(until),
            Self::Recovery | Self::Contested => None,
        }
    }

    /// Reads a role back from its stored name and end.
    pub fn stored(name: &str, until: Option<Timestamp>) -> Option<Self> {
        Some(match (name, until) {
            ("new_email", Some(until)) => Self::NewEmail(until),
            ("new_recovery", Some(until)) => Self::NewRecovery(until),
            ("recovery", None) => Self::Recovery,
            ("former", Some(until)) => Self::Former(until),
            ("returning", Some(until)) => Self::Restoring(until),
            ("contested", None) => Self::Contested,
            ("former_recovery", Some(until)) => Self::FormerRecovery(until),
            ("gone", Some(until)) => Self::Gone(until),
            _ => return None,
        })
    }

    /// Returns `true` for requested, current and former recovery addresses.
    pub const fn is_recovery_kind(self) -> bool {
        matches!(self, Self::NewRecovery(_) | Self::Recovery | Self::FormerRecovery(_))
    }

    /// Returns `true` when the owner has proven the mailbox, so that a mail to it may contain the
    /// owner's name.
    pub const fn is_proven(self) -> bool {
        !matches!(self, Self::NewEmail(_) | Self::NewRecovery(_) | Self::Gone(_))
    }
}

/// The addresses of one account beside its own.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OtherAddresses(pub Vec<Address>);

impl OtherAddresses {
    fn first(&self, is: impl Fn(AddressRole) -> bool) -> Option<&Address> {
        self.0.iter().find(|address| is(address.role))
    }

    /// Finds an address by id.
    pub fn by_id(&self, id: AddressId) -> Option<&Address> {
        self.0.iter().find(|address| address.id == id)
    }

    /// Returns the requested email address, while it can be confirmed.
    pub fn new_email(&self, now: Timestamp) -> Option<&Address> {
        self.first(|role| matches!(role, AddressRole::NewEmail(until) if now < until))
    }

    /// Returns the requested recovery address, while it can be confirmed.
    pub fn new_recovery(&self, now: Timestamp) -> Option<&Address> {
        self.first(|role| matches!(role, AddressRole::NewRecovery(until) if now < until))
    }

    /// Returns the recovery address.
    pub fn recovery(&self) -> Option<&Address> {
        self.first(|role| role == AddressRole::Recovery)
    }

    /// Returns the former address in a dispute; of several, the one that was the account's own
    /// first. During a dispute no address recovers the account.
    pub fn disputed(&self) -> Option<&Address> {
        let disputes =
            |it: &&Address| matches!(it.role, AddressRole::Restoring(_) | AddressRole::Contested);
        self.0.iter().filter(disputes).min_by_key(|address| address.id)
    }

    /// Returns the former address that was the account's own at `at`, while it can take the account
    /// back.
    pub fn own_at(&self, at: Timestamp, now: Timestamp) -> Option<&Address> {
        let left = |it: &&Address| it.since > at && matches!(it.role, AddressRole::Former(_));
        let own = self.0.iter().filter(left).min_by_key(|it| it.since);
        own.filter(|it| it.role.until().is_some_and(|until| now < until))
    }

    /// Returns `true` when a former address can take the account back.
    pub fn can_be_restored(&self, now: Timestamp) -> bool {
        self.first(|role| matches!(role, AddressRole::Former(until) if now < until)).is_some()
    }

    /// Returns the account's own addresses after `former` that can still take the account back.
    pub fn after(&self, former: &Address, now: Timestamp) -> Vec<Address> {
        let can = |it: &&Address| match it.role {
            AddressRole::Former(until) => now < until,
            AddressRole::Restoring(_) | AddressRole::Contested => true,
            _ => false,
        };
        self.0.iter().filter(|it| it.id > former.id).filter(can).cloned().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{SeededEntropy, build};

    const NOW: Timestamp = Timestamp::from_millis(1_800_000_000_000);

    fn former(number: i64, until: i64) -> Address {
        let at = |millis| Timestamp::from_millis(millis);
        let entropy = SeededEntropy::new(7);
        let account = AccountId::generate(at(0), &entropy);
        build::address(
            account,
            "ann@example.org",
            AddressRole::Former(at(until)),
            at(number),
            &entropy,
        )
    }

    #[test]
    fn own_address_at_a_time_is_the_first_that_was_left_after_it() {
        let others = OtherAddresses(vec![former(30, 100), former(20, 90)]);
        let own = |at, now| {
            let found = others.own_at(Timestamp::from_millis(at), Timestamp::from_millis(now));
            found.map(|address| address.since.as_millis())
        };
        assert_eq!(own(10, 50), Some(20));
        assert_eq!(own(20, 50), Some(30), "left exactly then, so no longer the own address");
        assert_eq!(own(30, 50), None, "the current address is not a former one");
        assert_eq!(own(10, 90), None, "its right has ended, and the other one came later");
    }

    #[test]
    fn former_address_can_take_the_account_back_until_its_right_ends() {
        let others = OtherAddresses(vec![former(30, 100), former(20, 90)]);
        for (now, can) in [(0, true), (89, true), (90, true), (99, true), (100, false)] {
            assert_eq!(others.can_be_restored(Timestamp::from_millis(now)), can, "{now}");
        }
        let disputed = AddressRole::Restoring(Timestamp::from_millis(100));
        let other = OtherAddresses(vec![Address { role: disputed, ..former(20, 90) }]);
        assert!(!other.can_be_restored(NOW) && !OtherAddresses(Vec::new()).can_be_restored(NOW));
    }

    #[test]
    fn role_is_read_back_by_name_and_end() {
        let roles = [
            AddressRole::NewEmail(NOW),
            AddressRole::NewRecovery(NOW),
            AddressRole::Recovery,
            AddressRole::Former(NOW),
            AddressRole::Restoring(NOW),
            AddressRole::Contested,
            AddressRole::FormerRecovery(NOW),
            AddressRole::Gone(NOW),
        ];
        for role in roles {
            assert_eq!(AddressRole::stored(role.as_str(), role.until()), Some(role));
            let other = if role.until().is_some() { None } else { Some(NOW) };
            assert_eq!(AddressRole::stored(role.as_str(), other), None);
        }
    }
}
