//! Whom a contact is about, where its line stands in a list of things to do: by name where the viewer has a ground to read who it is, and that she
//! reads it is written down already. A list writes nothing down by itself: what is not written down is not named.

use std::collections::BTreeSet;

use crate::domain::contacts::contact::Contact;
use crate::domain::handovers::hands;
use crate::domain::ids::PatientId;
use crate::domain::openings::opening::{Reader, RecordPart};
use crate::domain::openings::sight;
use crate::domain::patients::identity::Identity;
use crate::domain::patients::patient::Patient;
use crate::domain::state::State;
use crate::domain::time::Timestamp;
use crate::views::Viewer;
use crate::views::hint::{self, Hint};
use crate::views::request;

/// Whom it is about, and who was in touch.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Whom {
    /// The person, by name; none: nobody has said who it is, or the viewer has not opened it.
    pub name: Option<String>,
    /// Somebody asked for help with them: by what name, where that is known.
    pub asked: Option<Option<String>>,
    /// What the number says.
    pub hint: Hint,
}

/// Whom a contact is about. Ask [`Viewer::may_open`] first.
pub(super) fn of(state: &State, viewer: &Viewer, contact: &Contact, now: Timestamp) -> Whom {
    let patient = patient(state, contact);
    let patient = patient.filter(|patient| is_read(state, viewer, patient, now) == Some(true));
    Whom {
        name: patient
            .and_then(|patient| patient.identity.known())
            .map(Identity::full_name),
        asked: state
            .request_of(contact.id)
            .map(|found| request::asker(state, viewer, found).name),
        hint: hint::of(state, contact),
    }
}

/// Those who would be named among what the viewer is to do and has taken over, and of whom it is not written down yet that she reads who they are.
pub fn unwritten(state: &State, viewer: &Viewer, now: Timestamp) -> Vec<PatientId> {
    let Some(me) = &viewer.staff else {
        return Vec::new();
    };
    let owned = state.follow_ups.values().filter(|one| one.owner == *me);
    let kept = state.handovers.kept.keys().copied();
    let kept = kept.filter(|(contact, id)| hands::keeps(state, me, *id, *contact));
    let contacts = owned
        .map(|one| one.contact)
        .chain(kept.map(|(contact, _)| contact));
    let patients: BTreeSet<PatientId> = contacts
        .filter_map(|contact| state.contact(contact))
        .filter(|contact| viewer.may_open(state, contact))
        .filter_map(|contact| patient(state, contact))
        .filter(|patient| is_read(state, viewer, patient, now) == Some(false))
        .map(|patient| patient.id)
        .collect();
    patients.into_iter().collect()
}

fn patient<'a>(state: &'a State, contact: &Contact) -> Option<&'a Patient> {
    let about = contact.about.as_ref()?;
    state.current_patient(about.patient)
}

/// Whether it is written down, on a ground that holds now, that the viewer has read who it is; none: no ground holds.
fn is_read(state: &State, viewer: &Viewer, patient: &Patient, now: Timestamp) -> Option<bool> {
    let sight = sight::sight(state, viewer.looker(), patient, now);
    sight.ground_for(RecordPart::Identity)?;
    let reader = Reader::of(viewer.looker())?;
    Some(state.openings_of(patient).any(|(_, one)| {
        one.viewer == reader
            && sight.grounds.contains(&one.ground)
            && one.parts.contains(&RecordPart::Identity)
    }))
}
