//! Handover events, and what happens in contacts, change what there is to hand over. No rules here.

use std::sync::Arc;

use imbl::Vector;

use crate::domain::duty::Shift;
use crate::domain::event::ContactEvent;
use crate::domain::handovers::event::HandoverEvent;
use crate::domain::handovers::handover::{
    Asked, Handover, Handovers, Item, Receiver, Sentence, Standing,
};
use crate::domain::handovers::matters::{self, Known, Matter};
use crate::domain::ids::{ContactId, HandoverId, StaffId};
use crate::domain::state::State;
use crate::domain::state::index::Due;
use crate::domain::time::Timestamp;

pub(in crate::domain) fn apply(state: &mut State, at: Timestamp, event: &HandoverEvent) {
    match event {
        HandoverEvent::SentenceWritten { contact, by, text } => {
            let sentence = Sentence {
                by: by.clone(),
                at,
                text: text.clone(),
            };
            write(state, *contact, &sentence);
        }
        HandoverEvent::HandedOver {
            handover,
            receiver,
            givers,
            by,
            contacts,
            keeper,
            ring_at,
        } => {
            let made = Handover {
                id: *handover,
                receiver: receiver.clone(),
                givers: givers.clone(),
                signed: by.clone().map(|by| (by, at)),
                at,
                keeper: keeper.clone(),
                ring_at: *ring_at,
                overdue: None,
                items: items(&state.handovers, contacts),
                beside: Vector::new(),
            };
            let record = state.seq;
            match receiver {
                Receiver::Day => state.handovers.to_day = Some((*handover, record)),
                Receiver::Nurse(_) => state.handovers.to_nurse = Some((*handover, record)),
            }
            state.handovers.all.insert(*handover, Arc::new(made));
            open(state, *handover);
        }
        HandoverEvent::MattersHandedOver {
            handover,
            deviations,
            plans,
        } => {
            change(state, *handover, |handover| {
                matters::stand(handover, deviations, plans);
            });
            open(state, *handover);
        }
        HandoverEvent::DeviationAccepted {
            handover,
            deviation,
            by,
        } => accepted(state, *handover, Matter::Deviation(*deviation), by, at),
        HandoverEvent::PlanAccepted { handover, plan, by } => {
            accepted(state, *handover, Matter::Plan(*plan), by, at);
        }
        HandoverEvent::HandoverSigned { handover, by } => change(state, *handover, |handover| {
            handover.signed = Some((by.clone(), at));
        }),
        HandoverEvent::ItemAccepted {
            handover,
            contact,
            by,
            owner,
        } => {
            change_item(state, *handover, *contact, |item| {
                item.standing = Standing::Accepted {
                    by: by.clone(),
                    owner: owner.clone(),
                    at,
                };
            });
            close(state, *handover);
        }
        HandoverEvent::ItemKept {
            handover,
            contact,
            until,
        } => {
            let kept = &mut state.handovers.kept;
            kept.insert((*contact, *handover), *until);
            state.set_due(Due::Kept(*handover, *contact), Some(*until));
        }
        HandoverEvent::ItemDone {
            handover, contact, ..
        } => let_go(state, *handover, *contact),
        HandoverEvent::ItemAsked {
            handover,
            contact,
            by,
            question,
        } => change_item(state, *handover, *contact, |item| {
            item.asked.push_back(Asked {
                question: Sentence {
                    by: by.clone(),
                    at,
                    text: question.clone(),
                },
                answer: None,
            });
            item.standing = Standing::Asked;
        }),
        HandoverEvent::ItemAnswered {
            handover,
            contact,
            by,
            answer,
        } => change_item(state, *handover, *contact, |item| {
            if let Some(asked) = item.asked.back_mut() {
                asked.answer = Some(Sentence {
                    by: by.clone(),
                    at,
                    text: answer.clone(),
                });
            }
            item.standing = Standing::Waiting;
        }),
        HandoverEvent::HandoverOverdue { handover, next_at } => {
            change(state, *handover, |handover| {
                handover.overdue = handover.overdue.or(Some(at));
            });
            state.set_due(Due::Handover(*handover), *next_at);
        }
    }
}

/// With what stands on each now.
fn items(handovers: &Handovers, contacts: &[ContactId]) -> Vector<Item> {
    contacts
        .iter()
        .map(|contact| Item {
            contact: *contact,
            sentence: handovers.sentences.get(contact).cloned(),
            later: Vector::new(),
            asked: Vector::new(),
            standing: Standing::Waiting,
        })
        .collect()
}

/// The sentence of the duty going on; beside what has been handed over already, which does not change.
fn write(state: &mut State, contact: ContactId, sentence: &Sentence) {
    let empty = sentence.text.known().is_some_and(String::is_empty);
    if state.shift.is_some() {
        if empty {
            state.handovers.sentences.remove(&contact);
        } else {
            let written = sentence.clone();
            state.handovers.sentences.insert(contact, written);
        }
    }
    if empty {
        return;
    }
    let open: Vec<HandoverId> = state.handovers.open.iter().copied().collect();
    for handover in open {
        change_item(state, handover, contact, |item| {
            item.later.push_back(sentence.clone());
        });
    }
}

fn change(state: &mut State, id: HandoverId, change: impl FnOnce(&mut Handover)) {
    if let Some(handover) = state.handovers.all.get_mut(&id) {
        change(Arc::make_mut(handover));
    }
}

fn change_item(
    state: &mut State,
    id: HandoverId,
    contact: ContactId,
    alter: impl FnOnce(&mut Item),
) {
    change(state, id, |handover| {
        let found = handover.items.iter_mut();
        if let Some(item) = found.into_iter().find(|item| item.contact == contact) {
            alter(item);
        }
    });
}

/// It is with nobody any more because it was accepted.
fn let_go(state: &mut State, handover: HandoverId, contact: ContactId) {
    state.handovers.kept.remove(&(contact, handover));
    state.set_due(Due::Kept(handover, contact), None);
}

/// Something of it has to be accepted by its hour.
fn open(state: &mut State, id: HandoverId) {
    let found = state.handovers.get(id).filter(|found| found.is_open());
    if let Some(ring_at) = found.map(|found| found.ring_at) {
        state.handovers.open.insert(id);
        state.set_due(Due::Handover(id), Some(ring_at));
    }
}

fn accepted(state: &mut State, id: HandoverId, matter: Matter, by: &StaffId, at: Timestamp) {
    let by = by.clone();
    let known = Known::By { by, at };
    change(state, id, |handover| {
        matters::becomes(&mut handover.beside, matter, &known);
    });
    close(state, id);
}

/// Nothing of it has still to be accepted.
pub(super) fn close(state: &mut State, id: HandoverId) {
    let open = state.handovers.get(id).is_some_and(Handover::is_open);
    if !open {
        state.handovers.open.remove(&id);
        state.set_due(Due::Handover(id), None);
    }
}

/// A duty begins: what there was to hand over of the one before it has been. Called before the shift itself changes.
pub(in crate::domain) fn shift(state: &mut State, shift: Option<&Shift>) {
    if shift.is_some() && state.shift.is_none() {
        let handovers = &mut state.handovers;
        handovers.touched.clear();
        handovers.raised.clear();
        handovers.sentences.clear();
        handovers.to_day = None;
        handovers.to_nurse = None;
    }
}

/// Something has happened in a contact, while there is a duty that will hand it over.
pub(in crate::domain) fn of_contact(state: &mut State, event: &ContactEvent) {
    if state.shift.is_none() {
        return;
    }
    let touched = match event {
        ContactEvent::ContactOpened { contact, .. }
        | ContactEvent::CallBackPromised { contact, .. }
        | ContactEvent::OutcomeNeeded { contact, .. }
        | ContactEvent::OwnerChanged { contact, .. }
        | ContactEvent::NoteWritten { contact, .. }
        | ContactEvent::ChildrenAsked { contact, .. }
        | ContactEvent::ContactClosed { contact, .. } => *contact,
        ContactEvent::ContactJoined { into, .. } => *into,
        ContactEvent::ContactErased { .. }
        | ContactEvent::ContactProposed { .. }
        | ContactEvent::ProposalRefused { .. }
        | ContactEvent::CallBackReminded { .. }
        | ContactEvent::CallBackMissed { .. }
        | ContactEvent::CallBackPostponed { .. }
        | ContactEvent::OutcomeReminded { .. } => return,
    };
    let record = state.seq;
    state.handovers.touched.insert(touched, record);
}

/// The content about a contact goes, as it goes from the log. It is not handed over any more, and where it was, nobody has to accept it.
pub(in crate::domain) fn erase(state: &mut State, contact: ContactId) {
    state.handovers.sentences.remove(&contact);
    state.handovers.touched.remove(&contact);
    let with: Vec<HandoverId> = state
        .handovers
        .all
        .values()
        .filter(|handover| handover.item(contact).is_some())
        .map(|handover| handover.id)
        .collect();
    for handover in with {
        change_item(state, handover, contact, Item::erase);
        close(state, handover);
        let_go(state, handover, contact);
    }
}
