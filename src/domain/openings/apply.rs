//! Events change who has read, and whom a contact is about. No rules here.

use std::sync::Arc;

use crate::domain::deadline;
use crate::domain::deviations::deviation::Cause;
use crate::domain::ids::{ContactId, OpeningId, PatientId, StaffId};
use crate::domain::openings::event::OpeningEvent;
use crate::domain::openings::opening::{About, Opening, Review};
use crate::domain::openings::searches::{self, Search};
use crate::domain::state::State;
use crate::domain::state::index::Due;
use crate::domain::time::Timestamp;

pub(in crate::domain) fn apply(state: &mut State, at: Timestamp, event: &OpeningEvent) {
    match event {
        OpeningEvent::PersonLinked {
            patient,
            contact,
            relative,
            linked_by,
        } => {
            unlink(state, *contact);
            state.change_contact(*contact, |contact| {
                contact.about = Some(About {
                    patient: *patient,
                    relative: *relative,
                    by: *linked_by,
                    confirmed: None,
                    proof: None,
                });
            });
            state.change_patient(*patient, |patient| {
                patient.contacts.insert(*contact);
            });
        }
        OpeningEvent::PersonUnlinked { contact, .. } => unlink(state, *contact),
        OpeningEvent::IdentityConfirmed {
            contact, by, proof, ..
        } => {
            state.change_contact(*contact, |contact| {
                if let Some(about) = &mut contact.about {
                    about.confirmed = Some((by.clone(), at));
                    about.proof.clone_from(proof);
                }
            });
        }
        OpeningEvent::RecordOpened {
            patient,
            opening,
            viewer,
            ground,
            reason,
            parts,
        } => {
            let on_duty = viewer.staff().is_some_and(|staff| is_on_duty(state, staff));
            state.openings.insert(*opening, *patient);
            state.change_patient(*patient, |patient| {
                let known = patient.openings.get(opening).map(|known| (**known).clone());
                let mut opened = known.unwrap_or_else(|| Opening {
                    id: *opening,
                    viewer: viewer.clone(),
                    ground: *ground,
                    reason: reason.clone(),
                    at,
                    parts: imbl::OrdSet::new(),
                    on_duty,
                    late: false,
                    kept_from: None,
                    reviews: imbl::Vector::new(),
                });
                opened.parts.extend(parts.iter().copied());
                patient.openings.insert(*opening, Arc::new(opened));
            });
            wait(state, *opening);
        }
        OpeningEvent::ReadUnwritten {
            patient,
            opening,
            viewer,
            ground,
            parts,
            read_at,
        } => {
            let late = Opening {
                id: *opening,
                viewer: viewer.clone(),
                ground: *ground,
                reason: None,
                at: *read_at,
                parts: imbl::OrdSet::new(),
                // Nobody else may read then.
                on_duty: true,
                late: true,
                kept_from: None,
                reviews: imbl::Vector::new(),
            };
            state.openings.insert(*opening, *patient);
            state.change_patient(*patient, |patient| {
                let known = patient.openings.get(opening);
                let mut opened = known.map_or(late, |known| (**known).clone());
                opened.late = true;
                opened.parts.extend(parts.iter().copied());
                patient.openings.insert(*opening, Arc::new(opened));
            });
            wait(state, *opening);
        }
        OpeningEvent::OpeningKept {
            patient,
            opening,
            kept_from,
            reason,
        } => {
            let found = state.opening(*kept_from).map(|(_, found)| found.clone());
            if let Some(found) = found {
                let kept = Opening {
                    id: *opening,
                    reason: reason.clone(),
                    kept_from: Some(*kept_from),
                    reviews: imbl::Vector::new(),
                    ..found
                };
                state.openings.insert(*opening, *patient);
                state.change_patient(*patient, |patient| {
                    patient.openings.insert(*opening, Arc::new(kept));
                });
            }
        }
        OpeningEvent::RegisterSearched {
            by,
            place,
            shown,
            own_name,
            searched_at,
        } => {
            let search = Search {
                by: by.clone(),
                at: *searched_at,
                place: *place,
                shown: shown.clone(),
                own_name: *own_name,
                on_duty: is_on_duty(state, by),
            };
            searches::searched(state, search);
        }
        OpeningEvent::OpeningReviewed {
            patient,
            opening,
            by,
            verdict,
            words,
        } => {
            let review = Review {
                by: by.clone(),
                at,
                verdict: *verdict,
                words: words.clone(),
            };
            change(state, *patient, *opening, |opening| {
                opening.reviews.push_back(review);
            });
        }
        OpeningEvent::ReviewUndone {
            patient, opening, ..
        } => change(state, *patient, *opening, |opening| {
            opening.reviews.pop_back();
        }),
    }
}

fn is_on_duty(state: &State, staff: &StaffId) -> bool {
    state.shift.as_ref().is_some_and(|shift| shift.has(staff))
}

fn change(state: &mut State, patient: PatientId, id: OpeningId, change: impl FnOnce(&mut Opening)) {
    state.change_patient(patient, |patient| {
        if let Some(opening) = patient.openings.get_mut(&id) {
            change(Arc::make_mut(opening));
        }
    });
    wait(state, id);
}

/// Whether it is among those that wait for the leader.
fn wait(state: &mut State, id: OpeningId) {
    let found = state.opening(id).map(|(_, opening)| opening);
    let waits = found.is_some_and(Opening::waits);
    let cause = Cause::NotReviewed(id);
    // What is talked over has been looked at.
    let review_by = found
        .filter(|opening| waits && opening.review().is_none())
        .map(|opening| opening.at + deadline::timing(state).reading_review)
        .filter(|_| !state.deviations.causes.contains(&cause));
    state.set_due(Due::Reading(id), review_by);
    if waits {
        state.to_review.insert(id);
    } else {
        state.to_review.remove(&id);
    }
}

fn unlink(state: &mut State, id: ContactId) {
    let Some(patient) = about(state, id) else {
        return;
    };
    state.change_contact(id, |contact| contact.about = None);
    state.change_patient(patient, |patient| {
        patient.contacts.remove(&id);
    });
}

fn about(state: &State, contact: ContactId) -> Option<PatientId> {
    Some(state.contact(contact)?.about.as_ref()?.patient)
}
