//! The ownership game: an owner and a thief hold evidence and act on the account. Exhaustive backward
//! search over the real rule finds who ends with it, for every pair of holdings (ADR 0020).

mod hands;
mod position;
mod moves;
mod search;
mod properties;
mod before;
mod mutants;
mod document;
#[cfg(test)]
mod tests;

pub use document::document;
pub use hands::Kind;
pub use mutants::MUTANTS;
pub use properties::{Outcome, Property, Solved};

use crate::ownership::{
    AccountState, Action, Effects, Evidence, MailboxOnly, OwnershipPolicy, Ruling, Side, Sides,
    compare, conclude, rule,
};
use hands::{Each, Hand};
use moves::Table;
use std::collections::HashMap;
use std::sync::atomic::{AtomicUsize, Ordering};

/// The functions under search, so that planted mistakes and earlier rules can be searched too.
#[derive(Clone, Copy)]
pub struct Rules {
    pub rule: fn(&AccountState, Evidence, Action, &OwnershipPolicy) -> Ruling,
    pub conclude: fn(Evidence, bool, &OwnershipPolicy) -> Ruling,
    pub compare: fn(Sides, bool, &OwnershipPolicy) -> (Side, Ruling),
    pub effects: fn(Ruling, &AccountState, Evidence) -> Effects,
}

impl Rules {
    /// The ownership rule.
    pub const REAL: Self = Self { rule, conclude, compare, effects: Ruling::effects };
    /// The five machines that the service runs today, as far as rulings can express them.
    pub const BEFORE: Self = before::RULES;
}

/// Two holdings of an account.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pair {
    pub kind: Kind,
    pub mailbox_only: MailboxOnly,
    pub owner: Evidence,
    pub thief: Evidence,
}

impl Pair {
    fn policy(self) -> OwnershipPolicy {
        OwnershipPolicy { mailbox_only: self.mailbox_only, ..OwnershipPolicy::default() }
    }
}

/// One game that stands for many pairs of holdings.
#[derive(Clone, Debug)]
pub struct Game {
    /// The first one of the pairs.
    pub pair: Pair,
    pub pairs: Vec<Pair>,
    pub solved: Solved,
}

/// Solves one pair of holdings.
pub fn solve(rules: &Rules, pair: Pair) -> Solved {
    let thief = Hand::of(pair.thief, pair.kind);
    solve_showing(rules, pair, &thief.choices(pair.kind.second_factor, &pair.policy()))
}

fn solve_showing(rules: &Rules, pair: Pair, choices: &[Evidence]) -> Solved {
    let owner = Hand::of(pair.owner, pair.kind);
    let thief = Hand::of(pair.thief, pair.kind);
    properties::solve(&Table {
        rules,
        policy: &pair.policy(),
        second_factor: pair.kind.second_factor,
        hands: Each { owner, thief },
        choices: Each { owner: &[owner.evidence], thief: choices },
    })
}

/// Solves every pair of holdings, for every kind of account and setting.
pub fn solve_all(rules: &Rules) -> Vec<Game> {
    solve_each(rules, &every_pair())
}

/// Every pair of holdings, for every kind of account and setting.
pub fn every_pair() -> Vec<Pair> {
    let mut pairs = Vec::new();
    for mailbox_only in [MailboxOnly::Support, MailboxOnly::Complete] {
        for kind in Kind::all() {
            let holdings = kind.holdings();
            for owner in holdings.iter().copied() {
                let pair = |thief| Pair { kind, mailbox_only, owner, thief };
                pairs.extend(holdings.iter().copied().map(pair));
            }
        }
    }
    pairs
}

/// Solves these pairs of holdings on every core. Pairs that the rule cannot tell apart are one game.
pub fn solve_each(rules: &Rules, pairs: &[Pair]) -> Vec<Game> {
    let mut index: HashMap<_, Vec<Pair>> = HashMap::new();
    for pair in pairs {
        let hands = [pair.owner, pair.thief].map(|held| Hand::of(held, pair.kind));
        // The setting concerns accounts with a second factor.
        let setting = pair.kind.second_factor.then_some(pair.mailbox_only);
        index.entry((setting, hands)).or_default().push(*pair);
    }
    let games: Vec<Vec<Pair>> = index.into_values().collect();
    let next = AtomicUsize::new(0);
    let work = || {
        let mut done = Vec::new();
        while let Some(pairs) = games.get(next.fetch_add(1, Ordering::Relaxed)) {
            let Some(pair) = pairs.first().copied() else { continue };
            done.push(Game { pair, pairs: pairs.clone(), solved: solve(rules, pair) });
        }
        done
    };
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    std::thread::scope(|scope| {
        let threads: Vec<_> = (0..threads).map(|_| scope.spawn(work)).collect();
        threads.into_iter().flat_map(|thread| thread.join().expect("a game panicked")).collect()
    })
}
