//! Complaint events change the state. No rules here.

use std::sync::Arc;

use imbl::{OrdSet, Vector};

use crate::domain::actor::Actor;
use crate::domain::complaints::complaint::{Complaint, Dates, Done};
use crate::domain::complaints::event::ComplaintEvent;
use crate::domain::followed::Step;
use crate::domain::ids::{ComplaintId, ContactId, PatientId};
use crate::domain::state::State;
use crate::domain::state::index::Due;
use crate::domain::time::Timestamp;

pub(in crate::domain) fn apply(state: &mut State, at: Timestamp, event: &ComplaintEvent) {
    match event {
        ComplaintEvent::ComplaintReceived {
            complaint,
            patient,
            contact,
            complains,
            who,
            words,
            by,
        } => {
            let received = Complaint {
                id: *complaint,
                at,
                patient: *patient,
                contact: *contact,
                complains: *complains,
                who: who.clone(),
                words: words.clone(),
                by: by.clone(),
                owner: None,
                steps: Vector::new(),
                open: true,
                dates: None,
                reminded: OrdSet::new(),
            };
            state.complaints.all.insert(*complaint, Arc::new(received));
            change(state, *complaint, |_| {});
        }
        ComplaintEvent::ComplaintDated {
            complaint,
            look_by,
            remind_at,
            answer_by,
            late_at,
        } => change(state, *complaint, |complaint| {
            complaint.dates = Some(Dates {
                look_by: *look_by,
                remind_at: *remind_at,
                answer_by: *answer_by,
                late_at: *late_at,
            });
            complaint.reminded.clear();
        }),
        ComplaintEvent::ComplaintGiven {
            complaint,
            owner,
            by,
        } => change(state, *complaint, |complaint| {
            complaint.owner = Some(owner.clone());
            step(complaint, at, by, Done::Given(owner.clone()));
        }),
        ComplaintEvent::ComplaintNoted {
            complaint,
            text,
            by,
            ..
        } => change(state, *complaint, |complaint| {
            step(complaint, at, by, Done::Noted(text.clone()));
        }),
        ComplaintEvent::ComplaintPassedOn {
            complaint, to, by, ..
        } => change(state, *complaint, |complaint| {
            step(complaint, at, by, Done::PassedOn(to.clone()));
        }),
        ComplaintEvent::ComplaintAnswered {
            complaint,
            how,
            answer,
            by,
            ..
        } => change(state, *complaint, |complaint| {
            complaint.open = false;
            let done = Done::Answered {
                how: *how,
                answer: answer.clone(),
            };
            step(complaint, at, by, done);
        }),
        ComplaintEvent::ComplaintReopened {
            complaint, why, by, ..
        } => change(state, *complaint, |complaint| {
            complaint.open = true;
            step(complaint, at, by, Done::Reopened(why.clone()));
        }),
        ComplaintEvent::ComplaintReminded { complaint, what } => {
            change(state, *complaint, |complaint| {
                complaint.reminded.insert(*what);
            });
        }
        ComplaintEvent::ComplaintErased { complaint, .. } => {
            change(state, *complaint, Complaint::erase);
        }
    }
}

fn step(complaint: &mut Complaint, at: Timestamp, by: &Actor, what: Done) {
    let by = by.clone();
    complaint.steps.push_back(Step { at, by, what });
}

fn change(state: &mut State, id: ComplaintId, change: impl FnOnce(&mut Complaint)) {
    let Some(found) = state.complaints.all.get_mut(&id) else {
        return;
    };
    change(Arc::make_mut(found));
    let found = Arc::clone(found);
    if found.open {
        state.complaints.open.insert(id);
    } else {
        state.complaints.open.remove(&id);
    }
    let due = found.reminder().map(|(at, _)| at);
    state.set_due(Due::Complaint(id), due);
}

/// The words under a contact's key go with it.
pub(in crate::domain) fn erase_contact(state: &mut State, contact: ContactId) {
    erase(state, |complaint| {
        complaint.patient.is_none() && complaint.contact == Some(contact)
    });
}

/// Those under a patient's go with that.
pub(in crate::domain) fn erase_patient(state: &mut State, patient: PatientId) {
    erase(state, |complaint| complaint.patient == Some(patient));
}

fn erase(state: &mut State, wanted: impl Fn(&Complaint) -> bool) {
    let found: Vec<ComplaintId> = state
        .complaints
        .iter()
        .filter(|complaint| wanted(complaint))
        .map(|complaint| complaint.id)
        .collect();
    for id in found {
        change(state, id, Complaint::erase);
    }
}
