//! A consent is about to end: whoever coordinates is told in good time, and again on the day, so that the person is asked anew before it is over
//! (`handbook/service/en/consent.md`). Which consent, and whose, stands in no message.

use std::sync::Arc;
use std::time::Duration;

use crate::domain::consents::consent::{Consent, ConsentKind};
use crate::domain::consents::event::ConsentEvent;
use crate::domain::deadline;
use crate::domain::decider::Decider;
use crate::domain::duty::calendar;
use crate::domain::ids::{ConsentId, PatientId};
use crate::domain::messages::message::MessageText;
use crate::domain::openings::sight;
use crate::domain::patients::patient::{Patient, Standing};
use crate::domain::plans;
use crate::domain::state::State;
use crate::domain::state::index::Due;
use crate::domain::time::Timestamp;

/// Of a consent that ended longer ago nobody is told: it comes from before there were such reminders.
const TOO_OLD: Duration = Duration::from_hours(7 * 24);

/// The next time somebody is told of it, after `at`: so long before it ends, or on the day; none: both are over, or nobody is.
fn next(state: &State, consent: &Consent) -> Option<Timestamp> {
    let before = consent.until - deadline::timing(state).consent_reminder_before;
    let zone = state.service.as_ref().map(|service| &service.zone);
    // The day is the last one on which it holds.
    let last = consent.until - Duration::from_secs(1);
    let day = zone.map_or(last, |zone| {
        calendar::instant(zone, calendar::local(zone, last).0, 0)
    });
    // What is given for a shorter time is known to end.
    let times = [before, day];
    let known = times.iter().filter(|time| **time <= consent.at).count();
    let told = known + usize::from(consent.reminders);
    times
        .get(told)
        .map(|time| deadline::of_review(state, *time))
}

/// When somebody is told of this consent, anew.
pub(in crate::domain) fn refresh(state: &mut State, patient: PatientId, consent: ConsentId) {
    let found = state.patient(patient);
    let counts = found.filter(|found| !found.erased && found.standing != Standing::Dead);
    let held = counts.and_then(|found| found.consents.get(&consent).cloned());
    let at = held
        .filter(|held| !held.is_taken_back())
        .and_then(|held| next(state, &held));
    state.set_due(Due::ConsentEnds(patient, consent), at);
}

/// A newer one of its kind has taken its place: nobody is told of those before it.
pub(in crate::domain) fn replaces(state: &mut State, patient: PatientId, given: &Consent) {
    let older = |kind: ConsentKind| kind == given.kind;
    for consent in ids(state, patient, older) {
        if consent != given.id {
            state.set_due(Due::ConsentEnds(patient, consent), None);
        }
    }
    refresh(state, patient, given.id);
}

/// How it is with the person has changed: of somebody who has died nobody is told.
pub(in crate::domain) fn refresh_all(state: &mut State, patient: PatientId) {
    for consent in ids(state, patient, |_| true) {
        refresh(state, patient, consent);
    }
}

fn ids(state: &State, patient: PatientId, of: impl Fn(ConsentKind) -> bool) -> Vec<ConsentId> {
    let found = state.patient(patient);
    let consents = found.into_iter().flat_map(|found| found.consents.values());
    let consents = consents.map(Arc::as_ref).filter(|one| of(one.kind));
    consents.map(|one| one.id).collect()
}

/// The time has come to say that it ends. Where another of its kind counts by now, nobody is told.
pub(in crate::domain) fn due(d: &mut Decider<'_>, patient: PatientId, consent: ConsentId) {
    let held = d.state.patient(patient).and_then(|found| {
        let held = found.consents.get(&consent)?;
        Some((**held).clone())
    });
    let Some(held) = held else {
        return;
    };
    let counts = d.state.current_patient(patient).is_some_and(|current| {
        let newest = sight::newest(&d.state, current, held.kind);
        !is_dead(&d.state, current) && newest.is_some_and(|newest| newest.id == consent)
    });
    d.emit(ConsentEvent::ConsentEndNoticed { patient, consent });
    if counts && d.now < held.until + TOO_OLD {
        plans::decide::tell_whoever_coordinates(d, patient, &MessageText::PlanReview);
    }
}

fn is_dead(state: &State, patient: &Patient) -> bool {
    let records = state.records_of(patient);
    records
        .iter()
        .any(|record| record.standing == Standing::Dead)
}
