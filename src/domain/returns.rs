//! What came of an effect. The carrier's answer is a word like any other: it moves the call on.

use std::time::Duration;

use crate::domain::alarms;
use crate::domain::alarms::alarm::AlarmKind;
use crate::domain::calls::call::CallState;
use crate::domain::calls::leg::{LegEnd, Purpose};
use crate::domain::calls::{gone, join, legs, talk};
use crate::domain::command::LineStatus;
use crate::domain::decider::Decider;
use crate::domain::effect::EffectOutcome;
use crate::domain::effect::{Effect, EffectKind};
use crate::domain::event::{CallEvent, EffectEvent, MessageEvent};
use crate::domain::ids::{CallId, CarrierId, EffectKey, LegId, MessageId};
use crate::domain::{messages, obligation};

/// Nobody is taken to hang on for longer after a call is over.
const HANGS_ON: Duration = Duration::from_hours(1);

/// An effect comes back. One that was given up meanwhile, or comes back twice, changes nothing.
pub(in crate::domain) fn effect_returns(
    d: &mut Decider<'_>,
    key: EffectKey,
    outcome: EffectOutcome,
) {
    let Some(effect) = d.state.effects.get(&key).cloned() else {
        if let EffectOutcome::Placed(line) = outcome {
            placed_late(d, key, &line);
        }
        return;
    };
    settle(d, key, &outcome);
    match &effect.kind {
        EffectKind::PlaceLeg { leg, .. } => placed(d, *leg, outcome),
        EffectKind::MoveCaller { call, line } => moved(d, *call, line, outcome),
        EffectKind::CheckCall { call, line } => call_checked(d, &effect, *call, line, outcome),
        EffectKind::CheckLeg { leg, line } => leg_checked(d, *leg, line.as_ref(), outcome),
        EffectKind::CheckConference { call } => conference_checked(d, *call, outcome),
        EffectKind::SendMessage { message, .. } => message_sent(d, *message, outcome),
        EffectKind::EndLine { line } | EffectKind::MoveLeg { line, .. } => {
            line_done(d, line, outcome);
        }
        // Said, or nobody is there any more to hear it.
        EffectKind::Announce { .. } => {}
    }
}

/// A telephone that was asked for and not wanted any more when the carrier took it: it must not ring on.
fn placed_late(d: &mut Decider<'_>, key: EffectKey, line: &CarrierId) {
    let leg = d
        .state
        .legs
        .values()
        .find(|leg| leg.request == Some(key))
        .cloned();
    if let Some(leg) = leg {
        legs::adopt(d, &leg, line);
    }
}

fn settle(d: &mut Decider<'_>, key: EffectKey, outcome: &EffectOutcome) {
    match outcome {
        EffectOutcome::Done
        | EffectOutcome::Placed(_)
        | EffectOutcome::AlreadyOver
        | EffectOutcome::Status { .. }
        | EffectOutcome::Present(_) => d.emit(EffectEvent::EffectDone { key }),
        EffectOutcome::Stopped => d.emit(EffectEvent::EffectGivenUp {
            key,
            why: messages::decide::BY_RECIPIENT.to_owned(),
        }),
        EffectOutcome::Refused(why) | EffectOutcome::Unreachable(why) => {
            d.emit(EffectEvent::EffectGivenUp {
                key,
                why: why.clone(),
            });
        }
    }
}

/// The alarm says what the carrier answered.
fn refused(d: &mut Decider<'_>, why: String) {
    alarms::decide::raise(d, AlarmKind::CarrierRefused(why), None, None);
}

fn placed(d: &mut Decider<'_>, leg: LegId, outcome: EffectOutcome) {
    let Some(found) = d.leg(leg) else { return };
    // The person who is called back must not be hung up on: what is not known is waited for until the leg's own deadline.
    let may_ring = matches!(found.purpose, Purpose::Person(_))
        && matches!(outcome, EffectOutcome::Unreachable(_));
    match outcome {
        EffectOutcome::Placed(line) => {
            legs::adopt(d, &found, &line);
            // Its line may have ended before the answer to our request came.
            let ended = d
                .leg(leg)
                .is_some_and(|leg| leg.is_live() && leg.live_lines().next().is_none());
            if ended {
                legs::over(d, leg, LegEnd::NoAnswer);
            }
        }
        EffectOutcome::Refused(why) | EffectOutcome::Unreachable(why) => {
            refused(d, why);
            // A request whose answer was lost may ring all the same: then its line is known already.
            if found.live_lines().next().is_none() && !may_ring {
                legs::over(d, leg, LegEnd::Refused);
            }
        }
        EffectOutcome::Done
        | EffectOutcome::AlreadyOver
        | EffectOutcome::Status { .. }
        | EffectOutcome::Present(_)
        | EffectOutcome::Stopped => legs::over(d, leg, LegEnd::Refused),
    }
}

fn moved(d: &mut Decider<'_>, call: CallId, line: &CarrierId, outcome: EffectOutcome) {
    match outcome {
        EffectOutcome::AlreadyOver => {
            let still = d
                .call(call)
                .is_some_and(|call| call.is_live() && call.line.as_ref() == Some(line));
            if still {
                caller_line_over(d, call, line);
            }
        }
        EffectOutcome::Refused(why) | EffectOutcome::Unreachable(why) => {
            refused(d, why);
            no_goodbye(d, call, line);
        }
        EffectOutcome::Done
        | EffectOutcome::Placed(_)
        | EffectOutcome::Status { .. }
        | EffectOutcome::Present(_)
        | EffectOutcome::Stopped => {}
    }
}

/// The call is over, and its caller was not brought to where goodbye is said: no deadline of a call looks after them any more. They
/// are asked about, and whoever is still there is taken up again.
fn no_goodbye(d: &mut Decider<'_>, call: CallId, line: &CarrierId) {
    let left = d
        .call(call)
        .is_some_and(|call| !call.is_live() && call.line.as_ref() == Some(line));
    if left {
        d.emit(CallEvent::CallerAsked { call });
    }
}

/// No answer about a caller. A call that goes on has its next deadline; for one that is over it is asked again, for as long as anybody
/// may hang on.
fn no_answer(d: &mut Decider<'_>, call: CallId, line: &CarrierId) {
    let since = d.call(call).and_then(|call| match call.state {
        CallState::Ended { at, .. } => Some(at),
        CallState::Waiting(_)
        | CallState::Joining(_)
        | CallState::Talking(_)
        | CallState::LineLost { .. }
        | CallState::FallingBack(_)
        | CallState::RingingNurse { .. }
        | CallState::RingingPerson { .. } => None,
    });
    if since.is_some_and(|since| d.now.since(since) < HANGS_ON) {
        no_goodbye(d, call, line);
    }
}

/// The caller's line is over; in a call-back it is a leg's as well.
fn caller_line_over(d: &mut Decider<'_>, call: CallId, line: &CarrierId) {
    let person = d.call(call).and_then(|call| {
        call.legs.iter().copied().find(|leg| {
            d.state
                .leg(*leg)
                .is_some_and(|leg| leg.has_line(line) && leg.is_live())
        })
    });
    match person {
        Some(leg) => legs::reports(d, leg, line, LineStatus::Completed),
        None => gone::caller_gone(d, call),
    }
}

/// Only the answer to the last question counts: an older one is about a place where the caller no longer is.
fn call_checked(
    d: &mut Decider<'_>,
    effect: &Effect,
    call: CallId,
    line: &CarrierId,
    outcome: EffectOutcome,
) {
    let Some(found) = d.call(call) else { return };
    let last = found
        .asked_at
        .is_some_and(|asked| asked + obligation::LINE_WORK == effect.not_after);
    match outcome {
        EffectOutcome::Status { status, bridged } if !status.is_over() => {
            if last {
                gone::caller_status(d, call, status, bridged);
            }
        }
        EffectOutcome::Status { .. } | EffectOutcome::AlreadyOver | EffectOutcome::Refused(_) => {
            // The carrier knows no such line any more, or says that it is over.
            if found.line.as_ref() == Some(line) {
                caller_line_over(d, call, line);
            }
        }
        EffectOutcome::Unreachable(why) => {
            refused(d, why);
            if last {
                no_answer(d, call, line);
            }
        }
        EffectOutcome::Done
        | EffectOutcome::Placed(_)
        | EffectOutcome::Present(_)
        | EffectOutcome::Stopped => {}
    }
}

fn leg_checked(d: &mut Decider<'_>, leg: LegId, line: Option<&CarrierId>, outcome: EffectOutcome) {
    let Some(line) = line else { return };
    match outcome {
        EffectOutcome::Status { status, .. } => legs::found(d, leg, line, status),
        EffectOutcome::AlreadyOver | EffectOutcome::Refused(_) => {
            legs::reports(d, leg, line, LineStatus::Completed);
        }
        // Its own deadline goes on.
        EffectOutcome::Unreachable(why) => refused(d, why),
        EffectOutcome::Done
        | EffectOutcome::Placed(_)
        | EffectOutcome::Present(_)
        | EffectOutcome::Stopped => {}
    }
}

fn conference_checked(d: &mut Decider<'_>, call: CallId, outcome: EffectOutcome) {
    let Some(found) = d.call(call) else { return };
    let lines = match outcome {
        EffectOutcome::Present(lines) => lines,
        EffectOutcome::AlreadyOver | EffectOutcome::Refused(_) => Vec::new(),
        EffectOutcome::Unreachable(why) => return refused(d, why),
        EffectOutcome::Done
        | EffectOutcome::Placed(_)
        | EffectOutcome::Status { .. }
        | EffectOutcome::Stopped => return,
    };
    match &found.state {
        CallState::Joining(joining) => join::present(d, call, joining, &lines),
        CallState::Talking(talking) => talk::present(d, call, talking, &lines),
        CallState::Waiting(_)
        | CallState::LineLost { .. }
        | CallState::FallingBack(_)
        | CallState::RingingNurse { .. }
        | CallState::RingingPerson { .. }
        | CallState::Ended { .. } => {}
    }
}

fn message_sent(d: &mut Decider<'_>, message: MessageId, outcome: EffectOutcome) {
    match outcome {
        EffectOutcome::Placed(carrier_id) => d.emit(MessageEvent::MessageSent {
            message,
            carrier_id,
        }),
        EffectOutcome::Stopped => messages::decide::stopped(d, message),
        EffectOutcome::Refused(why) | EffectOutcome::Unreachable(why) => {
            messages::decide::failed(d, message, why);
        }
        EffectOutcome::Done
        | EffectOutcome::AlreadyOver
        | EffectOutcome::Status { .. }
        | EffectOutcome::Present(_) => {}
    }
}

/// A line that we ended or moved: over already is an answer as good as any.
fn line_done(d: &mut Decider<'_>, line: &CarrierId, outcome: EffectOutcome) {
    match outcome {
        EffectOutcome::AlreadyOver => {
            if let Some(crate::domain::state::LineOf::Leg(leg)) = d.state.by_line.get(line).copied()
            {
                legs::reports(d, leg, line, LineStatus::Completed);
            }
        }
        EffectOutcome::Refused(why) | EffectOutcome::Unreachable(why) => refused(d, why),
        EffectOutcome::Done
        | EffectOutcome::Placed(_)
        | EffectOutcome::Status { .. }
        | EffectOutcome::Present(_)
        | EffectOutcome::Stopped => {}
    }
}

/// An effect that is past its last moment.
pub(in crate::domain) fn too_late(d: &mut Decider<'_>, effect: &Effect) {
    let why = "not out in time".to_owned();
    d.emit(EffectEvent::EffectGivenUp {
        key: effect.key,
        why: why.clone(),
    });
    match &effect.kind {
        EffectKind::PlaceLeg { leg, .. } => legs::over(d, *leg, LegEnd::Refused),
        EffectKind::SendMessage { message, .. } => {
            messages::decide::failed(d, *message, why);
            return;
        }
        EffectKind::MoveCaller { call, line } => no_goodbye(d, *call, line),
        EffectKind::CheckCall { call, line } => no_answer(d, *call, line),
        EffectKind::EndLine { .. }
        | EffectKind::MoveLeg { .. }
        | EffectKind::CheckLeg { .. }
        | EffectKind::CheckConference { .. }
        | EffectKind::Announce { .. } => {}
    }
    alarms::decide::raise(d, AlarmKind::GivenUp(why), None, Some(effect.key));
}
