//! Small phrases: instants, names, destinations. Knows no section.

use std::time::Duration;

use crate::domain::duty::Shift;
use crate::domain::duty::calendar;
use crate::domain::ids::StaffId;
use crate::domain::service::Service;
use crate::domain::service::places::{Destination, DestinationKind};
use crate::domain::time::Timestamp;
use crate::service_file::words;

/// `Thursday 24 December 2026 15:00`.
pub fn moment(service: &Service, at: Timestamp) -> String {
    let (date, minute) = calendar::local(&service.zone, at);
    format!("{} {}", words::date(date), words::clock(minute))
}

/// The full name, or the short one of somebody who is not on the list.
pub fn name<'a>(service: &'a Service, id: &'a StaffId) -> &'a str {
    service.staff(id).map_or(id.as_str(), |staff| &staff.name)
}

/// `Kari Nordvik first, then Aslak Utsi; also Marit Bakke`.
pub fn people(service: &Service, shift: &Shift) -> String {
    let first = shift.primary.as_ref().map_or_else(
        || "NOBODY first".to_owned(),
        |id| format!("{} first", name(service, id)),
    );
    let then = shift
        .backup
        .as_ref()
        .map_or(", no backup".to_owned(), |id| {
            format!(", then {}", name(service, id))
        });
    let also: Vec<&str> = shift.others.iter().map(|id| name(service, id)).collect();
    if also.is_empty() {
        format!("{first}{then}")
    } else {
        format!("{first}{then}; also {}", also.join(", "))
    }
}

/// `the day service (Mental health day service, +47 78 00 00 03)`.
pub fn destination(to: &Destination) -> String {
    let kind = match to.kind {
        DestinationKind::DayService => "the day service",
        DestinationKind::Legevakt => "legevakt",
        DestinationKind::Other => "another place",
    };
    format!("{kind} ({}, {})", to.label, to.number.grouped())
}

/// `25 s`, `10 min`, `4 h`.
pub fn length(length: Duration) -> String {
    let seconds = length.as_secs();
    match seconds {
        _ if seconds >= 3600 && seconds.is_multiple_of(3600) => format!("{} h", seconds / 3600),
        _ if seconds >= 60 && seconds.is_multiple_of(60) => format!("{} min", seconds / 60),
        _ => format!("{seconds} s"),
    }
}

/// `1 shift`, `2 shifts`.
pub fn count(number: usize, one: &str, several: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { several })
}
