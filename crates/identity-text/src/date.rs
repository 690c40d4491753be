//! Dates and times as people write them in each language.
//!
//! Words and order are Fluent messages, and jiff knows the zones. There is no ICU: three languages
//! with one calendar need twelve month names each.

use crate::Text;
use identity_core::kernel::{TimeZone, Timestamp};
use jiff::{ZonedDateTime, tz};

impl Text {
    /// Returns the day in a zone, such as "5 March 2026".
    pub fn date(&self, at: Timestamp, zone: &TimeZone) -> String {
        self.day(&in_zone(at, zone))
    }

    /// Returns day, minute and zone, such as "5 March 2026 at 14:07 UTC".
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

/// Converts an instant to local time. An unknown zone counts as UTC and an instant beyond the
/// calendar as the calendar's end, because a page must not fail for a date.
fn in_zone(at: Timestamp, zone: &TimeZone) -> ZonedDateTime {
    let end = if at.as_millis() < 0 { jiff::Timestamp::MIN } else { jiff::Timestamp::MAX };
    jiff::Timestamp::from_millisecond(at.as_millis())
        .unwrap_or(end)
        .to_zoned_datetime(tz::db().get(zone.name()).unwrap_or(tz::TimeZone::UTC))
}

/// Returns the abbreviation of the zone, or its offset from UTC: half of the zones have digits such
/// as "+0530" in place of an abbreviation.
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

    const LOCALES: [Locale; 3] = [Locale::English, Locale::Dutch, Locale::French];

    fn in_three_languages(at: Timestamp, zone: &str) -> [String; 3] {
        let zone = TimeZone::parse(zone).unwrap();
        LOCALES.map(|locale| Text::of(locale).date_time(at, &zone))
    }

    #[test]
    fn a_time_reads_naturally_in_each_language() {
        let [en, nl, fr] = in_three_languages(AT, "UTC");
        assert_eq!(en, "5 March 2026 at 14:07 UTC");
        assert_eq!(nl, "5 maart 2026 om 14:07 UTC");
        assert_eq!(fr, "5 mars 2026 à 14:07 UTC");
    }

    #[test]
    fn a_zone_is_named_by_its_abbreviation_or_its_offset() {
        for (zone, expected) in [
            ("Europe/Amsterdam", "5 March 2026 at 15:07 CET"),
            ("America/New_York", "5 March 2026 at 09:07 EST"),
            ("America/Sao_Paulo", "5 March 2026 at 11:07 UTC-03:00"),
            ("Asia/Kathmandu", "5 March 2026 at 19:52 UTC+05:45"),
            ("Pacific/Kiritimati", "6 March 2026 at 04:07 UTC+14:00"),
        ] {
            assert_eq!(in_three_languages(AT, zone)[0], expected);
        }
        let summer = AT.after(std::time::Duration::from_hours(24 * 60));
        assert_eq!(in_three_languages(summer, "Europe/Amsterdam")[0], "4 May 2026 at 16:07 CEST");
    }

    #[test]
    fn only_french_writes_the_first_of_a_month_as_an_ordinal() {
        let first = Timestamp::from_millis(1_772_323_200_000);
        let dates = LOCALES.map(|locale| Text::of(locale).date(first, &TimeZone::utc()));
        assert_eq!(dates, ["1 March 2026", "1 maart 2026", "1er mars 2026"]);
    }

    #[test]
    fn instants_beyond_the_calendar_are_shown() {
        for millis in [i64::MIN, i64::MAX, -1] {
            for shown in in_three_languages(Timestamp::from_millis(millis), "Asia/Tokyo") {
                assert!(!shown.contains(['$', '{']), "{shown}");
            }
        }
    }
}
