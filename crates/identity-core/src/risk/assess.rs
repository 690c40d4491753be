//! From what is known to a reaction. Pure.

use super::{Place, RiskPolicy, RiskSignal};
use crate::{audit::Details, kernel::Timestamp, rate_limit::Network};
use std::fmt::Write as _;

/// A sign-in, as far as its place goes.
#[derive(Clone, Debug, PartialEq)]
pub struct PriorSignIn {
    /// When.
    pub at: Timestamp,
    /// The widest network around its source.
    pub network: Network,
    /// Where that is, if anybody knows.
    pub place: Option<Place>,
}

/// What is known of a sign-in whose proofs were all right.
#[derive(Clone, Debug, PartialEq)]
pub struct RiskInput<'a> {
    /// Whether the browser or client is known.
    pub known_device: bool,
    /// Whether a second factor was given.
    pub second_factor: bool,
    /// Where it comes from.
    pub here: PriorSignIn,
    /// Where those before it came from, the latest first.
    pub before: &'a [PriorSignIn],
    /// At how many accounts its source has failed of late.
    pub sprayed: u32,
    /// Whether somebody gave the right password of late and no second factor.
    pub unfinished: bool,
    /// How often strangers failed at the account before.
    pub failures: u32,
}

/// What is done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reaction {
    /// Allow.
    Allow,
    /// The owner is told.
    Notify,
    /// The account locks for strangers.
    Lock,
}

/// A reaction and its reasons.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Assessment {
    /// What is done.
    pub reaction: Reaction,
    /// What was strange.
    pub signals: Vec<RiskSignal>,
}

impl Assessment {
    /// The sum of the weights.
    pub fn score(&self) -> u32 {
        self.signals.iter().map(|signal| signal.weight()).sum()
    }

    /// What the trail tells of it; nothing of what is usual.
    pub fn details(&self) -> Details {
        if self.signals.is_empty() {
            return Details::new();
        }
        Details::new().with("score", self.score()).with("signals", self.reasons())
    }

    /// The names of the signals.
    pub fn reasons(&self) -> String {
        let mut names = String::new();
        for signal in &self.signals {
            let _ = write!(names, "{}{}", if names.is_empty() { "" } else { "," }, signal.as_str());
        }
        names
    }
}

/// Judges a sign-in. Where there was none before, no place is new.
pub fn assess(seen: &RiskInput<'_>, policy: &RiskPolicy) -> Assessment {
    let (here, before) = (&seen.here, seen.before);
    let country = |sighting: &PriorSignIn| sighting.place.as_ref()?.country.clone();
    let new_network = !before.is_empty() && before.iter().all(|it| it.network != here.network);
    let countries: Vec<String> = before.iter().filter_map(country).collect();
    let new_country =
        !countries.is_empty() && country(here).is_some_and(|here| !countries.contains(&here));
    let holds = |signal: &RiskSignal| match signal {
        RiskSignal::NewDevice => !seen.known_device,
        RiskSignal::NewNetwork => new_network,
        RiskSignal::NewCountry => new_country,
        RiskSignal::ImpossibleSpeed => {
            before.first().is_some_and(|last| too_fast(last, here, policy))
        }
        RiskSignal::SprayingSource => seen.sprayed >= policy.sprayed,
        RiskSignal::UnfinishedBefore => seen.unfinished,
        RiskSignal::ManyFailures => seen.failures >= policy.many,
    };
    let signals: Vec<RiskSignal> = RiskSignal::ALL.into_iter().filter(holds).collect();
    let score: u32 = signals.iter().map(|signal| signal.weight()).sum();
    let reaction = match score {
        0 => Reaction::Allow,
        score if score >= policy.lock_after && !seen.known_device && !seen.second_factor => {
            Reaction::Lock
        }
        _ => Reaction::Notify,
    };
    Assessment { reaction, signals }
}

/// Whether nobody gets from there to here in that time.
fn too_fast(last: &PriorSignIn, here: &PriorSignIn, policy: &RiskPolicy) -> bool {
    let position = |sighting: &PriorSignIn| sighting.place.as_ref()?.position;
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
    const LONDON: (f64, f64) = (51.5, -0.13);
    const TOKYO: (f64, f64) = (35.68, 139.69);

    fn sighting(
        at: Timestamp,
        third: u8,
        country: &str,
        (latitude, longitude): (f64, f64),
    ) -> PriorSignIn {
        let source = Source::of(IpAddr::from([203, 0, third, 1]));
        let network = Network::around(source).last().unwrap();
        let position = Some(Position { latitude, longitude });
        PriorSignIn {
            at,
            network,
            place: Some(Place { country: Some(country.to_owned()), position }),
        }
    }

    fn home(hours_ago: u64) -> PriorSignIn {
        sighting(NOW.before(Duration::from_hours(hours_ago)), 1, "GB", LONDON)
    }

    fn seen(here: PriorSignIn, before: &[PriorSignIn]) -> RiskInput<'_> {
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

    fn assessed(seen: &RiskInput<'_>) -> (Reaction, Vec<RiskSignal>) {
        let Assessment { reaction, signals } = assess(seen, &RiskPolicy::default());
        (reaction, signals)
    }

    #[test]
    fn a_known_device_at_home_is_usual() {
        let before = [home(24)];
        let usual = RiskInput { known_device: true, ..seen(home(0), &before) };
        assert_eq!(assessed(&usual), (Reaction::Allow, vec![]));
    }

    #[test]
    fn a_new_device_at_home_is_told() {
        let before = [home(24)];
        assert_eq!(
            assessed(&seen(home(0), &before)),
            (Reaction::Notify, vec![RiskSignal::NewDevice])
        );
    }

    #[test]
    fn who_travels_with_a_known_device_is_told() {
        let before = [home(24)];
        let abroad = sighting(NOW, 2, "JP", TOKYO);
        let travels = RiskInput { known_device: true, ..seen(abroad, &before) };
        let signals = vec![RiskSignal::NewNetwork, RiskSignal::NewCountry];
        assert_eq!(assessed(&travels), (Reaction::Notify, signals));
    }

    #[test]
    fn a_stranger_at_the_other_end_of_the_world_an_hour_later_locks() {
        let before = [home(1)];
        let there = sighting(NOW, 2, "JP", TOKYO);
        let signals = vec![
            RiskSignal::NewDevice,
            RiskSignal::NewNetwork,
            RiskSignal::NewCountry,
            RiskSignal::ImpossibleSpeed,
        ];
        assert_eq!(assessed(&seen(there.clone(), &before)), (Reaction::Lock, signals));
        let day = [home(24)];
        assert_eq!(assessed(&seen(there, &day)).0, Reaction::Notify, "a flight takes twelve hours");
    }

    #[test]
    fn a_stuffed_password_locks_without_any_place() {
        let network = |third| sighting(NOW, third, "GB", LONDON).network;
        let before = [PriorSignIn { at: NOW, network: network(1), place: None }];
        let here = PriorSignIn { at: NOW, network: network(2), place: None };
        let stuffed = RiskInput { sprayed: 5, failures: 5, ..seen(here, &before) };
        assert_eq!(assessed(&stuffed).0, Reaction::Lock);
        let office = RiskInput { sprayed: 5, ..seen(stuffed.here.clone(), &before) };
        assert_eq!(assessed(&office).0, Reaction::Notify, "others behind the address mistype");
    }

    #[test]
    fn the_first_sign_in_is_from_no_new_place() {
        assert_eq!(assessed(&seen(home(0), &[])), (Reaction::Notify, vec![RiskSignal::NewDevice]));
    }

    prop_compose! {
        fn any_seen()(
            known_device: bool, second_factor: bool, unfinished: bool,
            sprayed in 0_u32..9, failures in 0_u32..12,
            third in 0_u8..3, hours in 0_u64..50, latitude in -90.0..90.0, longitude in -180.0..180.0,
        ) -> (RiskInput<'static>, PriorSignIn) {
            let here = sighting(NOW, third, ["GB", "JP", "NL"][usize::from(third)], (latitude, longitude));
            let seen = RiskInput {
                known_device, second_factor, sprayed, unfinished, failures, ..seen(here, &[])
            };
            (seen, home(hours))
        }
    }

    proptest! {
        #[test]
        fn neither_a_known_device_nor_a_second_factor_is_locked_out((seen, home) in any_seen()) {
            let before = [home];
            let seen = RiskInput { before: &before, ..seen };
            let found = assess(&seen, &RiskPolicy::default());
            if seen.known_device || seen.second_factor {
                prop_assert_ne!(found.reaction, Reaction::Lock);
            }
            prop_assert_eq!(found.reaction == Reaction::Allow, found.signals.is_empty());
            prop_assert_eq!(found.reasons().split(',').filter(|it| !it.is_empty()).count(), found.signals.len());
        }

        #[test]
        fn what_is_stranger_is_never_judged_more_lightly((seen, home) in any_seen()) {
            let before = [home];
            let seen = RiskInput { before: &before, ..seen };
            let policy = RiskPolicy::default();
            let found = assess(&seen, &policy);
            for stranger in [
                RiskInput { known_device: false, ..seen.clone() },
                RiskInput { unfinished: true, ..seen.clone() },
                RiskInput { sprayed: 9, ..seen.clone() },
                RiskInput { failures: 12, ..seen.clone() },
            ] {
                prop_assert!(assess(&stranger, &policy).score() >= found.score());
            }
        }
    }
}
