//! Events change who has read, and whom a contact is about. No rules here.

use std::sync::Arc;

use crate::domain::ids::{ContactId, PatientId};
use crate::domain::openings::event::OpeningEvent;
use crate::domain::openings::opening::{About, Opening, Review};
use crate::domain::state::State;
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
                });
            });
            state.change_patient(*patient, |patient| {
                patient.contacts.insert(*contact);
            });
        }
        OpeningEvent::PersonUnlinked { contact, .. } => unlink(state, *contact),
        OpeningEvent::IdentityConfirmed { contact, by, .. } => {
            state.change_contact(*contact, |contact| {
                if let Some(about) = &mut contact.about {
                    about.confirmed = Some((by.clone(), at));
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
        } => state.change_patient(*patient, |patient| {
            let known = patient.openings.get(opening).map(|known| (**known).clone());
            let mut opened = known.unwrap_or_else(|| Opening {
                id: *opening,
                viewer: viewer.clone(),
                ground: *ground,
                reason: reason.clone(),
                at,
                parts: imbl::OrdSet::new(),
                review: None,
            });
            opened.parts.extend(parts.iter().copied());
            patient.openings.insert(*opening, Arc::new(opened));
        }),
        OpeningEvent::OpeningReviewed {
            patient,
            opening,
            by,
            verdict,
            words,
        } => state.change_patient(*patient, |patient| {
            if let Some(opening) = patient.openings.get_mut(opening) {
                Arc::make_mut(opening).review = Some(Review {
                    by: by.clone(),
                    at,
                    verdict: *verdict,
                    words: words.clone(),
                });
            }
        }),
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
