//! The rules that the ownership rule is to replace, as far as they can be said as rulings: each path
//! decides by itself, whatever the other side has proven (ADR 0017, 0018).

use super::Rules;
use crate::ownership::{
    AccountState, Action, Class, Effects, Evidence, OwnershipPolicy, Piece, Ruling, Side, Sides,
};
use std::time::Duration;

pub(super) const RULES: Rules = Rules { rule, conclude, compare, effects };

fn rule(state: &AccountState, shown: Evidence, action: Action, policy: &OwnershipPolicy) -> Ruling {
    match action {
        Action::SignIn if state.contained.is_some() || state.case.is_some() => Ruling::Outweighed,
        Action::SignIn if state.rival.is_some() => Ruling::RivalStopped,
        Action::SignIn => Ruling::Allowed,
        Action::Claim => claim(state, shown, policy),
        Action::Stop if state.rival.is_none() => Ruling::Allowed,
        Action::Stop if shown.has_class(Class::Mailbox) || shown.has_class(Class::Device) => {
            Ruling::RivalStopped
        }
        Action::Stop => Ruling::Outweighed,
        Action::Report if state.reported || state.contained.is_some() => Ruling::Notified,
        Action::Report => Ruling::Contained,
        // An objection without proof: neither address can recover, and no command decides.
        Action::OpenCase if state.rival.is_some_and(|it| it.shown.has(Piece::FormerMailbox)) => {
            Ruling::CaseOpened
        }
        Action::OpenCase => Ruling::Notified,
    }
}

fn claim(state: &AccountState, shown: Evidence, policy: &OwnershipPolicy) -> Ruling {
    let (has_password, has_code) =
        (shown.has_class(Class::Knowledge), shown.has_class(Class::Possession));
    let proof = has_code || (!state.second_factor && has_password);
    let restores = shown.has(Piece::FormerMailbox) && proof;
    let recovers = shown.has(Piece::Mailbox) && (has_code || !state.second_factor);
    if restores || (recovers && state.case.is_none()) {
        return Ruling::Settled;
    }
    let paused = state.settled.is_some();
    let older = state.rival.is_some_and(|it| it.shown.has(Piece::Mailbox));
    let displaced = older && !shown.has(Piece::Mailbox);
    if !shown.has_class(Class::Mailbox) || paused || displaced || state.case.is_some() {
        return Ruling::Outweighed;
    }
    let both = shown.has(Piece::Mailbox) && shown.has(Piece::RecoveryMailbox);
    let wait = if has_password || both { policy.two_classes } else { policy.one_mailbox };
    Ruling::Waits(state.own.map_or(wait, |own| own.left.min(wait)).max(Duration::from_hours(24)))
}

fn conclude(_: Evidence, _: bool, _: &OwnershipPolicy) -> Ruling {
    Ruling::Settled
}

/// A case has no end.
fn compare(_: Sides, _: bool, _: &OwnershipPolicy) -> (Side, Ruling) {
    (Side::Own, Ruling::Notified)
}

fn effects(ruling: Ruling, state: &AccountState, _: Evidence) -> Effects {
    let settled = ruling == Ruling::Settled;
    let contained = ruling == Ruling::Contained;
    let stopped = ruling == Ruling::RivalStopped;
    Effects {
        ends_rival: settled || contained || stopped || matches!(ruling, Ruling::Waits(_)),
        ends_own: settled || contained,
        unlocks: settled,
        ends_case: settled,
        // After the second stop support has to decide, and cannot.
        stands: stopped && state.stopped_before,
    }
}
