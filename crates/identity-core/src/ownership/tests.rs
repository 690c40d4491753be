//! Properties of single rulings. The game over all of them is `testing/ownership_game`.

use super::*;
use proptest::prelude::*;
use std::time::Duration;
use strum::VariantArray;

const HOUR: Duration = Duration::from_hours(1);

const ACTIONS: [Action; 5] =
    [Action::SignIn, Action::Claim, Action::Stop, Action::Report, Action::OpenCase];

fn evidence() -> impl Strategy<Value = Evidence> {
    any::<u8>().prop_map(Evidence::stored)
}

fn claim() -> impl Strategy<Value = Option<WaitingClaim>> {
    let hours = prop_oneof![Just(0_u32), 1..72_u32, Just(72)];
    let claim =
        (evidence(), hours).prop_map(|(shown, hours)| WaitingClaim { shown, left: HOUR * hours });
    proptest::option::of(claim)
}

fn state() -> impl Strategy<Value = AccountState> {
    let sides = (evidence(), evidence()).prop_map(|(own, rival)| Sides { own, rival });
    (
        (any::<bool>(), any::<bool>(), any::<bool>()),
        (claim(), claim()),
        (proptest::option::of(evidence()), proptest::option::of(evidence())),
        proptest::option::weighted(0.3, sides),
    )
        .prop_map(|(flags, (own, rival), (settled, contained), case)| AccountState {
            second_factor: flags.0,
            reported: flags.1,
            stopped_before: flags.2,
            own,
            rival,
            settled,
            contained,
            case,
        })
}

fn policy() -> impl Strategy<Value = OwnershipPolicy> {
    let setting = prop_oneof![Just(MailboxOnly::Support), Just(MailboxOnly::Complete)];
    setting.prop_map(|mailbox_only| OwnershipPolicy { mailbox_only, ..OwnershipPolicy::default() })
}

fn action() -> impl Strategy<Value = Action> {
    proptest::sample::select(&ACTIONS[..])
}

/// What the party has proven in all when it acts with this evidence.
fn proven(state: &AccountState, shown: Evidence, action: Action) -> Evidence {
    let claimed = state.own.filter(|_| action == Action::Claim).map(|own| own.shown);
    let argued = state.case.filter(|_| action == Action::Claim).map(|case| case.own);
    shown.and(claimed.unwrap_or_default()).and(argued.unwrap_or_default())
}

/// The strongest evidence with which the rival has settled or waits.
fn rival(state: &AccountState) -> Option<Strength> {
    let rivals = [state.settled, state.rival.map(|rival| rival.shown)];
    rivals.into_iter().flatten().map(Evidence::strength).max()
}

/// How much a ruling gives to the party, compared within one action.
fn achieved(state: &AccountState, ruling: Ruling) -> (u8, Duration) {
    let rank = match ruling {
        // A sign-in beside a claim that it does not stop.
        Ruling::Allowed if state.rival.is_some() => 1,
        Ruling::Outweighed | Ruling::Notified => 0,
        Ruling::Filed | Ruling::Support => 1,
        Ruling::CaseJoined | Ruling::CaseOpened => 2,
        Ruling::Waits(_) => 3,
        Ruling::Allowed | Ruling::RivalStopped | Ruling::Contained => 4,
        Ruling::Settled => 5,
    };
    let wait = if let Ruling::Waits(wait) = ruling { wait } else { Duration::ZERO };
    (rank, Duration::from_hours(1000).saturating_sub(wait))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4096))]

    #[test]
    fn strength_is_a_total_preorder(a in evidence(), b in evidence(), c in evidence()) {
        let (a, b, c) = (a.strength(), b.strength(), c.strength());
        prop_assert_eq!(a.cmp(&b), b.cmp(&a).reverse());
        prop_assert!(!(a <= b && b <= c) || a <= c);
    }

    #[test]
    fn both_sides_may_show_the_same_piece_of_a_new_class(
        a in evidence(),
        b in evidence(),
        piece in proptest::sample::select(Piece::VARIANTS),
    ) {
        let without = |held: Evidence| {
            Evidence::of(held.pieces().filter(|it| it.class() != piece.class()))
        };
        let (a, b) = (without(a), without(b));
        let before = a.strength().cmp(&b.strength());
        prop_assert_eq!(before, a.with(piece).strength().cmp(&b.with(piece).strength()));
    }

    #[test]
    fn more_evidence_never_achieves_less(
        state in state(),
        shown in evidence(),
        more in evidence(),
        action in action(),
        policy in policy(),
    ) {
        let less = rule(&state, shown, action, &policy);
        let all = rule(&state, shown.and(more), action, &policy);
        prop_assert!(achieved(&state, less) <= achieved(&state, all), "{less:?} {all:?}");
    }

    #[test]
    fn weaker_evidence_never_ends_delays_or_displaces_anything(
        state in state(),
        shown in evidence(),
        action in action(),
        policy in policy(),
    ) {
        let proven = proven(&state, shown, action);
        if state.case.is_some() || rival(&state).is_none_or(|rival| proven.strength() >= rival) {
            return Ok(());
        }
        let nothing_to_stop = action == Action::Stop && state.rival.is_none();
        let ruling = rule(&state, shown, action, &policy);
        let refused = matches!(ruling, Ruling::Outweighed | Ruling::Notified | Ruling::Filed);
        let goes_on_beside = action == Action::SignIn && ruling == Ruling::Allowed;
        prop_assert!(refused || nothing_to_stop || goes_on_beside, "{ruling:?}");
    }

    #[test]
    fn equal_evidence_never_wins(
        state in state(),
        shown in evidence(),
        action in action(),
        policy in policy(),
    ) {
        let proven = proven(&state, shown, action);
        let is_equal = rival(&state) == Some(proven.strength());
        if action == Action::SignIn || state.case.is_some() || !is_equal {
            return Ok(());
        }
        let ruling = rule(&state, shown, action, &policy);
        prop_assert!(!matches!(ruling, Ruling::Settled | Ruling::Waits(_)), "{ruling:?}");
        let sides = Sides { own: proven, rival: proven };
        prop_assert_eq!(compare(sides, state.second_factor, &policy).1, Ruling::Support);
    }

    #[test]
    fn a_settlement_never_passes_stronger_evidence(
        state in state(),
        shown in evidence(),
        action in action(),
        policy in policy(),
    ) {
        let proven = proven(&state, shown, action);
        if rule(&state, shown, action, &policy) == Ruling::Settled {
            if let Some(case) = state.case {
                prop_assert!(proven.strength() > case.rival.strength());
            } else {
                prop_assert!(rival(&state).is_none_or(|rival| rival <= proven.strength()));
                prop_assert!(state.contained.is_none_or(|by| by.strength() <= proven.strength()));
            }
        }
    }

    #[test]
    fn a_report_removes_nothing(state in state(), shown in evidence(), policy in policy()) {
        let ruling = rule(&state, shown, Action::Report, &policy);
        prop_assert!(matches!(ruling, Ruling::Contained | Ruling::Notified), "{ruling:?}");
        let effects = ruling.effects(&state, shown);
        let ends = effects.ends_rival || effects.ends_own || effects.ends_case || effects.unlocks;
        prop_assert!(!ends && !effects.stands);
        if ruling == Ruling::Contained {
            prop_assert!(!state.reported);
            prop_assert!(rival(&state).is_none_or(|rival| rival <= shown.strength()));
        }
    }

    #[test]
    fn a_stop_needs_as_much_as_the_other_side_has_shown(state in state(), shown in evidence(), policy in policy()) {
        let Some(claim) = state.rival else {
            prop_assert_eq!(rule(&state, shown, Action::Stop, &policy), Ruling::Allowed);
            return Ok(());
        };
        let ruling = rule(&state, shown, Action::Stop, &policy);
        let equals = shown.strength() == claim.shown.strength();
        let expected = if rival(&state).is_some_and(|rival| shown.strength() < rival) {
            Ruling::Outweighed
        } else if equals && state.stopped_before {
            Ruling::CaseOpened
        } else {
            Ruling::RivalStopped
        };
        prop_assert_eq!(ruling, expected);
    }

    #[test]
    fn more_evidence_shortens_a_waiting_period_and_never_restarts_it(
        state in state(),
        shown in evidence(),
        policy in policy(),
    ) {
        if let (Some(own), Ruling::Waits(wait)) =
            (state.own, rule(&state, shown, Action::Claim, &policy))
        {
            prop_assert!(wait <= own.left);
        }
    }

    #[test]
    fn a_case_opens_only_against_a_rival_with_no_more(
        state in state(),
        shown in evidence(),
        action in action(),
        policy in policy(),
    ) {
        if rule(&state, shown, action, &policy) == Ruling::CaseOpened {
            let strength = proven(&state, shown, action).strength();
            let rivals = [state.settled, state.rival.map(|rival| rival.shown)];
            prop_assert!(rivals.into_iter().flatten().any(|it| it.strength() <= strength));
        }
    }

    #[test]
    fn a_case_goes_to_the_stronger_side_or_to_support(
        own in evidence(),
        rival in evidence(),
        second_factor: bool,
        policy in policy(),
    ) {
        let (side, ruling) = compare(Sides { own, rival }, second_factor, &policy);
        if ruling == Ruling::Settled {
            let (winner, loser) = match side {
                Side::Own => (own, rival),
                Side::Rival => (rival, own),
            };
            prop_assert!(winner.strength() > loser.strength());
        } else {
            prop_assert_eq!(ruling, Ruling::Support);
        }
    }

    #[test]
    fn a_mailbox_alone_never_gets_past_a_second_factor(shown in evidence()) {
        let policy = OwnershipPolicy::default();
        let is_one_mailbox = shown.classes() == 1 && shown.mailboxes() == 1;
        let ruling = conclude(shown, true, &policy);
        if is_one_mailbox {
            prop_assert_eq!(ruling, Ruling::Support);
        }
        prop_assert!(ruling == Ruling::Support || shown.classes() > 1 || shown.mailboxes() > 1);
    }

    #[test]
    fn only_what_settles_at_once_opens_the_lock_of_a_report(
        state in state(),
        shown in evidence(),
        policy in policy(),
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
    fn more_evidence_is_never_slower(
        shown in evidence(),
        more in evidence(),
        second_factor: bool,
        policy in policy(),
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
