//! When somebody is on duty and who: windows, the day service's hours, closed days, the pattern, exceptions, absences.

use jiff::tz::TimeZone;

use crate::domain::ids::StaffId;
use crate::domain::service::roster::{Absence, DutyOverride, PatternLine, Place, Weeks};
use crate::domain::service::window::{ClosedDates, DayHours, Holidays, WeeklyWindow};
use crate::service_file::read::values::{self, Names};
use crate::service_file::source::{Found, Table};
use crate::service_file::words;

/// In place of a name: the place is empty.
const NOBODY: &str = "nobody";

pub struct Roster {
    pub duty_windows: Vec<WeeklyWindow>,
    pub day_hours: Vec<DayHours>,
    pub day_leader: Option<StaffId>,
    pub holidays: Holidays,
    pub pattern: Vec<PatternLine>,
    pub overrides: Vec<DutyOverride>,
    pub absences: Vec<Absence>,
}

pub fn read(file: &Table<'_>, names: &Names, zone: Option<&TimeZone>) -> Roster {
    let (day_hours, day_leader) = day_service(file, names);
    Roster {
        duty_windows: duty_windows(file),
        day_hours,
        day_leader,
        holidays: holidays(file),
        pattern: pattern(file, names),
        overrides: overrides(file, names, zone),
        absences: absences(file, names, zone),
    }
}

fn duty_windows(file: &Table<'_>) -> Vec<WeeklyWindow> {
    let tables = file.tables("duty", "[[duty]]");
    if tables.is_empty() {
        file.source.wrong(
            &file.at,
            "the file needs at least one [[duty]]: when somebody is on duty, such as from = \"Thursday 15:00\" to = \"Monday 08:00\"",
        );
    }
    let mut windows = Vec::new();
    for table in tables {
        windows.extend(values::windows(&table));
        table.done();
    }
    values::no_overlap(file, &windows);
    windows.into_iter().map(|found| found.value).collect()
}

/// When it is open, and who leads it.
fn day_service(file: &Table<'_>, names: &Names) -> (Vec<DayHours>, Option<StaffId>) {
    let Some(table) = file.table("day_service", "[day_service]") else {
        return (Vec::new(), None);
    };
    let leader = names.one(&table, "leader");
    let mut all: Vec<DayHours> = Vec::new();
    for one in table.tables("hours", "hours") {
        let there = one.required("days") & one.required("from") & one.required("to");
        if there {
            hours_of_days(&one, &mut all);
        }
        one.done();
    }
    table.done();
    (all, leader)
}

fn hours_of_days(table: &Table<'_>, all: &mut Vec<DayHours>) {
    let days = values::said(table, "days", words::days);
    let from = values::said(table, "from", words::time);
    let to = values::said(table, "to", words::time);
    let (Some(days), Some(from), Some(to)) = (days, from, to) else {
        return;
    };
    if to.value <= from.value {
        table.source.wrong(
            &to.at,
            "the day service must close later than it opens, on the same day",
        );
        return;
    }
    for day in days.value {
        let hours = DayHours {
            day,
            from: from.value,
            to: to.value,
        };
        let twice = all
            .iter()
            .any(|one| one.day == day && one.from < hours.to && hours.from < one.to);
        if twice {
            table.source.against_rule(
                &days.at,
                format!("the hours of {} overlap others above", words::day_name(day)),
            );
        }
        all.push(hours);
    }
}

fn holidays(file: &Table<'_>) -> Holidays {
    let Some(table) = file.table("holidays", "[holidays]") else {
        return Holidays {
            public: true,
            ..Holidays::default()
        };
    };
    let public = table.boolean("public").is_none_or(|found| found.value);
    let duty_from = values::said(&table, "duty_from", words::time).map(|found| found.value);
    let mut closed = Vec::new();
    for one in table.tables("closed", "[[holidays.closed]]") {
        closed.extend(closed_dates(one));
    }
    table.done();
    Holidays {
        public,
        closed,
        duty_from,
    }
}

fn closed_dates(table: Table<'_>) -> Option<ClosedDates> {
    let from = table
        .required("from")
        .then(|| values::date(&table, "from"))
        .flatten();
    let to = values::date(&table, "to").or_else(|| from.clone());
    let label = table.required_text("label");
    if let (Some(from), Some(to)) = (&from, &to)
        && to.value < from.value
    {
        table
            .source
            .wrong(&to.at, "to must not be before from: both days are included");
    }
    table.done();
    Some(ClosedDates {
        from: from?.value,
        to: to?.value,
        label: label?.value.to_owned(),
    })
}

fn pattern(file: &Table<'_>, names: &Names) -> Vec<PatternLine> {
    let tables = file.tables("pattern", "[[pattern]]");
    if tables.is_empty() {
        file.source.against_rule(
            &file.at,
            "the file needs at least one [[pattern]]: without it nobody is ever on duty",
        );
    }
    tables
        .into_iter()
        .map(|table| pattern_line(table, names))
        .collect()
}

fn pattern_line(table: Table<'_>, names: &Names) -> PatternLine {
    let part = table.has("days") | table.has("from") | table.has("to");
    let windows = if part {
        values::windows(&table)
    } else {
        Vec::new()
    };
    if windows.len() > 1 {
        table.source.wrong(
            &table.at,
            "[[pattern]] takes one part of the week: write from and to with their days, such as from = \"Friday 15:00\"",
        );
    }
    let line = PatternLine {
        window: windows.first().map(|found| found.value),
        weeks: weeks(&table),
        primary: place(&table, "primary", names),
        backup: place(&table, "backup", names),
        others: names.several(&table, "others"),
    };
    let twice = matches!(
        (&line.primary, &line.backup),
        (Place::Held(one), Place::Held(other)) if one == other
    );
    if twice {
        table.source.against_rule(
            &table.at,
            "the same person cannot be primary and backup: leave backup out or name somebody else",
        );
    }
    let says_something = table.has("primary") | table.has("backup") | table.has("others");
    if !says_something {
        table.source.against_rule(
            &table.at,
            "this line names nobody: write primary, backup or others",
        );
    }
    table.done();
    line
}

fn place<'a>(table: &Table<'a>, key: &'a str, names: &Names) -> Place {
    match table.text(key) {
        None => Place::AsBefore,
        Some(written) if written.value == NOBODY => Place::Nobody,
        Some(written) => names
            .check(table, &written)
            .map_or(Place::AsBefore, Place::Held),
    }
}

#[derive(Clone, Copy, PartialEq)]
enum Which {
    All,
    Even,
    Odd,
    Turn,
}

fn weeks(table: &Table<'_>) -> Weeks {
    let words = [
        ("all", Which::All),
        ("even", Which::Even),
        ("odd", Which::Odd),
        ("turn", Which::Turn),
    ];
    let which = values::choice(table, "weeks", &words);
    let counted = table.has("turn") | table.has("of") | table.has("counted_from");
    match which.map_or(if counted { Which::Turn } else { Which::All }, |found| {
        found.value
    }) {
        Which::All => uncounted(table, counted, Weeks::All),
        Which::Even => uncounted(table, counted, Weeks::Even),
        Which::Odd => uncounted(table, counted, Weeks::Odd),
        Which::Turn => turn(table).unwrap_or(Weeks::All),
    }
}

fn uncounted(table: &Table<'_>, counted: bool, weeks: Weeks) -> Weeks {
    if counted {
        table.source.against_rule(
            &table.at,
            "turn, of and counted_from belong together with weeks = \"turn\"; leave weeks out or them",
        );
    }
    weeks
}

fn turn(table: &Table<'_>) -> Option<Weeks> {
    let there = table.required("turn") & table.required("of") & table.required("counted_from");
    if !there {
        return None;
    }
    let of = table.number("of", 2, 52);
    let turn = table.number("turn", 1, 52);
    let from = values::date(table, "counted_from");
    let (of, turn, from): (Found<u32>, Found<u32>, _) = (of?, turn?, from?);
    if turn.value > of.value {
        table.source.against_rule(
            &turn.at,
            format!("turn is {}, but there are only {}", turn.value, of.value),
        );
    }
    Some(Weeks::Turn {
        from: from.value,
        of: u8::try_from(of.value).ok()?,
        turn: u8::try_from(turn.value).ok()?,
    })
}

fn overrides(file: &Table<'_>, names: &Names, zone: Option<&TimeZone>) -> Vec<DutyOverride> {
    let mut all = Vec::new();
    for table in file.tables("override", "[[override]]") {
        let when = values::between(&table, zone);
        let primary = place(&table, "primary", names);
        let backup = place(&table, "backup", names);
        let others = names.several(&table, "others");
        table.done();
        if let Some((from, to)) = when {
            all.push(DutyOverride {
                from,
                to,
                primary,
                backup,
                others,
            });
        }
    }
    all
}

fn absences(file: &Table<'_>, names: &Names, zone: Option<&TimeZone>) -> Vec<Absence> {
    let mut all = Vec::new();
    for table in file.tables("away", "[[away]]") {
        let when = values::between(&table, zone);
        let staff = table
            .required("staff")
            .then(|| names.one(&table, "staff"))
            .flatten();
        table.done();
        if let (Some((from, to)), Some(staff)) = (when, staff) {
            all.push(Absence { staff, from, to });
        }
    }
    all
}
