//! What the explanation holds, drawn from the service and an instant: the text and the JSON are made from this alone.

use std::collections::BTreeSet;
use std::time::Duration;

use jiff::ToSpan;
use serde::Serialize;

use crate::domain::duty::{self, Shift, calendar};
use crate::domain::language::Language;
use crate::domain::requests::form::Urgency;
use crate::domain::service::Service;
use crate::domain::service::people::KnownAs;
use crate::domain::service::places::Destination;
use crate::domain::service::timing::StepTarget;
use crate::domain::service::window::DayHours;
use crate::domain::time::Timestamp;
use crate::service_file::explain::{say, warnings};
use crate::service_file::words;

/// A duty of many shifts, such as closed summer weeks, is cut here.
const MOST_SHIFTS: usize = 12;

/// The explanation.
#[derive(Serialize)]
pub struct Explanation {
    pub service: String,
    pub municipality: String,
    pub number: String,
    pub time_zone: String,
    pub languages: Vec<String>,
    pub now: String,
    pub on_duty_now: Option<ShiftSaid>,
    pub on_duty_next: Option<ShiftSaid>,
    pub weekly: Vec<String>,
    pub next_seven_days: Vec<ShiftSaid>,
    pub next_holiday: Vec<String>,
    pub waiting: Vec<String>,
    pub outside: Vec<String>,
    pub alarms: Vec<String>,
    pub known: Vec<String>,
    pub signing_in: Vec<String>,
    pub warnings: Vec<String>,
}

/// A shift with its people.
#[derive(Serialize)]
pub struct ShiftSaid {
    pub from: String,
    pub to: String,
    pub from_utc: String,
    pub to_utc: String,
    pub primary: Option<String>,
    pub backup: Option<String>,
    pub others: Vec<String>,
    pub who: String,
}

impl Explanation {
    pub fn of(service: &Service, now: Timestamp) -> Self {
        let said = |shift: Shift| ShiftSaid::of(service, &shift);
        Self {
            service: service.name.clone(),
            municipality: service.municipality.clone(),
            number: service.number.grouped(),
            time_zone: service
                .zone
                .iana_name()
                .unwrap_or("an unnamed zone")
                .to_owned(),
            languages: service.languages.iter().map(|one| language(*one)).collect(),
            now: say::moment(service, now),
            on_duty_now: duty::shift_at(service, now).map(said),
            on_duty_next: duty::next_shift(service, now).map(said),
            weekly: weekly(service),
            next_seven_days: duty::shifts_within(service, now, 7)
                .into_iter()
                .map(said)
                .collect(),
            next_holiday: next_holiday(service, now),
            waiting: waiting(service),
            outside: outside(service),
            alarms: alarms(service),
            known: known(service),
            signing_in: signing_in(service),
            warnings: warnings::all(service, now),
        }
    }
}

impl ShiftSaid {
    fn of(service: &Service, shift: &Shift) -> Self {
        let short = |id: &crate::domain::ids::StaffId| id.as_str().to_owned();
        Self {
            from: say::moment(service, shift.start),
            to: say::moment(service, shift.end),
            from_utc: shift.start.to_string(),
            to_utc: shift.end.to_string(),
            primary: shift.primary.as_ref().map(short),
            backup: shift.backup.as_ref().map(short),
            others: shift.others.iter().map(short).collect(),
            who: say::people(service, shift),
        }
    }
}

fn language(language: Language) -> String {
    let name = match language {
        Language::Bokmal => "Norwegian",
        Language::English => "English",
        Language::NorthernSami => "Northern Sámi",
    };
    format!("{name} ({language})")
}

fn weekly(service: &Service) -> Vec<String> {
    let mut lines: Vec<String> = service
        .duty_windows
        .iter()
        .map(|window| format!("Duty {}.", words::window(*window)))
        .collect();
    lines.push(if service.day_hours.is_empty() {
        "No day service is listed: a duty ends as written, also on a holiday.".to_owned()
    } else {
        format!(
            "The day service is open {}; a duty that would end while it is closed goes on until it opens.",
            words::hours(&service.day_hours)
        )
    });
    lines.extend(service.day_leader.as_ref().map(|leader| {
        format!(
            "{} leads the day service, and is the first to hear of a follow-up that is not done; then the leader.",
            say::name(service, leader)
        )
    }));
    lines
}

fn next_holiday(service: &Service, now: Timestamp) -> Vec<String> {
    let today = calendar::local(&service.zone, now).0;
    let next = (0..400)
        .map(|ahead: i32| today.saturating_add(ahead.days()))
        .find(|date| calendar::is_closed(service, *date));
    let Some(date) = next else {
        return vec!["None is listed.".to_owned()];
    };
    let listed = service
        .holidays
        .closed
        .iter()
        .find(|closed| closed.from <= date && date <= closed.to)
        .map(|closed| closed.label.as_str());
    let public = calendar::holiday(date)
        .filter(|_| service.holidays.public)
        .map(calendar::Holiday::name);
    let mut lines = vec![format!(
        "{}: {}. The day service is closed.",
        words::date(date),
        public.or(listed).unwrap_or("closed")
    )];
    let noon = calendar::instant(&service.zone, date, 12 * 60);
    lines.extend(on_closed_day(service, noon));
    lines
}

/// The whole of the duty that covers the day, or where calls go.
fn on_closed_day(service: &Service, noon: Timestamp) -> Vec<String> {
    let Some(end) = duty::duty_end(service, noon) else {
        return vec![format!(
            "It is outside duty: calls go to {}.",
            say::destination(duty::outside_destination(service, noon))
        )];
    };
    let mut lines = Vec::new();
    let mut next = duty::shift_at(service, noon);
    while let Some(shift) = next.filter(|_| lines.len() < MOST_SHIFTS) {
        lines.push(format!(
            "{} to {}: {}.",
            say::moment(service, shift.start),
            say::moment(service, shift.end),
            say::people(service, &shift)
        ));
        next = duty::shift_at(service, shift.end).filter(|_| shift.end < end);
    }
    lines
}

fn waiting(service: &Service) -> Vec<String> {
    let mut lines = Vec::new();
    let mut second = Duration::ZERO;
    for step in &service.steps {
        let whom = match step.whom {
            StepTarget::Preferred => {
                "the nurse the patient has named, if she is on duty; otherwise this step is left out"
            }
            StepTarget::Primary => "the first on duty",
            StepTarget::Backup => "the backup too",
            StepTarget::Everyone => "everybody on duty",
        };
        lines.push(format!(
            "From {} for {}: {whom}.",
            say::length(second),
            say::length(step.ring)
        ));
        second += step.ring;
    }
    for to in &service.fallback {
        lines.push(format!(
            "From {} for {}: {}.",
            say::length(second),
            say::length(service.timing.fallback_ring),
            say::destination(to)
        ));
        second += service.timing.fallback_ring;
    }
    lines.push(format!(
        "Then the caller may stay: everybody is rung again every {}. Whoever gives up is called back within {}.",
        say::length(service.timing.exhausted_retry),
        say::length(service.timing.callback_due)
    ));
    lines.extend(answered(service));
    lines
}

/// How soon a doctor's request is to be taken, where that was decided.
fn answered(service: &Service) -> Option<String> {
    let said: Vec<String> = [
        ("immediate", Urgency::Immediate),
        ("urgent", Urgency::Urgent),
        ("soon", Urgency::Soon),
        ("routine", Urgency::Routine),
    ]
    .into_iter()
    .filter_map(|(word, urgency)| {
        let within = service.urgency.of(urgency)?;
        Some(format!("{word} within {}", say::length(within)))
    })
    .collect();
    (!said.is_empty()).then(|| format!("A doctor's request is to be taken: {}.", said.join(", ")))
}

fn outside(service: &Service) -> Vec<String> {
    let mut lines = Vec::new();
    let mut told: Vec<&Destination> = Vec::new();
    for outside in &service.outside {
        let to = &outside.destination;
        if !told.contains(&to) {
            told.push(to);
            lines.push(format!(
                "{}: to {}.",
                windows_to(service, to),
                say::destination(to)
            ));
        }
    }
    lines.push(format!(
        "Otherwise, and on holidays: to {}.",
        say::destination(&service.outside_default)
    ));
    lines
}

/// When calls go to this destination: windows within a day taken together.
fn windows_to(service: &Service, to: &Destination) -> String {
    let mut days = Vec::new();
    let mut said = Vec::new();
    for outside in &service.outside {
        let window = outside.window;
        if outside.destination != *to {
            continue;
        }
        if window.from.day == window.to.day && window.from.minute < window.to.minute {
            days.push(DayHours {
                day: window.from.day,
                from: window.from.minute,
                to: window.to.minute,
            });
        } else {
            said.push(words::window(window));
        }
    }
    if !days.is_empty() {
        said.insert(0, words::hours(&days));
    }
    said.join(", ")
}

fn alarms(service: &Service) -> Vec<String> {
    let list: Vec<&str> = service
        .alarm_list
        .iter()
        .map(|id| say::name(service, id))
        .collect();
    vec![format!(
        "To {}; each has {} to take it.",
        list.join(", then "),
        say::length(service.timing.alarm_next)
    )]
}

fn signing_in(service: &Service) -> Vec<String> {
    let security = &service.security;
    let second = if security.second_factor {
        "Whoever can see patients needs a second factor beside the password, and sets it up before anything else."
    } else {
        "A second factor is not required: a password alone opens what a nurse sees. [security] second_factor = true requires it."
    };
    vec![
        second.to_owned(),
        format!(
            "A PC that others use signs out after {} without a touch; a registered tablet locks after {}.",
            say::length(security.idle),
            say::length(security.lock)
        ),
    ]
}

fn known(service: &Service) -> Vec<String> {
    let mut patients = BTreeSet::new();
    let mut contacts = 0;
    for known in &service.known {
        match &known.who {
            KnownAs::Patient { patient } => {
                patients.insert(patient.as_str());
            }
            KnownAs::Contact { of } => {
                contacts += 1;
                patients.extend(of.iter().map(|(patient, _)| patient.as_str()));
            }
        }
    }
    vec![format!(
        "{}, {}, {}, {} of the legevakt.",
        say::count(patients.len(), "patient", "patients"),
        say::count(contacts, "contact", "contacts"),
        say::count(service.partners.len(), "partner", "partners"),
        say::count(service.legevakt.len(), "line", "lines"),
    )]
}
