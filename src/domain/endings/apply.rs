//! What is said at the end changes the state. No rules here.

use crate::domain::endings::admission::Admission;
use crate::domain::endings::event::EndingEvent;
use crate::domain::state::State;

pub(in crate::domain) fn apply(state: &mut State, event: &EndingEvent) {
    match event {
        EndingEvent::PersonAdmitted {
            contact,
            unit,
            admitted_at,
            by,
        } => state.change_contact(*contact, |contact| {
            contact.admission = Some(Admission {
                unit: unit.clone(),
                at: *admitted_at,
                by: by.clone(),
            });
        }),
    }
}
