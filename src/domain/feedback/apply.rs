//! Events about the one question change the state. No rules here.

use crate::domain::feedback::asked::{Asked, Stage};
use crate::domain::feedback::event::FeedbackEvent;
use crate::domain::ids::ContactId;
use crate::domain::state::State;
use crate::domain::state::index::Due;
use crate::domain::time::Timestamp;

pub(in crate::domain) fn apply(state: &mut State, now: Timestamp, event: &FeedbackEvent) {
    match event {
        FeedbackEvent::FeedbackAgreed { contact, words, by } => {
            let asked = Asked {
                contact: *contact,
                number: state
                    .contact(*contact)
                    .and_then(|contact| contact.number.known().cloned()),
                words: words.clone(),
                by: by.clone(),
                at: now,
                stage: Stage::Agreed,
            };
            state.feedback.insert(asked);
        }
        FeedbackEvent::FeedbackPlanned { contact, at } => {
            set(state, *contact, Stage::Waits(*at));
        }
        FeedbackEvent::FeedbackSent { contact, .. } => set(state, *contact, Stage::Sent(now)),
        FeedbackEvent::FeedbackAnswered {
            contact,
            carrier_id,
            words,
        } => {
            state.remember_received(carrier_id.clone());
            let sent = state.feedback.get(*contact).and_then(Asked::sent);
            let stage = Stage::Answered {
                sent: sent.unwrap_or(now),
                words: words.clone(),
            };
            set(state, *contact, stage);
        }
        FeedbackEvent::FeedbackEnded { contact, why } => set(state, *contact, Stage::Over(*why)),
    }
}

/// Of a contact that is erased nothing is kept: neither what was agreed nor what was answered.
pub(in crate::domain) fn erase(state: &mut State, contact: ContactId) {
    state.feedback.remove(contact);
    state.set_due(Due::Feedback(contact), None);
}

fn set(state: &mut State, contact: ContactId, stage: Stage) {
    let due = match &stage {
        Stage::Waits(at) => Some(*at),
        Stage::Agreed | Stage::Sent(_) | Stage::Answered { .. } | Stage::Over(_) => None,
    };
    state.feedback.set(contact, stage);
    state.set_due(Due::Feedback(contact), due);
}
