//! Consents: given by the person with whoever works with them, narrowed and withdrawn at their word by anyone on duty, at once
//! (`handbook/service/en/consent.md`).

use std::time::Duration;

use crate::domain::consents::able::Able;
use crate::domain::consents::consent::{Consent, ConsentKind, GivenHow};
use crate::domain::consents::event::ConsentEvent;
use crate::domain::decider::Decider;
use crate::domain::ids::{ConsentId, ContactId, PatientId};
use crate::domain::openings::sight;
use crate::domain::patients::decide::current;
use crate::domain::patients::identity::{LONGEST, text_of};
use crate::domain::plans;
use crate::domain::plans::section::Section;
use crate::domain::rejection::Rejection;
use crate::domain::secret::Secret;
use crate::domain::time::Timestamp;

/// A consent is asked for anew at the latest after this, in days: a plan period is not longer.
pub const LONGEST_DAYS: u64 = 2 * 366;

#[expect(
    clippy::too_many_arguments,
    reason = "what is given is one thing with so many parts"
)]
pub(in crate::domain) fn give(
    d: &mut Decider<'_>,
    patient: PatientId,
    consent: ConsentId,
    kind: ConsentKind,
    mut without: Vec<Section>,
    words: &str,
    how: GivenHow,
    until: Timestamp,
    able: Able,
) -> Result<(), Rejection> {
    let by = d.staff()?;
    let found = current(d, patient)?;
    if found.consents.contains_key(&consent) {
        return Ok(());
    }
    if until <= d.now {
        return Err(Rejection::InThePast);
    }
    if until > d.now + Duration::from_hours(LONGEST_DAYS * 24) {
        return Err(Rejection::TooFarAhead { days: LONGEST_DAYS });
    }
    without.sort_unstable();
    without.dedup();
    d.emit(ConsentEvent::ConsentGiven {
        patient: found.id,
        consent,
        consent_kind: kind,
        without,
        words: text_of(words, LONGEST)?.map(Secret::Known),
        how,
        until,
        by,
        ability: able.checked()?,
    });
    Ok(())
}

/// The consent, with the record that holds it: a merged one keeps its own.
fn holding(
    d: &Decider<'_>,
    patient: PatientId,
    consent: ConsentId,
) -> Result<(PatientId, Consent), Rejection> {
    let found = current(d, patient)?;
    let held = d.state.records_of(&found).into_iter().find_map(|record| {
        let held = record.consents.get(&consent)?;
        Some((record.id, (**held).clone()))
    });
    held.ok_or(Rejection::NotFound { what: "consent" })
}

pub(in crate::domain) fn narrow(
    d: &mut Decider<'_>,
    patient: PatientId,
    consent: ConsentId,
    without: &[Section],
    said_in: Option<ContactId>,
) -> Result<(), Rejection> {
    let by = d.staff()?;
    let (patient, held) = holding(d, patient, consent)?;
    let mut new: Vec<Section> = without
        .iter()
        .copied()
        .filter(|section| held.covers(*section))
        .collect();
    new.sort_unstable();
    new.dedup();
    if !new.is_empty() {
        d.emit(ConsentEvent::ConsentNarrowed {
            patient,
            consent,
            without: new,
            said_in,
            by,
        });
    }
    Ok(())
}

pub(in crate::domain) fn withdraw(
    d: &mut Decider<'_>,
    patient: PatientId,
    consent: ConsentId,
    said_in: Option<ContactId>,
) -> Result<(), Rejection> {
    let by = d.staff()?;
    let (patient, held) = holding(d, patient, consent)?;
    if held.withdrawn.is_none() {
        d.emit(ConsentEvent::ConsentWithdrawn {
            patient,
            consent,
            said_in,
            by,
        });
        if held.kind == ConsentKind::PlanMade {
            plans::decide::taken_back(d, patient);
        }
    }
    Ok(())
}

/// Whether the consent that the plan is made holds now.
pub(in crate::domain) fn plan_may_be_made(d: &Decider<'_>, patient: PatientId) -> bool {
    d.state.current_patient(patient).is_some_and(|patient| {
        sight::consent(&d.state, patient, ConsentKind::PlanMade, d.now).is_some()
    })
}
