//! Planted mistakes in the ownership rule. The search finds each one.

use super::Rules;
use crate::ownership::{
    AccountState, Action, Effects, Evidence, MailboxOnly, OwnershipPolicy, Ruling, Side, Sides,
    compare, conclude, rule,
};

/// A rule with one mistake, and what it is.
pub const MUTANTS: [(&str, Rules); 13] = [
    ("equal evidence counts as weaker", Rules { rule: equal_is_weaker, ..Rules::REAL }),
    ("equal evidence settles", Rules { rule: equal_settles, ..Rules::REAL }),
    ("a settlement ignores a stronger rival", Rules { rule: past_anyone, ..Rules::REAL }),
    ("a weaker claim opens a case", Rules { rule: weaker_opens_a_case, ..Rules::REAL }),
    ("a case needs no equal rival", Rules { rule: case_against_nobody, ..Rules::REAL }),
    ("a case never ends", Rules { compare: no_end, ..Rules::REAL }),
    ("an equal case goes to the rival", Rules { compare: tie_to_the_rival, ..Rules::REAL }),
    ("a report locks whatever is proven", Rules { rule: report_locks, ..Rules::REAL }),
    ("a stop needs no strength", Rules { rule: stop_by_anyone, ..Rules::REAL }),
    ("a second equal stop opens no case", Rules { rule: stop_for_ever, ..Rules::REAL }),
    ("a settlement does not stand", Rules { effects: nothing_stands, ..Rules::REAL }),
    ("a settlement leaves weaker claims waiting", Rules { effects: spares_rival, ..Rules::REAL }),
    ("a mailbox alone gets past a second factor", Rules { conclude: completes, ..Rules::REAL }),
];

fn equal_is_weaker(
    state: &AccountState,
    shown: Evidence,
    action: Action,
    policy: &OwnershipPolicy,
) -> Ruling {
    match rule(state, shown, action, policy) {
        Ruling::CaseOpened => Ruling::Outweighed,
        ruling => ruling,
    }
}

fn equal_settles(
    state: &AccountState,
    shown: Evidence,
    action: Action,
    policy: &OwnershipPolicy,
) -> Ruling {
    match rule(state, shown, action, policy) {
        Ruling::CaseOpened if action == Action::Claim => Ruling::Settled,
        ruling => ruling,
    }
}

fn past_anyone(
    state: &AccountState,
    shown: Evidence,
    action: Action,
    policy: &OwnershipPolicy,
) -> Ruling {
    match action {
        Action::Claim => {
            let state = AccountState { settled: None, rival: None, ..*state };
            rule(&state, shown, action, policy)
        }
        _ => rule(state, shown, action, policy),
    }
}

fn weaker_opens_a_case(
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

fn case_against_nobody(
    state: &AccountState,
    shown: Evidence,
    action: Action,
    policy: &OwnershipPolicy,
) -> Ruling {
    let alone = state.case.is_none() && state.rival.is_none() && state.settled.is_none();
    match rule(state, shown, action, policy) {
        Ruling::Filed if alone => Ruling::CaseOpened,
        ruling => ruling,
    }
}

fn report_locks(
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

fn stop_by_anyone(
    state: &AccountState,
    shown: Evidence,
    action: Action,
    policy: &OwnershipPolicy,
) -> Ruling {
    match rule(state, shown, action, policy) {
        Ruling::Outweighed if action == Action::Stop => Ruling::RivalStopped,
        ruling => ruling,
    }
}

fn stop_for_ever(
    state: &AccountState,
    shown: Evidence,
    action: Action,
    policy: &OwnershipPolicy,
) -> Ruling {
    match rule(state, shown, action, policy) {
        Ruling::CaseOpened if action == Action::Stop => Ruling::RivalStopped,
        ruling => ruling,
    }
}

fn completes(shown: Evidence, second_factor: bool, policy: &OwnershipPolicy) -> Ruling {
    let policy = OwnershipPolicy { mailbox_only: MailboxOnly::Complete, ..policy.clone() };
    conclude(shown, second_factor, &policy)
}

fn no_end(_: Sides, _: bool, _: &OwnershipPolicy) -> (Side, Ruling) {
    (Side::Own, Ruling::Notified)
}

fn tie_to_the_rival(sides: Sides, second_factor: bool, policy: &OwnershipPolicy) -> (Side, Ruling) {
    if sides.own.strength() == sides.rival.strength() {
        return (Side::Rival, conclude(sides.rival, second_factor, policy));
    }
    compare(sides, second_factor, policy)
}

fn nothing_stands(ruling: Ruling, state: &AccountState, shown: Evidence) -> Effects {
    Effects { stands: false, ..ruling.effects(state, shown) }
}

fn spares_rival(ruling: Ruling, state: &AccountState, shown: Evidence) -> Effects {
    let effects = ruling.effects(state, shown);
    Effects { ends_rival: effects.ends_rival && ruling != Ruling::Settled, ..effects }
}
