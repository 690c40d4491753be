//! The addresses of an account besides its own, and what each may do. Pure.

use crate::kernel::{AccountId, AddressId, Email, Timestamp};

/// An address that an account has, had, or is to have, besides its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Address {
    /// Its id.
    pub id: AddressId,
    /// Whose.
    pub account: AccountId,
    /// The address.
    pub email: Email,
    /// What it is.
    pub role: AddressRole,
    /// Since when it is that.
    pub since: Timestamp,
    /// When the session began in which that was asked for: what a revert does not trust.
    pub began: Timestamp,
}

/// What such an address is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AddressRole {
    /// It becomes the account's when its mailbox is proven, until then.
    NewEmail(Timestamp),
    /// It becomes the recovery address when its mailbox is proven, until then.
    NewRecovery(Timestamp),
    /// A second way back, proven.
    Recovery,
    /// It was the account's; its owner may take it back until then.
    Former(Timestamp),
    /// Its owner has taken it back: it becomes the account's again then, unless somebody objects.
    Restoring(Timestamp),
    /// Its owner has taken it back, and somebody objected: a person decides.
    Contested,
    /// It was the recovery address, and can be again until then, if somebody else removed it.
    FormerRecovery(Timestamp),
    /// It is nothing any more; a mail may still be under way to it until then.
    Gone(Timestamp),
}

impl AddressRole {
    /// The name in the store.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::NewEmail(_) => "new_email",
            Self::NewRecovery(_) => "new_recovery",
            Self::Recovery => "recovery",
            Self::Former(_) => "former",
            Self::Restoring(_) => "returning",
            Self::Contested => "contested",
            Self::FormerRecovery(_) => "former_recovery",
            Self::Gone(_) => "gone",
        }
    }

    /// Until when, where it is for a time.
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

    /// The role of this name and time.
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

    /// Whether it is or was a recovery address.
    pub const fn recovers_or_did(self) -> bool {
        matches!(self, Self::NewRecovery(_) | Self::Recovery | Self::FormerRecovery(_))
    }

    /// Whether its mailbox is proven to be the owner's: it may be called by name.
    pub const fn is_proven(self) -> bool {
        !matches!(self, Self::NewEmail(_) | Self::NewRecovery(_) | Self::Gone(_))
    }
}

/// The addresses of one account besides its own.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OtherAddresses(pub Vec<Address>);

impl OtherAddresses {
    fn first(&self, is: impl Fn(AddressRole) -> bool) -> Option<&Address> {
        self.0.iter().find(|address| is(address.role))
    }

    /// The one of this id.
    pub fn by_id(&self, id: AddressId) -> Option<&Address> {
        self.0.iter().find(|address| address.id == id)
    }

    /// What the account's address is to become.
    pub fn new_email(&self, now: Timestamp) -> Option<&Address> {
        self.first(|role| matches!(role, AddressRole::NewEmail(until) if now < until))
    }

    /// What the recovery address is to become.
    pub fn new_recovery(&self, now: Timestamp) -> Option<&Address> {
        self.first(|role| matches!(role, AddressRole::NewRecovery(until) if now < until))
    }

    /// The recovery address.
    pub fn recovery(&self) -> Option<&Address> {
        self.first(|role| role == AddressRole::Recovery)
    }

    /// What is taken back, or was objected to; of several the one that was the account's first.
    /// While there is one, no address recovers.
    pub fn disputed(&self) -> Option<&Address> {
        let disputes =
            |it: &&Address| matches!(it.role, AddressRole::Restoring(_) | AddressRole::Contested);
        self.0.iter().filter(disputes).min_by_key(|address| address.id)
    }

    /// The former address that was the account's own at that time, while it can take it back.
    pub fn own_at(&self, at: Timestamp, now: Timestamp) -> Option<&Address> {
        let left = |it: &&Address| it.since > at && matches!(it.role, AddressRole::Former(_));
        let own = self.0.iter().filter(left).min_by_key(|it| it.since);
        own.filter(|it| it.role.until().is_some_and(|until| now < until))
    }

    /// Whether some former address can take the account back.
    pub fn may_be_taken_back(&self, now: Timestamp) -> bool {
        self.first(|role| matches!(role, AddressRole::Former(until) if now < until)).is_some()
    }

    /// The addresses that the account had after this one and that can still take it back.
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
    fn what_was_the_accounts_own_at_a_time_is_what_was_left_first_after_it() {
        let others = OtherAddresses(vec![former(30, 100), former(20, 90)]);
        let own = |at, now| {
            let found = others.own_at(Timestamp::from_millis(at), Timestamp::from_millis(now));
            found.map(|address| address.since.as_millis())
        };
        assert_eq!(own(10, 50), Some(20));
        assert_eq!(own(20, 50), Some(30), "left at that time, it is told of nothing then");
        assert_eq!(own(30, 50), None, "it was the one of now");
        assert_eq!(own(10, 90), None, "its right is over, and the other was another");
    }

    #[test]
    fn a_former_address_can_take_back_until_its_right_is_over() {
        let others = OtherAddresses(vec![former(30, 100), former(20, 90)]);
        for (now, can) in [(0, true), (89, true), (90, true), (99, true), (100, false)] {
            assert_eq!(others.may_be_taken_back(Timestamp::from_millis(now)), can, "{now}");
        }
        let disputed = AddressRole::Restoring(Timestamp::from_millis(100));
        let other = OtherAddresses(vec![Address { role: disputed, ..former(20, 90) }]);
        assert!(
            !other.may_be_taken_back(NOW) && !OtherAddresses(Vec::new()).may_be_taken_back(NOW)
        );
    }

    #[test]
    fn a_role_is_read_back_by_its_name_and_time() {
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
