//! Erasure of a record: asked by one, carried out by another after a time, or refused with a reason that is kept
//! (`handbook/operations/erasure.md`, helsepersonelloven § 43). The keys are destroyed; the events stay, the content is gone.

use std::time::Duration;

use crate::domain::assessments;
use crate::domain::contacts::contact::Contact;
use crate::domain::decider::Decider;
use crate::domain::handovers;
use crate::domain::ids::{ContactId, ErasureId, PatientId};
use crate::domain::openings::sight;
use crate::domain::patients::decide::current;
use crate::domain::patients::event::PatientEvent;
use crate::domain::patients::identity::{LONGEST, needed};
use crate::domain::patients::patient::Patient;
use crate::domain::patients::rejection::RecordRejection;
use crate::domain::rejection::Rejection;

/// Time for second thoughts, and for a complaint: nothing is erased sooner.
pub const WAIT: Duration = Duration::from_hours(72);

pub(super) fn ask(
    d: &mut Decider<'_>,
    patient: PatientId,
    erasure: ErasureId,
    reason: &str,
) -> Result<(), Rejection> {
    let found = current(d, patient)?;
    if found.erasures.iter().any(|asked| asked.id == erasure) {
        return Ok(());
    }
    if found.open_erasure().is_some() {
        return Err(RecordRejection::ErasureAsked.into());
    }
    d.emit(PatientEvent::ErasureAsked {
        patient: found.id,
        erasure,
        reason: needed(reason, LONGEST)?,
        not_before: d.now + WAIT,
        by: d.actor.clone(),
    });
    Ok(())
}

pub(super) fn refuse(
    d: &mut Decider<'_>,
    patient: PatientId,
    erasure: ErasureId,
    reason: &str,
) -> Result<(), Rejection> {
    let found = current(d, patient)?;
    if found.open_erasure().is_none_or(|asked| asked.id != erasure) {
        return Err(Rejection::NotFound { what: "question" });
    }
    d.emit(PatientEvent::ErasureRefused {
        patient: found.id,
        erasure,
        reason: needed(reason, LONGEST)?,
        by: d.actor.clone(),
    });
    Ok(())
}

pub(super) fn carry_out(
    d: &mut Decider<'_>,
    patient: PatientId,
    erasure: ErasureId,
) -> Result<(), Rejection> {
    let found = current(d, patient)?;
    let asked = found
        .open_erasure()
        .filter(|asked| asked.id == erasure)
        .ok_or(Rejection::NotFound { what: "question" })?;
    if asked.by == d.actor {
        return Err(RecordRejection::SecondPerson.into());
    }
    if d.now < asked.not_before {
        return Err(RecordRejection::TooEarly.into());
    }
    let open = sight::contacts_of(&d.state, &found).any(Contact::is_open);
    if open {
        return Err(Rejection::StillOpen);
    }
    // Records of the same person that were merged into this one go with it.
    let erased: Vec<PatientEvent> = d
        .state
        .records_of(&found)
        .into_iter()
        .rev()
        .map(|record| PatientEvent::PatientErased {
            patient: record.id,
            erasure,
            contacts: contacts_with(d, record),
            confidences: record.confidences.keys().copied().collect(),
            by: d.actor.clone(),
        })
        .collect();
    for record in erased {
        if let PatientEvent::PatientErased { contacts, .. } = &record {
            for contact in contacts {
                assessments::decide::erase(d, *contact);
            }
        }
        d.emit(record);
    }
    handovers::decide::over(d);
    Ok(())
}

/// The contacts of a record, and those that were joined to one of them: each has a key of its own.
fn contacts_with(d: &Decider<'_>, record: &Patient) -> Vec<ContactId> {
    let mut all: Vec<ContactId> = Vec::new();
    for contact in record.contacts.iter().filter_map(|id| d.state.contact(*id)) {
        for id in contact.joined.iter().chain([&contact.id]) {
            if !all.contains(id) {
                all.push(*id);
            }
        }
    }
    all
}
