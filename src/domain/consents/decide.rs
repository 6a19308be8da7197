//! Consents: given by the person with whoever works with them, narrowed and withdrawn at their word by anyone on duty, at once
//! (`handbook/service/en/consent.md`). What is narrowed while two records are read as one is narrowed in both; what is given stands in the one in
//! use alone.

use std::time::Duration;

use crate::domain::consents::able::Able;
use crate::domain::consents::consent::{Consent, ConsentKind, GivenHow};
use crate::domain::consents::event::ConsentEvent;
use crate::domain::decider::Decider;
use crate::domain::ids::{ConsentId, ContactId, PatientId, StaffId};
use crate::domain::openings::sight;
use crate::domain::patients::decide::current;
use crate::domain::patients::identity::{LONGEST, needed, text_of};
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
    let records = d.state.records_of(&found);
    if (records.iter()).any(|record| record.consents.contains_key(&consent)) {
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
    let left_out = without.clone();
    d.emit(ConsentEvent::ConsentGiven {
        patient: found.id,
        consent,
        consent_kind: kind,
        without,
        words: text_of(words, LONGEST)?.map(Secret::Known),
        how,
        until,
        by: by.clone(),
        ability: able.checked()?,
    });
    // It covers less than what they have said before, and that stands again once the records are parted.
    let others = said_of(d, found.id, consent)?.into_iter();
    for (record, held) in others.filter(|(record, _)| *record != found.id) {
        leave_out(d, record, &held, &left_out, None, &by);
    }
    Ok(())
}

/// The consent, with the record that holds it, and what was said before of the same in the other records that are read as one with it: a merged
/// one keeps its own.
fn said_of(
    d: &Decider<'_>,
    patient: PatientId,
    consent: ConsentId,
) -> Result<Vec<(PatientId, Consent)>, Rejection> {
    let found = current(d, patient)?;
    let records = d.state.records_of(&found).into_iter();
    let all = records
        .filter(|record| !record.erased)
        .flat_map(|record| record.consents.values().map(|held| (record.id, &**held)));
    let all: Vec<(PatientId, &Consent)> = all.collect();
    let named = all.iter().filter(|(_, held)| held.id == consent);
    let (holder, said) = named
        .max_by_key(|(_, held)| held.at)
        .ok_or(Rejection::NotFound { what: "consent" })?;
    let is_meant = |record: PatientId, held: &Consent| {
        let before = (held.at, held.id) <= (said.at, said.id);
        held.id == consent
            || record != *holder && held.kind == said.kind && !held.is_taken_back() && before
    };
    let meant = all.iter().filter(|(record, held)| is_meant(*record, held));
    Ok(meant
        .map(|(record, held)| (*record, (*held).clone()))
        .collect())
}

fn leave_out(
    d: &mut Decider<'_>,
    patient: PatientId,
    held: &Consent,
    without: &[Section],
    said_in: Option<ContactId>,
    by: &StaffId,
) {
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
            consent: held.id,
            without: new,
            said_in,
            by: by.clone(),
        });
    }
}

pub(in crate::domain) fn narrow(
    d: &mut Decider<'_>,
    patient: PatientId,
    consent: ConsentId,
    without: &[Section],
    said_in: Option<ContactId>,
) -> Result<(), Rejection> {
    let by = d.staff()?;
    for (record, held) in said_of(d, patient, consent)? {
        leave_out(d, record, &held, without, said_in, &by);
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
    let mut stood = said_of(d, patient, consent)?;
    stood.retain(|(_, held)| held.withdrawn.is_none());
    for (record, held) in &stood {
        d.emit(ConsentEvent::ConsentWithdrawn {
            patient: *record,
            consent: held.id,
            said_in,
            by: by.clone(),
        });
    }
    if (stood.iter()).any(|(_, held)| held.kind == ConsentKind::PlanMade) {
        no_more_shown(d, patient, said_in, &by)?;
        plans::decide::taken_back(d, patient);
    }
    Ok(())
}

/// Whoever takes back that the plan is made takes back that it is shown on call: that it is made anew says nothing of it.
fn no_more_shown(
    d: &mut Decider<'_>,
    patient: PatientId,
    said_in: Option<ContactId>,
    by: &StaffId,
) -> Result<(), Rejection> {
    let found = current(d, patient)?;
    if !sight::plan_taken_back(&d.state, &found) {
        return Ok(());
    }
    let records = d.state.records_of(&found).into_iter();
    let shown = records
        .filter(|record| !record.erased)
        .flat_map(|record| record.consents.values().map(|held| (record.id, &**held)))
        .filter(|(_, held)| held.kind == ConsentKind::ShownOnCall && !held.is_taken_back())
        .map(|(record, held)| (record, held.id));
    let shown: Vec<(PatientId, ConsentId)> = shown.collect();
    for (patient, consent) in shown {
        d.emit(ConsentEvent::ConsentWithdrawn {
            patient,
            consent,
            said_in,
            by: by.clone(),
        });
    }
    Ok(())
}

/// It was never given, or not by this person. It covers nothing more, as if it were withdrawn: what was given before it does not hold again, since
/// only the person widens.
pub(in crate::domain) fn strike(
    d: &mut Decider<'_>,
    patient: PatientId,
    consent: ConsentId,
    why: &str,
) -> Result<(), Rejection> {
    let by = d.staff()?;
    let why = needed(why, LONGEST)?;
    let mut stood = said_of(d, patient, consent)?;
    stood.retain(|(_, held)| held.struck.is_none());
    for (record, held) in &stood {
        let (patient, by) = (*record, by.clone());
        if held.id == consent {
            d.emit(ConsentEvent::ConsentStruck {
                patient,
                consent,
                why: Secret::Known(why.clone()),
                by,
            });
        } else {
            d.emit(ConsentEvent::ConsentWithdrawn {
                patient,
                consent: held.id,
                said_in: None,
                by,
            });
        }
    }
    let counted = |(_, held): &(PatientId, Consent)| {
        held.kind == ConsentKind::PlanMade && held.withdrawn.is_none()
    };
    if stood.iter().any(counted) {
        no_more_shown(d, patient, None, &by)?;
        plans::decide::taken_back(d, patient);
    }
    Ok(())
}

/// Whether the consent that the plan is made holds now.
pub(in crate::domain) fn plan_may_be_made(d: &Decider<'_>, patient: PatientId) -> bool {
    d.state.current_patient(patient).is_some_and(|patient| {
        sight::consent(&d.state, patient, ConsentKind::PlanMade, d.now).is_some()
    })
}
