//! Message events change the state. No rules here.

use std::sync::Arc;

use crate::domain::event::MessageEvent;
use crate::domain::ids::{ContactId, MessageId};
use crate::domain::messages::event::WritingEvent;
use crate::domain::messages::keyword::Keyword;
use crate::domain::messages::message::{Message, MessageState, MessageText};
use crate::domain::secret::Secret;
use crate::domain::state::State;
use crate::domain::time::Timestamp;

pub(in crate::domain) fn apply(state: &mut State, at: Timestamp, event: &MessageEvent) {
    match event {
        MessageEvent::MessageQueued {
            message,
            contact,
            to,
            text,
            language,
        } => {
            insert(
                state,
                Message {
                    id: *message,
                    contact: *contact,
                    at,
                    to: Some(to.clone()),
                    text: text.clone(),
                    language: *language,
                    state: MessageState::Queued,
                    keyword: None,
                },
            );
        }
        MessageEvent::MessageSent {
            message,
            carrier_id,
        } => state.change_message(*message, |message| {
            if message.state == MessageState::Queued {
                message.state = MessageState::Sent(carrier_id.clone());
            }
        }),
        MessageEvent::MessageDelivered { message } => state.change_message(*message, |message| {
            if let MessageState::Sent(carrier_id) = &message.state {
                message.state = MessageState::Delivered(carrier_id.clone());
            }
        }),
        MessageEvent::MessageFailed { message, why } => {
            state.change_message(*message, |message| {
                message.state = MessageState::Failed(why.clone());
            });
        }
        MessageEvent::MessageReceived {
            message,
            contact,
            carrier_id,
            text,
        } => {
            received(state, at, (*message, *contact), text, None);
            state.remember_received(carrier_id.clone());
            state.change_contact(*contact, |contact| {
                contact.conversation.get_or_insert_default();
            });
        }
    }
}

pub(in crate::domain) fn writing(state: &mut State, at: Timestamp, event: &WritingEvent) {
    match event {
        WritingEvent::KeywordReceived {
            message,
            contact,
            carrier_id,
            text,
            keyword,
        } => {
            received(state, at, (*message, *contact), text, Some(*keyword));
            state.remember_received(carrier_id.clone());
        }
        WritingEvent::StaffWrote { carrier_id, .. } => state.remember_received(carrier_id.clone()),
        WritingEvent::RecipientStopped { number } => {
            if let Some(number) = number.known() {
                state.stopped.insert(number.clone());
            }
        }
        WritingEvent::RecipientStarted { number } => {
            if let Some(number) = number.known() {
                state.stopped.remove(number);
            }
        }
        WritingEvent::ConversationTaken { contact, staff } => {
            state.change_contact(*contact, |contact| {
                contact.conversation.get_or_insert_default().with = Some(staff.clone());
            });
        }
        WritingEvent::AnswerDue { contact, ring_at } => {
            state.change_contact(*contact, |contact| {
                contact.conversation.get_or_insert_default().ring_at = *ring_at;
            });
        }
    }
}

/// What somebody wrote stands in its contact.
fn received(
    state: &mut State,
    at: Timestamp,
    (id, contact): (MessageId, ContactId),
    text: &Secret<String>,
    keyword: Option<Keyword>,
) {
    let language = state
        .contact(contact)
        .map(|contact| contact.language)
        .unwrap_or_default();
    insert(
        state,
        Message {
            id,
            contact: Some(contact),
            at,
            to: None,
            text: MessageText::Own(text.clone()),
            language,
            state: MessageState::Received,
            keyword,
        },
    );
}

fn insert(state: &mut State, message: Message) {
    let (id, contact): (MessageId, Option<ContactId>) = (message.id, message.contact);
    state.messages.insert(id, Arc::new(message));
    if let Some(contact) = contact {
        state.change_contact(contact, |contact| contact.messages.push_back(id));
    }
}

impl State {
    pub(in crate::domain) fn change_message(
        &mut self,
        id: MessageId,
        change: impl FnOnce(&mut Message),
    ) {
        if let Some(message) = self.messages.get_mut(&id) {
            change(Arc::make_mut(message));
        }
    }
}
