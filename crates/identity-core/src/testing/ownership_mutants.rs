//! Planted mistakes in the ownership rule, to show that the search finds them.

use super::ownership_game::Rules;
use crate::ownership::{
    AccountState, Action, Evidence, OwnershipPolicy, Ruling, Side, Sides, compare, rule,
};

/// A rule with one mistake, and what it is.
pub const MUTANTS: [(&str, Rules); 5] = [
    ("a claim passes a stronger settlement", Rules { rule: past_a_settlement, ..Rules::REAL }),
    ("a weaker claim opens a case", Rules { rule: weaker_contests, ..Rules::REAL }),
    ("a case freezes stronger evidence", Rules { rule: case_by_anyone, ..Rules::REAL }),
    ("every report locks again", Rules { rule: report_again, ..Rules::REAL }),
    ("a tie goes to the thief", Rules { compare: tie_to_the_rival, ..Rules::REAL }),
];

fn past_a_settlement(
    state: &AccountState,
    shown: Evidence,
    action: Action,
    policy: &OwnershipPolicy,
) -> Ruling {
    let claims = action == Action::Claim;
    let settled = state.settled.filter(|_| !claims);
    rule(&AccountState { settled, ..*state }, shown, action, policy)
}

fn weaker_contests(
    state: &AccountState,
    shown: Evidence,
    action: Action,
    policy: &OwnershipPolicy,
) -> Ruling {
    match rule(state, shown, action, policy) {
        Ruling::Outweighed if action == Action::Claim => Ruling::CaseOpened,
        ruling => ruling,
    }
}

fn case_by_anyone(
    state: &AccountState,
    shown: Evidence,
    action: Action,
    policy: &OwnershipPolicy,
) -> Ruling {
    match rule(state, shown, action, policy) {
        Ruling::Filed if state.case.is_none() => Ruling::CaseOpened,
        ruling => ruling,
    }
}

fn report_again(
    state: &AccountState,
    shown: Evidence,
    action: Action,
    policy: &OwnershipPolicy,
) -> Ruling {
    match rule(state, shown, action, policy) {
        Ruling::Notified if action == Action::Report => Ruling::Contained,
        ruling => ruling,
    }
}

fn tie_to_the_rival(sides: Sides, second_factor: bool, policy: &OwnershipPolicy) -> (Side, Ruling) {
    match compare(sides, second_factor, policy) {
        (Side::Own, Ruling::Support) if sides.own.strength() == sides.rival.strength() => {
            (Side::Rival, Ruling::Settled)
        }
        decided => decided,
    }
}

#[cfg(test)]
mod tests {
    use super::MUTANTS;
    use crate::{
        ownership::{Evidence, MailboxOnly, Piece},
        testing::ownership_game::{Kind, Rules, solve_one},
    };

    const KIND: Kind =
        Kind { second_factor: false, recovery_address: false, address_changed: false };

    /// Pairs of holdings in which each of the mistakes shows.
    fn pairs() -> [(Evidence, Evidence); 3] {
        [
            (&[Piece::Mailbox, Piece::Password][..], &[Piece::Mailbox][..]),
            (&[Piece::Mailbox], &[Piece::Device]),
            (&[Piece::Mailbox], &[Piece::Mailbox]),
        ]
        .map(|(owner, thief)| {
            (Evidence::of(owner.iter().copied()), Evidence::of(thief.iter().copied()))
        })
    }

    fn breaks(rules: Rules) -> bool {
        pairs().into_iter().any(|(owner, thief)| {
            let solved = solve_one(rules, KIND, MailboxOnly::Support, owner, thief);
            !solved.broken.is_empty()
        })
    }

    #[test]
    fn the_search_finds_each_planted_mistake_and_none_in_the_rule() {
        assert!(!breaks(Rules::REAL));
        for (mistake, rules) in MUTANTS {
            assert!(breaks(rules), "{mistake}");
        }
    }
}
