//! Duty time as stretches: each occurrence of a weekly window, and each closed day that is a duty of its own, carried on
//! until the day service opens. Who fills them is not known here.

use jiff::ToSpan;
use jiff::civil::Date;

use crate::domain::duty::calendar;
use crate::domain::service::Service;
use crate::domain::service::window::WeeklyWindow;
use crate::domain::time::Timestamp;

/// Stretches are built from this many days before the time asked about: a stretch lasts at most a week and a day
/// before the next window begins, and what it carries on from began at most as long before.
const LOOK_BACK: i32 = 16;
/// And until this many days after: the next window, which may cut a stretch short, begins within a week.
const LOOK_AHEAD: i32 = 8;

/// A stretch of duty time that belongs to one week of the pattern. Stretches never overlap; one may begin where another ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stretch {
    /// It begins.
    pub start: Timestamp,
    /// It ends, not included.
    pub end: Timestamp,
    /// The local date on which it began: its week decides who has it.
    pub anchor: Date,
}

/// A window or a closed day as it falls on the calendar, before one runs into another.
struct Occurrence {
    start: Timestamp,
    end: Timestamp,
    anchor: Date,
    extra: bool,
}

/// Stretches that begin before `from`, or on its date or one of the `days` dates after it, in order.
pub fn stretches(service: &Service, from: Timestamp, days: i32) -> Vec<Stretch> {
    let today = calendar::local(&service.zone, from).0;
    let mut occurrences = Vec::new();
    for offset in -LOOK_BACK..=days + LOOK_AHEAD {
        let date = today.saturating_add(offset.days());
        weekly(service, date, &mut occurrences);
        extra(service, date, &mut occurrences);
    }
    occurrences.sort_by_key(|one| (one.start, one.extra));
    let mut stretches: Vec<Stretch> = Vec::with_capacity(occurrences.len());
    for one in occurrences {
        join(&mut stretches, &one);
    }
    let last = today.saturating_add(days.days());
    stretches.retain(|stretch| stretch.anchor <= last);
    stretches
}

fn weekly(service: &Service, date: Date, into: &mut Vec<Occurrence>) {
    for window in &service.duty_windows {
        if window.from.day != date.weekday() {
            continue;
        }
        let (start, end) = on(service, *window, date);
        into.push(Occurrence {
            start,
            end: until_open(service, end),
            anchor: date,
            extra: false,
        });
    }
}

/// A closed day that is a duty of its own begins on the day before.
fn extra(service: &Service, eve: Date, into: &mut Vec<Occurrence>) {
    let Some(minute) = service.holidays.duty_from else {
        return;
    };
    let day = eve.saturating_add(1.day());
    if !calendar::is_closed(service, day) {
        return;
    }
    let midnight = calendar::instant(&service.zone, day.saturating_add(1.day()), 0);
    into.push(Occurrence {
        start: calendar::instant(&service.zone, eve, minute),
        end: until_open(service, midnight),
        anchor: eve,
        extra: true,
    });
}

/// A duty never ends while the day service is closed: somebody must be there to hand over to.
fn until_open(service: &Service, end: Timestamp) -> Timestamp {
    calendar::next_opening(service, end).unwrap_or(end)
}

/// A window that begins ends the stretch before it and takes over what that one had left; a closed day inside a stretch only makes it longer.
fn join(stretches: &mut Vec<Stretch>, one: &Occurrence) {
    let mut end = one.end;
    if let Some(last) = stretches.last_mut()
        && one.start < last.end
    {
        end = end.max(last.end);
        if one.extra {
            last.end = end;
            return;
        }
        last.end = one.start;
        if last.start == last.end {
            stretches.pop();
        }
    }
    stretches.push(Stretch {
        start: one.start,
        end,
        anchor: one.anchor,
    });
}

/// The instants of the window that begins on this local date.
pub fn on(service: &Service, window: WeeklyWindow, date: Date) -> (Timestamp, Timestamp) {
    let days = i32::from(window.from.minute + window.minutes())
        / i32::from(crate::domain::service::window::DAY);
    let last = date.saturating_add(days.days());
    (
        calendar::instant(&service.zone, date, window.from.minute),
        calendar::instant(&service.zone, last, window.to.minute),
    )
}
