//! Where the demo's clock begins: on a Friday at 19:30, so that somebody is on duty. Pure: the time comes in as a value.

use jiff::civil::{Weekday, time};
use jiff::tz::TimeZone;
use jiff::{ToSpan as _, Zoned};

use crate::domain::time::Timestamp;

/// How far ahead of the real time the clock is to be, in milliseconds. With data that is there already time never goes back: it goes on
/// if the weekend is not over, else it jumps to the Friday after.
pub fn offset(zone: &TimeZone, real: Timestamp, kept: Option<i64>) -> Option<i64> {
    let at = |ms: i64| Timestamp::from_millis(ms).to_jiff().to_zoned(zone.clone());
    let Some(kept) = kept else {
        let today = at(real.as_millis());
        return Some(friday(&today, 0)? - real.as_millis());
    };
    let now = real.as_millis().saturating_add(kept);
    if is_weekend(&at(now)) {
        return Some(kept);
    }
    let days = i64::from(at(now).weekday() == Weekday::Friday && friday(&at(now), 0)? <= now) * 7;
    Some(friday(&at(now), days)? - real.as_millis())
}

/// Friday 19:30 of this day or the first after it, and so many days later; milliseconds.
fn friday(day: &Zoned, later: i64) -> Option<i64> {
    let until = i64::from(day.weekday().until(Weekday::Friday)) + later;
    let date = day.date().checked_add(until.days()).ok()?;
    let begin = date
        .to_datetime(time(19, 30, 0, 0))
        .to_zoned(day.time_zone().clone())
        .ok()?;
    Some(begin.timestamp().as_millisecond())
}

/// From Friday 19:30 until Sunday is over.
fn is_weekend(now: &Zoned) -> bool {
    match now.weekday() {
        Weekday::Saturday | Weekday::Sunday => true,
        Weekday::Friday => now.time() >= time(19, 30, 0, 0),
        Weekday::Monday | Weekday::Tuesday | Weekday::Wednesday | Weekday::Thursday => false,
    }
}

/// A local time for people: `Friday 27 November 19:30`.
pub fn local(zone: &TimeZone, at: Timestamp) -> String {
    let at = at.to_jiff().to_zoned(zone.clone());
    at.strftime("%A %-d %B %H:%M").to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn oslo() -> TimeZone {
        TimeZone::get("Europe/Oslo").unwrap()
    }

    fn at(text: &str) -> Timestamp {
        Timestamp::from_jiff(text.parse().unwrap())
    }

    fn begins(real: &str, kept: Option<i64>) -> String {
        let real = at(real);
        let offset = offset(&oslo(), real, kept).unwrap();
        local(&oslo(), Timestamp::from_millis(real.as_millis() + offset))
    }

    #[test]
    fn begins_on_friday_evening_whatever_the_day() {
        for (real, expected) in [
            ("2026-11-23T09:00:00Z", "Friday 27 November 19:30"),
            ("2026-11-27T08:00:00Z", "Friday 27 November 19:30"),
            ("2026-11-27T23:30:00Z", "Friday 4 December 19:30"),
            ("2026-11-27T21:30:00Z", "Friday 27 November 19:30"),
            // Across the change of the clock.
            ("2026-10-20T09:00:00Z", "Friday 23 October 19:30"),
            ("2027-03-27T09:00:00Z", "Friday 2 April 19:30"),
        ] {
            assert_eq!(begins(real, None), expected, "{real}");
        }
    }

    #[test]
    fn with_data_that_is_there_time_goes_on() {
        let offset = offset(&oslo(), at("2026-11-23T09:00:00Z"), None).unwrap();
        assert_eq!(
            begins("2026-11-23T10:00:00Z", Some(offset)),
            "Friday 27 November 20:30"
        );
        assert_eq!(
            begins("2026-11-24T09:00:00Z", Some(offset)),
            "Saturday 28 November 19:30"
        );
        assert_eq!(
            begins("2026-11-26T09:00:00Z", Some(offset)),
            "Friday 4 December 19:30"
        );
        assert_eq!(
            begins("2026-11-30T08:00:00Z", Some(offset)),
            "Friday 4 December 19:30"
        );
    }
}
