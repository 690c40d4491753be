//! The ownership game: an owner and a thief hold evidence and move in turns, and exhaustive backward
//! search over the real rule finds who ends with the account (ADR 0020).
#![expect(clippy::indexing_slicing, reason = "positions are numbered by the graph itself")]

mod hands;
mod moves;
mod position;
mod search;

use crate::ownership::{
    AccountState, Action, Evidence, MailboxOnly, OwnershipPolicy, Ruling, Side, Sides, Strength,
    compare, conclude, rule,
};
pub use hands::Kind;
use hands::{Hand, Player};
use moves::Table;
use position::{Each, Holder};
use search::Graph;
use std::{
    collections::BTreeMap,
    fmt::Write as _,
    sync::atomic::{AtomicUsize, Ordering},
    time::Duration,
};

const HOUR: Duration = Duration::from_hours(1);
/// The positions of a printed line of play.
const LONGEST_LINE: usize = 14;
/// The hours in which a stronger owner must have the account again.
const IN_TIME: i16 = 72;
/// Any time after that.
const LATE: i16 = IN_TIME + 1;

/// The functions under search, so that planted mistakes can be searched too.
#[derive(Clone, Copy)]
pub struct Rules {
    pub rule: fn(&AccountState, Evidence, Action, &OwnershipPolicy) -> Ruling,
    pub conclude: fn(Evidence, bool, &OwnershipPolicy) -> Ruling,
    pub compare: fn(Sides, bool, &OwnershipPolicy) -> (Side, Ruling),
}

impl Rules {
    /// The rule that the service runs.
    pub const REAL: Self = Self { rule, conclude, compare };
}

/// The properties that a pair of holdings can break.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Property {
    /// A thief who is not stronger never keeps the account against an owner who reacts.
    Safety,
    /// A stronger owner has the account within 72 hours of the first act, or support's decision
    /// where only one class was shown.
    Liveness,
    /// From every position the owner reaches the account alone, or with support's help.
    NoDeadEnd,
    /// No play of a thief who is not stronger goes on for ever without the owner or support.
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
    Owner { hours: i16 },
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
    /// The thief can have the account for a moment.
    pub is_touched: bool,
    /// A line of play that shows what is broken.
    pub line: Option<String>,
}

fn solve(table: &Table<'_>) -> Solved {
    let graph = Graph::build(table);
    let (owner, thief) = (Holder::Alone(Player::Owner), Holder::Alone(Player::Thief));
    let strength = |player| table.hands.get(player).evidence.strength();
    let (own, theirs): (Strength, Strength) = (strength(Player::Owner), strength(Player::Thief));
    let with_owner = graph.all(|position| position.holder == owner);
    let with_thief = graph.all(|position| position.holder == thief);
    let or_support =
        graph.all(|position| position.holder == owner || position.holder == Holder::Support);
    let at_start = |set: &[bool]| graph.starts.iter().any(|id| set[*id as usize]);
    let at_every_start = |set: &[bool]| graph.starts.iter().all(|id| set[*id as usize]);

    let kept = graph.settle(&with_thief, Player::Thief);
    let settled = graph.settle(&or_support, Player::Owner);
    let keeps = graph.keep(&with_owner, Player::Owner);
    let helped = graph.all(|position| position.holder == Holder::Support);
    // One class never recovers an account by time alone, so its owner needs support.
    let single =
        Ruling::Support == conclude(table.hands.owner.evidence, table.second_factor, table.policy);
    let in_time = |hours: i16| -> Vec<bool> {
        let goal = (0..graph.positions.len()).map(|at| {
            let has = keeps[at] || (single && helped[at]);
            has && graph.positions[at].clock <= hours
        });
        graph.attract(&goal.collect::<Vec<_>>(), Player::Owner, None)
    };
    let fastest = [0, 24, 48, IN_TIME].into_iter().find(|hours| at_every_start(&in_time(*hours)));
    let can_return = {
        let mut back: Vec<bool> = (0..or_support.len())
            .map(|at| or_support[at] || table.can_file(&graph.positions[at]))
            .collect();
        let mut open: Vec<usize> = (0..back.len()).filter(|at| back[*at]).collect();
        while let Some(to) = open.pop() {
            for from in &graph.previous[to] {
                let at = *from as usize;
                // The thief passes from here on.
                let passes = graph.next[at].first() == Some(&u32::try_from(to).expect("few"));
                if !back[at] && (graph.positions[at].turn == Player::Owner || passes) {
                    back[at] = true;
                    open.push(at);
                }
            }
        }
        back
    };
    let stuck = table.hands.owner.evidence != Evidence::NONE && can_return.iter().any(|back| !back);
    let denied = !at_every_start(&settled);
    let mut broken = Vec::new();
    if theirs <= own && at_start(&kept) {
        broken.push(Property::Safety);
    }
    if own > theirs && fastest.is_none() {
        broken.push(Property::Liveness);
    }
    if stuck {
        broken.push(Property::NoDeadEnd);
    }
    let proves = table.hands.owner.evidence != Evidence::NONE;
    if theirs <= own && proves && denied && !at_start(&kept) {
        broken.push(Property::NoLoop);
    }
    let touched = graph.attract(&with_thief, Player::Thief, None);
    let outcome = match fastest {
        _ if at_start(&kept) => Outcome::Thief,
        Some(hours) if !single || at_every_start(&graph.settle(&with_owner, Player::Owner)) => {
            Outcome::Owner { hours }
        }
        _ => Outcome::Support,
    };
    let line = broken.first().map(|property| match property {
        Property::Safety => line(&graph, |at| kept[at]),
        Property::Liveness => {
            let won = in_time(IN_TIME);
            line(&graph, |at| !won[at])
        }
        Property::NoDeadEnd => {
            let at = can_return.iter().position(|back| !back).unwrap_or(0);
            format!("stuck: {:?}", graph.positions[at])
        }
        Property::NoLoop => line(&graph, |at| !settled[at]),
    });
    Solved {
        positions: graph.positions.len(),
        broken,
        outcome,
        is_touched: at_start(&touched),
        line,
    }
}

/// One line of play through positions that are bad for the owner.
fn line(graph: &Graph, bad: impl Fn(usize) -> bool) -> String {
    let mut at = graph.starts.iter().map(|id| *id as usize).find(|at| bad(*at)).unwrap_or(0);
    let mut seen = Vec::new();
    let mut text = String::new();
    while !seen.contains(&at) && seen.len() < LONGEST_LINE {
        seen.push(at);
        let _ = write!(text, "\n      {:?}", graph.positions[at]);
        let next: Vec<usize> =
            graph.next[at].iter().map(|id| *id as usize).filter(|to| bad(*to)).collect();
        let unseen = next.iter().find(|to| !seen.contains(to));
        let Some(to) = unseen.or(next.first()) else { break };
        at = *to;
    }
    text
}

/// Solves one game.
pub fn solve_one(
    rules: Rules,
    kind: Kind,
    mailbox_only: MailboxOnly,
    owner: Evidence,
    thief: Evidence,
) -> Solved {
    let policy = OwnershipPolicy { mailbox_only, ..OwnershipPolicy::default() };
    let hands = Each { owner: Hand::of(owner, kind), thief: Hand::of(thief, kind) };
    solve(&Table { rules, policy: &policy, second_factor: kind.second_factor, hands })
}

/// One game that stands for many pairs of holdings.
#[derive(Clone, Debug)]
pub struct Game {
    pub kind: Kind,
    pub mailbox_only: MailboxOnly,
    pub owner: Evidence,
    pub thief: Evidence,
    /// The pairs of holdings that play like this one.
    pub pairs: u32,
    pub solved: Solved,
}

/// A game to be solved.
#[derive(Clone, Copy)]
struct Job {
    kind: Kind,
    mailbox_only: MailboxOnly,
    hands: Each<Hand>,
    held: Each<Evidence>,
    pairs: u32,
}

/// The different games among all pairs of holdings, for every kind of account and setting.
fn jobs() -> Vec<Job> {
    let mut jobs: BTreeMap<String, Job> = BTreeMap::new();
    for mailbox_only in [MailboxOnly::Support, MailboxOnly::Complete] {
        for kind in Kind::all() {
            let second_factor = kind.second_factor;
            let hands: Vec<(Evidence, Hand)> = kind
                .holdings()
                .into_iter()
                .map(|held| (held, Hand::of(held, kind).canonical(second_factor)))
                .collect();
            for (owner, own) in &hands {
                for (thief, their) in &hands {
                    let hands = Each { owner: *own, thief: *their };
                    let held = Each { owner: *owner, thief: *thief };
                    let key = format!("{mailbox_only:?} {second_factor} {hands:?}");
                    let job = Job { kind, mailbox_only, hands, held, pairs: 0 };
                    jobs.entry(key).or_insert(job).pairs += 1;
                }
            }
        }
    }
    jobs.into_values().collect()
}

/// Solves every pair of holdings, for every kind of account and setting.
pub fn solve_all(rules: Rules, threads: usize) -> Vec<Game> {
    let jobs = jobs();
    let next = AtomicUsize::new(0);
    let work = || {
        let mut done = Vec::new();
        while let Some(job) = jobs.get(next.fetch_add(1, Ordering::Relaxed)) {
            let Job { kind, mailbox_only, hands, held, pairs } = *job;
            let policy = OwnershipPolicy { mailbox_only, ..OwnershipPolicy::default() };
            let table = Table { rules, policy: &policy, second_factor: kind.second_factor, hands };
            let (owner, thief) = (held.owner, held.thief);
            done.push(Game { kind, mailbox_only, owner, thief, pairs, solved: solve(&table) });
        }
        done
    };
    std::thread::scope(|scope| {
        let threads: Vec<_> = (0..threads).map(|_| scope.spawn(work)).collect();
        threads.into_iter().flat_map(|thread| thread.join().expect("a game panicked")).collect()
    })
}
