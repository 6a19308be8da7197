//! A silent call for help: backup and leader are rung at once, again every minute, until somebody takes it; and anew if nobody settles
//! it. Nothing rings or sounds where she is.

use crate::domain::alarms;
use crate::domain::alarms::alarm::AlarmKind;
use crate::domain::calls::leg::{LegEnd, Purpose};
use crate::domain::decider::Decider;
use crate::domain::ids::StaffId;
use crate::domain::rejection::Rejection;
use crate::domain::safety::decide::{settled_as_well, tell_over};
use crate::domain::safety::event::SafetyEvent;
use crate::domain::safety::visit::{HelpBy, Settled};

/// She needs help. A second call while the first is open raises it anew if somebody has taken it already.
pub(in crate::domain) fn called(d: &mut Decider<'_>, staff: &StaffId, by: HelpBy) {
    let hers: Vec<_> = d
        .state
        .legs_of(staff)
        .filter(|leg| matches!(leg.purpose, Purpose::CheckIn(_)) && leg.is_ringing())
        .map(|leg| leg.id)
        .collect();
    for leg in hers {
        d.end_leg(leg, LegEnd::Stopped);
    }
    let (kind, contact) = about(d, staff);
    let alarm = alarms::decide::raise(d, kind, contact, None);
    let staff = staff.clone();
    if d.state.help_of(&staff).is_some() {
        d.emit(SafetyEvent::HelpAlarmed { staff, alarm });
    } else {
        d.emit(SafetyEvent::HelpCalled { staff, by, alarm });
    }
}

fn about(d: &Decider<'_>, staff: &StaffId) -> (AlarmKind, Option<crate::domain::ids::ContactId>) {
    let contact = d.state.visit_of(staff).and_then(|visit| visit.contact);
    (AlarmKind::HelpNeeded(staff.clone()), contact)
}

/// Somebody took it and has not settled it: it goes out anew.
pub(in crate::domain) fn due(d: &mut Decider<'_>) {
    let due: Vec<StaffId> = d
        .state
        .helps
        .values()
        .filter(|help| help.taken.as_ref().is_some_and(|(_, at)| *at <= d.now))
        .map(|help| help.staff.clone())
        .collect();
    for staff in due {
        let (kind, contact) = about(d, &staff);
        let alarm = alarms::decide::raise(d, kind, contact, None);
        d.emit(SafetyEvent::HelpAlarmed { staff, alarm });
    }
}

/// A colleague has found out how it is. A visit whose time is not over goes on.
pub(in crate::domain) fn settle(
    d: &mut Decider<'_>,
    staff: &StaffId,
    how: Settled,
) -> Result<(), Rejection> {
    let by = d.staff()?;
    let help = d.state.help_of(staff).cloned().ok_or(Rejection::NotFound {
        what: "call for help",
    })?;
    if *staff == by {
        return Err(Rejection::ColleagueSettles);
    }
    d.emit(SafetyEvent::HelpSettled {
        staff: staff.clone(),
        by,
        how,
    });
    alarms::decide::end_all(
        d,
        |kind| matches!(kind, AlarmKind::HelpNeeded(whose) if whose == staff),
    );
    tell_over(d, help.alarm);
    settled_as_well(d, staff, how);
    Ok(())
}
