//! The ownership rule decides what a party with some evidence achieves in an account as it stands.
//! It is pure, and `cargo xtask drill ownership` searches every game that a thief and an owner can
//! play with it (ADR 0020).

use super::{Class, Evidence, MailboxOnly, OwnershipPolicy, Piece};
use std::time::Duration;

/// An act that concerns who owns the account.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Action {
    /// Sign in or reauthenticate with everything that the account asks for, and change what it asks
    /// for.
    SignIn,
    /// Claim the account: recover it, take a former address back, or add evidence to a claim.
    Claim,
    /// Stop the other side's claim.
    Stop,
    /// "This wasn't me", or the panic button.
    Report,
    /// Ask for a support case.
    OpenCase,
}

/// A claim in its waiting period.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct WaitingClaim {
    pub shown: Evidence,
    /// The time until it ends.
    pub left: Duration,
}

/// An open case, with what each side has shown in it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Sides {
    pub own: Evidence,
    pub rival: Evidence,
}

/// An account as it stands for one party. The rival is every other party; of several claims, the
/// strongest counts. All evidence is prior evidence.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct AccountState {
    pub second_factor: bool,
    pub own: Option<WaitingClaim>,
    pub rival: Option<WaitingClaim>,
    /// The evidence that the rival settled with, while that can be contested.
    pub settled: Option<Evidence>,
    /// The evidence of the report for which the account is locked.
    pub contained: Option<Evidence>,
    /// The party has reported in this dispute, which a settlement does not end: otherwise a thief
    /// settles and reports in turns for ever.
    pub reported: bool,
    pub case: Option<Sides>,
    /// A claim of the rival was stopped by equal evidence before.
    pub stopped_before: bool,
}

/// The result of an act.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Ruling {
    /// The act goes ahead, and nothing else is concerned.
    Allowed,
    /// The party has the account at once. Weaker claims, the lock and the case end.
    Settled,
    /// The claim is settled after this time unless the other side stops it. Weaker claims end.
    Waits(Duration),
    /// The evidence is added to the party's side of the case.
    CaseJoined,
    /// Both sides have shown as much. Both are frozen until they are compared.
    CaseOpened,
    /// A single class of evidence: only support can decide.
    Support,
    /// The case is filed for support and freezes nothing.
    Filed,
    /// The rival's claim ends.
    RivalStopped,
    /// The account locks against weaker evidence.
    Contained,
    /// The account's addresses are notified and nothing changes.
    Notified,
    /// The other side has shown more. Nothing changes, and no proof is used up.
    Outweighed,
}

/// The time in which evidence settles a claim that nothing stands against.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Speed {
    AtOnce,
    After(Duration),
    /// Never by itself.
    BySupport,
}

impl Speed {
    /// Judges evidence for an account with a second factor or without.
    pub fn of(shown: Evidence, second_factor: bool, policy: &OwnershipPolicy) -> Self {
        let has = |class| shown.has_class(class);
        let (mailbox, knowledge) = (has(Class::Mailbox), has(Class::Knowledge));
        let (possession, device) = (has(Class::Possession), has(Class::Device));
        let settles = if second_factor {
            possession && (mailbox || (knowledge && device))
        } else {
            // A recovery or former mailbox may be another person's by now.
            let own_or_known = shown.has(Piece::Mailbox) || (mailbox && knowledge);
            own_or_known || (knowledge && device)
        };
        if settles {
            return Self::AtOnce;
        }
        if shown.classes() >= 2 || shown.mailboxes() >= 2 {
            return Self::After(policy.two_classes);
        }
        if mailbox { Self::After(policy.one_mailbox) } else { Self::BySupport }
    }
}

/// Decides what a party achieves that shows this evidence.
pub fn rule(
    state: &AccountState,
    shown: Evidence,
    action: Action,
    policy: &OwnershipPolicy,
) -> Ruling {
    match action {
        Action::SignIn => sign_in(state, shown, policy),
        Action::Claim => claim(state, shown, policy),
        Action::Stop => stop(state, shown),
        Action::Report => report(state, shown),
        Action::OpenCase => open_case(state, shown),
    }
}

/// Decides what becomes of a claim whose waiting period is over, or of the stronger side of a case.
pub fn conclude(shown: Evidence, second_factor: bool, policy: &OwnershipPolicy) -> Ruling {
    match Speed::of(shown, second_factor, policy) {
        Speed::AtOnce => Ruling::Settled,
        Speed::After(_) if shown.classes() >= 2 || shown.mailboxes() >= 2 => Ruling::Settled,
        Speed::After(_) if !second_factor => Ruling::Settled,
        Speed::After(_) if policy.mailbox_only == MailboxOnly::Complete => Ruling::Settled,
        Speed::After(_) | Speed::BySupport => Ruling::Support,
    }
}

/// Decides a case after its time. `Settled` and `Support` concern the stronger side; equal sides are
/// for support.
pub fn compare(sides: Sides, second_factor: bool, policy: &OwnershipPolicy) -> (Side, Ruling) {
    let (own, rival) = (sides.own.strength(), sides.rival.strength());
    match own.cmp(&rival) {
        std::cmp::Ordering::Greater => (Side::Own, conclude(sides.own, second_factor, policy)),
        std::cmp::Ordering::Less => (Side::Rival, conclude(sides.rival, second_factor, policy)),
        std::cmp::Ordering::Equal => (Side::Own, Ruling::Support),
    }
}

/// A side of a case.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Side {
    Own,
    Rival,
}

impl AccountState {
    /// Returns whether the rival has settled, waits or argues with more than this.
    fn outweighs(&self, shown: Evidence) -> bool {
        let rivals = [self.settled, self.rival.map(|rival| rival.shown)];
        rivals.into_iter().flatten().any(|rival| rival.strength() > shown.strength())
    }

    /// Returns whether the rival has settled or waits with exactly as much as this.
    fn is_equalled(&self, shown: Evidence) -> bool {
        let rivals = [self.settled, self.rival.map(|rival| rival.shown)];
        rivals.into_iter().flatten().any(|rival| rival.strength() == shown.strength())
    }

    /// Returns whether an open case freezes this evidence.
    fn is_frozen(&self, shown: Evidence) -> bool {
        self.case.is_some_and(|case| shown.strength() <= case.rival.strength())
    }

    /// Returns whether the lock of a report keeps this evidence out.
    fn is_locked_out(&self, shown: Evidence) -> bool {
        self.contained.is_some_and(|by| shown.strength() < by.strength())
    }
}

fn sign_in(state: &AccountState, shown: Evidence, policy: &OwnershipPolicy) -> Ruling {
    if state.contained.is_none() && state.case.is_none() {
        return match stop(state, shown) {
            // A claim that rests on more goes on beside it, and settles in its own time.
            Ruling::Outweighed => Ruling::Allowed,
            ruling => ruling,
        };
    }
    if state.outweighs(shown) || state.is_frozen(shown) || state.is_locked_out(shown) {
        return Ruling::Outweighed;
    }
    let settles = Speed::of(shown, state.second_factor, policy) == Speed::AtOnce;
    if state.contained.is_some() && !settles { Ruling::Outweighed } else { Ruling::Settled }
}

fn claim(state: &AccountState, shown: Evidence, policy: &OwnershipPolicy) -> Ruling {
    let shown = state.own.map_or(shown, |own| own.shown.and(shown));
    if let Some(case) = state.case {
        let shown = case.own.and(shown);
        let settles = Speed::of(shown, state.second_factor, policy) == Speed::AtOnce;
        let stronger = shown.strength() > case.rival.strength();
        return if stronger && settles { Ruling::Settled } else { Ruling::CaseJoined };
    }
    if state.outweighs(shown) || state.is_locked_out(shown) {
        return Ruling::Outweighed;
    }
    if state.is_equalled(shown) {
        return Ruling::CaseOpened;
    }
    match Speed::of(shown, state.second_factor, policy) {
        Speed::AtOnce => Ruling::Settled,
        Speed::After(wait) => Ruling::Waits(state.own.map_or(wait, |own| own.left.min(wait))),
        Speed::BySupport => Ruling::Support,
    }
}

fn stop(state: &AccountState, shown: Evidence) -> Ruling {
    let Some(rival) = state.rival else { return Ruling::Allowed };
    if state.outweighs(shown) {
        return Ruling::Outweighed;
    }
    let equals = shown.strength() == rival.shown.strength();
    if equals && state.stopped_before { Ruling::CaseOpened } else { Ruling::RivalStopped }
}

fn report(state: &AccountState, shown: Evidence) -> Ruling {
    let stronger_report = state.contained.is_some_and(|by| by.strength() >= shown.strength());
    if state.reported || stronger_report || state.case.is_some() || state.outweighs(shown) {
        return Ruling::Notified;
    }
    Ruling::Contained
}

fn open_case(state: &AccountState, shown: Evidence) -> Ruling {
    if shown == Evidence::NONE {
        return Ruling::Notified;
    }
    // Against nobody, a case would freeze the account as often as its opener likes.
    let is_alone = state.rival.is_none() && state.settled.is_none();
    if is_alone || state.case.is_some() || state.outweighs(shown) {
        return Ruling::Filed;
    }
    Ruling::CaseOpened
}

/// The claims and locks that a ruling ends, beside what it grants. The game applies this table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "each ends something of its own")]
pub struct Effects {
    /// The rival's waiting claims end. They are weaker or equal.
    pub ends_rival: bool,
    /// The party's own claim ends, because it is settled or no longer needed.
    pub ends_own: bool,
    /// The lock of a report opens.
    pub unlocks: bool,
    pub ends_case: bool,
    /// For the contestable time, weaker evidence of others achieves nothing.
    pub stands: bool,
}

impl Ruling {
    /// Returns what the ruling ends for this evidence.
    pub fn effects(self, state: &AccountState, shown: Evidence) -> Effects {
        let none = Effects {
            ends_rival: false,
            ends_own: false,
            unlocks: false,
            ends_case: false,
            stands: false,
        };
        match self {
            Self::Settled => Effects {
                ends_rival: true,
                ends_own: true,
                unlocks: true,
                ends_case: true,
                stands: true,
            },
            Self::Waits(_) => Effects { ends_rival: true, ..none },
            Self::RivalStopped => {
                let equalled =
                    state.rival.is_some_and(|it| it.shown.strength() == shown.strength());
                Effects { ends_rival: true, stands: !equalled, ..none }
            }
            Self::Allowed
            | Self::CaseJoined
            | Self::CaseOpened
            | Self::Support
            | Self::Filed
            | Self::Contained
            | Self::Notified
            | Self::Outweighed => none,
        }
    }
}
