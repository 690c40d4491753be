//! The place of a network address, as far as it is known.

use std::net::IpAddr;

/// A point on the globe, in degrees.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Position {
    /// North of the equator; negative south of it.
    pub latitude: f64,
    /// East of Greenwich; negative west of it.
    pub longitude: f64,
}

/// The place of an address. Each part may be missing.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Place {
    /// The country's code (ISO 3166-1 alpha-2).
    pub country: Option<String>,
    /// A point in or near it.
    pub position: Option<Position>,
}

/// The port to a database of places.
pub trait PlaceFinder: Send + Sync {
    /// Returns the place of an address, or `None` when it is not known.
    fn place(&self, address: IpAddr) -> Option<Place>;
}

/// A database without places.
pub struct NoPlaces;

impl PlaceFinder for NoPlaces {
    fn place(&self, _: IpAddr) -> Option<Place> {
        None
    }
}

/// The mean radius of the earth (IUGG), in kilometres.
const EARTH: f64 = 6371.0;

impl Position {
    /// Returns the distance to another point over the ground, in kilometres (haversine formula).
    pub fn kilometres_to(&self, other: &Self) -> f64 {
        let half = |from: f64, to: f64| ((to - from).to_radians() / 2.0).sin().powi(2);
        let (north, south) = (self.latitude.to_radians(), other.latitude.to_radians());
        let chord = half(self.latitude, other.latitude)
            + north.cos() * south.cos() * half(self.longitude, other.longitude);
        2.0 * EARTH * chord.sqrt().min(1.0).asin()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn distances_match_the_atlas() {
        let at = |latitude, longitude| Position { latitude, longitude };
        let (london, sydney) = (at(51.5, -0.13), at(-33.87, 151.21));
        assert!((london.kilometres_to(&sydney) - 16_994.0).abs() < 20.0);
        assert!(london.kilometres_to(&london) < 0.001);
        assert!((at(0.0, 0.0).kilometres_to(&at(0.0, 180.0)) - 20_015.0).abs() < 1.0);
    }
}
