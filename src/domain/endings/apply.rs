//! What is said at the end changes the state. No rules here.

use crate::domain::endings::admission::Admission;
use crate::domain::endings::event::EndingEvent;
use crate::domain::endings::sheet::Sheet;
use crate::domain::state::State;
use crate::domain::time::Timestamp;

pub(in crate::domain) fn apply(state: &mut State, at: Timestamp, event: &EndingEvent) {
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
        EndingEvent::SheetHanded {
            contact,
            language,
            agreed,
            steps,
            next_who,
            next_at,
            by,
        } => state.change_contact(*contact, |contact| {
            contact.sheets.push_back(Sheet {
                language: *language,
                agreed: agreed.clone(),
                steps: steps.clone(),
                next_who: next_who.clone(),
                next_at: *next_at,
                by: by.clone(),
                at,
            });
        }),
    }
}
