//! Dates and times as a person writes them in each language.
//!
//! Words and order are Fluent messages; the zone is jiff's. There is no ICU: three languages of
//! one calendar need twelve words each.

use crate::Text;
use identity_core::kernel::{TimeZone, Timestamp};
use jiff::{ZonedDateTime, tz};

impl Text {
    /// The day in a zone, such as "5 March 2026".
    pub fn date(&self, at: Timestamp, zone: &TimeZone) -> String {
        self.day(&in_zone(at, zone))
    }

    /// Day and minute in a zone, which is named, such as "5 March 2026 at 14:07 UTC".
    pub fn date_time(&self, at: Timestamp, zone: &TimeZone) -> String {
        let local = in_zone(at, zone);
        self.say("date-time")
            .with("date", self.day(&local))
            .with("time", local.strftime("%H:%M").to_string())
            .with("zone", zone_name(&local))
            .to_string()
    }

    fn day(&self, local: &ZonedDateTime) -> String {
        let month = format!("month-{}", local.month());
        self.say("date")
            .with("day", i32::from(local.day()))
            .with("month", self.say(&month))
            .with("year", i32::from(local.year()))
            .to_string()
    }
}

/// A zone that this database does not know is read as UTC, and an instant that the calendar does
/// not reach as its end: a page shows something rather than failing.
fn in_zone(at: Timestamp, zone: &TimeZone) -> ZonedDateTime {
    let end = if at.as_millis() < 0 { jiff::Timestamp::MIN } else { jiff::Timestamp::MAX };
    jiff::Timestamp::from_millisecond(at.as_millis())
        .unwrap_or(end)
        .to_zoned_datetime(tz::db().get(zone.name()).unwrap_or(tz::TimeZone::UTC))
}

/// The abbreviation, or the distance from UTC where there is none: half of the zones have only
/// digits such as "+0530" for one.
fn zone_name(local: &ZonedDateTime) -> String {
    let abbreviation = local.strftime("%Z").to_string();
    if abbreviation.starts_with(char::is_alphabetic) {
        abbreviation
    } else {
        local.strftime("UTC%:z").to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use identity_core::kernel::Locale;

    /// 2026-03-05T14:07:59.999Z.
    const AT: Timestamp = Timestamp::from_millis(1_772_719_679_999);

    fn everywhere(at: Timestamp, zone: &str) -> [String; 3] {
        let zone = TimeZone::parse(zone).unwrap();
        Locale::ALL.map(|locale| Text::of(locale).date_time(at, &zone))
    }

    #[test]
    fn a_time_is_written_in_three_languages() {
        let [en, nl, fr] = everywhere(AT, "UTC");
        assert_eq!(en, "5 March 2026 at 14:07 UTC");
        assert_eq!(nl, "5 maart 2026 om 14:07 UTC");
        assert_eq!(fr, "5 mars 2026 à 14:07 UTC");
    }

    #[test]
    fn a_zone_is_named_by_its_abbreviation_or_its_distance() {
        for (zone, expected) in [
            ("Europe/Amsterdam", "5 March 2026 at 15:07 CET"),
            ("America/New_York", "5 March 2026 at 09:07 EST"),
            ("America/Sao_Paulo", "5 March 2026 at 11:07 UTC-03:00"),
            ("Asia/Kathmandu", "5 March 2026 at 19:52 UTC+05:45"),
            ("Pacific/Kiritimati", "6 March 2026 at 04:07 UTC+14:00"),
        ] {
            assert_eq!(everywhere(AT, zone)[0], expected);
        }
        let summer = AT.after(std::time::Duration::from_hours(24 * 60));
        assert_eq!(everywhere(summer, "Europe/Amsterdam")[0], "4 May 2026 at 16:07 CEST");
    }

    #[test]
    fn the_first_of_a_month_is_an_ordinal_in_french_alone() {
        let first = Timestamp::from_millis(1_772_323_200_000);
        let dates = Locale::ALL.map(|locale| Text::of(locale).date(first, &TimeZone::utc()));
        assert_eq!(dates, ["1 March 2026", "1 maart 2026", "1er mars 2026"]);
    }

    #[test]
    fn instants_past_the_calendar_are_shown_too() {
        for millis in [i64::MIN, i64::MAX, -1] {
            for shown in everywhere(Timestamp::from_millis(millis), "Asia/Tokyo") {
                assert!(!shown.contains(['$', '{']), "{shown}");
            }
        }
    }
}
