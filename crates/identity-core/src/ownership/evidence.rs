//! Evidence that an account is a party's own, and its strength. Pure.

use crate::kernel::Timestamp;
use std::fmt;
use strum::{EnumString, IntoStaticStr, VariantArray};

/// A piece of evidence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumString, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "snake_case")]
#[repr(u8)]
pub enum Piece {
    /// A link mailed to the account's own address.
    Mailbox,
    /// A link mailed to its recovery address.
    RecoveryMailbox,
    /// A link mailed to a former address within its 14 days.
    FormerMailbox,
    Password,
    /// A code of the authenticator app.
    Authenticator,
    RecoveryCode,
    /// The token of a known device.
    Device,
    /// A live session.
    Session,
}

/// The classes of evidence (NIST SP 800-63-4: something you know, something you have). A mailbox and
/// a browser are weaker than an authenticator, so each is a class of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, VariantArray)]
pub enum Class {
    Mailbox,
    Knowledge,
    Possession,
    Device,
}

impl Piece {
    pub const fn class(self) -> Class {
        match self {
            Self::Mailbox | Self::RecoveryMailbox | Self::FormerMailbox => Class::Mailbox,
            Self::Password => Class::Knowledge,
            Self::Authenticator | Self::RecoveryCode => Class::Possession,
            Self::Device | Self::Session => Class::Device,
        }
    }

    const fn bit(self) -> u8 {
        1 << self as u8
    }
}

/// A set of pieces.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Evidence(u8);

/// The strength of evidence in half points, a total preorder. Mailbox, knowledge and possession count
/// two each, a second mailbox and a device one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Strength(u8);

impl Strength {
    pub const fn half_points(self) -> u8 {
        self.0
    }

    /// Reads a stored strength back.
    pub const fn stored(half_points: u8) -> Self {
        Self(half_points)
    }
}

impl Evidence {
    pub const NONE: Self = Self(0);

    pub fn of(pieces: impl IntoIterator<Item = Piece>) -> Self {
        pieces.into_iter().fold(Self::NONE, Self::with)
    }

    #[must_use]
    pub const fn with(self, piece: Piece) -> Self {
        Self(self.0 | piece.bit())
    }

    #[must_use]
    pub const fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    pub const fn has(self, piece: Piece) -> bool {
        self.0 & piece.bit() != 0
    }

    /// The pieces, in the order of declaration.
    pub fn pieces(self) -> impl Iterator<Item = Piece> {
        Piece::VARIANTS.iter().copied().filter(move |piece| self.has(*piece))
    }

    pub fn has_class(self, class: Class) -> bool {
        self.pieces().any(|piece| piece.class() == class)
    }

    /// The number of different classes.
    pub fn classes(self) -> usize {
        Class::VARIANTS.iter().filter(|class| self.has_class(**class)).count()
    }

    pub(super) fn mailboxes(self) -> usize {
        self.pieces().filter(|piece| piece.class() == Class::Mailbox).count()
    }

    /// A second mailbox is likely read by the same person, and a browser keeps the password, so
    /// each adds less than a class of its own.
    pub fn strength(self) -> Strength {
        let mailbox = match self.mailboxes() {
            0 => 0,
            1 => 2,
            _ => 3,
        };
        let class = |class, points| if self.has_class(class) { points } else { 0 };
        let others =
            class(Class::Knowledge, 2) + class(Class::Possession, 2) + class(Class::Device, 1);
        Strength(mailbox + others)
    }

    /// The set as bits, one for each piece.
    pub const fn bits(self) -> u8 {
        self.0
    }

    /// Reads a set back from its bits.
    pub const fn stored(bits: u8) -> Self {
        Self(bits)
    }
}

impl fmt::Display for Evidence {
    /// Writes the names of the pieces, separated by commas.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names: Vec<&str> = self.pieces().map(Into::into).collect();
        f.write_str(&names.join(","))
    }
}

/// A right piece of evidence, and how it came to the account.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shown {
    pub piece: Piece,
    /// The time at which the address, secret, device or session was set.
    pub set_at: Timestamp,
    /// The strength of what the party that set it had shown then.
    pub set_by: Strength,
}

impl Shown {
    /// Returns whether the piece counts in a dispute: it is older than the disputed moment, or was
    /// set with more than the other side has shown. So an old alert does not turn an owner's newer
    /// defences into nothing, and a thief's new ones are worth nothing.
    pub fn counts(&self, disputed_since: Timestamp, other_side: Strength) -> bool {
        self.set_at < disputed_since || self.set_by > other_side
    }
}

/// Returns the evidence that counts against the other side.
pub fn prior(shown: &[Shown], disputed_since: Timestamp, other_side: Strength) -> Evidence {
    let counting = shown.iter().filter(|shown| shown.counts(disputed_since, other_side));
    Evidence::of(counting.map(|shown| shown.piece))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const T: Timestamp = Timestamp::from_millis(1_800_000_000_000);

    fn points(pieces: &[Piece]) -> u8 {
        Evidence::of(pieces.iter().copied()).strength().half_points()
    }

    #[test]
    fn a_second_mailbox_and_a_device_count_half_of_a_class() {
        use Piece::{Authenticator, Device, FormerMailbox, Mailbox};
        use Piece::{Password, RecoveryCode, RecoveryMailbox, Session};
        assert_eq!(points(&[]), 0);
        for single in [Mailbox, RecoveryMailbox, FormerMailbox, Password, Authenticator] {
            assert_eq!(points(&[single]), 2, "{single:?}");
        }
        assert_eq!(points(&[Device]), 1);
        assert_eq!(points(&[Device, Session]), 1);
        assert_eq!(points(&[Mailbox, RecoveryMailbox]), 3);
        assert_eq!(points(&[Mailbox, RecoveryMailbox, FormerMailbox]), 3);
        assert_eq!(points(&[Authenticator, RecoveryCode]), 2);
        assert_eq!(points(&[Password, Device]), 3);
        assert_eq!(points(Piece::VARIANTS), 8);
    }

    proptest! {
        #[test]
        fn more_evidence_is_never_weaker(bits: u8, more: u8) {
            let (one, both) = (Evidence::stored(bits), Evidence::stored(bits | more));
            prop_assert!(one.strength() <= both.strength());
            prop_assert!(one.classes() <= both.classes());
            prop_assert_eq!(Evidence::of(one.pieces()), one);
        }

        #[test]
        fn what_was_set_since_the_disputed_moment_counts_only_if_stronger_evidence_set_it(
            at in -5_i64..5,
            set_by in 0_u8..9,
            against in 0_u8..9,
        ) {
            let shown = Shown {
                piece: Piece::Authenticator,
                set_at: Timestamp::from_millis(T.as_millis() + at),
                set_by: Strength::stored(set_by),
            };
            let counted = prior(&[shown], T, Strength::stored(against));
            prop_assert_eq!(counted.has(Piece::Authenticator), at < 0 || set_by > against);
        }
    }
}
