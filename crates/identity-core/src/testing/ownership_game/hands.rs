//! What the players of the game hold.

use crate::ownership::{Class, Evidence, OwnershipPolicy, Piece, Speed};

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

    fn pieces(self) -> Vec<Piece> {
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
        subsets(&self.pieces())
    }
}

fn subsets(pieces: &[Piece]) -> Vec<Evidence> {
    let subset = |bits: u32| {
        let chosen = pieces.iter().enumerate().filter(|(at, _)| bits & (1 << at) != 0);
        Evidence::of(chosen.map(|(_, piece)| *piece))
    };
    (0..1 << pieces.len()).map(subset).collect()
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

/// A pair of values, one for each player.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) struct Each<T> {
    pub(super) owner: T,
    pub(super) thief: T,
}

impl<T: Copy> Each<T> {
    pub(super) const fn get(&self, player: Player) -> T {
        match player {
            Player::Owner => self.owner,
            Player::Thief => self.thief,
        }
    }

    pub(super) fn set(&mut self, player: Player, value: T) {
        match player {
            Player::Owner => self.owner = value,
            Player::Thief => self.thief = value,
        }
    }
}

/// What one player has: prior evidence, and whether an alert or a session lets them report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct Hand {
    pub(super) evidence: Evidence,
    pub(super) can_report: bool,
}

impl Hand {
    /// Different holdings that the rule cannot tell apart give the same hand.
    pub(super) fn of(held: Evidence, kind: Kind) -> Self {
        let channel = held.has_class(Class::Mailbox) || held.has(Piece::Session);
        let prior = held.pieces().filter(|it| !kind.address_changed || *it != Piece::Mailbox);
        let evidence = Evidence::of(prior.map(|piece| match piece {
            Piece::RecoveryCode => Piece::Authenticator,
            Piece::Session => Piece::Device,
            other => other,
        }));
        let evidence = merge_mailboxes(evidence, kind.second_factor);
        Self { evidence, can_report: channel }
    }

    /// Every set of pieces that this player may show.
    pub(super) fn subsets(self) -> Vec<Evidence> {
        subsets(&self.evidence.pieces().collect::<Vec<_>>())
    }

    /// The sets that are worth showing: of those that sign in alike and are as fast, the strongest.
    /// More evidence never achieves less (`ownership/tests.rs`).
    pub(super) fn choices(self, second_factor: bool, policy: &OwnershipPolicy) -> Vec<Evidence> {
        let mut best: Vec<(bool, Speed, Evidence)> = Vec::new();
        for shown in self.subsets() {
            let signs_in = signs_in(shown, second_factor);
            let speed = Speed::of(shown, second_factor, policy);
            match best.iter_mut().find(|it| it.0 == signs_in && it.1 == speed) {
                Some(known) if known.2.strength() < shown.strength() => known.2 = shown,
                Some(_) => {}
                None => best.push((signs_in, speed, shown)),
            }
        }
        best.into_iter().map(|(_, _, shown)| shown).collect()
    }

    /// Returns whether this player can have the account without waiting.
    pub(super) fn enters_at_once(self, second_factor: bool, policy: &OwnershipPolicy) -> bool {
        signs_in(self.evidence, second_factor)
            || Speed::of(self.evidence, second_factor, policy) == Speed::AtOnce
    }
}

/// For an account with a second factor the rule treats all mailboxes alike, and otherwise a
/// recovery and a former one.
fn merge_mailboxes(evidence: Evidence, second_factor: bool) -> Evidence {
    let (mailboxes, others): (Vec<Piece>, Vec<Piece>) =
        evidence.pieces().partition(|piece| piece.class() == Class::Mailbox);
    let own = mailboxes.contains(&Piece::Mailbox) || second_factor;
    let merged: &[Piece] = match (own, mailboxes.len()) {
        (_, 0) => &[],
        (true, 1) => &[Piece::Mailbox],
        (true, _) => &[Piece::Mailbox, Piece::RecoveryMailbox],
        (false, 1) => &[Piece::RecoveryMailbox],
        (false, _) => &[Piece::RecoveryMailbox, Piece::FormerMailbox],
    };
    Evidence::of(others).and(Evidence::of(merged.iter().copied()))
}

pub(super) fn signs_in(shown: Evidence, second_factor: bool) -> bool {
    shown.has(Piece::Password) && (!second_factor || shown.has(Piece::Authenticator))
}

/// The same evidence after the address was changed.
pub(super) fn as_former(evidence: Evidence) -> Evidence {
    Evidence::of(evidence.pieces().map(|piece| match piece {
        Piece::Mailbox => Piece::FormerMailbox,
        other => other,
    }))
}
