//! The properties of the ownership rule (ADR 0020), judged in one game.
#![expect(clippy::indexing_slicing, reason = "numbers of positions come from the graph")]

use super::hands::Player;
use super::moves::Table;
use super::position::Holder;
use super::search::{Graph, Set, not};
use crate::ownership::{Evidence, MailboxOnly, Piece, Ruling, conclude};
use std::fmt::Write as _;

/// The hours in which a stronger owner must have the account again.
const IN_TIME: u16 = 72;

/// The properties that a pair of holdings can break.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Property {
    /// A thief who is not stronger never keeps the account, however late the owner reacts. One who
    /// can neither settle nor sign in never has it at once, and one class alone never gets past a
    /// second factor, unless the configuration says so.
    Safety,
    /// A stronger owner has the account for good within 72 hours of the first act, however late that
    /// is, or support's decision where only one class was shown.
    Liveness,
    /// From every position an owner who is stronger reaches the account alone, and every other one
    /// with support's help.
    NoDeadEnd,
    /// The owner can bring about that the thief has no act left. Against a thief who is not stronger,
    /// the owner or support then has the account.
    NoLoop,
}

impl Property {
    pub const ALL: [Self; 4] = [Self::Safety, Self::Liveness, Self::NoDeadEnd, Self::NoLoop];

    pub const fn name(self) -> &'static str {
        match self {
            Self::Safety => "Safety",
            Self::Liveness => "Liveness",
            Self::NoDeadEnd => "No dead end",
            Self::NoLoop => "No loop",
        }
    }
}

/// How a game ends when both play as well as they can.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Outcome {
    /// The owner has the account within this many hours of the first act.
    Owner { hours: u16 },
    /// Support decides.
    Support,
    /// The thief, who has proven more.
    Thief,
}

/// The result of one game.
#[derive(Clone, Debug)]
pub struct Solved {
    pub positions: usize,
    pub broken: Vec<Property>,
    pub outcome: Outcome,
    /// A line of play that breaks the first one.
    pub line: Option<String>,
    /// A thief who is not stronger can keep the account from the owner for ever.
    pub is_denied: bool,
}

pub(super) fn solve(table: &Table<'_>) -> Solved {
    let graph = Graph::build(table);
    let judged = Judged::new(table, &graph);
    let broken: Vec<Property> =
        Property::ALL.into_iter().filter(|it| judged.is_broken(*it)).collect();
    let line = broken.first().map(|property| judged.line(*property));
    Solved {
        positions: graph.positions.len(),
        broken,
        outcome: judged.outcome(),
        line,
        is_denied: !judged.is_weaker() && judged.is_denied(),
    }
}

/// What the search found out about one game.
struct Judged<'a> {
    table: &'a Table<'a>,
    graph: &'a Graph,
    with_owner: Set,
    with_thief: Set,
    /// The positions that can be reached while the owner does nothing.
    before_owner: Set,
    /// The positions from which the thief comes to have the account for good.
    kept: Set,
    owner: Evidence,
    /// Only support can help an owner with one class of evidence.
    is_single: bool,
}

impl<'a> Judged<'a> {
    fn new(table: &'a Table<'a>, graph: &'a Graph) -> Self {
        let owner = table.hands.owner.evidence;
        let with_thief = graph.all(|position| position.is_held_by(Player::Thief));
        Self {
            table,
            graph,
            with_owner: graph.all(|position| position.is_held_by(Player::Owner)),
            before_owner: graph.without_owner(),
            kept: graph.settle(&with_thief, Player::Thief),
            with_thief,
            owner,
            is_single: conclude(owner, table.second_factor, table.policy) == Ruling::Support,
        }
    }

    fn is_broken(&self, property: Property) -> bool {
        match property {
            Property::Safety => self.is_unsafe(),
            Property::Liveness => self.is_stronger() && self.hours().is_none(),
            Property::NoDeadEnd => self.is_stuck(),
            Property::NoLoop => self.is_restless() || (!self.is_weaker() && self.is_denied()),
        }
    }

    fn is_stronger(&self) -> bool {
        self.owner.strength() > self.table.hands.thief.evidence.strength()
    }

    fn is_weaker(&self) -> bool {
        self.owner.strength() < self.table.hands.thief.evidence.strength()
    }

    fn is_unsafe(&self) -> bool {
        let keeps = !self.is_weaker() && meet(&self.before_owner, &self.kept);
        let enters =
            self.table.hands.thief.enters_at_once(self.table.second_factor, self.table.policy);
        let enters_early = !enters && meet(&self.graph.at_once(), &self.with_thief);
        keeps || enters_early || (self.is_for_support() && self.with_thief.contains(&true))
    }

    /// Returns whether only support may give the account to the thief.
    fn is_for_support(&self) -> bool {
        self.table.second_factor
            && self.table.policy.mailbox_only == MailboxOnly::Support
            && self.table.hands.thief.evidence.strength()
                <= Evidence::of([Piece::Mailbox]).strength()
    }

    /// The hours from the owner's first act until the account is theirs for good, whatever the thief
    /// did before.
    fn hours(&self) -> Option<u16> {
        let goal = self.goal();
        let everywhere = |hours: &u16| {
            let reached = self.graph.within_of_first_act(&goal, *hours);
            self.before_owner.iter().zip(&reached).all(|(before, reached)| !before || *reached)
        };
        (0..=IN_TIME).step_by(24).find(everywhere)
    }

    /// The positions in which the owner has the account for good, or support's decision.
    fn goal(&self) -> Set {
        let mut goal = self.graph.keep(&self.with_owner, Player::Owner);
        if self.is_single {
            for (at, position) in self.graph.positions.iter().enumerate() {
                goal[at] |= position.holder == Holder::Support;
            }
        }
        goal
    }

    fn is_stuck(&self) -> bool {
        if self.owner == Evidence::NONE {
            return false;
        }
        let alone = self.is_stronger() && !self.is_single;
        let goal = self.graph.all(|position| match position.holder {
            Holder::Alone(Player::Owner) => true,
            Holder::Support => !alone,
            _ => self.is_weaker() && self.table.can_file(position),
        });
        let back = self.graph.alone(&goal);
        let over = self.graph.all(|position| position.holder == Holder::Support);
        back.iter().zip(&over).any(|(back, over)| !back && !over)
    }

    /// Returns whether the thief can go on to act for ever.
    fn is_restless(&self) -> bool {
        let quiet = self.graph.all(|position| !position.is_busy);
        !self.graph.settle(&quiet, Player::Owner)[0]
    }

    fn good(&self) -> Set {
        self.graph.all(|position| {
            !position.is_busy
                && matches!(position.holder, Holder::Alone(Player::Owner) | Holder::Support)
        })
    }

    fn is_denied(&self) -> bool {
        let settled = self.graph.settle(&self.good(), Player::Owner);
        self.owner != Evidence::NONE
            && self.before_owner.iter().zip(&settled).any(|(before, settled)| *before && !settled)
    }

    fn outcome(&self) -> Outcome {
        match self.hours() {
            _ if self.kept[0] => Outcome::Thief,
            Some(hours) if !self.is_single => Outcome::Owner { hours },
            _ => Outcome::Support,
        }
    }

    /// The positions that are bad for the owner.
    fn bad(&self, property: Property) -> Set {
        let quiet = self.graph.all(|position| !position.is_busy);
        match property {
            Property::Safety => self.kept.clone(),
            Property::Liveness => not(&self.graph.within_of_first_act(&self.goal(), IN_TIME)),
            Property::NoDeadEnd => vec![true; quiet.len()],
            Property::NoLoop if self.is_restless() => {
                not(&self.graph.settle(&quiet, Player::Owner))
            }
            Property::NoLoop => not(&self.graph.settle(&self.good(), Player::Owner)),
        }
    }

    /// A line of play through positions that are bad for the owner.
    fn line(&self, property: Property) -> String {
        let bad = self.bad(property);
        let mut at = (0..bad.len()).find(|at| bad[*at] && self.before_owner[*at]).unwrap_or(0);
        let mut seen = Vec::new();
        let mut text = String::new();
        while !seen.contains(&at) && seen.len() < 14 {
            seen.push(at);
            let _ = write!(text, "\n      {:?}", self.graph.positions[at]);
            let (wait, acts) = self.graph.moves(at);
            let next: Vec<usize> = acts.chain([wait]).filter(|to| bad[*to]).collect();
            let Some(to) = next.iter().find(|to| !seen.contains(to)).or(next.first()) else {
                break;
            };
            at = *to;
        }
        text
    }
}

fn meet(one: &Set, other: &Set) -> bool {
    one.iter().zip(other).any(|(one, other)| *one && *other)
}
