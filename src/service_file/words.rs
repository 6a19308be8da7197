//! Days, times and dates as people write them in the file, and back again. Knows no time zone.

use jiff::civil::{Date, Weekday};

use crate::domain::service::window::{DAY, DayHours, WeekTime, WeeklyWindow};
use crate::service_file::problem::did_you_mean;

const DAYS: [(Weekday, &str); 7] = [
    (Weekday::Monday, "Monday"),
    (Weekday::Tuesday, "Tuesday"),
    (Weekday::Wednesday, "Wednesday"),
    (Weekday::Thursday, "Thursday"),
    (Weekday::Friday, "Friday"),
    (Weekday::Saturday, "Saturday"),
    (Weekday::Sunday, "Sunday"),
];

/// The English name of a day.
pub fn day_name(day: Weekday) -> &'static str {
    DAYS.iter()
        .find(|(one, _)| *one == day)
        .map_or("", |(_, name)| name)
}

/// A day by its English name, in full or by its first three letters.
pub fn day(text: &str) -> Result<Weekday, String> {
    let written = text.to_lowercase();
    DAYS.iter()
        .find(|(_, name)| {
            let name = name.to_lowercase();
            name == written || name[..3] == *written
        })
        .map(|(day, _)| *day)
        .ok_or_else(|| {
            format!(
                "{text:?} is not a day{}",
                or_else(
                    did_you_mean(text, DAYS.map(|(_, name)| name)),
                    ": write Monday, Tuesday and so on"
                )
            )
        })
}

fn or_else(suggestion: String, instead: &str) -> String {
    if suggestion.is_empty() {
        instead.to_owned()
    } else {
        suggestion
    }
}

/// A time of day such as 15:00, as minutes after midnight; 24:00 is the end of the day.
pub fn time(text: &str) -> Result<u16, String> {
    let wrong = || format!("{text:?} is not a time of day: write it as 15:00");
    let (hours, minutes) = text.split_once(':').ok_or_else(wrong)?;
    let part = |part: &str| {
        let digits = part.len() == 2 && part.bytes().all(|byte| byte.is_ascii_digit());
        digits.then(|| part.parse::<u16>().ok()).flatten()
    };
    let (hours, minutes) = part(hours).zip(part(minutes)).ok_or_else(wrong)?;
    let all = hours * 60 + minutes;
    (minutes < 60 && all <= DAY)
        .then_some(all)
        .ok_or_else(wrong)
}

/// A day and time such as `Thursday 15:00`.
pub fn week_time(text: &str) -> Result<WeekTime, String> {
    let mut parts = text.split_whitespace();
    let (Some(on), Some(at), None) = (parts.next(), parts.next(), parts.next()) else {
        return Err(format!(
            "{text:?} is not a day and a time: write it as \"Thursday 15:00\""
        ));
    };
    let (day, minute) = (day(on)?, time(at)?);
    Ok(if minute == DAY {
        WeekTime {
            day: day.next(),
            minute: 0,
        }
    } else {
        WeekTime { day, minute }
    })
}

/// One day, or the days from one to another, such as `Monday-Friday`.
pub fn days(text: &str) -> Result<Vec<Weekday>, String> {
    let (first, last) = match text.split_once(['-', '–']) {
        Some((first, last)) => (day(first.trim())?, day(last.trim())?),
        None => (day(text)?, day(text)?),
    };
    let mut days = vec![first];
    let mut next = first;
    while next != last {
        next = next.next();
        days.push(next);
    }
    Ok(days)
}

/// Minutes after midnight as `15:00`.
pub fn clock(minute: u16) -> String {
    format!("{:02}:{:02}", minute / 60, minute % 60)
}

/// `Thursday 15:00 to Monday 08:00`.
pub fn window(window: WeeklyWindow) -> String {
    let end = |at: WeekTime| format!("{} {}", day_name(at.day), clock(at.minute));
    format!("{} to {}", end(window.from), end(window.to))
}

/// `Monday-Friday 08:00-15:00`, with days that follow each other and have the same hours taken together.
pub fn hours(hours: &[DayHours]) -> String {
    let mut sorted = hours.to_vec();
    sorted.sort_by_key(|one| (one.from, one.to, one.day.to_monday_zero_offset()));
    let mut runs: Vec<(DayHours, Weekday)> = Vec::new();
    for one in sorted {
        match runs.last_mut() {
            Some((first, last))
                if (first.from, first.to) == (one.from, one.to) && last.next() == one.day =>
            {
                *last = one.day;
            }
            _ => runs.push((one, one.day)),
        }
    }
    runs.iter()
        .map(|(first, last)| {
            let days = if first.day == *last {
                day_name(*last).to_owned()
            } else {
                format!("{}-{}", day_name(first.day), day_name(*last))
            };
            format!("{days} {}-{}", clock(first.from), clock(first.to))
        })
        .collect::<Vec<_>>()
        .join(", ")
}

/// `Thursday 24 December 2026`.
pub fn date(date: Date) -> String {
    let months = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    let month = usize::try_from(date.month() - 1)
        .ok()
        .and_then(|at| months.get(at))
        .unwrap_or(&"");
    format!(
        "{} {} {month} {}",
        day_name(date.weekday()),
        date.day(),
        date.year()
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_days_and_times_as_people_write_them() {
        assert_eq!(day("thu"), Ok(Weekday::Thursday));
        assert_eq!(time("00:00"), Ok(0));
        assert_eq!(time("24:00"), Ok(1440));
        assert_eq!(
            week_time("Sunday 24:00"),
            Ok(WeekTime {
                day: Weekday::Monday,
                minute: 0
            })
        );
        assert_eq!(days("Friday-Sunday").map(|days| days.len()), Ok(3));
        assert_eq!(days("Saturday-Tuesday").map(|days| days.len()), Ok(4));
    }

    #[test]
    fn says_what_is_wrong_with_the_rest() {
        for wrong in ["3:00", "15.00", "24:01", "12:60", "noon", "+1:00"] {
            assert!(time(wrong).is_err(), "{wrong}");
        }
        assert_eq!(
            day("Thrusday"),
            Err("\"Thrusday\" is not a day; did you mean \"Thursday\"?".to_owned())
        );
        assert_eq!(
            week_time("Thursday"),
            Err("\"Thursday\" is not a day and a time: write it as \"Thursday 15:00\"".to_owned())
        );
    }

    #[test]
    fn says_hours_shortly() {
        let open = |day, to| DayHours { day, from: 480, to };
        assert_eq!(
            hours(&[
                open(Weekday::Monday, 900),
                open(Weekday::Tuesday, 900),
                open(Weekday::Friday, 840)
            ]),
            "Friday 08:00-14:00, Monday-Tuesday 08:00-15:00"
        );
    }
}
