//! Who may be unavailable, and what it comes to for those who wait. Callers are never left without anybody: while nobody on duty is
//! available they go straight to the fallback, the leader has been told, and everybody is rung again if the fallback does not answer.

use std::time::Duration;

use crate::domain::alarms;
use crate::domain::alarms::alarm::AlarmKind;
use crate::domain::decider::Decider;
use crate::domain::ids::StaffId;
use crate::domain::presence::command::PresenceCommand;
use crate::domain::presence::event::PresenceEvent;
use crate::domain::presence::unavailable::{BackBy, CHOICES};
use crate::domain::rejection::Rejection;
use crate::domain::secret::Secret;
use crate::domain::summons::line;

/// Longest reason, in characters.
pub const LONGEST_REASON: usize = 200;

pub(in crate::domain) fn carry_out(
    d: &mut Decider<'_>,
    command: &PresenceCommand,
) -> Result<(), Rejection> {
    let staff = d.staff()?;
    if !d.on_duty().contains(&staff) {
        return Err(Rejection::NotOnDutySoon);
    }
    match command {
        PresenceCommand::Unavailable {
            minutes,
            reason,
            even_alone,
        } => unavailable(d, &staff, *minutes, reason.trim(), *even_alone),
        PresenceCommand::Available => {
            back(d, &staff, BackBy::Herself);
            Ok(())
        }
    }
}

fn unavailable(
    d: &mut Decider<'_>,
    staff: &StaffId,
    minutes: u16,
    reason: &str,
    even_alone: bool,
) -> Result<(), Rejection> {
    if !CHOICES.contains(&minutes) {
        return Err(Rejection::NotAChoice);
    }
    if reason.chars().count() > LONGEST_REASON {
        return Err(Rejection::TooLong {
            most: LONGEST_REASON,
        });
    }
    let alone = !d.available().iter().any(|other| other != staff);
    if alone && !even_alone {
        return Err(Rejection::OnlyOneLeft);
    }
    d.emit(PresenceEvent::UnavailableBegan {
        staff: staff.clone(),
        until: d.now + Duration::from_mins(u64::from(minutes)),
        reason: (!reason.is_empty()).then(|| Secret::Known(reason.to_owned())),
    });
    nobody_left(d);
    Ok(())
}

/// She takes calls again: whoever waits rings her.
pub(in crate::domain) fn back(d: &mut Decider<'_>, staff: &StaffId, by: BackBy) {
    if !d.state.unavailable.contains_key(staff) {
        return;
    }
    d.emit(PresenceEvent::UnavailableEnded {
        staff: staff.clone(),
        by,
    });
    somebody_is_back(d);
    match by {
        BackBy::Time | BackBy::Herself => line::is_back(d, staff),
        // She is just taking one, or has gone home.
        BackBy::TakingACall | BackBy::EndOfDuty => {}
    }
}

/// If anybody takes calls again, what was said of that is over.
pub(in crate::domain) fn somebody_is_back(d: &mut Decider<'_>) {
    if !d.available().is_empty() {
        alarms::decide::end_all(d, |kind| *kind == AlarmKind::NobodyAvailable);
    }
}

/// Time is over for some.
pub(in crate::domain) fn due(d: &mut Decider<'_>) {
    let over: Vec<StaffId> = d
        .state
        .unavailable
        .iter()
        .filter(|(_, found)| found.until <= d.now)
        .map(|(staff, _)| staff.clone())
        .collect();
    for staff in over {
        back(d, &staff, BackBy::Time);
    }
}

/// The people on duty have changed: who has left is not unavailable any more, and somebody must be left for callers.
pub(in crate::domain) fn look_up(d: &mut Decider<'_>) {
    let on_duty = d.on_duty();
    let gone: Vec<StaffId> = d
        .state
        .unavailable
        .keys()
        .filter(|staff| !on_duty.contains(staff))
        .cloned()
        .collect();
    for staff in gone {
        back(d, &staff, BackBy::EndOfDuty);
    }
    if on_duty.is_empty() {
        alarms::decide::end_all(d, |kind| *kind == AlarmKind::NobodyAvailable);
    }
    nobody_left(d);
}

/// The leader is told when people are on duty and none of them takes calls.
pub(in crate::domain) fn nobody_left(d: &mut Decider<'_>) {
    let known = d
        .state
        .open_alarms
        .iter()
        .filter_map(|alarm| d.state.alarm(*alarm))
        .any(|alarm| alarm.kind == AlarmKind::NobodyAvailable);
    if !d.on_duty().is_empty() && d.available().is_empty() && !known {
        alarms::decide::raise(d, AlarmKind::NobodyAvailable, None, None);
    }
}
