//! Somebody has said yes: her line and the caller's are put together in a conference. It has its own deadline, and a way back.

use crate::domain::calls::call::{CallState, Joining};
use crate::domain::calls::leg::{Leg, LegEnd, LegState, Purpose};
use crate::domain::calls::{arrive, legs, steps, talk};
use crate::domain::decider::Decider;
use crate::domain::event::{LegEvent, TalkEvent};
use crate::domain::ids::{CallId, CarrierId};
use crate::domain::state::LineOf;

/// How many times the caller is moved into the conference before it counts as failed.
const MOVES: u8 = 2;
/// How many times the carrier is asked who is there before it counts as failed.
const CHECKS: u8 = 3;

/// A leg wins the call, if it is still to be won; a later one is told so in a kind sentence.
pub(in crate::domain) fn win(d: &mut Decider<'_>, leg: &Leg, line: &CarrierId, call: CallId) {
    let winnable = d.call(call).is_some_and(|call| match &call.state {
        CallState::Waiting(_) | CallState::LineLost { .. } => true,
        CallState::Joining(_)
        | CallState::Talking(_)
        | CallState::FallingBack(_)
        | CallState::RingingNurse { .. }
        | CallState::RingingPerson { .. }
        | CallState::Ended { .. } => false,
    });
    // One conversation a person: she may have said yes to another call in the same moment.
    let elsewhere = leg.staff().is_some_and(|staff| d.is_talking(staff));
    if !winnable || elsewhere {
        d.end_leg(leg.id, LegEnd::Told);
        return;
    }
    d.emit(LegEvent::LegConfirmed {
        leg: leg.id,
        line: line.clone(),
        purpose: leg.purpose,
    });
    join(d, leg, call);
}

/// Puts a confirmed leg and the caller together, and stops the others.
pub(in crate::domain) fn join(d: &mut Decider<'_>, leg: &Leg, call: CallId) {
    let until = d.now + d.timing().join;
    d.emit(TalkEvent::JoinBegan {
        call,
        leg: leg.id,
        until,
    });
    let Some(found) = d.call(call) else { return };
    let others: Vec<(crate::domain::ids::LegId, LegState)> = d
        .state
        .our_legs(&found)
        .filter(|other| other.id != leg.id)
        .map(|other| (other.id, other.state))
        .collect();
    for (other, state) in others {
        match state {
            LegState::Answered => d.tell_leg(other),
            LegState::Requested
            | LegState::Placed
            | LegState::Ringing
            | LegState::Confirmed
            | LegState::Over(_) => legs::over(d, other, LegEnd::Stopped),
        }
    }
    // Her other telephones and other calls that ring her: she is taken.
    if let Some(staff) = leg.staff() {
        stop_ringing_elsewhere(d, leg, &staff.clone());
    }
}

fn stop_ringing_elsewhere(d: &mut Decider<'_>, leg: &Leg, staff: &crate::domain::ids::StaffId) {
    let ringing: Vec<_> = d
        .state
        .legs_of(staff)
        .filter(|other| other.id != leg.id && other.is_ringing())
        .map(|other| other.id)
        .collect();
    for other in ringing {
        legs::over(d, other, LegEnd::Stopped);
    }
}

/// Somebody came into the call's conference, or left it.
pub(in crate::domain) fn conference_reports(
    d: &mut Decider<'_>,
    call: CallId,
    line: &CarrierId,
    joined: bool,
) {
    let Some(found) = d.call(call) else { return };
    match &found.state {
        CallState::Joining(_) => {
            d.emit(TalkEvent::ConferenceChanged {
                call,
                line: line.clone(),
                joined,
            });
            together(d, call);
        }
        CallState::Talking(talking) if !joined => {
            // A word that may be late, or about a line moved twice: the carrier knows who is there.
            let of_nurse = d.state.by_line.get(line) == Some(&LineOf::Leg(talking.leg));
            if of_nurse || found.line.as_ref() == Some(line) {
                talk::check_due(d, call);
            }
        }
        // The caller sits in a conference of a call that is over.
        CallState::Ended { .. } if joined && found.line.as_ref() == Some(line) => {
            arrive::caller_waits(d, call, line);
        }
        CallState::Talking(_)
        | CallState::Waiting(_)
        | CallState::LineLost { .. }
        | CallState::FallingBack(_)
        | CallState::RingingNurse { .. }
        | CallState::RingingPerson { .. }
        | CallState::Ended { .. } => {}
    }
}

fn together(d: &mut Decider<'_>, call: CallId) {
    let Some(found) = d.call(call) else { return };
    let CallState::Joining(joining) = &found.state else {
        return;
    };
    if joining.caller_in && joining.nurse_in {
        talk::begin(d, call, joining.leg);
    }
}

/// The joining has taken its time: the carrier is asked who is there.
pub(in crate::domain) fn due(d: &mut Decider<'_>, call: CallId, joining: &Joining) {
    if joining.checks >= CHECKS {
        failed(d, call);
    } else {
        let until = d.now + d.timing().join;
        d.emit(TalkEvent::JoinRetried {
            call,
            until,
            moved: false,
        });
    }
}

/// The carrier says who is in the conference.
pub(in crate::domain) fn present(
    d: &mut Decider<'_>,
    call: CallId,
    joining: &Joining,
    lines: &[CarrierId],
) {
    let caller_in = d
        .call(call)
        .is_some_and(|call| call.line.as_ref().is_some_and(|line| lines.contains(line)));
    let nurse_in = d
        .state
        .leg(joining.leg)
        .is_some_and(|leg| leg.live_lines().any(|line| lines.contains(line)));
    if caller_in && nurse_in {
        talk::begin(d, call, joining.leg);
    } else if joining.moves < MOVES {
        let until = d.now + d.timing().join;
        d.emit(TalkEvent::JoinRetried {
            call,
            until,
            moved: true,
        });
    } else {
        failed(d, call);
    }
}

/// It did not work: the caller waits again. The nurse, if her line is there, is told and asked for the key again; otherwise the
/// step begins anew.
pub(in crate::domain) fn failed(d: &mut Decider<'_>, call: CallId) {
    let Some(found) = d.call(call) else { return };
    let CallState::Joining(joining) = &found.state else {
        return;
    };
    let fallback_at = joining
        .back_to
        .fallback_at
        .max(d.now + d.timing().line_lost)
        .min(steps::latest_fallback(d, &joining.back_to));
    d.emit(TalkEvent::JoinFailed {
        call,
        until: d.now,
        fallback_at,
    });
    let still_there = d
        .leg(joining.leg)
        .is_some_and(|leg| leg.is_confirmed() && leg.live_lines().next().is_some());
    if still_there {
        d.emit(LegEvent::LegOffered {
            leg: joining.leg,
            purpose: Purpose::Take(call),
        });
    } else {
        d.end_leg(joining.leg, LegEnd::Stopped);
        steps::again(d, call);
    }
}
