//! When nobody of ours answers: somebody outside is rung for the caller, one number after the other. We never hang up on them.

use std::time::Duration;

use crate::domain::alarms;
use crate::domain::alarms::alarm::AlarmKind;
use crate::domain::calls::call::{Call, CallState, Ending, FallbackReason, FallingBack};
use crate::domain::calls::{gone, steps};
use crate::domain::command::LineStatus;
use crate::domain::contacts::contact::OutcomeDue;
use crate::domain::decider::Decider;
use crate::domain::duty;
use crate::domain::event::{CallEvent, FallbackEvent};
use crate::domain::ids::CallId;
use crate::domain::service::places::Destination;

/// The carrier's own time on top of the ring time.
const WORD_MARGIN: Duration = Duration::from_secs(10);
/// While somebody outside talks with the caller, the carrier is asked this often whether they still do.
const TALK_CHECK: Duration = Duration::from_mins(2);

/// Begins with the first number. `by_reply`: the reply to the caller's own request says so, no move is needed.
pub(in crate::domain) fn begin(
    d: &mut Decider<'_>,
    call: CallId,
    why: FallbackReason,
    by_reply: bool,
) {
    let Some(found) = d.call(call) else { return };
    let targets = targets(d, why);
    gone::stop_legs(d, &found);
    if why == FallbackReason::NobodyToRing {
        let kind = if d.on_duty().is_empty() {
            AlarmKind::NoNurseOnRoster
        } else {
            AlarmKind::NobodyToRing
        };
        alarms::decide::raise(d, kind, Some(found.contact), None);
    }
    ring(d, call, why, targets, 0, by_reply);
}

/// In a later round, from the wait loop.
pub(in crate::domain) fn begin_round(d: &mut Decider<'_>, call: CallId, rounds: u16) {
    let Some(found) = d.call(call) else { return };
    gone::stop_legs(d, &found);
    let targets = targets(d, FallbackReason::NobodyAnswered);
    d.emit(CallEvent::StepBegan {
        call,
        step: 0,
        until: d.now,
        fallback_at: d.now,
        rounds,
    });
    ring(d, call, FallbackReason::NobodyAnswered, targets, 0, false);
}

/// Outside the duty the window's destination comes first; then the fallback, as always.
fn targets(d: &Decider<'_>, why: FallbackReason) -> Vec<Destination> {
    let Some(service) = d.service() else {
        return Vec::new();
    };
    let mut targets = match why {
        FallbackReason::OutsideDuty => vec![duty::outside_destination(&service, d.now).clone()],
        FallbackReason::NobodyAnswered | FallbackReason::NobodyToRing => Vec::new(),
    };
    for destination in &service.fallback {
        if !targets
            .iter()
            .any(|target| target.number == destination.number)
        {
            targets.push(destination.clone());
        }
    }
    targets
}

fn ring(
    d: &mut Decider<'_>,
    call: CallId,
    why: FallbackReason,
    targets: Vec<Destination>,
    index: u8,
    by_reply: bool,
) {
    let until = d.now + d.timing().fallback_ring + WORD_MARGIN;
    d.emit(FallbackEvent::FallbackBegan {
        call,
        why,
        targets,
        index,
        until,
        by_reply,
    });
}

/// Word about the number that is being rung, from the carrier's own requests.
pub(in crate::domain) fn reports(d: &mut Decider<'_>, call: CallId, index: u8, status: LineStatus) {
    let Some(found) = d.call(call) else { return };
    let CallState::FallingBack(fallback) = &found.state else {
        return;
    };
    if fallback.index != index {
        return;
    }
    match status {
        LineStatus::InProgress if fallback.answered.is_none() => answered(d, call),
        LineStatus::Queued | LineStatus::Ringing | LineStatus::InProgress => {}
        // The carrier's line asks what now: the reply says goodbye.
        LineStatus::Completed => over(d, &found, false),
        LineStatus::Busy | LineStatus::Failed | LineStatus::NoAnswer | LineStatus::Canceled => {
            next(d, call, fallback, true);
        }
    }
}

fn answered(d: &mut Decider<'_>, call: CallId) {
    d.emit(FallbackEvent::FallbackAnswered {
        call,
        check_at: d.now + TALK_CHECK,
    });
}

/// They have talked, and the other end has hung up. `goodbye`: the caller's line is moved to where it is said.
fn over(d: &mut Decider<'_>, call: &Call, goodbye: bool) {
    gone::end_call(d, call, Ending::FellBack, goodbye);
    gone::needs_outcome(d, call.contact, OutcomeDue::FellBack);
    gone::hang_up_legs(d, call);
}

/// The next number; none left: told plainly, and everybody is rung again.
fn next(d: &mut Decider<'_>, call: CallId, fallback: &FallingBack, by_reply: bool) {
    let index = fallback.index.saturating_add(1);
    if usize::from(index) < fallback.targets.len() {
        ring(
            d,
            call,
            fallback.why,
            fallback.targets.clone(),
            index,
            by_reply,
        );
        return;
    }
    if let Some(found) = d.call(call) {
        alarms::decide::raise(d, AlarmKind::NobodyAnswers, Some(found.contact), None);
    }
    steps::round(d, call, 1, by_reply);
}

/// No word in time: the carrier is asked.
pub(in crate::domain) fn overdue(d: &mut Decider<'_>, call: &Call) {
    d.emit(CallEvent::CallerAsked { call: call.id });
}

/// The carrier says that the caller is on the line; `bridged`: with somebody outside.
pub(in crate::domain) fn found(
    d: &mut Decider<'_>,
    call: CallId,
    fallback: &FallingBack,
    bridged: bool,
) {
    if bridged && fallback.answered.is_none() {
        answered(d, call);
    } else if bridged {
        d.emit(FallbackEvent::FallbackChecked {
            call,
            check_at: d.now + TALK_CHECK,
        });
    } else if fallback.answered.is_some() {
        if let Some(call) = d.call(call) {
            over(d, &call, true);
        }
    } else if d.now >= fallback.until {
        next(d, call, fallback, false);
    } else {
        d.emit(FallbackEvent::FallbackChecked {
            call,
            check_at: fallback.until,
        });
    }
}
