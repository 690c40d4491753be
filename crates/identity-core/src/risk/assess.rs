//! The assessment of a sign-in: from facts to a reaction. Pure.

use super::{Place, RiskPolicy, RiskSignal};
use crate::{
    audit::Details,
    kernel::{ClosedSet, Timestamp},
    rate_limit::Network,
};
use std::fmt::Write as _;

/// Time and place of a sign-in.
#[derive(Clone, Debug, PartialEq)]
pub struct PriorSignIn {
    pub at: Timestamp,
    /// The widest network around its source.
    pub network: Network,
    /// `None` when the place is not known.
    pub place: Option<Place>,
}

/// The facts about a sign-in whose proofs were all right.
#[derive(Clone, Debug, PartialEq)]
pub struct RiskInput<'a> {
    /// The sign-in comes from a known device.
    pub known_device: bool,
    /// A second factor was given.
    pub second_factor: bool,
    /// This sign-in.
    pub here: PriorSignIn,
    /// The sign-ins before it, the latest first.
    pub before: &'a [PriorSignIn],
    /// Number of accounts at which its source failed within the last hour.
    pub sprayed: u32,
    /// A sign-in with the right password and without the second factor happened recently.
    pub unfinished: bool,
    /// Failures of strangers at this account.
    pub failures: u32,
}

/// The reaction to a sign-in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reaction {
    Allow,
    /// Allow, and notify the owner.
    Notify,
    /// Refuse, and lock the account for strangers.
    Lock,
}

/// A reaction with its reasons.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Assessment {
    pub reaction: Reaction,
    /// The signals that apply.
    pub signals: Vec<RiskSignal>,
}

impl Assessment {
    /// Returns the sum of the weights.
    pub fn score(&self) -> u32 {
        self.signals.iter().map(|signal| signal.weight()).sum()
    }

    /// Returns the details for the audit event; empty when no signal applies.
    pub fn details(&self) -> Details {
        if self.signals.is_empty() {
            return Details::new();
        }
        Details::new().with("score", self.score()).with("signals", self.reasons())
    }

    /// Returns the names of the signals, separated by commas.
    pub fn reasons(&self) -> String {
        let mut names = String::new();
        for signal in &self.signals {
            let _ = write!(names, "{}{}", if names.is_empty() { "" } else { "," }, signal.as_str());
        }
        names
    }
}

/// Assesses a sign-in. At the first sign-in of an account no place counts as new.
pub fn assess(input: &RiskInput<'_>, policy: &RiskPolicy) -> Assessment {
    let (here, before) = (&input.here, input.before);
    let country = |sign_in: &PriorSignIn| sign_in.place.as_ref()?.country.clone();
    let new_network = !before.is_empty() && before.iter().all(|it| it.network != here.network);
    let countries: Vec<String> = before.iter().filter_map(country).collect();
    let new_country =
        !countries.is_empty() && country(here).is_some_and(|here| !countries.contains(&here));
    let holds = |signal: &RiskSignal| match signal {
        RiskSignal::NewDevice => !input.known_device,
        RiskSignal::NewNetwork => new_network,
        RiskSignal::NewCountry => new_country,
        RiskSignal::ImpossibleSpeed => {
            before.first().is_some_and(|last| too_fast(last, here, policy))
        }
        RiskSignal::SprayingSource => input.sprayed >= policy.sprayed,
        RiskSignal::UnfinishedBefore => input.unfinished,
        RiskSignal::ManyFailures => input.failures >= policy.many,
    };
    let signals: Vec<RiskSignal> = RiskSignal::ALL.iter().copied().filter(holds).collect();
    let score: u32 = signals.iter().map(|signal| signal.weight()).sum();
    let reaction = match score {
        0 => Reaction::Allow,
        score if score >= policy.lock_score && !input.known_device && !input.second_factor => {
            Reaction::Lock
        }
        _ => Reaction::Notify,
    };
    Assessment { reaction, signals }
}

/// Returns whether the distance is too large to travel in the time between two sign-ins.
fn too_fast(last: &PriorSignIn, here: &PriorSignIn, policy: &RiskPolicy) -> bool {
    let position = |sign_in: &PriorSignIn| sign_in.place.as_ref()?.position;
    let (Some(from), Some(to)) = (position(last), position(here)) else { return false };
    let distance = from.kilometres_to(&to);
    let hours = here.at.since(last.at).as_secs_f64() / 3600.0;
    distance > f64::from(policy.nearby) && distance > f64::from(policy.fastest) * hours
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{kernel::Source, risk::Position};
    use proptest::prelude::*;
    use std::{net::IpAddr, time::Duration};

    const NOW: Timestamp = Timestamp::from_millis(1_800_000_000_000);
    const LONDON: Position = Position { latitude: 51.5, longitude: -0.13 };
    const TOKYO: Position = Position { latitude: 35.68, longitude: 139.69 };

    fn sign_in(at: Timestamp, third: u8, country: &str, position: Position) -> PriorSignIn {
        let source = Source::of(IpAddr::from([203, 0, third, 1]));
        let network = Network::around(source).last().unwrap();
        let position = Some(position);
        PriorSignIn {
            at,
            network,
            place: Some(Place { country: Some(country.to_owned()), position }),
        }
    }

    fn home(hours_ago: u64) -> PriorSignIn {
        sign_in(NOW.before(Duration::from_hours(hours_ago)), 1, "GB", LONDON)
    }

    fn input(here: PriorSignIn, before: &[PriorSignIn]) -> RiskInput<'_> {
        RiskInput {
            known_device: false,
            second_factor: false,
            here,
            before,
            sprayed: 0,
            unfinished: false,
            failures: 0,
        }
    }

    fn reaction_and_signals(input: &RiskInput<'_>) -> (Reaction, Vec<RiskSignal>) {
        let Assessment { reaction, signals } = assess(input, &RiskPolicy::default());
        (reaction, signals)
    }

    #[test]
    fn known_device_at_home_is_allowed() {
        let before = [home(24)];
        let usual = RiskInput { known_device: true, ..input(home(0), &before) };
        assert_eq!(reaction_and_signals(&usual), (Reaction::Allow, vec![]));
    }

    #[test]
    fn new_device_at_home_notifies() {
        let before = [home(24)];
        assert_eq!(
            reaction_and_signals(&input(home(0), &before)),
            (Reaction::Notify, vec![RiskSignal::NewDevice])
        );
    }

    #[test]
    fn travel_with_a_known_device_notifies() {
        let before = [home(24)];
        let abroad = sign_in(NOW, 2, "JP", TOKYO);
        let travels = RiskInput { known_device: true, ..input(abroad, &before) };
        let signals = vec![RiskSignal::NewNetwork, RiskSignal::NewCountry];
        assert_eq!(reaction_and_signals(&travels), (Reaction::Notify, signals));
    }

    #[test]
    fn impossible_travel_of_a_stranger_locks() {
        let before = [home(1)];
        let there = sign_in(NOW, 2, "JP", TOKYO);
        let signals = vec![
            RiskSignal::NewDevice,
            RiskSignal::NewNetwork,
            RiskSignal::NewCountry,
            RiskSignal::ImpossibleSpeed,
        ];
        assert_eq!(reaction_and_signals(&input(there.clone(), &before)), (Reaction::Lock, signals));
        let day = [home(24)];
        assert_eq!(
            reaction_and_signals(&input(there, &day)).0,
            Reaction::Notify,
            "a flight takes twelve hours"
        );
    }

    #[test]
    fn credential_stuffing_locks_without_places() {
        let network = |third| sign_in(NOW, third, "GB", LONDON).network;
        let before = [PriorSignIn { at: NOW, network: network(1), place: None }];
        let here = PriorSignIn { at: NOW, network: network(2), place: None };
        let stuffed = RiskInput { sprayed: 5, failures: 5, ..input(here, &before) };
        assert_eq!(reaction_and_signals(&stuffed).0, Reaction::Lock);
        let office = RiskInput { sprayed: 5, ..input(stuffed.here.clone(), &before) };
        assert_eq!(
            reaction_and_signals(&office).0,
            Reaction::Notify,
            "others behind the address mistype"
        );
    }

    #[test]
    fn first_sign_in_has_no_new_place() {
        assert_eq!(
            reaction_and_signals(&input(home(0), &[])),
            (Reaction::Notify, vec![RiskSignal::NewDevice])
        );
    }

    prop_compose! {
        fn any_input()(
            known_device: bool, second_factor: bool, unfinished: bool,
            sprayed in 0_u32..9, failures in 0_u32..12,
            third in 0_u8..3, hours in 0_u64..50, latitude in -90.0..90.0, longitude in -180.0..180.0,
        ) -> (RiskInput<'static>, PriorSignIn) {
            let here = sign_in(NOW, third, ["GB", "JP", "NL"][usize::from(third)], Position { latitude, longitude });
            let input = RiskInput {
                known_device, second_factor, sprayed, unfinished, failures, ..input(here, &[])
            };
            (input, home(hours))
        }
    }

    proptest! {
        #[test]
        fn known_device_or_second_factor_is_never_locked_out((input, home) in any_input()) {
            let before = [home];
            let input = RiskInput { before: &before, ..input };
            let found = assess(&input, &RiskPolicy::default());
            if input.known_device || input.second_factor {
                prop_assert_ne!(found.reaction, Reaction::Lock);
            }
            prop_assert_eq!(found.reaction == Reaction::Allow, found.signals.is_empty());
            prop_assert_eq!(found.reasons().split(',').filter(|it| !it.is_empty()).count(), found.signals.len());
        }

        #[test]
        fn additional_signals_never_lower_the_score((input, home) in any_input()) {
            let before = [home];
            let input = RiskInput { before: &before, ..input };
            let policy = RiskPolicy::default();
            let found = assess(&input, &policy);
            for stranger in [
                RiskInput { known_device: false, ..input.clone() },
                RiskInput { unfinished: true, ..input.clone() },
                RiskInput { sprayed: 9, ..input.clone() },
                RiskInput { failures: 12, ..input.clone() },
            ] {
                prop_assert!(assess(&stranger, &policy).score() >= found.score());
            }
        }
    }
}
