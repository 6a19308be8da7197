//! Lines that meet and part change the state. No rules here.

use imbl::OrdSet;

use crate::domain::calls::apply::first_wait;
use crate::domain::calls::call::{CallState, Direction, Joining, Talking};
use crate::domain::event::TalkEvent;
use crate::domain::ids::{CallId, StaffId};
use crate::domain::state::{LineOf, State};
use crate::domain::time::Timestamp;

/// Answered within two minutes: akuttmedisinforskriften § 13 as Helsedirektoratet reads it, see
/// `handbook/service/en/the-number.md`.
const ANSWER_MARK: std::time::Duration = std::time::Duration::from_mins(2);

pub(in crate::domain) fn apply(state: &mut State, at: Timestamp, event: &TalkEvent) {
    match event {
        TalkEvent::JoinBegan { call, leg, until } => state.change_call(*call, |call| {
            let back_to = Box::new(call.waiting().cloned().unwrap_or_else(|| first_wait(at)));
            call.asked_at = None;
            call.state = CallState::Joining(Joining {
                leg: *leg,
                since: at,
                until: *until,
                moves: 1,
                checks: 0,
                caller_in: false,
                nurse_in: false,
                back_to,
            });
        }),
        TalkEvent::JoinRetried { call, until, moved } => state.change_call(*call, |call| {
            if let CallState::Joining(joining) = &mut call.state {
                joining.until = *until;
                joining.moves += u8::from(*moved);
                joining.checks += u8::from(!*moved);
            }
        }),
        TalkEvent::JoinFailed {
            call,
            until,
            fallback_at,
        } => {
            let nurse = nurse_of_joining(state, *call);
            state.change_call(*call, |call| {
                if let CallState::Joining(joining) = &call.state {
                    call.unjoined.extend(nurse);
                    let mut waiting = (*joining.back_to).clone();
                    waiting.step_until = *until;
                    waiting.fallback_at = *fallback_at;
                    waiting.claimed = None;
                    call.heard_at = at;
                    call.state = CallState::Waiting(waiting);
                }
            });
        }
        TalkEvent::ConferenceChanged { call, line, joined } => {
            let leg = state.by_line.get(line).copied();
            state.change_call(*call, |call| {
                let is_caller = call.line.as_ref() == Some(line);
                if let CallState::Joining(joining) = &mut call.state {
                    if is_caller {
                        joining.caller_in = *joined;
                    } else if leg == Some(LineOf::Leg(joining.leg)) {
                        joining.nurse_in = *joined;
                    }
                }
            });
        }
        TalkEvent::TalkBegan {
            call,
            leg,
            check_at,
        } => {
            let Some(before) = state.calls.get(call).cloned() else {
                return;
            };
            if before.direction == Direction::Inbound && before.answered_at.is_none() {
                state.tally.calls += 1;
                if at.since(before.since) <= ANSWER_MARK {
                    state.tally.within_two_minutes += 1;
                } else {
                    state.tally.later += 1;
                }
            }
            // The person's leg of a call-back is the caller's line from here on.
            let person = if let CallState::RingingPerson { person, .. } = &before.state {
                state
                    .leg(*person)
                    .and_then(|leg| leg.live_lines().last().cloned())
            } else {
                None
            };
            state.change_call(*call, |call| {
                call.answered_at.get_or_insert(at);
                call.unjoined.clear();
                call.line = person.or(call.line.take());
                call.asked_at = None;
                let others = OrdSet::new();
                call.state = CallState::Talking(Talking {
                    leg: *leg,
                    since: at,
                    check_at: *check_at,
                    others,
                });
            });
        }
        TalkEvent::TalkChecked { call, check_at } => {
            talk(state, *call, |talking| talking.check_at = *check_at);
        }
        TalkEvent::TalkPassed { call, leg } => talk(state, *call, |talking| {
            talking.others.remove(leg);
            talking.leg = *leg;
        }),
        TalkEvent::OtherJoined { call, leg } => talk(state, *call, |talking| {
            talking.others.insert(*leg);
        }),
        TalkEvent::LineLost { call, staff, until } => state.change_call(*call, |call| {
            call.heard_at = at;
            call.state = CallState::LineLost {
                staff: staff.clone(),
                until: *until,
            };
        }),
        TalkEvent::NurseRung { call, leg } => {
            state.change_call(*call, |call| {
                call.state = CallState::RingingNurse { leg: *leg }
            });
        }
        TalkEvent::PersonRung {
            call,
            nurse,
            person,
        } => state.change_call(*call, |call| {
            call.state = CallState::RingingPerson {
                nurse: *nurse,
                person: *person,
            };
        }),
        // Said, and over: only the effect that follows matters.
        TalkEvent::Announced { .. } => {}
    }
}

fn nurse_of_joining(state: &State, call: CallId) -> Option<StaffId> {
    match &state.call(call)?.state {
        CallState::Joining(joining) => state.leg(joining.leg)?.staff().cloned(),
        CallState::Waiting(_)
        | CallState::Talking(_)
        | CallState::LineLost { .. }
        | CallState::FallingBack(_)
        | CallState::RingingNurse { .. }
        | CallState::RingingPerson { .. }
        | CallState::Ended { .. } => None,
    }
}

fn talk(state: &mut State, id: CallId, change: impl FnOnce(&mut Talking)) {
    state.change_call(id, |call| {
        if let CallState::Talking(talking) = &mut call.state {
            change(talking);
        }
    });
}
