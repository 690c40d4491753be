//! The moves: every act of the rule, passing, and the deadlines after both have passed.

use super::hands::{Hand, Player, signs_in};
use super::position::{Claim, Each, Holder, Position};
use super::{HOUR, LATE, Rules};
use crate::ownership::{Action, Evidence, OwnershipPolicy, Piece, Ruling, Side, Sides, Speed};

/// Everything about one game that does not change while it is played.
pub(super) struct Table<'a> {
    pub(super) rules: Rules,
    pub(super) policy: &'a OwnershipPolicy,
    pub(super) second_factor: bool,
    pub(super) hands: Each<Hand>,
}

impl Table<'_> {
    /// Plays an act, or returns `None` when it changes nothing.
    pub(super) fn act(
        &self,
        before: &Position,
        action: Action,
        shown: Evidence,
    ) -> Option<Position> {
        let (player, rival) = (before.turn, before.turn.other());
        let state = before.seen_by(player, self.second_factor);
        if action == Action::SignIn && !(before.password && signs_in(shown, self.second_factor)) {
            return None;
        }
        let ruling = (self.rules.rule)(&state, shown, action, self.policy);
        let mut after = *before;
        let shown = state.own.map_or(shown, |own| own.shown.and(shown));
        let effects = ruling.effects(&state, shown);
        if effects.ends_rival {
            after.claims.set(rival, None);
        }
        match ruling {
            Ruling::Allowed if action == Action::SignIn => {
                after.holder = Holder::Alone(player);
                after.password = false;
            }
            Ruling::Settled => after.give(player, shown),
            Ruling::Waits(wait) => {
                let hours = i16::try_from(wait.as_secs() / HOUR.as_secs()).unwrap_or(i16::MAX);
                after.claims.set(player, Some(Claim { shown, hours }));
            }
            Ruling::CaseJoined => {
                if let Some(case) = &mut after.case {
                    let own = case.shown.get(player);
                    case.shown.set(player, own.and(shown));
                }
            }
            Ruling::CaseOpened => after.open_case(player, shown),
            // The owner's own question ends the game; the thief's is refused.
            Ruling::Support if player == Player::Owner => after.holder = Holder::Support,
            Ruling::RivalStopped => {
                after.stopped.set(rival, true);
                if action == Action::SignIn {
                    after.holder = Holder::Alone(player);
                    after.password = false;
                }
                if effects.stands {
                    after.settled.set(player, Some(shown));
                }
            }
            Ruling::Contained => {
                after.contained = Some(shown);
                after.holder = Holder::Nobody;
            }
            Ruling::Allowed
            | Ruling::Support
            | Ruling::Filed
            | Ruling::Notified
            | Ruling::Outweighed => {}
        }
        if action == Action::Report {
            after.reported.set(player, true);
        }
        (after != *before).then(|| pass_turn(after, before))
    }

    pub(super) fn wait(&self, before: &Position) -> Position {
        let mut after = *before;
        after.turn = before.turn.other();
        if before.passed {
            self.next_deadline(&mut after);
            after.passed = false;
        } else {
            after.passed = true;
        }
        after
    }

    /// Both have passed: time runs to the next deadline.
    pub(super) fn next_deadline(&self, after: &mut Position) {
        let claims = Player::BOTH.into_iter().filter_map(|player| after.claims.get(player));
        let case = after.case.map(|case| case.hours);
        let Some(hours) = claims.map(|claim| claim.hours).chain(case).min() else { return };
        if after.clock >= 0 {
            after.clock = (after.clock + hours).min(LATE);
        }
        for player in Player::BOTH {
            let claim = after.claims.get(player);
            let later = claim.map(|claim| Claim { hours: claim.hours - hours, ..claim });
            after.claims.set(player, later);
        }
        if let Some(case) = &mut after.case {
            case.hours -= hours;
            if case.hours <= 0 {
                self.decide_case(after);
                return;
            }
        }
        // The stronger one of two that end together comes last.
        let mut ended: Vec<(Player, Claim)> = Player::BOTH
            .into_iter()
            .filter_map(|player| after.claims.get(player).map(|claim| (player, claim)))
            .filter(|(_, claim)| claim.hours <= 0)
            .collect();
        ended.sort_by_key(|(_, claim)| claim.shown.strength());
        for (player, claim) in ended {
            match (self.rules.conclude)(claim.shown, self.second_factor, self.policy) {
                Ruling::Settled => after.give(player, claim.shown),
                _ if player == Player::Owner => after.holder = Holder::Support,
                _ => after.claims.set(player, None),
            }
        }
    }

    pub(super) fn decide_case(&self, after: &mut Position) {
        let Some(case) = after.case.take() else { return };
        let sides = Sides { own: case.shown.owner, rival: case.shown.thief };
        let (side, ruling) = (self.rules.compare)(sides, self.second_factor, self.policy);
        let winner = match side {
            Side::Own => Player::Owner,
            Side::Rival => Player::Thief,
        };
        match ruling {
            Ruling::Settled => after.give(winner, case.shown.get(winner)),
            _ => after.holder = Holder::Support,
        }
    }

    /// The sets of pieces that a player may show: of those that sign in alike and are as fast, the
    /// strongest. More evidence is never worse for who shows it.
    pub(super) fn choices(&self, player: Player) -> Vec<Evidence> {
        if player == Player::Owner {
            return vec![self.hands.owner.evidence];
        }
        let held: Vec<Piece> = self.hands.get(player).evidence.pieces().collect();
        let mut best: Vec<(bool, Speed, Evidence)> = Vec::new();
        for bits in 0..1_u32 << held.len() {
            let chosen = held.iter().enumerate().filter(|(at, _)| bits & (1 << at) != 0);
            let shown = Evidence::of(chosen.map(|(_, piece)| *piece));
            let signs_in = signs_in(shown, self.second_factor);
            let speed = Speed::of(shown, self.second_factor, self.policy);
            match best.iter_mut().find(|it| it.0 == signs_in && it.1 == speed) {
                Some(known) if known.2.strength() < shown.strength() => known.2 = shown,
                Some(_) => {}
                None => best.push((signs_in, speed, shown)),
            }
        }
        best.into_iter().map(|(_, _, shown)| shown).collect()
    }

    /// Returns whether the owner can bring the matter to support.
    pub(super) fn can_file(&self, position: &Position) -> bool {
        let state = position.seen_by(Player::Owner, self.second_factor);
        let shown = self.hands.owner.evidence;
        position.turn == Player::Owner
            && (self.rules.rule)(&state, shown, Action::OpenCase, self.policy) == Ruling::Filed
    }

    pub(super) fn moves(
        &self,
        position: &Position,
        choices: &Each<&[Evidence]>,
    ) -> Vec<(Option<Action>, Position)> {
        let player = position.turn;
        let mut moves = vec![(None, self.wait(position))];
        // An owner whom no notice reaches does not know that a claim waits.
        let unaware = player == Player::Owner
            && position.claims.thief.is_some()
            && !self.hands.owner.is_notified;
        if unaware {
            return moves;
        }
        for shown in choices.get(player) {
            for action in
                [Action::SignIn, Action::Claim, Action::Stop, Action::Report, Action::OpenCase]
            {
                if action == Action::Report && !self.hands.get(player).can_report {
                    continue;
                }
                if *shown == Evidence::NONE && action != Action::Report {
                    continue;
                }
                if let Some(after) = self.act(position, action, *shown)
                    && !moves.iter().any(|(_, known)| *known == after)
                {
                    moves.push((Some(action), after));
                }
            }
        }
        moves
    }
}

fn pass_turn(mut after: Position, before: &Position) -> Position {
    after.passed = false;
    after.turn = before.turn.other();
    if before.turn == Player::Owner {
        after.clock = before.clock.max(0);
    }
    after
}
