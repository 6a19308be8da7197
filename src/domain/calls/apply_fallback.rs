//! Somebody outside is rung for the caller: what that changes in the state. No rules here.

use crate::domain::calls::apply::first_wait;
use crate::domain::calls::call::{CallState, FallingBack, Waiting};
use crate::domain::event::FallbackEvent;
use crate::domain::state::State;
use crate::domain::time::Timestamp;

pub(in crate::domain) fn apply(state: &mut State, at: Timestamp, event: &FallbackEvent) {
    match event {
        FallbackEvent::FallbackBegan {
            call,
            why,
            targets,
            index,
            until,
            ..
        } => state.change_call(*call, |call| {
            call.asked_at = None;
            call.state = CallState::FallingBack(FallingBack {
                why: *why,
                targets: targets.clone(),
                index: *index,
                since: at,
                until: *until,
                answered: None,
            });
        }),
        FallbackEvent::FallbackAnswered { call, check_at } => state.change_call(*call, |call| {
            call.asked_at = None;
            if let CallState::FallingBack(fallback) = &mut call.state {
                fallback.answered.get_or_insert(at);
                fallback.until = *check_at;
            }
        }),
        FallbackEvent::FallbackChecked { call, check_at } => state.change_call(*call, |call| {
            call.asked_at = None;
            if let CallState::FallingBack(fallback) = &mut call.state {
                fallback.until = *check_at;
            }
        }),
        FallbackEvent::WaitResumed {
            call,
            until,
            fallback_at,
            rounds,
            ..
        } => state.change_call(*call, |call| {
            call.heard_at = at;
            call.asked_at = None;
            call.state = CallState::Waiting(Waiting {
                since: call.since,
                step_until: *until,
                fallback_at: *fallback_at,
                rounds: *rounds,
                ..first_wait(at)
            });
        }),
    }
}
