//! Two records of one person: read as one, and taken apart again. Whoever reads both from then on and might not before says why; the
//! reason stands as an opening of its own, before the leader and the person (`handbook/service/en/the-record.md`). Whoever turns out to have died
//! is rung no more.

use crate::domain::deaths::quiet;
use crate::domain::decider::Decider;
use crate::domain::ids::{PatientId, StaffId};
use crate::domain::openings;
use crate::domain::openings::event::OpeningEvent;
use crate::domain::openings::opening::{Ground, Opening};
use crate::domain::openings::sight;
use crate::domain::patients::decide::current;
use crate::domain::patients::event::PatientEvent;
use crate::domain::patients::patient::{Patient, Standing};
use crate::domain::patients::rejection::RecordRejection;
use crate::domain::rejection::Rejection;
use crate::domain::service::people::StaffRole;

pub(super) fn merge(
    d: &mut Decider<'_>,
    patient: PatientId,
    into: PatientId,
    reason: &str,
) -> Result<(), Rejection> {
    let by = d.staff()?;
    let found = current(d, patient)?;
    let other = current(d, into)?;
    if found.id != patient || found.id == other.id {
        return Err(RecordRejection::SamePatient.into());
    }
    let number = |patient: &Patient| patient.identity.known().and_then(|who| who.birth_number);
    if let (Some(one), Some(two)) = (number(&found), number(&other))
        && one != two
    {
        return Err(RecordRejection::TwoBirthNumbers.into());
    }
    for (record, beside) in [(found.id, other.id), (other.id, found.id)] {
        if sight::knows_privately(&d.state, &by, record) {
            return Err(Rejection::KnownPrivately);
        }
        if must_say_why(d, &by, record, beside) {
            openings::decide::reasoned(d, record, Ground::Reason, reason)?;
        }
    }
    d.emit(PatientEvent::PatientsMerged {
        patient: found.id,
        into: other.id,
        by,
    });
    if other.standing == Standing::Dead {
        // What was promised to whoever had the one record was promised to them.
        let dead = current(d, other.id)?;
        quiet::end_promises(d, &dead);
    }
    Ok(())
}

/// This record is not in her hands. The day service, which keeps the register, says why only where the merging would put it there: when the
/// other one is.
fn must_say_why(d: &Decider<'_>, by: &StaffId, record: PatientId, beside: PatientId) -> bool {
    let has = |id| sight::of_staff(&d.state, by, id, d.now).in_hand;
    let service = d.service();
    let member = service.as_ref().and_then(|service| service.staff(by));
    let days = member.is_some_and(|member| {
        member.has_role(StaffRole::DayNurse) || member.has_role(StaffRole::Coordinator)
    });
    !has(record) && (!days || has(beside))
}

pub(super) fn undo(d: &mut Decider<'_>, patient: PatientId) -> Result<(), Rejection> {
    let by = d.staff()?;
    let found = d
        .state
        .patient(patient)
        .ok_or(Rejection::NotFound { what: "patient" })?;
    if found.merged_into.is_none() {
        return Err(RecordRejection::NotMerged.into());
    }
    let kept = readings_of_both(d, patient);
    d.emit(PatientEvent::MergeUndone { patient, by });
    for (record, opening) in kept {
        let id = d.opening_id();
        d.emit(OpeningEvent::OpeningKept {
            patient: record,
            opening: id,
            kept_from: opening.id,
            reason: opening.reason,
        });
    }
    Ok(())
}

/// What was read of both while they were read as one, and the other of the two, in which it was not written: each keeps who has read it.
fn readings_of_both(d: &Decider<'_>, merged: PatientId) -> Vec<(PatientId, Opening)> {
    let state = &d.state;
    let (Some(one), Some(other)) = (state.patient(merged), state.current_patient(merged)) else {
        return Vec::new();
    };
    let since = one.merged_at.unwrap_or(d.now);
    let read = |record: &Patient| {
        let openings = record.openings.values();
        let read = openings.filter(|opening| opening.at >= since && !opening.parts.is_empty());
        read.map(|opening| (**opening).clone()).collect::<Vec<_>>()
    };
    let of_other = read(other).into_iter().map(|opening| (one.id, opening));
    let of_one = read(one).into_iter().map(|opening| (other.id, opening));
    of_other.chain(of_one).collect()
}
