//! Who works with whom: said by the leader, and by those who work with the person already. Whoever of the day service has nobody's word for it takes
//! the person on herself: with a reason, before the leader and in the person's own list (`handbook/service/en/who-may-what.md`).

use crate::domain::contacts::hands;
use crate::domain::decider::Decider;
use crate::domain::ids::{PatientId, StaffId};
use crate::domain::openings;
use crate::domain::openings::opening::Ground;
use crate::domain::openings::sight;
use crate::domain::patients::decide::{current, member};
use crate::domain::patients::event::PatientEvent;
use crate::domain::patients::patient::Patient;
use crate::domain::patients::rejection::RecordRejection;
use crate::domain::rejection::Rejection;
use crate::domain::service::people::StaffRole;
use crate::domain::state::State;

/// Whether somebody has given her the person: she follows a contact with them up, or has accepted one of a handover and is not done with it.
pub fn was_given(state: &State, staff: &StaffId, patient: &Patient) -> bool {
    sight::contacts_of(state, patient).any(|contact| {
        let mut kept = state.handovers.kept_of(contact.id);
        hands::follows_up(state, staff, contact)
            || kept.any(|(_, item)| item.owner() == Some(staff))
    })
}

pub(super) fn assign(
    d: &mut Decider<'_>,
    patient: PatientId,
    staff: &StaffId,
    now_assigned: bool,
) -> Result<(), Rejection> {
    let by = d.staff()?;
    let found = current(d, patient)?;
    member(d, staff)?;
    if now_assigned {
        not_oneself(d, &by, staff, &found)?;
    }
    assigned(d, found.id, staff, now_assigned, &by);
    if !now_assigned {
        // Nor through a record that was merged into this one.
        for record in merged_into(d, &found) {
            assigned(d, record.id, staff, false, &by);
        }
    }
    Ok(())
}

/// She takes the person on herself.
pub(super) fn take_on(
    d: &mut Decider<'_>,
    patient: PatientId,
    reason: &str,
) -> Result<(), Rejection> {
    let by = d.staff()?;
    let found = current(d, patient)?;
    if sight::knows_privately(&d.state, &by, found.id) {
        return Err(Rejection::KnownPrivately);
    }
    if sight::is_assigned(&d.state, &by, &found) {
        return Ok(());
    }
    if !reason.trim().is_empty() || !was_given(&d.state, &by, &found) {
        openings::decide::reasoned(d, found.id, Ground::TakenOn, reason)?;
    }
    assigned(d, found.id, &by, true, &by);
    Ok(())
}

/// The leader has said that she should not have taken the person on: she works with them no more.
pub(in crate::domain) fn taken_off(
    d: &mut Decider<'_>,
    patient: PatientId,
    staff: &StaffId,
    by: &StaffId,
) {
    let Ok(found) = current(d, patient) else {
        return;
    };
    let merged = merged_into(d, &found).into_iter();
    for record in std::iter::once((*found).clone()).chain(merged) {
        assigned(d, record.id, staff, false, by);
        if record.coordinator.as_ref() == Some(staff) {
            d.emit(PatientEvent::CoordinatorSet {
                patient: record.id,
                coordinator: None,
                by: by.clone(),
            });
        }
    }
}

/// A leader who is of the day service as well has nobody's word but her own.
fn not_oneself(
    d: &Decider<'_>,
    by: &StaffId,
    staff: &StaffId,
    found: &Patient,
) -> Result<(), Rejection> {
    if staff == by && !sight::is_assigned(&d.state, by, found) {
        return Err(RecordRejection::TakesReason.into());
    }
    Ok(())
}

/// The records that are read under this one.
pub(super) fn merged_into(d: &Decider<'_>, found: &Patient) -> Vec<Patient> {
    let records = d.state.records_of(found).into_iter();
    let merged = records.filter(|record| record.id != found.id);
    merged.cloned().collect()
}

pub(super) fn assigned(
    d: &mut Decider<'_>,
    patient: PatientId,
    staff: &StaffId,
    now_assigned: bool,
    by: &StaffId,
) {
    let is = d
        .state
        .patient(patient)
        .is_some_and(|patient| patient.assigned.contains(staff));
    if is != now_assigned {
        d.emit(PatientEvent::PatientAssigned {
            patient,
            staff: staff.clone(),
            assigned: now_assigned,
            by: by.clone(),
        });
    }
}

pub(super) fn set_coordinator(
    d: &mut Decider<'_>,
    patient: PatientId,
    coordinator: Option<&StaffId>,
) -> Result<(), Rejection> {
    let by = d.staff()?;
    let found = current(d, patient)?;
    if let Some(staff) = coordinator {
        let service = d.service().ok_or(Rejection::NoService)?;
        let member = service
            .staff(staff)
            .ok_or_else(|| Rejection::UnknownStaff {
                who: staff.to_string(),
            })?;
        if !member.has_role(StaffRole::Coordinator) && !member.has_role(StaffRole::DayNurse) {
            return Err(RecordRejection::NotDayService.into());
        }
        not_oneself(d, &by, staff, &found)?;
    }
    // Whoever coordinated a record that was merged into this one does so no more.
    let stale = merged_into(d, &found).into_iter();
    let stale = stale.filter(|record| record.coordinator.is_some());
    for record in std::iter::once((*found).clone()).chain(stale) {
        if record.coordinator.as_ref() != coordinator {
            d.emit(PatientEvent::CoordinatorSet {
                patient: record.id,
                coordinator: coordinator.cloned(),
                by: by.clone(),
            });
        }
    }
    Ok(())
}
