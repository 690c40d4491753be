//! From what is known to a reaction. Pure.

use super::{Place, Signal, UnusualPolicy};
use crate::{audit::Details, kernel::Timestamp, source_limit::Network};
use std::fmt::Write as _;

/// A sign-in, as far as its place goes.
#[derive(Clone, Debug, PartialEq)]
pub struct Sighting {
    /// When.
    pub at: Timestamp,
    /// The widest network around its source.
    pub network: Network,
    /// Where that is, if anybody knows.
    pub place: Option<Place>,
}

/// What is known of a sign-in whose proofs were all right.
#[derive(Clone, Debug, PartialEq)]
pub struct SignInSeen<'a> {
    /// Whether the browser or client is known.
    pub known_device: bool,
    /// Whether a second factor was given.
    pub second_factor: bool,
    /// Where it comes from.
    pub here: Sighting,
    /// Where those before it came from, the latest first.
    pub before: &'a [Sighting],
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
    /// Nothing.
    Nothing,
    /// The owner is told.
    Tell,
    /// The account locks for strangers.
    Lock,
}

/// A reaction and its reasons.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Assessment {
    /// What is done.
    pub reaction: Reaction,
    /// What was strange.
    pub signals: Vec<Signal>,
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
pub fn judge(seen: &SignInSeen<'_>, policy: &UnusualPolicy) -> Assessment {
    let (here, before) = (&seen.here, seen.before);
    let country = |sighting: &Sighting| sighting.place.as_ref()?.country.clone();
    let new_network = !before.is_empty() && before.iter().all(|it| it.network != here.network);
    let countries: Vec<String> = before.iter().filter_map(country).collect();
    let new_country =
        !countries.is_empty() && country(here).is_some_and(|here| !countries.contains(&here));
    let holds = |signal: &Signal| match signal {
        Signal::NewDevice => !seen.known_device,
        Signal::NewNetwork => new_network,
        Signal::NewCountry => new_country,
        Signal::ImpossibleSpeed => before.first().is_some_and(|last| too_fast(last, here, policy)),
        Signal::SprayingSource => seen.sprayed >= policy.sprayed,
        Signal::UnfinishedBefore => seen.unfinished,
        Signal::ManyFailures => seen.failures >= policy.many,
    };
    let signals: Vec<Signal> = Signal::ALL.into_iter().filter(holds).collect();
    let score: u32 = signals.iter().map(|signal| signal.weight()).sum();
    let reaction = match score {
        0 => Reaction::Nothing,
        score if score >= policy.lock_at && !seen.known_device && !seen.second_factor => {
            Reaction::Lock
        }
        _ => Reaction::Tell,
    };
    Assessment { reaction, signals }
}

/// Whether nobody gets from there to here in that time.
fn too_fast(last: &Sighting, here: &Sighting, policy: &UnusualPolicy) -> bool {
    let position = |sighting: &Sighting| sighting.place.as_ref()?.position;
    let (Some(from), Some(to)) = (position(last), position(here)) else { return false };
    let distance = from.kilometres_to(&to);
    let hours = here.at.since(last.at).as_secs_f64() / 3600.0;
    distance > f64::from(policy.nearby) && distance > f64::from(policy.fastest) * hours
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{kernel::Source, unusual::Position};
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
    ) -> Sighting {
        let source = Source::of(IpAddr::from([203, 0, third, 1]));
        let network = Network::around(source).last().unwrap();
        let position = Some(Position { latitude, longitude });
        Sighting { at, network, place: Some(Place { country: Some(country.to_owned()), position }) }
    }

    fn home(hours_ago: u64) -> Sighting {
        sighting(NOW.before(Duration::from_hours(hours_ago)), 1, "GB", LONDON)
    }

    fn seen(here: Sighting, before: &[Sighting]) -> SignInSeen<'_> {
        SignInSeen {
            known_device: false,
            second_factor: false,
            here,
            before,
            sprayed: 0,
            unfinished: false,
            failures: 0,
        }
    }

    fn judged(seen: &SignInSeen<'_>) -> (Reaction, Vec<Signal>) {
        let Assessment { reaction, signals } = judge(seen, &UnusualPolicy::default());
        (reaction, signals)
    }

    #[test]
    fn a_known_device_at_home_is_usual() {
        let before = [home(24)];
        let usual = SignInSeen { known_device: true, ..seen(home(0), &before) };
        assert_eq!(judged(&usual), (Reaction::Nothing, vec![]));
    }

    #[test]
    fn a_new_device_at_home_is_told() {
        let before = [home(24)];
        assert_eq!(judged(&seen(home(0), &before)), (Reaction::Tell, vec![Signal::NewDevice]));
    }

    #[test]
    fn who_travels_with_a_known_device_is_told() {
        let before = [home(24)];
        let abroad = sighting(NOW, 2, "JP", TOKYO);
        let travels = SignInSeen { known_device: true, ..seen(abroad, &before) };
        let signals = vec![Signal::NewNetwork, Signal::NewCountry];
        assert_eq!(judged(&travels), (Reaction::Tell, signals));
    }

    #[test]
    fn a_stranger_at_the_other_end_of_the_world_an_hour_later_locks() {
        let before = [home(1)];
        let there = sighting(NOW, 2, "JP", TOKYO);
        let signals = vec![
            Signal::NewDevice,
            Signal::NewNetwork,
            Signal::NewCountry,
            Signal::ImpossibleSpeed,
        ];
        assert_eq!(judged(&seen(there.clone(), &before)), (Reaction::Lock, signals));
        let day = [home(24)];
        assert_eq!(judged(&seen(there, &day)).0, Reaction::Tell, "a flight takes twelve hours");
    }

    #[test]
    fn a_stuffed_password_locks_without_any_place() {
        let network = |third| sighting(NOW, third, "GB", LONDON).network;
        let before = [Sighting { at: NOW, network: network(1), place: None }];
        let here = Sighting { at: NOW, network: network(2), place: None };
        let stuffed = SignInSeen { sprayed: 5, failures: 5, ..seen(here, &before) };
        assert_eq!(judged(&stuffed).0, Reaction::Lock);
        let office = SignInSeen { sprayed: 5, ..seen(stuffed.here.clone(), &before) };
        assert_eq!(judged(&office).0, Reaction::Tell, "others behind the address mistype");
    }

    #[test]
    fn the_first_sign_in_is_from_no_new_place() {
        assert_eq!(judged(&seen(home(0), &[])), (Reaction::Tell, vec![Signal::NewDevice]));
    }

    prop_compose! {
        fn any_seen()(
            known_device: bool, second_factor: bool, unfinished: bool,
            sprayed in 0_u32..9, failures in 0_u32..12,
            third in 0_u8..3, hours in 0_u64..50, latitude in -90.0..90.0, longitude in -180.0..180.0,
        ) -> (SignInSeen<'static>, Sighting) {
            let here = sighting(NOW, third, ["GB", "JP", "NL"][usize::from(third)], (latitude, longitude));
            let seen = SignInSeen {
                known_device, second_factor, sprayed, unfinished, failures, ..seen(here, &[])
            };
            (seen, home(hours))
        }
    }

    proptest! {
        #[test]
        fn neither_a_known_device_nor_a_second_factor_is_locked_out((seen, home) in any_seen()) {
            let before = [home];
            let seen = SignInSeen { before: &before, ..seen };
            let found = judge(&seen, &UnusualPolicy::default());
            if seen.known_device || seen.second_factor {
                prop_assert_ne!(found.reaction, Reaction::Lock);
            }
            prop_assert_eq!(found.reaction == Reaction::Nothing, found.signals.is_empty());
            prop_assert_eq!(found.reasons().split(',').filter(|it| !it.is_empty()).count(), found.signals.len());
        }

        #[test]
        fn what_is_stranger_is_never_judged_more_lightly((seen, home) in any_seen()) {
            let before = [home];
            let seen = SignInSeen { before: &before, ..seen };
            let policy = UnusualPolicy::default();
            let found = judge(&seen, &policy);
            for stranger in [
                SignInSeen { known_device: false, ..seen.clone() },
                SignInSeen { unfinished: true, ..seen.clone() },
                SignInSeen { sprayed: 9, ..seen.clone() },
                SignInSeen { failures: 12, ..seen.clone() },
            ] {
                prop_assert!(judge(&stranger, &policy).score() >= found.score());
            }
        }
    }
}
