//! What the players hold, and what of it counts.

use crate::ownership::{Class, Evidence, Piece};

/// A kind of account.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Kind {
    pub second_factor: bool,
    pub recovery_address: bool,
    /// The address changed in the dispute: the former one is prior evidence, the current one only
    /// gets notices.
    pub address_changed: bool,
}

impl Kind {
    /// All kinds.
    pub fn all() -> impl Iterator<Item = Self> {
        (0..8_u8).map(|bits| Self {
            second_factor: bits & 1 != 0,
            recovery_address: bits & 2 != 0,
            address_changed: bits & 4 != 0,
        })
    }

    pub(super) fn pieces(self) -> Vec<Piece> {
        let mut pieces = vec![Piece::Mailbox, Piece::Password, Piece::Device, Piece::Session];
        if self.recovery_address {
            pieces.push(Piece::RecoveryMailbox);
        }
        if self.address_changed {
            pieces.push(Piece::FormerMailbox);
        }
        if self.second_factor {
            pieces.extend([Piece::Authenticator, Piece::RecoveryCode]);
        }
        pieces
    }

    /// Every set of pieces that a person can hold of such an account.
    pub fn holdings(self) -> Vec<Evidence> {
        let pieces = self.pieces();
        let subset = |bits: u32| {
            let chosen = pieces.iter().enumerate().filter(|(at, _)| bits & (1 << at) != 0);
            Evidence::of(chosen.map(|(_, piece)| *piece))
        };
        (0..1 << pieces.len()).map(subset).collect()
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Player {
    Owner,
    Thief,
}

impl Player {
    pub(super) const BOTH: [Self; 2] = [Self::Owner, Self::Thief];

    pub(super) const fn other(self) -> Self {
        match self {
            Self::Owner => Self::Thief,
            Self::Thief => Self::Owner,
        }
    }
}

/// What one player has: prior evidence, and whether a mail or a session reaches them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct Hand {
    pub(super) evidence: Evidence,
    pub(super) is_notified: bool,
    pub(super) can_report: bool,
}

impl Hand {
    pub(super) fn of(held: Evidence, kind: Kind) -> Self {
        let mailbox = held.pieces().any(|piece| piece.class() == Class::Mailbox);
        let channel = mailbox || held.has(Piece::Session);
        let prior = held.pieces().filter(|it| !kind.address_changed || *it != Piece::Mailbox);
        let evidence = Evidence::of(prior.map(|piece| match piece {
            // Both are possession, and both are a browser: the rule treats them alike.
            Piece::RecoveryCode => Piece::Authenticator,
            Piece::Session => Piece::Device,
            other => other,
        }));
        let hand = Self { evidence, is_notified: channel, can_report: channel };
        // Who can sign in sees in the account what waits.
        Self { is_notified: channel || hand.signs_in(kind.second_factor), ..hand }
    }

    /// For an account with a second factor the rule treats all mailboxes alike, and otherwise a
    /// recovery and a former one.
    pub(super) fn canonical(self, second_factor: bool) -> Self {
        let mailboxes = [Piece::Mailbox, Piece::RecoveryMailbox, Piece::FormerMailbox];
        let held: Vec<Piece> =
            mailboxes.into_iter().filter(|piece| self.evidence.has(*piece)).collect();
        let own = held.contains(&Piece::Mailbox) || (second_factor && !held.is_empty());
        let mut canonical = match (own, held.len()) {
            (_, 0) => vec![],
            (true, 1) => vec![Piece::Mailbox],
            (true, _) => vec![Piece::Mailbox, Piece::RecoveryMailbox],
            (false, 1) => vec![Piece::RecoveryMailbox],
            (false, _) => vec![Piece::RecoveryMailbox, Piece::FormerMailbox],
        };
        canonical.extend(self.evidence.pieces().filter(|piece| !mailboxes.contains(piece)));
        Self { evidence: Evidence::of(canonical), ..self }
    }

    pub(super) fn signs_in(self, second_factor: bool) -> bool {
        signs_in(self.evidence, second_factor)
    }
}

pub(super) fn signs_in(shown: Evidence, second_factor: bool) -> bool {
    shown.has(Piece::Password) && (!second_factor || shown.has(Piece::Authenticator))
}
