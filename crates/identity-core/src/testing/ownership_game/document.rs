//! The table of the game for `docs/takeovers.md`: who ends with the account, and after how long.
#![expect(clippy::indexing_slicing, reason = "a strength has at most 8 half points")]

use super::{Kind, Outcome, Pair, Rules, solve_each};
use crate::ownership::{Class, Evidence, MailboxOnly, Piece};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fmt::Write as _;

/// The accounts that the document shows, with what they are called there.
const ACCOUNTS: [(&str, bool, bool, MailboxOnly); 5] = [
    ("Without a second factor", false, false, MailboxOnly::Support),
    ("Without a second factor, after the address was changed", false, true, MailboxOnly::Support),
    ("With a second factor", true, false, MailboxOnly::Support),
    ("With a second factor, after the address was changed", true, true, MailboxOnly::Support),
    ("With a second factor, where a mailbox alone completes", true, false, MailboxOnly::Complete),
];

/// Half points of everything that can be shown.
const MOST: u8 = 8;

/// The tables in Markdown.
pub fn document() -> String {
    let mut text = String::new();
    for (title, second_factor, address_changed, mailbox_only) in ACCOUNTS {
        let kind = Kind { second_factor, recovery_address: true, address_changed };
        let _ = write!(text, "\n### {title}\n\n{}", Table::solve(kind, mailbox_only).markdown());
    }
    text
}

/// For each holding of the owner, the worst outcome against every strength of the thief.
struct Table {
    outcomes: BTreeMap<u8, [Option<Outcome>; MOST as usize + 1]>,
}

impl Table {
    fn solve(kind: Kind, mailbox_only: MailboxOnly) -> Self {
        let holdings = kind.holdings();
        let pairs: Vec<Pair> = holdings
            .iter()
            .flat_map(|owner| {
                let pair =
                    |thief: &Evidence| Pair { kind, mailbox_only, owner: *owner, thief: *thief };
                holdings.iter().map(pair)
            })
            .collect();
        let mut outcomes = BTreeMap::new();
        for game in solve_each(&Rules::REAL, &pairs) {
            for pair in &game.pairs {
                let row = outcomes.entry(pair.owner.bits()).or_insert([None; MOST as usize + 1]);
                let points = prior(pair.thief, kind).strength().half_points();
                let cell = &mut row[usize::from(points)];
                *cell = (*cell).max(Some(game.solved.outcome));
            }
        }
        // The address after the change proves nothing, so the table leaves it out.
        outcomes.retain(|bits, _| {
            let held = Evidence::stored(*bits);
            held == prior(held, kind)
        });
        Self { outcomes }
    }

    fn markdown(&self) -> String {
        let columns: Vec<usize> = (0..=usize::from(MOST))
            .filter(|at| self.outcomes.values().any(|row| row[*at].is_some()))
            .collect();
        let mut text = String::from("| the owner has |");
        for points in &columns {
            let _ = write!(text, " thief {} |", half(*points));
        }
        let _ = writeln!(text, "\n|---|{}", "---|".repeat(columns.len()));
        for (names, outcomes) in self.rows() {
            let _ = write!(text, "| {names} |");
            for at in &columns {
                let _ = write!(text, " {} |", outcomes[*at].map_or("", word));
            }
            text.push('\n');
        }
        text
    }

    /// Holdings with equal outcomes share a row. The least that the owner needs comes first.
    fn rows(&self) -> Vec<(String, [Option<Outcome>; MOST as usize + 1])> {
        let mut rows: HashMap<_, Vec<Evidence>> = HashMap::new();
        for (bits, outcomes) in &self.outcomes {
            rows.entry(*outcomes).or_default().push(Evidence::stored(*bits));
        }
        let plain = self.are_mailboxes_alike();
        let mut rows: Vec<_> = rows.into_iter().collect();
        rows.sort_by_key(|(outcomes, held)| {
            let least = held.iter().map(|it| (it.strength(), it.bits())).min();
            (least, *outcomes)
        });
        rows.into_iter().map(|(outcomes, held)| (names(&held, plain), outcomes)).collect()
    }

    /// Returns whether it makes no difference which mailbox the owner reads.
    fn are_mailboxes_alike(&self) -> bool {
        let mut known = HashMap::new();
        self.outcomes.iter().all(|(bits, outcomes)| {
            known.entry(name(Evidence::stored(*bits), true)).or_insert(outcomes) == &outcomes
        })
    }
}

fn prior(held: Evidence, kind: Kind) -> Evidence {
    let counts = |piece: &Piece| !(kind.address_changed && *piece == Piece::Mailbox);
    Evidence::of(held.pieces().filter(counts))
}

fn half(points: usize) -> String {
    match (points / 2, points % 2) {
        (0, 1) => "½".to_owned(),
        (whole, 0) => whole.to_string(),
        (whole, _) => format!("{whole}½"),
    }
}

const fn word(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Owner { hours: 0 } => "owner, at once",
        Outcome::Owner { hours: 24 } => "owner, 24 h",
        Outcome::Owner { hours: 48 } => "owner, 48 h",
        Outcome::Owner { .. } => "owner, 72 h",
        Outcome::Support => "support",
        Outcome::Thief => "thief",
    }
}

/// The smallest of these holdings, in words.
fn names(held: &[Evidence], plain: bool) -> String {
    let is_part = |it: Evidence, of: Evidence| it != of && it.and(of) == of;
    let is_smallest =
        |one: &&Evidence| !held.iter().any(|it| *it != Evidence::NONE && is_part(*it, **one));
    let smallest: BTreeSet<(u8, String)> = held
        .iter()
        .filter(is_smallest)
        .map(|held| (held.strength().half_points(), name(*held, plain)))
        .collect();
    smallest.into_iter().map(|(_, name)| name).collect::<Vec<_>>().join("; ")
}

fn name(held: Evidence, plain: bool) -> String {
    let mailboxes: Vec<Piece> =
        held.pieces().filter(|piece| piece.class() == Class::Mailbox).collect();
    let mailbox = match mailboxes.as_slice() {
        [] => None,
        [_] if plain => Some("a mailbox"),
        [Piece::Mailbox] => Some("the mailbox"),
        [_] => Some("a recovery or former mailbox"),
        [Piece::Mailbox, ..] if !plain => Some("the mailbox and another one"),
        _ => Some("two mailboxes"),
    };
    let has = |class, name| held.has_class(class).then_some(name);
    let words: Vec<&str> = mailbox
        .into_iter()
        .chain(has(Class::Knowledge, "password"))
        .chain(has(Class::Possession, "code"))
        .chain(has(Class::Device, "device"))
        .collect();
    if words.is_empty() { "nothing".to_owned() } else { words.join(" + ") }
}
