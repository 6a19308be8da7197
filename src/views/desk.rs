//! What legevakt sees before it asks for help: whether a nurse can be reached, until when, and whom to call if not. Never who she is.

use crate::domain::duty;
use crate::domain::duty::calendar;
use crate::domain::phone::E164;
use crate::domain::service::Service;
use crate::domain::service::urgency::UrgencyTimes;
use crate::domain::service::window::WeekTime;
use crate::domain::state::State;
use crate::domain::time::Timestamp;
use crate::views::Viewer;
use crate::views::board::Standing;
use crate::views::duty::{DutyNow, Presence};

/// Whether a nurse can be reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// Somebody on duty takes requests.
    Nurse {
        /// When the duty is over.
        until: Timestamp,
        /// Every one of them is in a conversation.
        busy: bool,
    },
    /// The duty goes on, and nobody in it can take anything.
    Hole {
        /// When the duty is over.
        until: Timestamp,
        /// Nobody is on the roster; otherwise those who are cannot be reached.
        empty: bool,
    },
    /// Outside duty.
    Nobody {
        /// When the next duty begins, if the roster says so.
        next: Option<Timestamp>,
    },
}

impl Reach {
    /// Whether a request is taken by somebody now.
    pub const fn is_reached(self) -> bool {
        matches!(self, Self::Nurse { .. })
    }
}

/// Somebody to call.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// What the service file calls them.
    pub label: String,
    /// In groups, as people write it.
    pub number: String,
    /// As a telephone dials it.
    pub dial: String,
}

/// What stands beside the form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Desk {
    /// Whether a nurse can be reached.
    pub reach: Reach,
    /// A nurse is out with a patient until then, and whether another answers.
    pub out: Option<(Timestamp, bool)>,
    /// Requests can be kept now.
    pub writable: bool,
    /// The service's own number.
    pub number: Option<Line>,
    /// Whom to call when no nurse can be reached, the first one first. Never the viewer's own telephones.
    pub instead: Vec<Line>,
    /// Where a patient can be received now.
    pub receiving: Vec<Line>,
    /// How soon requests are to be answered.
    pub urgency: UrgencyTimes,
}

/// What legevakt sees before it asks.
pub fn desk(
    state: &State,
    viewer: &Viewer,
    duty: Option<&DutyNow>,
    now: Timestamp,
    standing: &Standing,
) -> Desk {
    let service = state.service.as_deref();
    Desk {
        reach: reach(service, duty, now),
        out: out(duty),
        writable: standing.writable && service.is_some(),
        number: service.map(|service| line(&service.name, &service.number)),
        instead: service.map_or_else(Vec::new, |service| instead(service, viewer, now)),
        receiving: service.map_or_else(Vec::new, |service| receiving(service, now)),
        urgency: service.map(|service| service.urgency).unwrap_or_default(),
    }
}

fn reach(service: Option<&Service>, duty: Option<&DutyNow>, now: Timestamp) -> Reach {
    let Some(duty) = duty else {
        let next = service.and_then(|service| duty::next_shift(service, now));
        return Reach::Nobody {
            next: next.map(|shift| shift.start),
        };
    };
    let until = duty.ends;
    if duty.people.is_empty() {
        return Reach::Hole { until, empty: true };
    }
    if duty.people.iter().all(|one| one.escorting.is_some()) {
        return Reach::Hole {
            until,
            empty: false,
        };
    }
    let mut people = duty.people.iter();
    Reach::Nurse {
        until,
        busy: people.all(|one| one.presence == Presence::Talking),
    }
}

/// The first to be back of those who are out with a patient, and whether anybody else is there.
fn out(duty: Option<&DutyNow>) -> Option<(Timestamp, bool)> {
    let people = &duty?.people;
    let back = people.iter().filter_map(|one| one.escorting).min()?;
    let others = people
        .iter()
        .any(|one| one.escorting.is_none() && one.unavailable.is_none());
    Some((back, others))
}

/// Where calls go now, then the fallback numbers, nobody twice.
fn instead(service: &Service, viewer: &Viewer, now: Timestamp) -> Vec<Line> {
    let outside = duty::shift_at(service, now)
        .is_none()
        .then(|| duty::outside_destination(service, now));
    let own = viewer
        .staff
        .as_ref()
        .and_then(|staff| service.staff(staff))
        .map_or(&[][..], |staff| staff.phones.as_slice());
    let mut lines: Vec<Line> = Vec::new();
    for destination in outside.into_iter().chain(&service.fallback) {
        let line = line(&destination.label, &destination.number);
        if !own.contains(&destination.number) && !lines.iter().any(|known| known.dial == line.dial)
        {
            lines.push(line);
        }
    }
    lines
}

fn receiving(service: &Service, now: Timestamp) -> Vec<Line> {
    let (date, minute) = calendar::local(&service.zone, now);
    let at = WeekTime {
        day: date.weekday(),
        minute,
    };
    service
        .receiving_units
        .iter()
        .filter(|unit| unit.hours.is_empty() || unit.hours.iter().any(|window| window.holds(at)))
        .map(|unit| line(&unit.label, &unit.number))
        .collect()
}

fn line(label: &str, number: &E164) -> Line {
    Line {
        label: label.to_owned(),
        number: number.grouped(),
        dial: number.to_string(),
    }
}
