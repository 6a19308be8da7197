//! Who fills a stretch of duty: the pattern, dated exceptions and absences, and the instants at which that changes.

use jiff::ToSpan;
use jiff::civil::Date;

use crate::domain::duty::Shift;
use crate::domain::duty::calendar;
use crate::domain::duty::stretch::{self, Stretch};
use crate::domain::ids::StaffId;
use crate::domain::service::Service;
use crate::domain::service::roster::{PatternLine, Place, Weeks};
use crate::domain::service::window::WeeklyWindow;
use crate::domain::time::Timestamp;

#[derive(Default, PartialEq)]
struct People {
    primary: Option<StaffId>,
    backup: Option<StaffId>,
    others: Vec<StaffId>,
}

/// The shifts of a stretch, one after another without a gap.
pub fn shifts(service: &Service, stretch: &Stretch) -> Vec<Shift> {
    let mut bounds = vec![stretch.start, stretch.end];
    pattern_bounds(service, stretch, &mut bounds);
    for dated in &service.overrides {
        bounds.extend([dated.from, dated.to]);
    }
    for absence in &service.absences {
        bounds.extend([absence.from, absence.to]);
    }
    bounds.retain(|at| stretch.start <= *at && *at <= stretch.end);
    bounds.sort_unstable();
    bounds.dedup();
    let mut shifts: Vec<(Shift, People)> = Vec::new();
    for pair in bounds.windows(2) {
        let &[start, end] = pair else { continue };
        let people = people(service, stretch.anchor, start);
        match shifts.last_mut() {
            Some((shift, same)) if *same == people => shift.end = end,
            _ => shifts.push((shift(start, end, &people), people)),
        }
    }
    shifts.into_iter().map(|(shift, _)| shift).collect()
}

fn shift(start: Timestamp, end: Timestamp, people: &People) -> Shift {
    Shift {
        start,
        end,
        primary: people.primary.clone(),
        backup: people.backup.clone(),
        others: people.others.clone(),
    }
}

fn pattern_bounds(service: &Service, stretch: &Stretch, bounds: &mut Vec<Timestamp>) {
    let first = calendar::local(&service.zone, stretch.start).0;
    let last = calendar::local(&service.zone, stretch.end).0;
    let windows: Vec<WeeklyWindow> = service
        .pattern
        .iter()
        .filter_map(|line| line.window)
        .collect();
    let mut date = first.saturating_sub(7.days());
    while date <= last {
        for window in windows.iter().filter(|one| one.from.day == date.weekday()) {
            let (start, end) = stretch::on(service, *window, date);
            bounds.extend([start, end]);
        }
        date = date.saturating_add(1.day());
    }
}

/// Who is on duty at an instant of a stretch: what later lines and exceptions say wins; then who is away falls out, and
/// nobody has two places.
fn people(service: &Service, anchor: Date, at: Timestamp) -> People {
    let mut people = People::default();
    for line in &service.pattern {
        if applies(service, line, anchor, at) {
            place(&mut people.primary, &line.primary);
            place(&mut people.backup, &line.backup);
            if let Some(others) = &line.others {
                people.others.clone_from(others);
            }
        }
    }
    for dated in &service.overrides {
        if dated.from <= at && at < dated.to {
            place(&mut people.primary, &dated.primary);
            place(&mut people.backup, &dated.backup);
            if let Some(others) = &dated.others {
                people.others.clone_from(others);
            }
        }
    }
    let here = |staff: &StaffId| {
        !service
            .absences
            .iter()
            .any(|away| away.staff == *staff && away.from <= at && at < away.to)
    };
    people.primary = people.primary.filter(here);
    people.backup = people
        .backup
        .filter(|staff| here(staff) && people.primary.as_ref() != Some(staff));
    let mut others: Vec<StaffId> = Vec::new();
    for staff in people.others {
        let twice = [&people.primary, &people.backup].contains(&&Some(staff.clone()));
        if here(&staff) && !twice && !others.contains(&staff) {
            others.push(staff);
        }
    }
    people.others = others;
    people
}

fn place(held: &mut Option<StaffId>, said: &Place) {
    match said {
        Place::AsBefore => {}
        Place::Nobody => *held = None,
        Place::Held(staff) => *held = Some(staff.clone()),
    }
}

fn applies(service: &Service, line: &PatternLine, anchor: Date, at: Timestamp) -> bool {
    in_week(line.weeks, anchor)
        && line
            .window
            .is_none_or(|window| happens(service, window, at))
}

/// Whether an occurrence of the window holds the instant. Not asked of the wall clock, which shows an hour twice in autumn.
fn happens(service: &Service, window: WeeklyWindow, at: Timestamp) -> bool {
    let today = calendar::local(&service.zone, at).0;
    (0..=7)
        .map(|back: i32| today.saturating_sub(back.days()))
        .filter(|date| date.weekday() == window.from.day)
        .any(|date| {
            let (start, end) = stretch::on(service, window, date);
            start <= at && at < end
        })
}

/// Whether the week of this date is one of them.
pub fn in_week(weeks: Weeks, date: Date) -> bool {
    match weeks {
        Weeks::All => true,
        Weeks::Even => date.iso_week_date().week() % 2 == 0,
        Weeks::Odd => date.iso_week_date().week() % 2 != 0,
        Weeks::Turn { from, of, turn } => {
            let of = i64::from(of.max(1));
            weeks_between(from, date).rem_euclid(of) == i64::from(turn.saturating_sub(1)) % of
        }
    }
}

/// Whole weeks from the Monday of one date's week to the Monday of another's.
fn weeks_between(from: Date, to: Date) -> i64 {
    let monday =
        |date: Date| date.saturating_sub(i32::from(date.weekday().to_monday_zero_offset()).days());
    monday(from).duration_until(monday(to)).as_hours() / (7 * 24)
}
