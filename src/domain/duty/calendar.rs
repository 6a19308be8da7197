//! Norway's public holidays, computed, and when the day service is open. Never a table that ends.

use jiff::ToSpan;
use jiff::civil::{Date, DateTime};
use jiff::tz::TimeZone;

use crate::domain::service::Service;
use crate::domain::service::window::DAY;
use crate::domain::time::Timestamp;

/// How far ahead an opening of the day service is looked for, in days.
const OPENING_HORIZON: u16 = 400;

/// A public holiday of Norway.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(missing_docs, reason = "each name is its whole meaning")]
pub enum Holiday {
    NewYearsDay,
    MaundyThursday,
    GoodFriday,
    EasterSunday,
    EasterMonday,
    LabourDay,
    ConstitutionDay,
    AscensionDay,
    WhitSunday,
    WhitMonday,
    ChristmasDay,
    SecondChristmasDay,
}

impl Holiday {
    /// The English name.
    pub const fn name(self) -> &'static str {
        match self {
            Self::NewYearsDay => "New Year's Day",
            Self::MaundyThursday => "Maundy Thursday",
            Self::GoodFriday => "Good Friday",
            Self::EasterSunday => "Easter Sunday",
            Self::EasterMonday => "Easter Monday",
            Self::LabourDay => "Labour Day",
            Self::ConstitutionDay => "Constitution Day",
            Self::AscensionDay => "Ascension Day",
            Self::WhitSunday => "Whit Sunday",
            Self::WhitMonday => "Whit Monday",
            Self::ChristmasDay => "Christmas Day",
            Self::SecondChristmasDay => "Second Christmas Day",
        }
    }
}

/// The public holiday that falls on this date. Where two fall together (Ascension Day on 1 or 17 May), the fixed one.
/// The days are those of the law on public holidays (lov om helligdager og helligdagsfred § 2) with 1 and 17 May.
pub fn holiday(date: Date) -> Option<Holiday> {
    match (date.month(), date.day()) {
        (1, 1) => return Some(Holiday::NewYearsDay),
        (5, 1) => return Some(Holiday::LabourDay),
        (5, 17) => return Some(Holiday::ConstitutionDay),
        (12, 25) => return Some(Holiday::ChristmasDay),
        (12, 26) => return Some(Holiday::SecondChristmasDay),
        _ => {}
    }
    let after_easter = date.day_of_year() - easter_day_of_year(date.year());
    match after_easter {
        -3 => Some(Holiday::MaundyThursday),
        -2 => Some(Holiday::GoodFriday),
        0 => Some(Holiday::EasterSunday),
        1 => Some(Holiday::EasterMonday),
        39 => Some(Holiday::AscensionDay),
        49 => Some(Holiday::WhitSunday),
        50 => Some(Holiday::WhitMonday),
        _ => None,
    }
}

/// Easter Sunday as a day of the year (1 January is 1), by the Gregorian computus: the Sunday after the church's full moon
/// on or after 21 March.
fn easter_day_of_year(year: i16) -> i16 {
    let year = i32::from(year);
    let golden = year % 19;
    let century = year / 100;
    // The moon's age on the church's calendar, with the solar and lunar corrections of the centuries.
    let corrections = century - century / 4 - (8 * century + 13) / 25;
    let moon = (corrections + 19 * golden + 15).rem_euclid(30);
    // Two ages are moved back a day so that no full moon falls on 19 April twice in a cycle.
    let moon = moon - i32::from(moon == 29 || (moon == 28 && golden > 10));
    let weekday = (year + year / 4 + moon + 2 - century + century / 4).rem_euclid(7);
    let after_march_1 = 27 + moon - weekday;
    let leap = i32::from(year % 4 == 0 && (year % 100 != 0 || year % 400 == 0));
    i16::try_from(60 + leap + after_march_1).unwrap_or(i16::MAX)
}

/// Whether the day service is closed all of this date because of a holiday or a listed date.
pub fn is_closed(service: &Service, date: Date) -> bool {
    (service.holidays.public && holiday(date).is_some())
        || service
            .holidays
            .closed
            .iter()
            .any(|closed| closed.from <= date && date <= closed.to)
}

/// Whether the day service is open at this instant.
pub fn is_open(service: &Service, at: Timestamp) -> bool {
    let (date, minute) = local(&service.zone, at);
    !is_closed(service, date)
        && service
            .day_hours
            .iter()
            .any(|hours| hours.day == date.weekday() && hours.from <= minute && minute < hours.to)
}

/// The first instant not before `at` at which the day service is open. None without a day service, or if it stays
/// closed for over a year.
pub fn next_opening(service: &Service, at: Timestamp) -> Option<Timestamp> {
    if service.day_hours.is_empty() {
        return None;
    }
    if is_open(service, at) {
        return Some(at);
    }
    let mut date = local(&service.zone, at).0;
    for _ in 0..OPENING_HORIZON {
        if !is_closed(service, date) {
            let first = service
                .day_hours
                .iter()
                .filter(|hours| hours.day == date.weekday())
                .map(|hours| instant(&service.zone, date, hours.from))
                .filter(|opening| *opening >= at)
                .min();
            if first.is_some() {
                return first;
            }
        }
        date = date.saturating_add(1.day());
    }
    None
}

/// The local date, and minutes after midnight as the wall clock shows them.
pub fn local(zone: &TimeZone, at: Timestamp) -> (Date, u16) {
    let here: DateTime = zone.to_datetime(at.to_jiff());
    let minute =
        u16::from(here.hour().unsigned_abs()) * 60 + u16::from(here.minute().unsigned_abs());
    (here.date(), minute)
}

/// The instant at which the wall clock shows this minute of this date. In the hour that is skipped in spring: as much later
/// as the clock jumps. In the hour that comes twice in autumn: the first time.
pub fn instant(zone: &TimeZone, date: Date, minute: u16) -> Timestamp {
    let (date, minute) = if minute >= DAY {
        (date.saturating_add(1.day()), minute - DAY)
    } else {
        (date, minute)
    };
    let clock = |part: u16| i8::try_from(part).unwrap_or(0);
    let local = date.at(clock(minute / 60), clock(minute % 60), 0, 0);
    zone.to_ambiguous_timestamp(local)
        .compatible()
        .map_or_else(|_| Timestamp::default(), Timestamp::from_jiff)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn easter_falls_where_the_almanacs_say() {
        for (year, month, day) in [
            (1954, 4, 18),
            (1981, 4, 19),
            (2000, 4, 23),
            (2008, 3, 23),
            (2011, 4, 24),
            (2024, 3, 31),
            (2025, 4, 20),
            (2026, 4, 5),
            (2027, 3, 28),
            (2038, 4, 25),
            (2049, 4, 18),
            (2076, 4, 19),
            (2285, 3, 22),
        ] {
            assert_eq!(
                holiday(date(year, month, day)),
                Some(Holiday::EasterSunday),
                "{year}"
            );
        }
    }

    #[test]
    fn easter_is_always_a_sunday_in_its_five_weeks() {
        for year in 1900..2300 {
            let easter = date(year, 1, 1) + i32::from(easter_day_of_year(year) - 1).days();
            assert_eq!(easter.weekday(), jiff::civil::Weekday::Sunday, "{year}");
            assert!(
                date(year, 3, 22) <= easter && easter <= date(year, 4, 25),
                "{year}"
            );
        }
    }

    #[test]
    fn a_year_has_its_twelve_holidays() {
        let days: Vec<String> = (0..365)
            .map(|n| date(2027, 1, 1) + n.days())
            .filter_map(|day| Some(format!("{day} {}", holiday(day)?.name())))
            .collect();
        assert_eq!(
            days,
            [
                "2027-01-01 New Year's Day",
                "2027-03-25 Maundy Thursday",
                "2027-03-26 Good Friday",
                "2027-03-28 Easter Sunday",
                "2027-03-29 Easter Monday",
                "2027-05-01 Labour Day",
                "2027-05-06 Ascension Day",
                "2027-05-16 Whit Sunday",
                "2027-05-17 Constitution Day",
                "2027-12-25 Christmas Day",
                "2027-12-26 Second Christmas Day",
            ]
        );
        // Whit Monday is 17 May in 2027; in 2026 it has a day of its own.
        assert_eq!(holiday(date(2026, 5, 25)), Some(Holiday::WhitMonday));
    }

    #[test]
    fn a_time_the_spring_change_skips_and_one_that_comes_twice() {
        let oslo = TimeZone::get("Europe/Oslo").unwrap();
        let at = |d: Date, minute| instant(&oslo, d, minute).to_string();
        assert_eq!(at(date(2027, 3, 28), 150), "2027-03-28T01:30:00.000Z");
        assert_eq!(at(date(2026, 10, 25), 150), "2026-10-25T00:30:00.000Z");
        assert_eq!(at(date(2026, 10, 25), DAY), "2026-10-25T23:00:00.000Z");
    }
}
