//! The zone in which a person reads the time.

/// A zone of the IANA time zone database, such as `Europe/Amsterdam`. `UTC` unless chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TimeZone(String);

/// The time zone database has no such zone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a zone of the IANA time zone database")]
pub struct TimeZoneError;

impl TimeZone {
    /// The zone of this name, in the database's own spelling.
    pub fn parse(name: &str) -> Result<Self, TimeZoneError> {
        let zone = jiff::tz::db().get(name).map_err(|_| TimeZoneError)?;
        zone.iana_name().map(|name| Self(name.to_owned())).ok_or(TimeZoneError)
    }

    /// Coordinated universal time.
    pub fn utc() -> Self {
        Self("UTC".to_owned())
    }

    /// The name in the database.
    pub fn name(&self) -> &str {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_zones_of_the_database_are_zones() {
        assert_eq!(
            TimeZone::parse("europe/amsterdam").map(|zone| zone.name().to_owned()),
            Ok("Europe/Amsterdam".to_owned())
        );
        assert_eq!(TimeZone::parse("UTC"), Ok(TimeZone::utc()));
        for name in ["", "Mars/Olympus", "../etc/passwd", "Europe"] {
            assert_eq!(TimeZone::parse(name), Err(TimeZoneError), "{name:?}");
        }
    }
}
