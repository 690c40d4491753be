//! The claims to an account as one party sees them: the facts that the ownership rule judges. Pure.

use super::{Recovery, RecoveryPolicy, RecoveryStage, Reporter};
use crate::{
    Identity, Policy,
    account::Account,
    kernel::{AddressId, Timestamp},
    ownership::{
        self, AccountState, Action, Evidence, OwnershipPolicy, Piece, Ruling, Shown, Sides,
        WaitingClaim,
    },
    throttle::ThrottleState,
};

/// A party in the claims to an account.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ClaimParty {
    /// The reader of an address; `None` for the account's own.
    Address(Option<AddressId>),
    /// Somebody who signs in, proves again in a session, or stops the claims. All claims are
    /// somebody else's, until their own party withdraws them in this way.
    Defender,
}

/// What the store knows of the claims to an account.
#[derive(Clone, Debug)]
pub(super) struct LoadedClaims {
    pub(super) claims: Vec<Recovery>,
    pub(super) throttle: ThrottleState,
}

/// The open claims to an account, and those that ended while they can still be contested.
pub(super) struct Claims<'a> {
    all: &'a [Recovery],
    throttle: ThrottleState,
    pub(super) second_factor: bool,
    now: Timestamp,
    ownership: &'a OwnershipPolicy,
    policy: &'a RecoveryPolicy,
}

impl<'a> Claims<'a> {
    pub(super) fn of(
        identity: &'a Identity,
        account: &Account,
        loaded: &'a LoadedClaims,
        now: Timestamp,
    ) -> Self {
        let Policy { ownership, recovery: policy, .. } = identity.policy();
        let LoadedClaims { claims: all, throttle } = loaded;
        let second_factor = account.protection.second_factor;
        Self { all, throttle: *throttle, second_factor, now, ownership, policy }
    }

    /// Returns whether a claim is open now.
    fn is_open(&self, claim: &Recovery) -> bool {
        match claim.stage {
            // As long as the link with which it was proven can be good.
            RecoveryStage::Proven => self.now < claim.counts_from.after(self.policy.link),
            RecoveryStage::Ready(until) => self.now < until,
            stage => stage.ended_at().is_none(),
        }
    }

    pub(super) fn open(&self) -> impl Iterator<Item = &'a Recovery> {
        self.all.iter().filter(|claim| self.is_open(claim))
    }

    /// Returns the open claim of the reader of an address.
    pub(super) fn open_at(&self, address: Option<AddressId>) -> Option<&'a Recovery> {
        self.open().filter(|claim| claim.address == address).max_by_key(|claim| claim.begun_at)
    }

    /// Judges an act of a party that shows this in all.
    pub(super) fn judge(&self, party: ClaimParty, shown: Evidence, action: Action) -> Ruling {
        let state = self.seen_by(party);
        let own = state.own.map(|own| WaitingClaim { shown, ..own });
        let case = state.case.map(|case| match party {
            ClaimParty::Address(_) => Sides { own: shown, ..case },
            ClaimParty::Defender => case,
        });
        ownership::rule(&AccountState { own, case, ..state }, shown, action, self.ownership)
    }

    /// Returns whether a report of what started at `since` locks the account. A lock that is there
    /// already does not matter: the report may know of an earlier start. A settlement since then may
    /// rest on what the reported party has set.
    pub(super) fn report_counts(&self, reporter: Reporter, since: Timestamp) -> bool {
        let (party, settled) = match reporter {
            Reporter::Mailbox(address) => {
                (ClaimParty::Address(address), self.settled_against(address, Some(since)))
            }
            Reporter::Session => (ClaimParty::Defender, None),
        };
        let state = AccountState { contained: None, settled, ..self.seen_by(party) };
        let shown = reporter.shown();
        ownership::rule(&state, shown, Action::Report, self.ownership) == Ruling::Contained
    }

    /// Returns the strongest evidence that waits or stands against a party.
    pub(super) fn opponent(&self, party: ClaimParty) -> Evidence {
        let state = self.seen_by(party);
        let against = [state.settled, state.rival.map(|rival| rival.shown)].into_iter().flatten();
        against.max_by_key(|shown| shown.strength()).unwrap_or_default()
    }

    fn seen_by(&self, party: ClaimParty) -> AccountState {
        match party {
            ClaimParty::Address(address) => {
                let own = self.open_at(address);
                let rivals = || self.open().filter(|claim| claim.address != address);
                let settled = self.settled_against(address, None);
                let rival = strongest(rivals().filter(|claim| claim.waits()));
                self.state(own, rival, settled, case(own, rivals()))
            }
            ClaimParty::Defender => {
                let stoppable = |it: &&Recovery| it.waits() || it.stage == RecoveryStage::Support;
                let rival = strongest(self.open().filter(stoppable));
                self.state(None, rival, None, case(None, self.open()))
            }
        }
    }

    fn state(
        &self,
        own: Option<&Recovery>,
        rival: Option<&Recovery>,
        settled: Option<Evidence>,
        case: Option<Sides>,
    ) -> AccountState {
        let waiting = |claim: &Recovery| {
            let left = claim.stage.until().map(|until| until.since(self.now));
            WaitingClaim { shown: claim.shown, left: left.unwrap_or_default() }
        };
        let own = own.filter(|own| matches!(own.stage, RecoveryStage::Delayed(_)));
        AccountState {
            second_factor: self.second_factor,
            own: own.map(waiting),
            rival: rival.map(waiting),
            settled,
            contained: self.throttle.contained_by(),
            reported: false,
            case,
            stopped_before: rival.is_some_and(|rival| self.was_stopped_before(rival)),
        }
    }

    /// Returns the strongest evidence with which somebody else has settled. What happened since the
    /// start of a compromise may rest on what the reported party has set, so it does not stand.
    fn settled_against(
        &self,
        address: Option<AddressId>,
        reported_since: Option<Timestamp>,
    ) -> Option<Evidence> {
        let since = [reported_since, self.compromised_since()].into_iter().flatten().min();
        let stands = |at: &Timestamp| since.is_none_or(|since| *at < since);
        let claims = self.all.iter().filter_map(|claim| {
            let is_own = claim.address == address;
            match claim.stage {
                RecoveryStage::Proven if !is_own && self.is_open(claim) => {
                    Some((claim.counts_from, claim.shown))
                }
                RecoveryStage::Completed(at) if !is_own => Some((at, claim.shown)),
                // Whoever stopped it with more stands against it.
                RecoveryStage::Stopped(at)
                    if is_own && claim.against.strength() > claim.shown.strength() =>
                {
                    Some((at, claim.against))
                }
                _ => None,
            }
        });
        // A sign-in that settled an earlier report stands, until another report counts.
        let signed_in = self.throttle.settled.map(|settled| (settled.at, settled.shown));
        claims
            .filter(|(at, _)| stands(at))
            .chain(signed_in)
            .filter(|(at, _)| self.is_contestable(*at))
            .map(|(_, shown)| shown)
            .max_by_key(|shown| shown.strength())
    }

    fn was_stopped_before(&self, rival: &Recovery) -> bool {
        self.all.iter().any(|claim| match claim.stage {
            RecoveryStage::Stopped(at) => {
                claim.address == rival.address
                    && self.is_contestable(at)
                    && claim.against.strength() == claim.shown.strength()
            }
            _ => false,
        })
    }

    fn is_contestable(&self, ended_at: Timestamp) -> bool {
        self.now.since(ended_at) < self.ownership.contestable
    }

    /// Returns the pieces that count in the dispute: those that are older than the first claim of
    /// somebody else, and than the compromise for which the account is locked.
    pub(super) fn prior(&self, party: ClaimParty, shown: &[Shown]) -> Evidence {
        let rivals = || {
            self.open().filter(|claim| match party {
                ClaimParty::Address(address) => claim.address != address,
                ClaimParty::Defender => true,
            })
        };
        let against = strongest(rivals()).map(|claim| claim.shown.strength()).unwrap_or_default();
        let first = rivals().map(|claim| claim.begun_at).min();
        let counts = |shown: &&Shown| first.is_none_or(|first| shown.counts(first, against));
        // A containment has ended devices and taken back factors that are newer. A password stays.
        let known = |shown: &&Shown| {
            shown.piece != Piece::Password
                || self.compromised_since().is_none_or(|since| shown.set_at < since)
        };
        Evidence::of(shown.iter().filter(counts).filter(known).map(|shown| shown.piece))
    }

    /// Returns the start of the compromise for which the account is locked. After the panic button,
    /// whose time is unknown, every recent password is distrusted.
    fn compromised_since(&self) -> Option<Timestamp> {
        let since = self.throttle.compromised_since()?;
        Some(since.at().unwrap_or_else(|| self.now.before(self.ownership.contestable)))
    }
}

/// Returns the two sides of an open case. A party without a claim in it is on the other side of the
/// claims that are.
fn case<'b>(own: Option<&Recovery>, rivals: impl Iterator<Item = &'b Recovery>) -> Option<Sides> {
    let contested = |claim: &&Recovery| matches!(claim.stage, RecoveryStage::Contested(_));
    let rival = strongest(rivals.filter(contested));
    let own = own.filter(contested);
    match (own, rival) {
        (None, None) => None,
        (Some(own), rival) => {
            let rival = rival.map_or(own.against, |rival| rival.shown);
            Some(Sides { own: own.shown, rival })
        }
        (None, Some(rival)) => Some(Sides { own: rival.against, rival: rival.shown }),
    }
}

pub(super) fn strongest<'b>(claims: impl Iterator<Item = &'b Recovery>) -> Option<&'b Recovery> {
    claims.max_by_key(|claim| (claim.shown.strength(), claim.begun_at))
}

#[cfg(test)]
mod tests;
