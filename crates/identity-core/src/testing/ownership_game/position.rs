//! A position of the game: the account, and whose turn it is.

use super::hands::{Each, Player, as_former};
use crate::ownership::{AccountState, Evidence, Piece, Sides, Strength, WaitingClaim};
use std::time::Duration;

const HOUR: Duration = Duration::from_hours(1);

/// Who alone has the account.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Holder {
    Nobody,
    Alone(Player),
    /// Support decides. The game is over.
    Support,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Claim {
    pub(super) shown: Evidence,
    pub(super) hours: u16,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Case {
    pub(super) shown: Each<Evidence>,
    pub(super) hours: u16,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "they are independent")]
pub(super) struct Position {
    pub(super) turn: Player,
    /// The thief has just acted, and may act again before the owner can.
    pub(super) is_busy: bool,
    pub(super) holder: Holder,
    /// The prior password still signs in.
    pub(super) password: bool,
    /// The thief changed the address, so that the owner's mailbox is a former one.
    pub(super) is_moved: bool,
    pub(super) settled: Each<Option<Evidence>>,
    pub(super) contained: Option<Strength>,
    pub(super) claims: Each<Option<Claim>>,
    pub(super) case: Option<Case>,
    pub(super) reported: Each<bool>,
    /// The player's claim was stopped and could start again.
    pub(super) stopped: Each<bool>,
    /// The thief waited in vain: support has the claim.
    pub(super) is_filed: bool,
}

impl Position {
    pub(super) const START: Self = Self {
        turn: Player::Thief,
        is_busy: false,
        holder: Holder::Nobody,
        password: true,
        is_moved: false,
        settled: Each { owner: None, thief: None },
        contained: None,
        claims: Each { owner: None, thief: None },
        case: None,
        reported: Each { owner: false, thief: false },
        stopped: Each { owner: false, thief: false },
        is_filed: false,
    };

    /// The account as this player's acts are judged.
    pub(super) fn seen_by(&self, player: Player, second_factor: bool) -> AccountState {
        let rival = player.other();
        let waiting =
            |claim: Claim| WaitingClaim { shown: claim.shown, left: HOUR * u32::from(claim.hours) };
        AccountState {
            second_factor,
            own: self.claims.get(player).map(waiting),
            rival: self.claims.get(rival).map(waiting),
            settled: self.settled.get(rival),
            contained: self.contained.map(as_strong_as),
            reported: self.reported.get(player),
            case: self
                .case
                .map(|case| Sides { own: case.shown.get(player), rival: case.shown.get(rival) }),
            stopped_before: self.stopped.get(rival),
        }
    }

    pub(super) fn is_held_by(&self, player: Player) -> bool {
        self.holder == Holder::Alone(player)
    }

    /// The hours until something ends by itself, if anything waits.
    pub(super) fn deadline(&self) -> Option<u16> {
        let claims = Player::BOTH.into_iter().filter_map(|player| self.claims.get(player));
        claims.map(|claim| claim.hours).chain(self.case.map(|case| case.hours)).min()
    }

    pub(super) fn elapse(&mut self, hours: u16) {
        for player in Player::BOTH {
            let claim = self.claims.get(player);
            let later = claim.map(|claim| Claim { hours: claim.hours - hours, ..claim });
            self.claims.set(player, later);
        }
        self.case = self.case.map(|case| Case { hours: case.hours - hours, ..case });
    }

    /// The thief, who has the account, changes its address.
    pub(super) fn move_address(&mut self) {
        self.is_moved = true;
        for player in Player::BOTH {
            let claim = self.claims.get(player);
            let claim = claim.map(|it| Claim { shown: as_former(it.shown), ..it });
            self.claims.set(player, claim);
            self.settled.set(player, self.settled.get(player).map(as_former));
            if let Some(case) = &mut self.case {
                case.shown.set(player, as_former(case.shown.get(player)));
            }
        }
    }

    /// The whole position in one number.
    pub(super) fn key(&self) -> u64 {
        let mut key = Key(0);
        key.push(1, matches!(self.turn, Player::Owner).into());
        key.push(1, self.is_busy.into());
        key.push(
            2,
            match self.holder {
                Holder::Nobody => 0,
                Holder::Support => 1,
                Holder::Alone(Player::Owner) => 2,
                Holder::Alone(Player::Thief) => 3,
            },
        );
        key.push(1, self.password.into());
        key.push(1, self.is_moved.into());
        key.push(1, self.is_filed.into());
        key.push(4, self.contained.map_or(0, |by| u64::from(by.half_points()) + 1));
        for player in Player::BOTH {
            key.push(1, self.reported.get(player).into());
            key.push(1, self.stopped.get(player).into());
            key.push(7, self.settled.get(player).map_or(0, |shown| six_bits(shown) + 1));
            let claim = self.claims.get(player);
            key.push(8, claim.map_or(0, |it| six_bits(it.shown) * 4 + u64::from(it.hours / 24)));
            key.push(6, self.case.map_or(0, |case| six_bits(case.shown.get(player))));
        }
        key.push(3, self.case.map_or(0, |case| u64::from(case.hours / 24) + 1));
        key.0
    }
}

struct Key(u64);

impl Key {
    fn push(&mut self, bits: u32, value: u64) {
        debug_assert!(value < 1 << bits);
        self.0 = self.0 << bits | value;
    }
}

/// A hand has neither recovery codes nor sessions: they play like the authenticator and the device.
fn six_bits(evidence: Evidence) -> u64 {
    let low = evidence.bits() & 0b1_1111;
    u64::from(low) | if evidence.has(Piece::Device) { 0b10_0000 } else { 0 }
}

/// Some evidence of this strength. Of a report the rule sees only how strong it was.
fn as_strong_as(strength: Strength) -> Evidence {
    use Piece::{Authenticator, Device, Mailbox, Password, RecoveryMailbox};
    let classes = [(6, Authenticator), (4, Password), (2, Mailbox)];
    let points = strength.half_points();
    let pieces = classes.into_iter().filter(|(least, _)| points >= *least).map(|(_, piece)| piece);
    let evidence = Evidence::of(pieces);
    let evidence = if points == 8 { evidence.with(RecoveryMailbox) } else { evidence };
    if points % 2 == 1 || points == 8 { evidence.with(Device) } else { evidence }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_strength_has_evidence() {
        for points in 0..=8 {
            let strength = Strength::stored(points);
            assert_eq!(as_strong_as(strength).strength(), strength);
        }
    }
}
