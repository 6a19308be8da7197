//! Guest events change the state. No rules here.

use std::sync::Arc;

use crate::domain::event::GuestEvent;
use crate::domain::guests::guest::Guest;
use crate::domain::ids::GuestId;
use crate::domain::secret::Secret;
use crate::domain::state::State;
use crate::domain::state::index::Due;
use crate::domain::time::Timestamp;

pub(in crate::domain) fn apply(state: &mut State, at: Timestamp, event: &GuestEvent) {
    match event {
        GuestEvent::GuestAdmitted {
            guest,
            name,
            hpr,
            phone,
            language,
            until,
            by,
        } => {
            let admitted = Guest {
                id: *guest,
                name: name.clone(),
                hpr: hpr.clone(),
                phone: phone.clone(),
                language: *language,
                since: at,
                until: *until,
                admitted_by: by.clone(),
                ended: None,
            };
            state.guests.insert(*guest, Arc::new(admitted));
            state.set_due(Due::Guest(*guest), Some(*until));
        }
        GuestEvent::GuestEnded { guest, .. } => {
            change(state, *guest, |guest| guest.ended = Some(at));
            state.set_due(Due::Guest(*guest), None);
        }
        GuestEvent::GuestErased { guest, .. } => change(state, *guest, |guest| {
            guest.name = Secret::Erased;
            guest.hpr = guest.hpr.as_ref().map(|_| Secret::Erased);
            guest.phone = guest.phone.as_ref().map(|_| Secret::Erased);
        }),
    }
}

fn change(state: &mut State, id: GuestId, change: impl FnOnce(&mut Guest)) {
    if let Some(guest) = state.guests.get_mut(&id) {
        change(Arc::make_mut(guest));
    }
}
