//! What is allowed and yet should be looked at by somebody: holes, nurses alone, alarms that would reach nobody.

use std::collections::BTreeSet;
use std::time::Duration;

use crate::domain::duty::{self, Shift, calendar};
use crate::domain::ids::StaffId;
use crate::domain::service::Service;
use crate::domain::service::people::StaffRole;
use crate::domain::service::roster::Weeks;
use crate::domain::time::Timestamp;
use crate::service_file::explain::say;

/// How far ahead the roster is looked through, in days.
const AHEAD: u16 = 8 * 7;
/// How many shifts are named in one warning.
const NAMED: usize = 4;

/// Everything to look at.
pub fn all(service: &Service, now: Timestamp) -> Vec<String> {
    let shifts = duty::shifts_within(service, now, AHEAD);
    let mut lines = roster(service, &shifts);
    lines.extend(odd_weeks(service, now));
    lines.extend(roles(service, &shifts));
    lines.extend(codes(service, &shifts));
    lines.extend(alarms(service));
    lines.extend(reach(service));
    lines
}

type Which = fn(&Shift) -> bool;

fn alone(shift: &Shift) -> bool {
    shift.everyone().count() == 1
}

fn roster(service: &Service, shifts: &[Shift]) -> Vec<String> {
    let kinds: [(&str, Which); 4] = [
        (
            "NOBODY is on duty: callers go straight to the fallback",
            Shift::is_empty,
        ),
        ("nobody is first on duty", |shift| {
            shift.primary.is_none() && !shift.is_empty()
        }),
        (
            "one person is alone on duty: she is rung twice before the fallback",
            alone,
        ),
        ("there is no backup", |shift| {
            shift.backup.is_none() && !shift.is_empty() && !alone(shift)
        }),
    ];
    kinds
        .iter()
        .filter_map(|(what, which)| {
            let found: Vec<&Shift> = shifts.iter().filter(|shift| which(shift)).collect();
            (!found.is_empty()).then(|| named(service, what, &found))
        })
        .collect()
}

fn named(service: &Service, what: &str, shifts: &[&Shift]) -> String {
    let mut when: Vec<String> = shifts
        .iter()
        .take(NAMED)
        .map(|shift| {
            format!(
                "{} to {}",
                say::moment(service, shift.start),
                say::moment(service, shift.end)
            )
        })
        .collect();
    if shifts.len() > NAMED {
        when.push(format!("{} more", shifts.len() - NAMED));
    }
    format!(
        "In {} of the next 8 weeks {what}: {}.",
        say::count(shifts.len(), "shift", "shifts"),
        when.join("; ")
    )
}

/// A year with 53 weeks puts two odd weeks side by side: whoever has the odd ones works both.
fn odd_weeks(service: &Service, now: Timestamp) -> Option<String> {
    let alternating = service
        .pattern
        .iter()
        .any(|line| matches!(line.weeks, Weeks::Even | Weeks::Odd));
    let has_53 = (0..=AHEAD / 7).any(|week| {
        let at = now + Duration::from_hours(7 * 24 * u64::from(week));
        calendar::local(&service.zone, at).0.iso_week_date().week() == 53
    });
    (alternating && has_53).then(|| {
        "Week 53 is followed by week 1, both odd: whoever has the odd weeks has two in a row. Write an [[override]], or count turns instead.".to_owned()
    })
}

fn roles(service: &Service, shifts: &[Shift]) -> Vec<String> {
    rostered(shifts)
        .into_iter()
        .filter_map(|id| service.staff(id))
        .filter_map(|staff| {
            if staff.has_role(StaffRole::Nurse) {
                return None;
            }
            let roles: Vec<&str> = staff.roles.iter().map(|role| a_role(*role)).collect();
            Some(format!(
                "{} is on the roster but is {}: her telephone rings, and her screen shows nothing. Write roles with \"nurse\" among them.",
                staff.name,
                roles.join(" and ")
            ))
        })
        .collect()
}

const fn a_role(role: StaffRole) -> &'static str {
    match role {
        StaffRole::Nurse => "a nurse",
        StaffRole::Doctor => "a doctor",
        StaffRole::MunicipalDoctor => "a municipal doctor",
        StaffRole::DayNurse => "a day nurse",
        StaffRole::Coordinator => "a coordinator",
        StaffRole::Leader => "a leader",
        StaffRole::Operator => "an operator",
    }
}

fn codes(service: &Service, shifts: &[Shift]) -> Option<String> {
    let without: Vec<&str> = rostered(shifts)
        .into_iter()
        .filter_map(|id| service.staff(id))
        .filter(|staff| staff.call_in_code.is_none())
        .map(|staff| staff.name.as_str())
        .collect();
    (!without.is_empty()).then(|| {
        format!(
            "Without a code these cannot ring in from another telephone to take a caller: {}.",
            without.join(", ")
        )
    })
}

fn rostered(shifts: &[Shift]) -> BTreeSet<&StaffId> {
    shifts.iter().flat_map(Shift::everyone).collect()
}

fn alarms(service: &Service) -> Vec<String> {
    let mut lines = Vec::new();
    let leads = |id: &StaffId| {
        service
            .staff(id)
            .is_some_and(|staff| staff.has_role(StaffRole::Leader))
    };
    if service.alarm_list.first().is_some_and(|id| !leads(id)) {
        lines.push("The first on the alarm list is not a leader.".to_owned());
    }
    if service.day_leader.is_none() && !service.day_hours.is_empty() {
        lines.push("Nobody leads the day service ([day_service] leader): a follow-up that is not done goes to the leader at once.".to_owned());
    }
    if service.alarm_list.len() == 1 {
        lines.push("One person alone gets alarms: if she sleeps, nobody does.".to_owned());
    }
    let silent = service
        .alarm_list
        .iter()
        .filter_map(|id| service.staff(id))
        .filter(|staff| staff.sms.is_none());
    lines.extend(silent.map(|staff| {
        format!(
            "{} gets alarms but no SMS: no mobile is listed.",
            staff.name
        )
    }));
    lines
}

fn reach(service: &Service) -> Vec<String> {
    let mut lines = Vec::new();
    if service.fallback.len() == 1 {
        lines.push("There is one fallback number: if it is busy, no other is tried.".to_owned());
    }
    if service.legevakt.is_empty() {
        lines.push(
            "No outgoing line of the legevakt is listed: a doctor who calls waits like anyone."
                .to_owned(),
        );
    }
    lines
}
