//! Follow-up events, and what contacts leave to be done, change the state. No rules here.

use crate::domain::contacts::contact::Next;
use crate::domain::event::ContactEvent;
use crate::domain::followups::event::FollowUpEvent;
use crate::domain::followups::follow_up::{About, FollowUp, Moved, Task};
use crate::domain::ids::{ContactId, StaffId};
use crate::domain::state::State;
use crate::domain::state::index::Due;
use crate::domain::time::Timestamp;

pub(in crate::domain) fn apply(state: &mut State, now: Timestamp, event: &FollowUpEvent) {
    match event {
        FollowUpEvent::FollowUpSet {
            contact,
            about,
            for_whom,
            owner,
            at,
            what,
            ..
        } => {
            let task = Task {
                for_whom: for_whom.clone(),
                what: what.clone(),
            };
            begin(state, *contact, *about, (owner, *at), Some(task));
        }
        FollowUpEvent::FollowUpReminded { contact, about } => {
            if let Some(found) = state.follow_ups.get_mut(&(*contact, *about)) {
                found.reminded = true;
            }
            state.set_due(Due::FollowUp(*contact, *about), None);
        }
        FollowUpEvent::FollowUpWatched {
            contact,
            about,
            leader_at,
        } => {
            if state.follow_ups.contains_key(&(*contact, *about)) {
                state.set_due(Due::FollowUp(*contact, *about), Some(*leader_at));
            }
        }
        FollowUpEvent::FollowUpOverdue { contact, about } => {
            if let Some(found) = state.follow_ups.get_mut(&(*contact, *about)) {
                found.overdue = true;
            }
            state.set_due(Due::FollowUp(*contact, *about), None);
        }
        FollowUpEvent::FollowUpMoved {
            contact,
            about,
            at,
            reason,
            by,
        } => {
            if let Some(found) = state.follow_ups.get_mut(&(*contact, *about)) {
                found.at = *at;
                found.reminded = false;
                found.overdue = false;
                found.moved = Some(Moved {
                    by: by.clone(),
                    at: now,
                    reason: reason.clone(),
                });
                state.set_due(Due::FollowUp(*contact, *about), Some(*at));
            }
        }
        FollowUpEvent::FollowUpHanded {
            contact,
            about,
            owner,
            ..
        } => {
            if let Some(found) = state.follow_ups.get_mut(&(*contact, *about)) {
                found.owner = owner.clone();
            }
        }
        FollowUpEvent::FollowUpDone { contact, about, .. } => remove(state, *contact, *about),
    }
}

/// A contact that ends may leave something to be done, and children who are relatives are seen to.
pub(in crate::domain) fn of_contact(state: &mut State, now: Timestamp, event: &ContactEvent) {
    match event {
        ContactEvent::ContactClosed {
            contact,
            next: Next::FollowUp { owner, at, .. },
            ..
        } => begin(state, *contact, About::Person, (owner, *at), None),
        ContactEvent::ChildrenAsked {
            contact,
            follows_up: Some(owner),
            due_at,
            ..
        } => begin(
            state,
            *contact,
            About::Children,
            (owner, due_at.unwrap_or(now)),
            None,
        ),
        ContactEvent::ChildrenAsked { contact, .. } => remove(state, *contact, About::Children),
        ContactEvent::ContactClosed { .. }
        | ContactEvent::ContactErased { .. }
        | ContactEvent::ContactOpened { .. }
        | ContactEvent::ContactProposed { .. }
        | ContactEvent::ProposalRefused { .. }
        | ContactEvent::ContactJoined { .. }
        | ContactEvent::CallBackPromised { .. }
        | ContactEvent::CallBackReminded { .. }
        | ContactEvent::CallBackMissed { .. }
        | ContactEvent::CallBackPostponed { .. }
        | ContactEvent::OutcomeNeeded { .. }
        | ContactEvent::OutcomeReminded { .. }
        | ContactEvent::OwnerChanged { .. }
        | ContactEvent::NoteWritten { .. } => {}
    }
}

fn begin(
    state: &mut State,
    contact: ContactId,
    about: About,
    (owner, at): (&StaffId, Timestamp),
    task: Option<Task>,
) {
    let follow_up = FollowUp {
        contact,
        about,
        owner: owner.clone(),
        at,
        task,
        reminded: false,
        overdue: false,
        moved: None,
    };
    state.follow_ups.insert((contact, about), follow_up);
    state.set_due(Due::FollowUp(contact, about), Some(at));
}

/// The contact is erased, alone or with a record: nobody can read any more what was to be done, so that nothing of it is left to be done.
pub(in crate::domain) fn erase(state: &mut State, contact: ContactId) {
    for about in state.abouts(contact) {
        remove(state, contact, about);
    }
}

impl State {
    /// What a contact leaves to be done.
    pub fn follow_ups_of(&self, contact: ContactId) -> impl Iterator<Item = &FollowUp> {
        self.follow_ups
            .range((contact, About::Person)..)
            .take_while(move |((of, _), _)| *of == contact)
            .map(|(_, found)| found)
    }

    fn abouts(&self, contact: ContactId) -> Vec<About> {
        self.follow_ups_of(contact)
            .map(|found| found.about)
            .collect()
    }
}

fn remove(state: &mut State, contact: ContactId, about: About) {
    state.follow_ups.remove(&(contact, about));
    state.set_due(Due::FollowUp(contact, about), None);
}
