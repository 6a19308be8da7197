//! A period as somebody chooses it: a week, a month, a quarter, a year, or days of her own; as the service's calendar has it. Pure.

use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{Span, ToSpan};

use crate::domain::duty::calendar;
use crate::domain::figures::figure::Period;
use crate::domain::time::Timestamp;

/// Longest period of own days.
const LONGEST_DAYS: i32 = 3_700;

/// How long.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Length {
    /// Monday to Sunday.
    Week,
    /// A calendar month.
    #[default]
    Month,
    /// Three of them, from January, April, July or October.
    Quarter,
    /// A calendar year.
    Year,
    /// From one day to another.
    Own,
}

impl Length {
    /// Each of them, as a page offers them.
    pub const ALL: [Self; 5] = [
        Self::Week,
        Self::Month,
        Self::Quarter,
        Self::Year,
        Self::Own,
    ];

    /// Its word.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Week => "week",
            Self::Month => "month",
            Self::Quarter => "quarter",
            Self::Year => "year",
            Self::Own => "own",
        }
    }
}

/// Days, the last one included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Days {
    /// How long.
    pub length: Length,
    /// The first day.
    pub first: Date,
    /// The last day.
    pub last: Date,
}

/// Why days are not a period.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoPeriod {
    /// The last is before the first, or they are many years apart.
    Backwards,
    /// Own days, for somebody for whom small numbers are left out: two periods that differ by a day would say that day's number.
    OnlyWhole,
}

impl Days {
    /// The week, month, quarter or year that holds a day.
    pub fn around(length: Length, day: Date) -> Self {
        let months = |first: Date, months: i32| {
            let next = first.saturating_add(months.months());
            (first, next.saturating_sub(1.day()))
        };
        let of_month = |month: i8| Date::new(day.year(), month, 1).unwrap_or(day);
        let (first, last) = match length {
            Length::Week => {
                let back = i32::from(day.weekday().to_monday_zero_offset());
                let monday = day.saturating_sub(back.days());
                (monday, monday.saturating_add(6.days()))
            }
            Length::Month => months(of_month(day.month()), 1),
            Length::Quarter => months(of_month((day.month() - 1) / 3 * 3 + 1), 3),
            Length::Year => months(of_month(1), 12),
            Length::Own => (day, day),
        };
        Self {
            length,
            first,
            last,
        }
    }

    /// From one day to another. `masked`: small numbers are left out.
    pub fn own(first: Date, last: Date, masked: bool) -> Result<Self, NoPeriod> {
        let days = first.duration_until(last).as_hours() / 24 + 1;
        if days < 1 || days > i64::from(LONGEST_DAYS) {
            return Err(NoPeriod::Backwards);
        }
        if masked {
            return Err(NoPeriod::OnlyWhole);
        }
        Ok(Self {
            length: Length::Own,
            first,
            last,
        })
    }

    /// The one before, and the one after; own days have none.
    pub fn beside(self) -> Option<(Self, Self)> {
        if self.length == Length::Own {
            return None;
        }
        let day: Span = 1.day();
        let before = self.first.saturating_sub(day);
        let after = self.last.saturating_add(day);
        Some((
            Self::around(self.length, before),
            Self::around(self.length, after),
        ))
    }

    /// As instants, by the service's clocks.
    pub fn period(self, zone: &TimeZone) -> Period {
        Period {
            from: calendar::instant(zone, self.first, 0),
            until: calendar::instant(zone, self.last.saturating_add(1.day()), 0),
        }
    }
}

/// The day of an instant, by the service's clocks.
pub fn day(zone: &TimeZone, at: Timestamp) -> Date {
    calendar::local(zone, at).0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_length_holds_the_day_and_touches_the_ones_beside_it() {
        let day = jiff::civil::date(2026, 11, 27);
        for (length, first, last) in [
            (Length::Week, "2026-11-23", "2026-11-29"),
            (Length::Month, "2026-11-01", "2026-11-30"),
            (Length::Quarter, "2026-10-01", "2026-12-31"),
            (Length::Year, "2026-01-01", "2026-12-31"),
        ] {
            let days = Days::around(length, day);
            assert_eq!(days.first.to_string(), first);
            assert_eq!(days.last.to_string(), last);
            let (before, after) = days.beside().unwrap();
            assert_eq!(before.last.tomorrow().unwrap(), days.first);
            assert_eq!(days.last.tomorrow().unwrap(), after.first);
            let zone = TimeZone::get("Europe/Oslo").unwrap();
            assert_eq!(before.period(&zone).until, days.period(&zone).from);
        }
    }

    #[test]
    fn own_days_are_not_for_whom_small_numbers_are_left_out() {
        let day = |day| jiff::civil::date(2026, 11, day);
        // A month, and the same month without its last day: the difference is one day's number.
        for last in [day(30), day(29)] {
            assert_eq!(Days::own(day(1), last, true), Err(NoPeriod::OnlyWhole));
            assert!(Days::own(day(1), last, false).is_ok());
        }
        assert_eq!(Days::own(day(7), day(1), true), Err(NoPeriod::Backwards));
    }
}
