//! The graph of a game, and backward search over it.

use super::hands::Player;
use super::moves::Table;
use super::position::{Each, Holder, Position};
use std::collections::{HashMap, VecDeque};

/// The graph of all positions that a game can reach.
pub(super) struct Graph {
    pub(super) positions: Vec<Position>,
    /// The starts: each player may move first.
    pub(super) starts: Vec<u32>,
    pub(super) next: Vec<Vec<u32>>,
    pub(super) previous: Vec<Vec<u32>>,
}

impl Graph {
    pub(super) fn build(table: &Table<'_>) -> Self {
        let owner = table.choices(Player::Owner);
        let thief = table.choices(Player::Thief);
        let choices = Each { owner: owner.as_slice(), thief: thief.as_slice() };
        let mut positions = Vec::new();
        let mut index = HashMap::new();
        let mut open = VecDeque::new();
        let mut number =
            |position: Position, positions: &mut Vec<Position>, open: &mut VecDeque<u32>| {
                *index.entry(position).or_insert_with(|| {
                    let id = u32::try_from(positions.len()).expect("few positions");
                    positions.push(position);
                    open.push_back(id);
                    id
                })
            };
        let starts = [Player::Thief, Player::Owner]
            .map(|turn| number(Position::start(turn), &mut positions, &mut open))
            .to_vec();
        let mut next: Vec<Vec<u32>> = Vec::new();
        while let Some(id) = open.pop_front() {
            let position = positions[id as usize];
            let after = if position.holder == Holder::Support {
                vec![id]
            } else {
                let moves = table.moves(&position, &choices);
                moves.into_iter().map(|(_, to)| number(to, &mut positions, &mut open)).collect()
            };
            debug_assert_eq!(next.len(), id as usize);
            next.push(after);
        }
        let mut previous = vec![Vec::new(); positions.len()];
        for (from, after) in next.iter().enumerate() {
            for to in after {
                previous[*to as usize].push(u32::try_from(from).expect("few positions"));
            }
        }
        Self { positions, starts, next, previous }
    }

    pub(super) fn all(&self, is: impl Fn(&Position) -> bool) -> Vec<bool> {
        self.positions.iter().map(is).collect()
    }

    /// The positions from which a player can force the game into the goal.
    pub(super) fn attract(
        &self,
        goal: &[bool],
        player: Player,
        blocked: Option<&[bool]>,
    ) -> Vec<bool> {
        let mut reached = goal.to_vec();
        let mut left: Vec<usize> = self.next.iter().map(Vec::len).collect();
        let mut open: Vec<u32> = (0..).zip(goal).filter(|(_, is)| **is).map(|(id, _)| id).collect();
        while let Some(to) = open.pop() {
            for from in &self.previous[to as usize] {
                let at = *from as usize;
                if reached[at] || blocked.is_some_and(|blocked| blocked[at]) {
                    continue;
                }
                let forced = if self.positions[at].turn == player {
                    true
                } else {
                    left[at] -= 1;
                    left[at] == 0
                };
                if forced {
                    reached[at] = true;
                    open.push(*from);
                }
            }
        }
        reached
    }

    /// The positions from which a player can stay in the set for ever.
    pub(super) fn keep(&self, set: &[bool], player: Player) -> Vec<bool> {
        let outside: Vec<bool> = set.iter().map(|is| !is).collect();
        let lost = self.attract(&outside, player.other(), None);
        lost.iter().map(|lost| !lost).collect()
    }

    /// The positions from which a player can bring the game into the set and from some time on keep
    /// it there.
    pub(super) fn settle(&self, set: &[bool], player: Player) -> Vec<bool> {
        let mut won = vec![false; self.positions.len()];
        loop {
            let bad: Vec<bool> = set.iter().zip(&won).map(|(set, won)| !set && !won).collect();
            let lost = self.attract(&bad, player.other(), Some(&won));
            let safe: Vec<bool> = lost.iter().map(|lost| !lost).collect();
            let more = self.attract(&safe, player, None);
            if more == won {
                return won;
            }
            won = more;
        }
    }
}
