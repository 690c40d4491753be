//! The graph of a game, and backward search in it.
#![expect(clippy::indexing_slicing, reason = "numbers of positions come from the graph")]

use super::hands::Player;
use super::moves::Table;
use super::position::{Holder, Position};
use std::{
    collections::HashMap,
    hash::{BuildHasherDefault, Hasher},
};

/// Mixes the number of a position, which nobody chooses to collide.
#[derive(Default)]
struct KeyHasher(u64);

impl Hasher for KeyHasher {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, _: &[u8]) {
        unreachable!("keys are numbers")
    }

    fn write_u64(&mut self, key: u64) {
        let mixed = key.wrapping_mul(0x9E37_79B9_7F4A_7C15);
        self.0 = mixed ^ mixed >> 32;
    }
}

/// The edges of a graph, grouped by the position at one of their ends.
struct Edges {
    starts: Vec<u32>,
    ends: Vec<u32>,
}

impl Edges {
    fn of(&self, at: usize) -> &[u32] {
        &self.ends[self.starts[at] as usize..self.starts[at + 1] as usize]
    }

    fn reversed(&self) -> Self {
        let mut starts = vec![0; self.starts.len() + 1];
        for to in &self.ends {
            starts[*to as usize + 2] += 1;
        }
        for at in 1..starts.len() {
            starts[at] += starts[at - 1];
        }
        let mut ends = vec![0; self.ends.len()];
        for from in 0..self.starts.len() - 1 {
            for to in self.of(from) {
                let slot = &mut starts[*to as usize + 1];
                ends[*slot as usize] = number(from);
                *slot += 1;
            }
        }
        starts.pop();
        Self { starts, ends }
    }
}

fn number(at: usize) -> u32 {
    u32::try_from(at).expect("a game has few positions")
}

/// A set of positions, by number.
pub(super) type Set = Vec<bool>;

/// The graph of all positions that a game can reach. The start is position 0. The first move of a
/// position is that of doing nothing.
pub(super) struct Graph {
    pub(super) positions: Vec<Position>,
    next: Edges,
    previous: Edges,
    /// The hours that pass when the player at turn does nothing.
    hours: Vec<u16>,
}

impl Graph {
    pub(super) fn build(table: &Table<'_>) -> Self {
        let mut index: HashMap<u64, u32, BuildHasherDefault<KeyHasher>> = HashMap::default();
        let mut positions = vec![Position::START];
        index.insert(Position::START.key(), 0);
        let mut next = Edges { starts: vec![0], ends: Vec::new() };
        let mut hours = Vec::new();
        let mut moves = Vec::new();
        while let Some(position) = positions.get(hours.len()).copied() {
            let over = position.holder == Holder::Support;
            let time = position.deadline().filter(|_| position.turn == Player::Owner && !over);
            if over {
                next.ends.push(number(hours.len()));
            } else {
                table.moves(&position, &mut moves);
                for to in &moves {
                    let at = *index.entry(to.key()).or_insert_with(|| {
                        positions.push(*to);
                        number(positions.len() - 1)
                    });
                    next.ends.push(at);
                }
            }
            hours.push(time.unwrap_or(0));
            next.starts.push(number(next.ends.len()));
        }
        let previous = next.reversed();
        Self { positions, next, previous, hours }
    }

    pub(super) fn all(&self, is: impl Fn(&Position) -> bool) -> Set {
        self.positions.iter().map(is).collect()
    }

    fn turn(&self, at: usize) -> Player {
        self.positions[at].turn
    }

    /// The positions after doing nothing, and after each act.
    pub(super) fn moves(&self, at: usize) -> (usize, impl Iterator<Item = usize> + '_) {
        let (wait, acts) = self.next.of(at).split_first().expect("doing nothing is a move");
        (*wait as usize, acts.iter().map(|to| *to as usize))
    }

    /// The positions from which a player can force the game into the goal.
    pub(super) fn attract(&self, goal: &Set, player: Player) -> Set {
        self.attract_by(goal, player, |_, _| true)
    }

    /// The same where some moves are not used.
    fn attract_by(
        &self,
        goal: &Set,
        player: Player,
        is_used: impl Fn(usize, usize) -> bool,
    ) -> Set {
        let mut reached = goal.clone();
        let mut left: Vec<u32> = vec![0; goal.len()];
        let mut open: Vec<usize> = (0..goal.len()).filter(|at| goal[*at]).collect();
        while let Some(to) = open.pop() {
            for from in self.previous.of(to) {
                let at = *from as usize;
                if reached[at] || !is_used(at, to) {
                    continue;
                }
                left[at] += 1;
                if self.turn(at) == player || left[at] as usize == self.next.of(at).len() {
                    reached[at] = true;
                    open.push(at);
                }
            }
        }
        reached
    }

    /// The positions from which a player can stay in the set for ever.
    pub(super) fn keep(&self, set: &Set, player: Player) -> Set {
        not(&self.attract(&not(set), player.other()))
    }

    /// The positions from which a player can bring the game into the set and from some time on keep
    /// it there.
    pub(super) fn settle(&self, set: &Set, player: Player) -> Set {
        let mut won = vec![false; set.len()];
        loop {
            let bad = set.iter().zip(&won).map(|(set, won)| !set && !won).collect();
            let lost = self.attract_by(&bad, player.other(), |from, _| !won[from]);
            let more = self.attract(&not(&lost), player);
            if more == won {
                return won;
            }
            won = more;
        }
    }

    /// The positions from which the owner can force the game into the goal within these hours.
    pub(super) fn within(&self, goal: &Set, hours: u16) -> Set {
        let mut reached: Vec<Set> = Vec::new();
        for budget in (0..=hours).step_by(24) {
            let mut start = reached.last().unwrap_or(goal).clone();
            for at in 0..start.len() {
                let takes = self.hours[at];
                let before = budget.checked_sub(takes).map(|rest| usize::from(rest / 24));
                if let Some(before) = before.filter(|_| takes > 0) {
                    start[at] |= reached[before][self.moves(at).0];
                }
            }
            reached.push(self.attract_by(&start, Player::Owner, |from, to| {
                self.hours[from] == 0 || self.moves(from).0 != to
            }));
        }
        reached.pop().expect("zero hours are a budget")
    }

    /// The positions from which the owner, who has done nothing yet, comes into the goal within
    /// these hours of the first act. Where support decides before that, nothing is late.
    pub(super) fn within_of_first_act(&self, goal: &Set, hours: u16) -> Set {
        let mut first = goal.clone();
        let after = self.within(goal, hours);
        for (at, is_won) in first.iter_mut().enumerate() {
            let is_over = self.positions[at].holder == Holder::Support;
            let acts = self.turn(at) == Player::Owner && self.moves(at).1.any(|to| after[to]);
            *is_won |= is_over || acts;
        }
        self.attract_by(&first, Player::Owner, |from, to| {
            self.turn(from) == Player::Thief || self.moves(from).0 == to
        })
    }

    /// The positions that can be reached while the owner does nothing.
    pub(super) fn without_owner(&self) -> Set {
        self.reach(|at| self.turn(at) == Player::Thief, |_| true)
    }

    /// The positions that can be reached before any time has passed.
    pub(super) fn at_once(&self) -> Set {
        self.reach(|_| true, |at| self.hours[at] == 0)
    }

    fn reach(&self, may_act: impl Fn(usize) -> bool, may_wait: impl Fn(usize) -> bool) -> Set {
        let mut reached = vec![false; self.positions.len()];
        let mut open = vec![0];
        while let Some(at) = open.pop() {
            if std::mem::replace(&mut reached[at], true) {
                continue;
            }
            let (wait, acts) = self.moves(at);
            open.extend(acts.filter(|_| may_act(at)));
            open.extend(may_wait(at).then_some(wait));
        }
        reached
    }

    /// The positions from which the owner comes into the goal if the thief does nothing from now on.
    pub(super) fn alone(&self, goal: &Set) -> Set {
        let mut back = goal.clone();
        let mut open: Vec<usize> = (0..goal.len()).filter(|at| goal[*at]).collect();
        while let Some(to) = open.pop() {
            for from in self.previous.of(to) {
                let at = *from as usize;
                if !back[at] && (self.turn(at) == Player::Owner || self.moves(at).0 == to) {
                    back[at] = true;
                    open.push(at);
                }
            }
        }
        back
    }
}

pub(super) fn not(set: &Set) -> Set {
    set.iter().map(|is| !is).collect()
}
