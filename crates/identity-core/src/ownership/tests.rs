//! Properties of single rulings. What follows from many of them is for the game.

use super::{
    AccountState, Action, Class, Evidence, MailboxOnly, OwnershipPolicy, Piece, Ruling, Sides,
    Speed, WaitingClaim, compare, conclude, rule,
};
use proptest::prelude::*;
use std::time::Duration;

fn evidence() -> impl Strategy<Value = Evidence> {
    any::<u8>().prop_map(Evidence::stored)
}

fn waiting() -> impl Strategy<Value = Option<WaitingClaim>> {
    let hours = (0_u64..72).prop_map(Duration::from_hours);
    prop::option::of((evidence(), hours).prop_map(|(shown, left)| WaitingClaim { shown, left }))
}

fn state() -> impl Strategy<Value = AccountState> {
    let case = prop::option::of((evidence(), evidence()));
    let case = case.prop_map(|case| case.map(|(own, rival)| Sides { own, rival }));
    let flags = (any::<bool>(), any::<bool>(), any::<bool>());
    let settled = prop::option::of(evidence());
    let contained = prop::option::of(evidence());
    (flags, waiting(), waiting(), settled, contained, case).prop_map(
        |((second_factor, reported, stopped_before), own, rival, settled, contained, case)| {
            AccountState {
                second_factor,
                own,
                rival,
                settled,
                contained,
                reported,
                case,
                stopped_before,
            }
        },
    )
}

fn action() -> impl Strategy<Value = Action> {
    prop_oneof![
        Just(Action::SignIn),
        Just(Action::Claim),
        Just(Action::Stop),
        Just(Action::Report),
        Just(Action::OpenCase),
    ]
}

/// The most that stands against a party.
fn strongest_rival(state: &AccountState) -> Evidence {
    let rivals = [state.settled, state.rival.map(|rival| rival.shown)];
    rivals.into_iter().flatten().max_by_key(|shown| shown.strength()).unwrap_or_default()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1024, max_global_rejects: 200_000, ..ProptestConfig::default() })]

    #[test]
    fn weaker_evidence_ends_and_displaces_nothing(
        state in state(), shown in evidence(), action in action(), policy in policy(),
    ) {
        let state = AccountState { own: None, case: None, ..state };
        prop_assume!(shown.strength() < strongest_rival(&state).strength());
        let ruling = rule(&state, shown, action, &policy);
        prop_assert!(
            matches!(ruling, Ruling::Outweighed | Ruling::Notified | Ruling::Filed)
                // A stop is judged by the claim that it stops.
                || (action == Action::Stop
                    && state.rival.is_none_or(|it| it.shown.strength() <= shown.strength())),
            "{ruling:?}"
        );
    }

    #[test]
    fn equal_evidence_never_wins(state in state(), shown in evidence(), policy in policy()) {
        let state = AccountState { own: None, case: None, contained: None, ..state };
        prop_assume!(strongest_rival(&state).strength() == shown.strength());
        prop_assume!(state.settled.is_some() || state.rival.is_some());
        prop_assert_eq!(rule(&state, shown, Action::Claim, &policy), Ruling::CaseOpened);
    }

    #[test]
    fn only_what_settles_at_once_opens_the_lock_of_a_report(
        state in state(), shown in evidence(), policy in policy(),
    ) {
        let Some(report) = state.contained else { return Ok(()) };
        let ruling = rule(&state, shown, Action::SignIn, &policy);
        if ruling != Ruling::Outweighed {
            prop_assert_eq!(ruling, Ruling::Settled);
            prop_assert_eq!(Speed::of(shown, state.second_factor, &policy), Speed::AtOnce);
            prop_assert!(shown.strength() >= report.strength());
        }
    }

    #[test]
    fn a_report_locks_or_notifies_and_ends_nothing(
        state in state(), shown in evidence(), policy in policy(),
    ) {
        let ruling = rule(&state, shown, Action::Report, &policy);
        prop_assert!(matches!(ruling, Ruling::Contained | Ruling::Notified));
        let effects = ruling.effects(&state, shown);
        prop_assert!(!effects.ends_rival && !effects.ends_own && !effects.ends_case);
    }

    #[test]
    fn more_evidence_is_never_slower(
        shown in evidence(), more in evidence(), second_factor: bool, policy in policy(),
    ) {
        let wait = |shown| match Speed::of(shown, second_factor, &policy) {
            Speed::AtOnce => Duration::ZERO,
            Speed::After(wait) => wait,
            Speed::BySupport => Duration::MAX,
        };
        prop_assert!(wait(shown.and(more)) <= wait(shown));
        let settles = |shown| conclude(shown, second_factor, &policy) == Ruling::Settled;
        prop_assert!(!settles(shown) || settles(shown.and(more)));
    }

    #[test]
    fn added_evidence_shortens_a_wait_and_never_restarts_it(
        state in state(), shown in evidence(), policy in policy(),
    ) {
        let state = AccountState { case: None, ..state };
        if let (Some(own), Ruling::Waits(wait)) = (state.own, rule(&state, shown, Action::Claim, &policy)) {
            prop_assert!(wait <= own.left);
        }
    }

    #[test]
    fn the_mailbox_alone_never_removes_a_second_factor_by_time(shown in evidence()) {
        let policy = OwnershipPolicy::default();
        let alone = Evidence::of(shown.pieces().filter(|it| it.class() == Class::Mailbox).take(1));
        prop_assert_eq!(conclude(alone, true, &policy), Ruling::Support);
    }

    #[test]
    fn a_case_goes_to_the_stronger_side_or_to_support(
        own in evidence(), rival in evidence(), second_factor: bool, policy in policy(),
    ) {
        let (_, ruling) = compare(Sides { own, rival }, second_factor, &policy);
        if own.strength() == rival.strength() {
            prop_assert_eq!(ruling, Ruling::Support);
        }
        let (side, _) = compare(Sides { own: rival, rival: own }, second_factor, &policy);
        let (other, _) = compare(Sides { own, rival }, second_factor, &policy);
        prop_assert!(own.strength() == rival.strength() || side != other);
    }
}

fn policy() -> impl Strategy<Value = OwnershipPolicy> {
    prop_oneof![Just(MailboxOnly::Support), Just(MailboxOnly::Complete)]
        .prop_map(|mailbox_only| OwnershipPolicy { mailbox_only, ..OwnershipPolicy::default() })
}

#[test]
fn each_set_of_evidence_has_its_speed() {
    use Piece::{
        Authenticator, Device, FormerMailbox, Mailbox, Password, RecoveryCode, RecoveryMailbox,
    };
    let policy = OwnershipPolicy::default();
    let (day, three) = (Speed::After(policy.two_classes), Speed::After(policy.one_mailbox));
    for (second_factor, pieces, speed) in [
        (false, vec![Mailbox], Speed::AtOnce),
        (false, vec![Password, Device], Speed::AtOnce),
        (false, vec![RecoveryMailbox], three),
        (false, vec![FormerMailbox, Password], Speed::AtOnce),
        (false, vec![Password], Speed::BySupport),
        (true, vec![Mailbox], three),
        (true, vec![Mailbox, RecoveryMailbox], day),
        (true, vec![Mailbox, Password], day),
        (true, vec![Mailbox, Authenticator], Speed::AtOnce),
        (true, vec![RecoveryMailbox, RecoveryCode], Speed::AtOnce),
        (true, vec![Password, Authenticator], day),
        (true, vec![Password, RecoveryCode, Device], Speed::AtOnce),
        (true, vec![Authenticator], Speed::BySupport),
        (true, vec![Password, Device], day),
    ] {
        let shown = Evidence::of(pieces.iter().copied());
        assert_eq!(Speed::of(shown, second_factor, &policy), speed, "{pieces:?}");
    }
}
