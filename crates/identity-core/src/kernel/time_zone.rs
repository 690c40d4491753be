//! The time zone in which a person reads times.

/// A zone of the IANA time zone database, such as `Europe/Amsterdam`. The default is `UTC`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TimeZone(String);

/// The IANA time zone database has no zone of this name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a zone of the IANA time zone database")]
pub struct TimeZoneError;

impl TimeZone {
    /// Finds a zone by name, in any case, and keeps the database's own spelling.
    pub fn parse(name: &str) -> Result<Self, TimeZoneError> {
        let zone = jiff::tz::db().get(name).map_err(|_| TimeZoneError)?;
        zone.iana_name().map(|name| Self(name.to_owned())).ok_or(TimeZoneError)
    }

    pub fn utc() -> Self {
        Self("UTC".to_owned())
    }

    /// Returns the IANA name.
    pub fn name(&self) -> &str {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_iana_zones_are_accepted() {
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
