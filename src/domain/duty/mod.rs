//! Who is on duty at an instant, until when, who comes next, and where calls go when nobody is: pure, from the
//! service as decided. Right across both changes of the clock, because windows are local times of the week that are turned
//! into instants one occurrence at a time. Never reads a clock.

pub mod ahead;
pub mod calendar;
mod people;
#[cfg(test)]
mod properties;
mod stretch;
#[cfg(test)]
mod tests;

use crate::domain::ids::StaffId;
use crate::domain::service::Service;
use crate::domain::service::places::{Destination, DestinationKind, OutsideWindow};
use crate::domain::service::window::WeekTime;
use crate::domain::time::Timestamp;

/// Every week has a duty, so the next one begins within this many days.
const NEXT_WITHIN: i32 = 9;
/// A duty that goes on and on is followed this many days, then cut.
const LONGEST: i32 = 400;

/// A stretch of time in which the same people are on duty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shift {
    /// It begins.
    pub start: Timestamp,
    /// It ends, not included.
    pub end: Timestamp,
    /// Rung first; nobody if the roster has a hole or she is away.
    pub primary: Option<StaffId>,
    /// Rung next.
    pub backup: Option<StaffId>,
    /// Also on duty.
    pub others: Vec<StaffId>,
}

impl Shift {
    /// Everybody on duty, the primary first, nobody twice.
    pub fn everyone(&self) -> impl Iterator<Item = &StaffId> {
        self.primary.iter().chain(&self.backup).chain(&self.others)
    }

    /// Whether this person is on duty.
    pub fn has(&self, staff: &StaffId) -> bool {
        self.everyone().any(|one| one == staff)
    }

    /// Nobody is on duty though somebody should be.
    pub fn is_empty(&self) -> bool {
        self.everyone().next().is_none()
    }
}

/// The shift at an instant; none outside duty.
pub fn shift_at(service: &Service, at: Timestamp) -> Option<Shift> {
    let stretch = stretch::stretches(service, at, 0)
        .into_iter()
        .find(|stretch| stretch.start <= at && at < stretch.end)?;
    people::shifts(service, &stretch)
        .into_iter()
        .find(|shift| shift.start <= at && at < shift.end)
}

/// The first shift that begins after an instant, whether or not one is going on.
pub fn next_shift(service: &Service, after: Timestamp) -> Option<Shift> {
    stretch::stretches(service, after, NEXT_WITHIN)
        .iter()
        .filter(|stretch| stretch.end > after)
        .flat_map(|stretch| people::shifts(service, stretch))
        .find(|shift| shift.start > after)
}

/// The first instant after this one at which [`shift_at`] gives another answer.
pub fn next_change(service: &Service, after: Timestamp) -> Option<Timestamp> {
    shift_at(service, after)
        .map(|shift| shift.end)
        .or_else(|| next_shift(service, after).map(|shift| shift.start))
}

/// The shifts that touch the time from `from` to `days` days later, in order.
pub fn shifts_within(service: &Service, from: Timestamp, days: u16) -> Vec<Shift> {
    let until = from + std::time::Duration::from_hours(24 * u64::from(days));
    stretch::stretches(service, from, i32::from(days) + 1)
        .iter()
        .filter(|stretch| stretch.end > from && stretch.start < until)
        .flat_map(|stretch| people::shifts(service, stretch))
        .filter(|shift| shift.end > from && shift.start < until)
        .collect()
}

/// When the duty going on at an instant is over for everybody: the end of the last of the shifts that follow each other without
/// a gap. None outside duty. A duty without an end is cut after some months.
pub fn duty_end(service: &Service, at: Timestamp) -> Option<Timestamp> {
    let mut end = shift_at(service, at)?.end;
    for stretch in stretch::stretches(service, at, LONGEST) {
        if stretch.start <= end {
            end = end.max(stretch.end);
        } else {
            break;
        }
    }
    Some(end)
}

/// Where a call goes that comes outside duty. The day service's window does not hold on a day on which it is closed.
pub fn outside_destination(service: &Service, at: Timestamp) -> &Destination {
    let (date, minute) = calendar::local(&service.zone, at);
    let now = WeekTime {
        day: date.weekday(),
        minute,
    };
    let closed = calendar::is_closed(service, date);
    let holds = |outside: &&OutsideWindow| {
        outside.window.holds(now)
            && !(closed && outside.destination.kind == DestinationKind::DayService)
    };
    service
        .outside
        .iter()
        .find(holds)
        .map_or(&service.outside_default, |outside| &outside.destination)
}
