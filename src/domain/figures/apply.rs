//! Keeps the lines that figures are counted from. Never decides anything, and changes nothing but the ledger.

use crate::domain::calls::call::Direction;
use crate::domain::event::{CallEvent, ContactEvent, Event, ServiceEvent, TalkEvent};
use crate::domain::figures::ledger::{
    CallLine, FollowUpEnd, FollowUpLine, Gap, GapKind, PlanLine, PromiseLine,
};
use crate::domain::followups::event::FollowUpEvent;
use crate::domain::ids::{CallId, ContactId, PatientId};
use crate::domain::patients::event::PatientEvent;
use crate::domain::plans::event::PlanEvent;
use crate::domain::requests::event::RequestEvent;
use crate::domain::state::State;
use crate::domain::time::Timestamp;

/// Before the event has changed anything: what is over with it.
pub(in crate::domain) fn before(state: &mut State, at: Timestamp, event: &Event) {
    if let Event::Talk(TalkEvent::TalkBegan { call, .. }) = event {
        answered(state, at, *call);
    } else if let Event::Call(event) = event {
        of_call(state, at, event);
    } else if let Event::Contact(event) = event {
        of_contact(state, at, event);
    } else if let Event::Request(
        RequestEvent::RequestAccepted { request, .. } | RequestEvent::RequestFilled { request, .. },
    ) = event
    {
        state.ledger.taken.entry(*request).or_insert(at);
    } else if let Event::FollowUp(event) = event {
        of_follow_up(state, at, event);
    } else if let Event::Plan(PlanEvent::PlanInForce { patient, .. }) = event {
        plan(state, at, *patient, true);
    } else if let Event::Plan(PlanEvent::PlanEnded { patient, .. })
    | Event::Patient(PatientEvent::PatientErased { patient, .. }) = event
    {
        plan(state, at, *patient, false);
    }
    if let Event::Patient(PatientEvent::PatientErased { contacts, .. }) = event {
        for contact in contacts {
            erased(state, at, *contact);
        }
    }
}

/// After it: whether anybody of ours can be reached now.
pub(in crate::domain) fn after(state: &mut State, at: Timestamp, event: &Event) {
    if !matches!(
        event,
        Event::Service(ServiceEvent::ShiftBegan { .. }) | Event::Presence(_) | Event::Escort(_)
    ) {
        return;
    }
    let now = nobody(state);
    let before = state.ledger.gap;
    if before.map(|(kind, _)| kind) == now {
        return;
    }
    if let Some((kind, from)) = before {
        state.ledger.gaps.push_back(Gap {
            kind,
            from,
            until: at,
        });
    }
    state.ledger.gap = now.map(|kind| (kind, at));
}

/// Why nobody can be reached, if a duty goes on and nobody can.
fn nobody(state: &State) -> Option<GapKind> {
    let shift = state.shift.as_ref()?;
    if shift.is_empty() {
        Some(GapKind::Roster)
    } else if shift.everyone().all(|staff| state.is_unavailable(staff)) {
        Some(GapKind::AllAway)
    } else {
        None
    }
}

fn answered(state: &mut State, at: Timestamp, call: CallId) {
    let Some((contact, line)) = state.call(call).map(|call| {
        let inbound = call.direction == Direction::Inbound && call.answered_at.is_none();
        let line = CallLine {
            at: call.since,
            answered: Some(at),
        };
        (call.contact, inbound.then_some(line))
    }) else {
        return;
    };
    if let Some(line) = line {
        state.ledger.calls.push_back(line);
    }
    called(state, at, contact);
}

fn of_call(state: &mut State, at: Timestamp, event: &CallEvent) {
    match event {
        CallEvent::CallBegan {
            contact,
            direction: Direction::Back,
            ..
        } => called(state, at, *contact),
        CallEvent::CallEnded { call, .. } => {
            let line = state
                .call(*call)
                .filter(|call| call.direction == Direction::Inbound && call.answered_at.is_none())
                .map(|call| CallLine {
                    at: call.since,
                    answered: None,
                });
            state.ledger.calls.extend(line);
        }
        CallEvent::CallBegan { .. }
        | CallEvent::CallRevived { .. }
        | CallEvent::CallerHeard { .. }
        | CallEvent::LanguageChosen { .. }
        | CallEvent::StepBegan { .. }
        | CallEvent::WaitingNoticed { .. }
        | CallEvent::CallClaimed { .. }
        | CallEvent::ClaimLapsed { .. }
        | CallEvent::CallDeclined { .. }
        | CallEvent::CallerAsked { .. }
        | CallEvent::CallerFound { .. } => {}
    }
}

/// The person of a promise is rung, or talked with.
fn called(state: &mut State, at: Timestamp, contact: ContactId) {
    if let Some(due) = state.ledger.promised.remove(&contact) {
        state.ledger.promises.push_back(PromiseLine {
            due,
            called: Some(at),
        });
    }
}

/// It is done, or it is moved after its time: what was late stays so.
fn of_follow_up(state: &mut State, at: Timestamp, event: &FollowUpEvent) {
    let (key, end) = match event {
        FollowUpEvent::FollowUpDone { contact, about, .. } => {
            ((*contact, *about), FollowUpEnd::Done(at))
        }
        FollowUpEvent::FollowUpMoved { contact, about, .. } => {
            ((*contact, *about), FollowUpEnd::MovedAfter)
        }
        FollowUpEvent::FollowUpSet { .. }
        | FollowUpEvent::FollowUpReminded { .. }
        | FollowUpEvent::FollowUpWatched { .. }
        | FollowUpEvent::FollowUpOverdue { .. }
        | FollowUpEvent::FollowUpHanded { .. } => return,
    };
    let Some(due) = state.follow_ups.get(&key).map(|found| found.at) else {
        return;
    };
    // Moved before its time, it is due at the new one and at no other.
    if end != FollowUpEnd::MovedAfter || due < at {
        let line = FollowUpLine { due, end };
        state.ledger.follow_ups.push_back(line);
    }
}

/// What was overdue when it was erased has been overdue. What was not due yet is not to be done any more, and is not counted.
fn erased(state: &mut State, at: Timestamp, contact: ContactId) {
    let overdue = state.follow_ups_of(contact).filter(|found| found.at < at);
    let lines: Vec<FollowUpLine> = overdue
        .map(|found| FollowUpLine {
            due: found.at,
            end: FollowUpEnd::Erased,
        })
        .collect();
    state.ledger.follow_ups.extend(lines);
}

fn of_contact(state: &mut State, at: Timestamp, event: &ContactEvent) {
    match event {
        ContactEvent::CallBackPromised {
            contact, due_at, ..
        } => {
            state.ledger.promised.insert(*contact, *due_at);
        }
        ContactEvent::ContactClosed { contact, .. } => {
            if let Some(due) = state.ledger.promised.remove(contact) {
                state
                    .ledger
                    .promises
                    .push_back(PromiseLine { due, called: None });
            }
        }
        // It goes on in the other one, under the same promise or another.
        ContactEvent::ContactJoined { contact, into, .. } => {
            if let Some(due) = state.ledger.promised.remove(contact) {
                state.ledger.promised.entry(*into).or_insert(due);
            }
        }
        ContactEvent::ContactErased { contact, .. } => erased(state, at, *contact),
        ContactEvent::ContactOpened { .. }
        | ContactEvent::ContactProposed { .. }
        | ContactEvent::ProposalRefused { .. }
        | ContactEvent::CallBackReminded { .. }
        | ContactEvent::CallBackMissed { .. }
        | ContactEvent::CallBackPostponed { .. }
        | ContactEvent::OutcomeNeeded { .. }
        | ContactEvent::OutcomeReminded { .. }
        | ContactEvent::OwnerChanged { .. }
        | ContactEvent::NoteWritten { .. }
        | ContactEvent::ChildrenAsked { .. } => {}
    }
}

fn plan(state: &mut State, at: Timestamp, patient: PatientId, in_force: bool) {
    state.ledger.plans.push_back(PlanLine {
        at,
        patient,
        in_force,
    });
}
