//! Places of network addresses, from a `MaxMind` City database that the operator provides. A place
//! is a hint for a person and proves nothing.

use identity_core::{
    kernel::Locale,
    risk::{Place, PlaceFinder, Position},
};
use maxminddb::{MaxMindDbError, Reader, geoip2};
use std::{net::IpAddr, path::Path};

/// A database of places in memory.
pub struct Places(Reader<Vec<u8>>);

/// The database of places cannot be read.
#[derive(Debug, thiserror::Error)]
#[error("the file is not a MaxMind database")]
pub struct PlacesError(#[from] MaxMindDbError);

/// A place in words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PlaceNames {
    pub city: Option<String>,
    pub country: Option<String>,
    /// ISO 3166-1 alpha-2.
    pub country_code: Option<String>,
}

impl Places {
    /// Reads the whole file.
    pub fn open(file: &Path) -> Result<Self, PlacesError> {
        Ok(Self(Reader::open_readfile(file)?))
    }

    /// Returns the place of an address, or `None` when the database has none or is damaged there.
    pub fn of(&self, address: IpAddr, locale: Locale) -> Option<PlaceNames> {
        let found = self.0.lookup(address.to_canonical()).ok()?;
        let found: geoip2::City<'_> = found.decode().ok()??;
        // The databases have no Dutch names.
        let local = |names: &geoip2::Names<'_>| {
            let own = match locale {
                Locale::French => names.french,
                Locale::English | Locale::Dutch => None,
            };
            own.or(names.english).map(str::to_owned)
        };
        let place = PlaceNames {
            city: local(&found.city.names),
            country: local(&found.country.names),
            country_code: found.country.iso_code.map(str::to_owned),
        };
        (place != PlaceNames::default()).then_some(place)
    }
}

impl PlaceFinder for Places {
    fn place(&self, address: IpAddr) -> Option<Place> {
        let found = self.0.lookup(address.to_canonical()).ok()?;
        let found: geoip2::City<'_> = found.decode().ok()??;
        let (latitude, longitude) = (found.location.latitude, found.location.longitude);
        let position = latitude.zip(longitude);
        Some(Place {
            country: found.country.iso_code.map(str::to_owned),
            position: position.map(|(latitude, longitude)| Position { latitude, longitude }),
        })
    }
}

impl PlaceNames {
    /// Returns city and country on one line.
    pub fn line(&self) -> String {
        let parts = [&self.city, &self.country].into_iter().flatten();
        parts.map(String::as_str).collect::<Vec<_>>().join(", ")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn places() -> Places {
        let file = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/GeoLite2-City-Test.mmdb");
        Places::open(Path::new(file)).unwrap()
    }

    fn line(address: &str, locale: Locale) -> Option<String> {
        places().of(address.parse().unwrap(), locale).map(|place| place.line())
    }

    #[test]
    fn a_place_is_named_in_the_readers_language() {
        let london = |locale| line("81.2.69.142", locale);
        assert_eq!(london(Locale::English).as_deref(), Some("London, United Kingdom"));
        assert_eq!(london(Locale::Dutch).as_deref(), Some("London, United Kingdom"));
        assert_eq!(london(Locale::French).as_deref(), Some("Londres, Royaume-Uni"));
        assert_eq!(line("::ffff:81.2.69.142", Locale::English), london(Locale::English));
        assert_eq!(line("2001:218::1", Locale::English).as_deref(), Some("Japan"));
    }

    #[test]
    fn a_private_or_unknown_address_has_no_place() {
        for address in ["127.0.0.1", "192.0.2.1", "::1"] {
            assert_eq!(line(address, Locale::English), None, "{address}");
        }
    }

    #[test]
    fn a_place_has_its_country_and_position() {
        let place = |address: &str| places().place(address.parse().unwrap());
        let (london, linkoping) = (place("81.2.69.142").unwrap(), place("89.160.20.112").unwrap());
        assert_eq!(london.country.as_deref(), Some("GB"));
        assert_eq!(linkoping.country.as_deref(), Some("SE"));
        let distance = london.position.unwrap().kilometres_to(&linkoping.position.unwrap());
        assert!((1_100.0..1_500.0).contains(&distance), "{distance} km");
        assert_eq!(place("127.0.0.1"), None);
    }

    #[test]
    fn another_kind_of_file_is_refused() {
        let file = concat!(env!("CARGO_MANIFEST_DIR"), "/Cargo.toml");
        assert!(Places::open(Path::new(file)).is_err());
    }
}
