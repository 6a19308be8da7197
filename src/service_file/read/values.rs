//! Values that several parts of the file have: numbers, languages, windows, names of staff, dates. Knows no section.

use std::str::FromStr;

use jiff::civil::Date;
use jiff::tz::TimeZone;

use crate::domain::duty::calendar;
use crate::domain::ids::StaffId;
use crate::domain::language::Language;
use crate::domain::phone::E164;
use crate::domain::service::people::Staff;
use crate::domain::service::window::{DAY, WeekTime, WeeklyWindow};
use crate::domain::time::Timestamp;
use crate::service_file::problem::did_you_mean;
use crate::service_file::source::{At, Found, Table};
use crate::service_file::words;

/// The short names the file gives its staff.
pub struct Names(Vec<StaffId>);

impl Names {
    pub fn of(staff: &[Found<Staff>]) -> Self {
        Self(staff.iter().map(|found| found.value.id.clone()).collect())
    }

    /// The member of staff, or a problem.
    pub fn check(&self, table: &Table<'_>, written: &Found<&str>) -> Option<StaffId> {
        let found = self.0.iter().find(|id| id.as_str() == written.value);
        if found.is_none() {
            table.source.wrong(
                &written.at,
                format!(
                    "nobody among the staff is called {:?}{}",
                    written.value,
                    did_you_mean(written.value, self.0.iter().map(StaffId::as_str))
                ),
            );
        }
        found.cloned()
    }

    /// The member of staff a key names.
    pub fn one<'a>(&self, table: &Table<'a>, key: &'a str) -> Option<StaffId> {
        self.check(table, &table.text(key)?)
    }

    /// The members of staff a key lists.
    pub fn several<'a>(&self, table: &Table<'a>, key: &'a str) -> Option<Vec<StaffId>> {
        let list = table.texts(key)?;
        Some(
            list.value
                .iter()
                .filter_map(|written| self.check(table, written))
                .collect(),
        )
    }
}

/// A full number.
pub fn number<'a>(table: &Table<'a>, key: &'a str) -> Option<Found<E164>> {
    checked_number(table, &table.text(key)?)
}

/// A full number that must be there.
pub fn required_number<'a>(table: &Table<'a>, key: &'a str) -> Option<Found<E164>> {
    table.required(key).then(|| number(table, key)).flatten()
}

pub fn checked_number(table: &Table<'_>, written: &Found<&str>) -> Option<Found<E164>> {
    match E164::from_str(written.value) {
        Ok(value) => Some(Found {
            value,
            at: written.at.clone(),
        }),
        Err(error) => {
            table
                .source
                .wrong(&written.at, format!("{:?}: {error}", written.value));
            None
        }
    }
}

/// A number that calls may be put through to: not the service's own, or they would go round.
pub fn other_number<'a>(
    table: &Table<'a>,
    key: &'a str,
    own: Option<&E164>,
) -> Option<Found<E164>> {
    let found = required_number(table, key)?;
    not_own(table, &found, own);
    Some(found)
}

pub fn not_own(table: &Table<'_>, found: &Found<E164>, own: Option<&E164>) {
    if Some(&found.value) == own {
        table.source.against_rule(
            &found.at,
            "this is the service's own number: a call put through to it would come back; write the direct number",
        );
    }
}

pub fn language<'a>(table: &Table<'a>, key: &'a str) -> Option<Language> {
    checked_language(table, &table.text(key)?)
}

fn checked_language(table: &Table<'_>, written: &Found<&str>) -> Option<Language> {
    let language = Language::from_str(written.value);
    if let Err(error) = &language {
        table.source.wrong(&written.at, error);
    }
    language.ok()
}

pub fn languages(table: &Table<'_>) -> Vec<Language> {
    let Some(list) = table.texts("languages") else {
        return vec![Language::default()];
    };
    let mut languages = Vec::new();
    for written in &list.value {
        let Some(language) = checked_language(table, written) else {
            continue;
        };
        if languages.contains(&language) {
            table.source.against_rule(
                &written.at,
                format!("{language} is listed twice: leave one out"),
            );
        } else {
            languages.push(language);
        }
    }
    if list.value.is_empty() {
        table.source.wrong(
            &list.at,
            "languages is empty: write at least one, the one that is spoken first",
        );
    }
    languages
}

pub fn zone(table: &Table<'_>) -> Option<TimeZone> {
    let Some(written) = table.text("time_zone") else {
        let none = !table.has("time_zone");
        return none.then(|| TimeZone::get("Europe/Oslo").ok()).flatten();
    };
    let zone = TimeZone::get(written.value);
    if zone.is_err() {
        table.source.wrong(
            &written.at,
            format!(
                "there is no time zone {:?}{}",
                written.value,
                did_you_mean(written.value, ["Europe/Oslo", "Arctic/Longyearbyen", "UTC"])
            ),
        );
    }
    zone.ok()
}

/// One of a few words.
pub fn choice<'a, T: Copy>(
    table: &Table<'a>,
    key: &'a str,
    choices: &[(&str, T)],
) -> Option<Found<T>> {
    let written = table.text(key)?;
    chosen(table, key, &written, choices)
}

/// The choice that a written word names, or a problem where the word stands.
pub fn chosen<'a, T: Copy>(
    table: &Table<'a>,
    key: &'a str,
    written: &Found<&str>,
    choices: &[(&str, T)],
) -> Option<Found<T>> {
    let value = choices
        .iter()
        .find(|(word, _)| *word == written.value)
        .map(|(_, value)| *value);
    if value.is_none() {
        let words: Vec<&str> = choices.iter().map(|(word, _)| *word).collect();
        let meant = did_you_mean(written.value, words.iter().copied());
        let help = if meant.is_empty() {
            format!(": write one of {}", words.join(", "))
        } else {
            meant
        };
        table.source.wrong(
            &written.at,
            format!("{key} cannot be {:?}{help}", written.value),
        );
    }
    value.map(|value| Found {
        value,
        at: written.at.clone(),
    })
}

/// What `read` makes of a text, or its problem.
pub fn said<'a, T>(
    table: &Table<'a>,
    key: &'a str,
    read: impl FnOnce(&str) -> Result<T, String>,
) -> Option<Found<T>> {
    let written = table.text(key)?;
    match read(written.value) {
        Ok(value) => Some(Found {
            value,
            at: written.at,
        }),
        Err(message) => {
            table.source.wrong(&written.at, message);
            None
        }
    }
}

/// The windows a table gives: `from` and `to` with days, or `days` and times of day; `to` may be on the next day.
pub fn windows(table: &Table<'_>) -> Vec<Found<WeeklyWindow>> {
    if table.has("days") {
        return windows_of_days(table);
    }
    let there = table.required("from") & table.required("to");
    let ends = if there {
        said(table, "from", words::week_time).zip(said(table, "to", words::week_time))
    } else {
        None
    };
    ends.map(|(from, to)| Found {
        value: WeeklyWindow {
            from: from.value,
            to: to.value,
        },
        at: from.at,
    })
    .into_iter()
    .collect()
}

fn windows_of_days(table: &Table<'_>) -> Vec<Found<WeeklyWindow>> {
    let days = said(table, "days", words::days);
    let there = table.required("from") & table.required("to");
    let ends = if there {
        said(table, "from", words::time).zip(said(table, "to", words::time))
    } else {
        None
    };
    let Some((days, (from, to))) = days.zip(ends) else {
        return Vec::new();
    };
    let window = |day: jiff::civil::Weekday| {
        let next = to.value <= from.value || to.value == DAY;
        WeeklyWindow {
            from: WeekTime {
                day,
                minute: from.value % DAY,
            },
            to: WeekTime {
                day: if next { day.next() } else { day },
                minute: to.value % DAY,
            },
        }
    };
    days.value
        .into_iter()
        .map(|day| Found {
            value: window(day),
            at: days.at.clone(),
        })
        .collect()
}

/// Windows under `hours`; none: always.
pub fn hours(table: &Table<'_>) -> Vec<WeeklyWindow> {
    let mut all = Vec::new();
    for one in table.tables("hours", "hours") {
        all.extend(windows(&one).into_iter().map(|found| found.value));
        one.done();
    }
    all
}

/// Notes windows that hold the same time.
pub fn no_overlap(table: &Table<'_>, windows: &[Found<WeeklyWindow>]) {
    for (at, one) in windows.iter().enumerate() {
        for earlier in &windows[..at] {
            if one.value.overlaps(&earlier.value) {
                table.source.wrong(
                    &one.at,
                    format!(
                        "{} overlaps {}: let one end where the other begins",
                        words::window(one.value),
                        words::window(earlier.value)
                    ),
                );
            }
        }
    }
}

/// A date without a time.
pub fn date<'a>(table: &Table<'a>, key: &'a str) -> Option<Found<Date>> {
    let found = table.datetime(key)?;
    let date = civil(&found.value);
    let exact = date.filter(|_| found.value.time.is_none());
    if exact.is_none() {
        table.source.wrong(
            &found.at,
            format!("{key} must be a date such as 2026-12-24, without a time"),
        );
    }
    exact.map(|value| Found {
        value,
        at: found.at,
    })
}

fn civil(written: &toml::value::Datetime) -> Option<Date> {
    let date = written.date?;
    Date::new(
        i16::try_from(date.year).ok()?,
        i8::try_from(date.month).ok()?,
        i8::try_from(date.day).ok()?,
    )
    .ok()
}

/// A time that is meant: from one local date and time until another. A date alone is the whole day, also as the end.
pub fn between(table: &Table<'_>, zone: Option<&TimeZone>) -> Option<(Timestamp, Timestamp)> {
    let there = table.required("from") & table.required("to");
    if !there {
        return None;
    }
    let from = moment(table, "from", zone, 0);
    let to = moment(table, "to", zone, DAY);
    let ((from, _), (to, at)) = from.zip(to)?;
    if to <= from {
        table.source.against_rule(&at, "to must be later than from");
    }
    Some((from, to))
}

fn moment<'a>(
    table: &Table<'a>,
    key: &'a str,
    zone: Option<&TimeZone>,
    whole_day: u16,
) -> Option<(Timestamp, At)> {
    let found = table.datetime(key)?;
    let local = found.value.offset.is_none();
    let Some(date) = civil(&found.value).filter(|_| local) else {
        table.source.wrong(
            &found.at,
            format!(
                "{key} must be a local date or a local date and time such as 2026-12-24T15:00:00"
            ),
        );
        return None;
    };
    let minute = found.value.time.map_or(whole_day, |time| {
        u16::from(time.hour) * 60 + u16::from(time.minute)
    });
    Some((calendar::instant(zone?, date, minute), found.at))
}
