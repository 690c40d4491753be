//! What a player can do, and what comes of it. The thief acts as often as he likes before the owner
//! can answer; time passes when both do nothing.

use super::Rules;
use super::hands::{Each, Hand, Player, as_former, signs_in};
use super::position::{Case, Claim, Holder, Position};
use crate::ownership::{Action, Evidence, OwnershipPolicy, Piece, Ruling, Side, Sides};
use std::time::Duration;

const ACTIONS: [Action; 5] =
    [Action::SignIn, Action::Claim, Action::Stop, Action::Report, Action::OpenCase];

/// Everything about one game that does not change while it is played.
pub(super) struct Table<'a> {
    pub(super) rules: &'a Rules,
    pub(super) policy: &'a OwnershipPolicy,
    pub(super) second_factor: bool,
    pub(super) hands: Each<Hand>,
    /// What each player may show. The owner shows everything: that only takes moves from him.
    pub(super) choices: Each<&'a [Evidence]>,
}

impl Table<'_> {
    /// Every position that a move leads to. The first one is that of doing nothing.
    pub(super) fn moves(&self, position: &Position, moves: &mut Vec<Position>) {
        moves.clear();
        let player = position.turn;
        moves.push(self.wait(position));
        for shown in self.choices.get(player) {
            let shown = if position.is_moved { as_former(*shown) } else { *shown };
            for action in ACTIONS {
                if let Some(after) = self.act(position, action, shown)
                    && !moves.contains(&after)
                {
                    moves.push(after);
                }
            }
        }
        let mailboxes = Player::BOTH.map(|player| self.hands.get(player).evidence);
        if player == Player::Thief
            && position.is_held_by(Player::Thief)
            && !position.is_moved
            && !self.second_factor
            && mailboxes.iter().any(|held| held.has(Piece::Mailbox))
        {
            let mut after = *position;
            after.move_address();
            after.is_busy = true;
            moves.push(after);
        }
    }

    fn may(&self, before: &Position, action: Action, shown: Evidence) -> bool {
        match action {
            Action::SignIn => before.password && signs_in(shown, self.second_factor),
            Action::Report => self.hands.get(before.turn).can_report,
            Action::Claim | Action::Stop | Action::OpenCase => shown != Evidence::NONE,
        }
    }

    /// Plays an act, or returns `None` when it changes nothing.
    fn act(&self, before: &Position, action: Action, shown: Evidence) -> Option<Position> {
        if !self.may(before, action, shown) {
            return None;
        }
        let player = before.turn;
        let state = before.seen_by(player, self.second_factor);
        let ruling = (self.rules.rule)(&state, shown, action, self.policy);
        let mut after = *before;
        let shown = match action {
            Action::Claim => state.own.map_or(shown, |own| own.shown.and(shown)),
            _ => shown,
        };
        if action == Action::Claim && self.is_repeated(before, ruling, shown) {
            return None;
        }
        self.apply(&mut after, player, ruling, shown);
        match ruling {
            Ruling::Allowed | Ruling::RivalStopped if action == Action::SignIn => {
                after.holder = Holder::Alone(player);
                after.password = false;
            }
            _ => {}
        }
        if action == Action::Report {
            after.reported.set(player, true);
        }
        if after == (Position { is_busy: before.is_busy, ..*before }) {
            return None;
        }
        after.turn = Player::Thief;
        after.is_busy = player == Player::Thief;
        Some(after)
    }

    /// Who has settled claims again only with more, and a claim that support has does not wait again.
    fn is_repeated(&self, before: &Position, ruling: Ruling, shown: Evidence) -> bool {
        let player = before.turn;
        let settled = before.settled.get(player);
        let has_settled = before.is_held_by(player)
            && settled.is_some_and(|it| it.strength() >= shown.strength());
        let waits = player == Player::Thief && matches!(ruling, Ruling::Waits(_));
        let ends_with_support =
            || (self.rules.conclude)(shown, self.second_factor, self.policy) == Ruling::Support;
        has_settled || (waits && before.is_filed && ends_with_support())
    }

    /// Applies a ruling and the table of what it ends.
    fn apply(&self, after: &mut Position, player: Player, ruling: Ruling, shown: Evidence) {
        let rival = player.other();
        let before = *after;
        let state = before.seen_by(player, self.second_factor);
        let effects = (self.rules.effects)(ruling, &state, shown);
        if effects.ends_rival {
            after.claims.set(rival, None);
        }
        if effects.ends_own {
            after.claims.set(player, None);
        }
        if effects.unlocks {
            after.contained = None;
        }
        if effects.ends_case {
            after.case = None;
        }
        if effects.stands {
            after.settled.set(player, Some(shown));
        }
        match ruling {
            Ruling::Settled => {
                after.holder = Holder::Alone(player);
                after.password = false;
                after.settled.set(rival, None);
                // The owner's settlement undoes what the thief changed.
                after.is_moved &= player == Player::Thief;
            }
            Ruling::Waits(wait) => {
                after.claims.set(player, Some(Claim { shown, hours: hours(wait) }));
            }
            Ruling::CaseJoined => {
                if let Some(case) = &mut after.case {
                    case.shown.set(player, case.shown.get(player).and(shown));
                }
            }
            Ruling::CaseOpened => {
                let mut sides = Each::default();
                for side in Player::BOTH {
                    let claimed = before.claims.get(side).map(|claim| claim.shown);
                    let settled = before.settled.get(side).unwrap_or_default();
                    sides.set(side, claimed.unwrap_or_default().and(settled));
                }
                sides.set(player, sides.get(player).and(shown));
                after.case = Some(Case { shown: sides, hours: hours(self.policy.comparison) });
                after.claims = Each::default();
                after.stopped = Each::default();
                after.holder = Holder::Nobody;
            }
            // The owner's question ends the game. The thief's is refused.
            Ruling::Support if player == Player::Owner => after.holder = Holder::Support,
            Ruling::RivalStopped => {
                after.stopped.set(rival, before.stopped.get(rival) || !effects.stands);
            }
            Ruling::Contained => {
                after.contained = Some(shown.strength());
                after.holder = Holder::Nobody;
            }
            Ruling::Allowed
            | Ruling::Support
            | Ruling::Filed
            | Ruling::Notified
            | Ruling::Outweighed => {}
        }
    }

    fn wait(&self, before: &Position) -> Position {
        let mut after = *before;
        after.turn = before.turn.other();
        after.is_busy = false;
        if before.turn == Player::Owner && before.holder != Holder::Support {
            self.pass_time(&mut after);
        }
        after
    }

    /// Time runs to the next deadline, or past it: the last moment before it is a position too.
    fn pass_time(&self, after: &mut Position) {
        match after.deadline() {
            Some(0) => self.end_waits(after),
            Some(hours) => after.elapse(hours),
            None => {}
        }
    }

    fn end_waits(&self, after: &mut Position) {
        if after.case.is_some_and(|case| case.hours == 0) {
            self.decide_case(after);
            return;
        }
        // The stronger one of two that end together comes last.
        let mut ended: Vec<(Player, Claim)> = Player::BOTH
            .into_iter()
            .filter_map(|player| after.claims.get(player).map(|claim| (player, claim)))
            .filter(|(_, claim)| claim.hours == 0)
            .collect();
        ended.sort_by_key(|(_, claim)| claim.shown.strength());
        for (player, claim) in ended {
            if after.claims.get(player) != Some(claim) {
                continue;
            }
            after.claims.set(player, None);
            let ruling = (self.rules.conclude)(claim.shown, self.second_factor, self.policy);
            after.is_filed |= player == Player::Thief && ruling == Ruling::Support;
            self.apply(after, player, ruling, claim.shown);
        }
    }

    fn decide_case(&self, after: &mut Position) {
        let Some(case) = after.case else { return };
        let sides = Sides { own: case.shown.owner, rival: case.shown.thief };
        let (side, ruling) = (self.rules.compare)(sides, self.second_factor, self.policy);
        let winner = match side {
            Side::Own => Player::Owner,
            Side::Rival => Player::Thief,
        };
        match ruling {
            Ruling::Settled => self.apply(after, winner, ruling, case.shown.get(winner)),
            Ruling::Support => {
                after.case = None;
                after.holder = Holder::Support;
            }
            // Nobody decides: the case stays as it is.
            _ => after.case = Some(Case { hours: hours(self.policy.comparison), ..case }),
        }
    }

    /// Returns whether the owner can bring the matter to support.
    pub(super) fn can_file(&self, position: &Position) -> bool {
        let state = position.seen_by(Player::Owner, self.second_factor);
        let shown = self.hands.owner.evidence;
        position.turn == Player::Owner
            && (self.rules.rule)(&state, shown, Action::OpenCase, self.policy) == Ruling::Filed
    }
}

fn hours(wait: Duration) -> u16 {
    u16::try_from(wait.as_secs() / 3600).unwrap_or(u16::MAX)
}
