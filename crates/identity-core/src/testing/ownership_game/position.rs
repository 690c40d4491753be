//! A position of the game: the account, both claims, and whose turn it is.

use super::{HOUR, hands::Player};
use crate::ownership::{AccountState, Evidence, Sides, WaitingClaim};

/// Who alone has the account.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Holder {
    Nobody,
    Alone(Player),
    /// Support decides. The game is over.
    Support,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct Claim {
    pub(super) shown: Evidence,
    pub(super) hours: i16,
}

/// A pair of values, one for each player.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
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

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct Case {
    pub(super) shown: Each<Evidence>,
    pub(super) hours: i16,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct Position {
    pub(super) holder: Holder,
    /// The prior password still signs in.
    pub(super) password: bool,
    pub(super) settled: Each<Option<Evidence>>,
    pub(super) contained: Option<Evidence>,
    pub(super) claims: Each<Option<Claim>>,
    pub(super) case: Option<Case>,
    pub(super) reported: Each<bool>,
    /// The player's claim was stopped by equal evidence.
    pub(super) stopped: Each<bool>,
    /// The other player has just passed.
    pub(super) passed: bool,
    /// Hours since the owner's first act; -1 before.
    pub(super) clock: i16,
    pub(super) turn: Player,
}

impl Position {
    pub(super) const fn start(turn: Player) -> Self {
        Self {
            holder: Holder::Nobody,
            password: true,
            settled: Each { owner: None, thief: None },
            contained: None,
            claims: Each { owner: None, thief: None },
            case: None,
            reported: Each { owner: false, thief: false },
            stopped: Each { owner: false, thief: false },
            passed: false,
            clock: -1,
            turn,
        }
    }

    /// The account as this player's acts are judged.
    pub(super) fn seen_by(&self, player: Player, second_factor: bool) -> AccountState {
        let rival = player.other();
        let waiting = |claim: Option<Claim>| {
            claim.map(|claim| WaitingClaim {
                shown: claim.shown,
                left: HOUR * u32::try_from(claim.hours).unwrap_or(0),
            })
        };
        AccountState {
            second_factor,
            own: waiting(self.claims.get(player)),
            rival: waiting(self.claims.get(rival)),
            settled: self.settled.get(rival),
            contained: self.contained,
            reported: self.reported.get(player),
            case: self
                .case
                .map(|case| Sides { own: case.shown.get(player), rival: case.shown.get(rival) }),
            stopped_before: self.stopped.get(rival),
        }
    }

    pub(super) fn give(&mut self, player: Player, shown: Evidence) {
        self.holder = Holder::Alone(player);
        self.password = false;
        self.contained = None;
        self.case = None;
        self.claims = Each::default();
        self.settled = Each::default();
        self.settled.set(player, Some(shown));
    }

    pub(super) fn open_case(&mut self, player: Player, shown: Evidence) {
        let rival = player.other();
        let claimed = self.claims.get(rival).map(|claim| claim.shown);
        let theirs = claimed.unwrap_or_default().and(self.settled.get(rival).unwrap_or_default());
        let mut sides = Each::default();
        let own = self.claims.get(player).map(|claim| claim.shown).unwrap_or_default();
        sides.set(player, shown.and(own));
        sides.set(rival, theirs);
        self.case = Some(Case { shown: sides, hours: 72 });
        self.claims = Each::default();
        self.stopped = Each::default();
        self.holder = Holder::Nobody;
    }
}
