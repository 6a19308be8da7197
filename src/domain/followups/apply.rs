//! Follow-up events, and the ends of contacts that leave something to be done, change the state. No rules here.

use crate::domain::contacts::contact::Next;
use crate::domain::event::ContactEvent;
use crate::domain::followups::event::FollowUpEvent;
use crate::domain::followups::follow_up::FollowUp;
use crate::domain::ids::ContactId;
use crate::domain::state::State;
use crate::domain::state::index::Due;

pub(in crate::domain) fn apply(state: &mut State, event: &FollowUpEvent) {
    match event {
        FollowUpEvent::FollowUpReminded { contact } => {
            if let Some(found) = state.follow_ups.get_mut(contact) {
                found.reminded = true;
            }
            state.set_due(Due::FollowUp(*contact), None);
        }
        FollowUpEvent::FollowUpDone { contact, .. } => remove(state, *contact),
    }
}

/// A contact that ends may leave something to be done; one that is erased leaves nothing.
pub(in crate::domain) fn of_contact(state: &mut State, event: &ContactEvent) {
    match event {
        ContactEvent::ContactClosed {
            contact,
            next: Next::FollowUp { owner, at, .. },
            ..
        } => {
            let follow_up = FollowUp {
                contact: *contact,
                owner: owner.clone(),
                at: *at,
                reminded: false,
            };
            state.follow_ups.insert(*contact, follow_up);
            state.set_due(Due::FollowUp(*contact), Some(*at));
        }
        ContactEvent::ContactErased { contact, .. } => remove(state, *contact),
        ContactEvent::ContactClosed { .. }
        | ContactEvent::ContactOpened { .. }
        | ContactEvent::ContactProposed { .. }
        | ContactEvent::ProposalRefused { .. }
        | ContactEvent::ContactJoined { .. }
        | ContactEvent::CallBackPromised { .. }
        | ContactEvent::CallBackReminded { .. }
        | ContactEvent::CallBackMissed { .. }
        | ContactEvent::CallBackPostponed { .. }
        | ContactEvent::ChildrenAsked { .. }
        | ContactEvent::OutcomeNeeded { .. }
        | ContactEvent::OutcomeReminded { .. }
        | ContactEvent::OwnerChanged { .. }
        | ContactEvent::NoteWritten { .. } => {}
    }
}

fn remove(state: &mut State, contact: ContactId) {
    state.follow_ups.remove(&contact);
    state.set_due(Due::FollowUp(contact), None);
}
