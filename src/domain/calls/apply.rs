//! Call events change the state. No rules here.

use imbl::OrdSet;

use crate::domain::calls::call::{Call, CallState, Direction, Ending, Waiting};
use crate::domain::contacts::contact::Phase;
use crate::domain::event::CallEvent;
use crate::domain::ids::CallId;
use crate::domain::state::State;
use crate::domain::time::Timestamp;

pub(in crate::domain) fn apply(state: &mut State, at: Timestamp, event: &CallEvent) {
    match event {
        CallEvent::CallBegan {
            call,
            contact,
            line,
            direction,
            language,
            first_in_line,
        } => {
            let state_now = match direction {
                Direction::Inbound => CallState::Waiting(first_wait(at)),
                Direction::Back => CallState::Ended {
                    how: Ending::NurseNotReached,
                    at,
                },
            };
            state.insert_call(Call {
                id: *call,
                contact: *contact,
                line: line.clone(),
                direction: *direction,
                since: at,
                language: *language,
                first_in_line: *first_in_line,
                heard_at: at,
                asked_at: None,
                answered_at: None,
                legs: OrdSet::new(),
                declined: OrdSet::new(),
                noticed: OrdSet::new(),
                unjoined: OrdSet::new(),
                state: state_now,
            });
            let call = *call;
            state.change_contact(*contact, |contact| {
                contact.phase = match (contact.promise(), direction) {
                    (Some(promise), Direction::Back) => Phase::CallingBack {
                        call,
                        promise: promise.clone(),
                    },
                    (Some(_) | None, Direction::Inbound) | (None, Direction::Back) => {
                        Phase::OnTheLine(call)
                    }
                };
            });
        }
        CallEvent::CallRevived {
            call,
            until,
            fallback_at,
        } => {
            let contact = state.call(*call).map(|call| call.contact);
            state.change_call(*call, |call| {
                call.heard_at = at;
                call.asked_at = None;
                call.state = CallState::Waiting(Waiting {
                    step_until: *until,
                    fallback_at: *fallback_at,
                    ..first_wait(at)
                });
            });
            if let Some(contact) = contact {
                let call = *call;
                state.change_contact(contact, |contact| contact.phase = Phase::OnTheLine(call));
            }
        }
        CallEvent::CallerHeard { call } | CallEvent::CallerFound { call, .. } => {
            state.change_call(*call, |call| {
                call.heard_at = at;
                call.asked_at = None;
            });
        }
        CallEvent::CallerAsked { call } => {
            state.change_call(*call, |call| call.asked_at = Some(at));
        }
        CallEvent::LanguageChosen { call, language } => {
            let contact = state.call(*call).map(|call| call.contact);
            state.change_call(*call, |call| call.language = *language);
            if let Some(contact) = contact {
                state.change_contact(contact, |contact| contact.language = *language);
            }
        }
        CallEvent::StepBegan {
            call,
            step,
            until,
            fallback_at,
            rounds,
        } => wait(state, *call, |call, mut waiting| {
            waiting.step = *step;
            waiting.step_since = at;
            waiting.step_until = *until;
            waiting.fallback_at = *fallback_at;
            waiting.rounds = *rounds;
            waiting.claimed = None;
            call.state = CallState::Waiting(waiting);
        }),
        CallEvent::WaitingNoticed { call, staff } => state.change_call(*call, |call| {
            call.noticed.insert(staff.clone());
        }),
        CallEvent::CallClaimed { call, leg, until } => {
            state.change_leg(*leg, |leg| leg.claimed = true);
            wait(state, *call, |call, mut waiting| {
                waiting.claimed = Some((*leg, *until));
                call.state = CallState::Waiting(waiting);
            });
        }
        CallEvent::ClaimLapsed { call } => {
            let leg = state
                .call(*call)
                .and_then(Call::waiting)
                .and_then(|waiting| waiting.claimed)
                .map(|(leg, _)| leg);
            if let Some(leg) = leg {
                state.change_leg(leg, |leg| leg.claimed = false);
            }
            wait(state, *call, |call, mut waiting| {
                waiting.claimed = None;
                call.state = CallState::Waiting(waiting);
            });
        }
        CallEvent::CallDeclined { call, staff } => state.change_call(*call, |call| {
            call.declined.insert(staff.clone());
        }),
        CallEvent::CallEnded { call, how, .. } => {
            if state.call(*call).is_some_and(|call| {
                call.direction == Direction::Inbound && call.answered_at.is_none()
            }) {
                state.tally.calls += 1;
            }
            state.change_call(*call, |call| {
                call.asked_at = None;
                call.state = CallState::Ended { how: *how, at };
            });
        }
    }
}

pub(super) fn first_wait(at: Timestamp) -> Waiting {
    Waiting {
        since: at,
        step: 0,
        step_since: at,
        step_until: at,
        fallback_at: at,
        claimed: None,
        rounds: 0,
    }
}

/// Changes a call that waits; from a lost line it waits from there on.
fn wait(state: &mut State, id: CallId, change: impl FnOnce(&mut Call, Waiting)) {
    let at = state.at;
    state.change_call(id, |call| {
        let waiting = call.waiting().cloned().unwrap_or_else(|| first_wait(at));
        change(call, waiting);
    });
}
