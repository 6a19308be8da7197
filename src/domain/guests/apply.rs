//! Guest events change the state. No rules here.

use std::sync::Arc;

use crate::domain::event::GuestEvent;
use crate::domain::guests::guest::Guest;
use crate::domain::ids::{GuestId, MessageId};
use crate::domain::messages::message::{Message, MessageState, MessageText, Recipient};
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
                invited: None,
                ended: None,
            };
            state.guests.insert(*guest, Arc::new(admitted));
            state.set_due(Due::Guest(*guest), Some(*until));
        }
        GuestEvent::GuestInvited { guest, message } => invite(state, at, *guest, *message),
        GuestEvent::GuestEnded { guest, .. } => {
            change(state, *guest, |guest| guest.ended = Some(at));
            state.set_due(Due::Guest(*guest), None);
        }
        GuestEvent::GuestErased { guest, .. } => {
            change(state, *guest, |guest| {
                guest.name = Secret::Erased;
                guest.hpr = guest.hpr.as_ref().map(|_| Secret::Erased);
                guest.phone = guest.phone.as_ref().map(|_| Secret::Erased);
            });
            erase_messages(state, *guest);
        }
    }
}

fn invite(state: &mut State, at: Timestamp, guest: GuestId, message: MessageId) {
    let Some(found) = state.guest(guest) else {
        return;
    };
    let (phone, language) = (found.phone.clone(), found.language);
    let invitation = Message {
        id: message,
        contact: None,
        at,
        to: phone.map(|number| Recipient::Person { number }),
        text: MessageText::WayIn(guest),
        language,
        state: MessageState::Queued,
        keyword: None,
    };
    state.messages.insert(message, Arc::new(invitation));
    change(state, guest, |guest| guest.invited = Some((message, at)));
}

/// The number stands in the messages with a link as well.
fn erase_messages(state: &mut State, guest: GuestId) {
    let of_guest = |message: &&Arc<Message>| message.text == MessageText::WayIn(guest);
    let ids: Vec<MessageId> = state
        .messages
        .values()
        .filter(of_guest)
        .map(|message| message.id)
        .collect();
    for id in ids {
        state.change_message(id, |message| {
            message.to = Some(Recipient::Person {
                number: Secret::Erased,
            });
        });
    }
}

fn change(state: &mut State, id: GuestId, change: impl FnOnce(&mut Guest)) {
    if let Some(guest) = state.guests.get_mut(&id) {
        change(Arc::make_mut(guest));
    }
}
