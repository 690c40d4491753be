//! The search finds what is wrong and nothing else, on pairs of holdings that take a moment.

use super::*;
use crate::ownership::Piece;

/// At most two pieces on each side, of accounts as most people have them, the smallest first.
fn few_pairs() -> Vec<Pair> {
    let mut pairs = every_pair();
    pairs.retain(|Pair { kind, mailbox_only, owner, thief }| {
        let is_small = |held: &Evidence| {
            let twice = held.has(Piece::RecoveryCode) || held.has(Piece::Device);
            !twice && held.pieces().count() <= 2
        };
        let is_plain = !kind.recovery_address && !kind.address_changed;
        is_plain && *mailbox_only == MailboxOnly::Support && is_small(owner) && is_small(thief)
    });
    pairs.sort_by_key(|pair| pair.owner.pieces().count() + pair.thief.pieces().count());
    pairs
}

#[test]
fn the_rule_breaks_no_property() {
    for game in solve_each(&Rules::REAL, &few_pairs()) {
        assert_eq!(game.solved.broken, [], "{:?}{:?}", game.pair, game.solved.line);
    }
}

#[test]
fn every_planted_mistake_is_found() {
    for (mistake, rules) in MUTANTS {
        let is_found = |pair: Pair| !solve(&rules, pair).broken.is_empty();
        assert!(few_pairs().into_iter().any(is_found), "not found: {mistake}");
    }
}

#[test]
fn the_rules_of_before_break_every_property() {
    for property in Property::ALL {
        let breaks = |pair: Pair| solve(&Rules::BEFORE, pair).broken.contains(&property);
        assert!(few_pairs().into_iter().any(breaks), "{}", property.name());
    }
}

/// The search leaves out sets of pieces that a thief has no reason to show.
#[test]
fn a_thief_gains_nothing_by_showing_less() {
    for pair in few_pairs() {
        let thief = Hand::of(pair.thief, pair.kind);
        let worth = solve(&Rules::REAL, pair);
        let every = solve_showing(&Rules::REAL, pair, &thief.subsets());
        assert_eq!((worth.broken, worth.outcome), (every.broken, every.outcome), "{pair:?}");
    }
}
