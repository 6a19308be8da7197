//! Whom to ring for a caller who waits, in order: preferred nurse, primary, backup, everyone, then the fallback. The page
//! for people is `handbook/service/en/the-number.md`.

use std::time::Duration;

use crate::domain::calls::call::{Call, CallState, FallbackReason, Waiting};
use crate::domain::calls::fallback;
use crate::domain::calls::leg::{Leg, LegEnd, Purpose};
use crate::domain::care::rules;
use crate::domain::deadline;
use crate::domain::decider::Decider;
use crate::domain::event::CallEvent;
use crate::domain::ids::{CallId, StaffId};
use crate::domain::service::timing::StepTarget;
use crate::domain::time::Timestamp;

/// No telephone is asked to ring for longer than this, seconds.
const LONGEST_RING: u64 = 60;
/// Nor for less: the carrier takes some seconds to begin.
const SHORTEST_RING: u64 = 10;

/// Begins with the first step. `by_reply`: the caller's own request is being answered.
pub(in crate::domain) fn begin(
    d: &mut Decider<'_>,
    call: CallId,
    fallback_at: Timestamp,
    by_reply: bool,
) {
    step_from(d, call, 0, fallback_at, by_reply);
}

/// Goes on with the step after the present one.
pub(in crate::domain) fn next(d: &mut Decider<'_>, call: CallId) {
    let Some(found) = d.call(call) else { return };
    let Some(waiting) = found.waiting() else {
        return;
    };
    if d.now >= waiting.fallback_at || waiting.rounds > 0 {
        exhausted(d, call, waiting.rounds, false);
    } else {
        step_from(
            d,
            call,
            waiting.step.saturating_add(1),
            waiting.fallback_at,
            false,
        );
    }
}

/// Begins the present step anew.
pub(in crate::domain) fn again(d: &mut Decider<'_>, call: CallId) {
    let Some(found) = d.call(call) else { return };
    let Some(waiting) = found.waiting() else {
        return;
    };
    if waiting.rounds > 0 {
        round(d, call, waiting.rounds, false);
    } else {
        let fallback_at = waiting
            .fallback_at
            .max(d.now + Duration::from_secs(SHORTEST_RING))
            .min(latest_fallback(d, waiting));
        if d.now >= fallback_at {
            exhausted(d, call, 0, false);
        } else {
            step_from(d, call, waiting.step, fallback_at, false);
        }
    }
}

/// Whatever holds the wait up (claims that lapse, joinings that fail), the fallback begins before this.
pub(in crate::domain) fn latest_fallback(d: &Decider<'_>, waiting: &Waiting) -> Timestamp {
    waiting.since + d.timing().max_wait * 2
}

/// The first step at or after `first` that rings somebody new; where none does, a nurse who is alone is rung a second time,
/// one who is on another call is told on her screen, and then the fallback begins.
pub(in crate::domain) fn step_from(
    d: &mut Decider<'_>,
    call: CallId,
    first: u8,
    fallback_at: Timestamp,
    by_reply: bool,
) {
    let Some(service) = d.service() else { return };
    let Some(found) = d.call(call) else { return };
    for (index, step) in (0u8..).zip(&service.steps).skip(usize::from(first)) {
        let ring: Vec<StaffId> = targets(d, &found, step.whom)
            .into_iter()
            .filter(|staff| can_ring(d, &found, staff))
            .collect();
        if ring.is_empty() {
            continue;
        }
        d.emit(CallEvent::StepBegan {
            call,
            step: index,
            until: d.now + step.ring,
            fallback_at,
            rounds: 0,
        });
        let seconds = ring_seconds(
            &service.steps[usize::from(index)..],
            fallback_at.since(d.now),
        );
        for staff in ring {
            d.ring_staff(Purpose::Take(call), &staff, seconds);
        }
        return;
    }
    nobody_new(d, call, fallback_at, by_reply);
}

fn ring_seconds(steps: &[crate::domain::service::timing::Step], left: Duration) -> u16 {
    let total: Duration = steps.iter().map(|step| step.ring).sum();
    let seconds = total.min(left).as_secs().clamp(SHORTEST_RING, LONGEST_RING);
    u16::try_from(seconds).unwrap_or(60)
}

/// Who has not been rung for this yet: whoever was on the telephone when her step began, and after them those whom the person does not want.
fn last_resort(d: &Decider<'_>, call: &Call) -> Vec<StaffId> {
    let new = d
        .available()
        .into_iter()
        .filter(|staff| can_ring(d, call, staff) && times_rung(d, call, staff) == 0)
        .collect();
    rules::unwanted_last(&d.state, call.contact, new)
}

/// No step rings anybody new.
fn nobody_new(d: &mut Decider<'_>, call: CallId, fallback_at: Timestamp, by_reply: bool) {
    let Some(found) = d.call(call) else { return };
    let left_over = last_resort(d, &found);
    if !left_over.is_empty() && d.now < fallback_at {
        // Better somebody who has only now become free, or whom the person does not want, than nobody of ours.
        let ring = last_ring(d);
        d.emit(CallEvent::StepBegan {
            call,
            step: last_step(d),
            until: d.now + ring,
            fallback_at,
            rounds: 0,
        });
        let seconds = u16::try_from(ring.as_secs()).unwrap_or(60);
        for staff in left_over {
            d.ring_staff(Purpose::Take(call), &staff, seconds);
        }
        return;
    }
    let on_duty: Vec<StaffId> = d
        .available()
        .into_iter()
        .filter(|staff| !rules::is_private(&d.state, found.contact, staff))
        .collect();
    let last_ring = last_ring(d);
    let left: Vec<&StaffId> = on_duty
        .iter()
        .filter(|staff| !found.declined.contains(*staff))
        .filter(|staff| !d.is_engaged(staff) || rings_for(d, &found, staff))
        .collect();
    if let [alone] = left.as_slice()
        && times_rung(d, &found, alone) == 1
        && d.now < fallback_at
    {
        // Nobody else is left: rung twice before the fallback.
        let ringing: Vec<_> = d
            .state
            .our_legs(&found)
            .filter(|leg| leg.staff() == Some(alone) && leg.is_ringing())
            .map(|leg| leg.id)
            .collect();
        for leg in ringing {
            d.end_leg(leg, LegEnd::NoAnswer);
        }
        if can_ring(d, &found, alone) {
            d.emit(CallEvent::StepBegan {
                call,
                step: last_step(d),
                until: d.now + last_ring,
                fallback_at,
                rounds: 0,
            });
            let seconds = u16::try_from(last_ring.as_secs()).unwrap_or(60);
            d.ring_staff(Purpose::Take(call), alone, seconds);
            return;
        }
    }
    let busy: Vec<StaffId> = on_duty
        .iter()
        .filter(|staff| !found.declined.contains(*staff) && !found.noticed.contains(*staff))
        .filter(|staff| d.is_engaged(staff) && !rings_for(d, &found, staff))
        .cloned()
        .collect();
    if !busy.is_empty() && d.now < fallback_at {
        // Those who are left are on another call: they see that somebody waits, and are rung as soon as they are free.
        d.emit(CallEvent::StepBegan {
            call,
            step: last_step(d),
            until: d.now + last_ring,
            fallback_at,
            rounds: 0,
        });
        for staff in busy {
            d.emit(CallEvent::WaitingNoticed { call, staff });
        }
        return;
    }
    exhausted(d, call, 0, by_reply);
}

/// The steps are over.
fn exhausted(d: &mut Decider<'_>, call: CallId, rounds: u16, by_reply: bool) {
    let Some(found) = d.call(call) else { return };
    if rounds > 0 {
        round(d, call, rounds.saturating_add(1), by_reply);
        return;
    }
    let why = if found.legs.is_empty() {
        FallbackReason::NobodyToRing
    } else {
        FallbackReason::NobodyAnswered
    };
    fallback::begin(d, call, why, by_reply);
}

/// Nobody was reached, not even by the fallback, and the caller stays: everybody is rung again every minute, and every third
/// time, or when there is nobody of ours to ring, the fallback as well.
pub(in crate::domain) fn round(d: &mut Decider<'_>, call: CallId, rounds: u16, by_reply: bool) {
    let Some(found) = d.call(call) else { return };
    let until = d.now + d.timing().exhausted_retry;
    let ring: Vec<StaffId> = d
        .on_duty()
        .into_iter()
        .filter(|staff| can_ring_again(d, &found, staff))
        .collect();
    if rounds > 1
        && (rounds.is_multiple_of(3) || d.on_duty().is_empty())
        && !matches!(found.state, CallState::FallingBack(_))
    {
        fallback::begin_round(d, call, rounds);
        return;
    }
    if found.waiting().is_some() {
        d.emit(CallEvent::StepBegan {
            call,
            step: last_step(d),
            until,
            fallback_at: until,
            rounds,
        });
    } else {
        d.emit(crate::domain::event::FallbackEvent::WaitResumed {
            call,
            until,
            fallback_at: until,
            rounds,
            by_reply,
        });
    }
    let seconds =
        u16::try_from(d.timing().exhausted_retry.as_secs().min(LONGEST_RING) / 2).unwrap_or(30);
    for staff in ring {
        d.ring_staff(Purpose::Take(call), &staff, seconds.max(10));
    }
}

/// The members of staff that a step is about, in order.
fn targets(d: &Decider<'_>, call: &Call, whom: StepTarget) -> Vec<StaffId> {
    let Some(shift) = &d.state.shift else {
        return Vec::new();
    };
    let mut targets: Vec<StaffId> = match whom {
        StepTarget::Preferred => preferred(d, call)
            .into_iter()
            .filter(|staff| shift.has(staff) && !d.state.steps_aside(staff))
            .take(1)
            .collect(),
        StepTarget::Primary => ready(d, shift.primary.iter()),
        StepTarget::Backup => ready(d, shift.backup.iter()),
        // Also those on a home visit, last of all before the fallback.
        StepTarget::Everyone => d.available(),
    };
    targets.retain(|staff| !rules::passes_over(&d.state, call.contact, whom, staff));
    targets
}

/// Those of them who are not unavailable, nor on a home visit while somebody else is there.
fn ready<'a>(d: &Decider<'_>, staff: impl Iterator<Item = &'a StaffId>) -> Vec<StaffId> {
    staff
        .filter(|staff| !d.state.steps_aside(staff))
        .cloned()
        .collect()
}

fn preferred(d: &Decider<'_>, call: &Call) -> Vec<StaffId> {
    d.state.preferred_for(call.contact)
}

/// Somebody who is not on the telephone already, here or elsewhere, and has not said that she cannot.
fn can_ring(d: &Decider<'_>, call: &Call, staff: &StaffId) -> bool {
    !call.declined.contains(staff)
        && !rules::is_private(&d.state, call.contact, staff)
        && !d.is_engaged(staff)
}

/// In a new round a "cannot now" is forgotten.
fn can_ring_again(d: &Decider<'_>, call: &Call, staff: &StaffId) -> bool {
    !rules::is_private(&d.state, call.contact, staff) && !d.is_engaged(staff)
}

fn rings_for(d: &Decider<'_>, call: &Call, staff: &StaffId) -> bool {
    d.state.our_legs(call).any(|leg| leg.staff() == Some(staff))
}

fn times_rung(d: &Decider<'_>, call: &Call, staff: &StaffId) -> usize {
    call.legs
        .iter()
        .filter_map(|leg| d.state.leg(*leg))
        .filter(|leg| leg.staff() == Some(staff))
        .count()
}

fn last_step(d: &Decider<'_>) -> u8 {
    let count = d
        .state
        .service
        .as_ref()
        .map_or(0, |service| service.steps.len());
    u8::try_from(count.saturating_sub(1)).unwrap_or(u8::MAX)
}

fn last_ring(d: &Decider<'_>) -> Duration {
    let last = d
        .state
        .service
        .as_ref()
        .and_then(|service| service.steps.last().map(|step| step.ring));
    last.unwrap_or(Duration::from_secs(25))
}

/// A leg that rang for a waiting caller is over. Nobody else of this step rings any more: the next one begins at once.
pub(in crate::domain) fn leg_over(d: &mut Decider<'_>, call: CallId) {
    let Some(found) = d.call(call) else { return };
    let Some(waiting) = found.waiting() else {
        return;
    };
    if waiting.rounds > 0 {
        // The minute goes on: everybody is rung again at its end.
        return;
    }
    if deadline::hold(&d.state, &found).is_some_and(|held| held > d.now) {
        // Somebody is just taking it: whatever comes next waits for that.
        return;
    }
    let of_this_step = |leg: &Leg| leg.requested_at >= waiting.step_since;
    let noticed_only = !found.noticed.is_empty()
        && !found
            .legs
            .iter()
            .any(|leg| d.state.leg(*leg).is_some_and(of_this_step));
    if !noticed_only && !d.state.our_legs(&found).any(of_this_step) {
        next(d, call);
    }
}

/// The first in line of the callers who wait and whom she would have been rung for (`any`: of all who wait): whether somebody of the
/// legevakt's comes before, since when it waits, and which.
pub(in crate::domain) fn first_for(
    d: &Decider<'_>,
    staff: &StaffId,
    any: bool,
) -> Option<(bool, Timestamp, CallId)> {
    d.state
        .live_calls
        .iter()
        .filter_map(|call| d.state.call(*call))
        .filter(|call| (any || call.noticed.contains(staff)) && !call.declined.contains(staff))
        .filter(|call| !rules::is_private(&d.state, call.contact, staff))
        .filter_map(|call| {
            call.waiting()
                .map(|waiting: &Waiting| (!call.first_in_line, waiting.since, call.id))
        })
        .min()
}

/// Somebody is free again, and a caller who waits is the first in line: rung now. Gives whether she is.
pub(in crate::domain) fn ring_freed(d: &mut Decider<'_>, staff: &StaffId, call: CallId) -> bool {
    let Some(found) = d.call(call) else {
        return false;
    };
    let Some(now_waiting) = found.waiting() else {
        return false;
    };
    let taken_soon =
        d.state.our_legs(&found).any(Leg::is_answered) || now_waiting.claimed.is_some();
    let seconds = u16::try_from(last_ring(d).as_secs()).unwrap_or(25);
    if taken_soon {
        return false;
    }
    if now_waiting.rounds > 0 {
        // Once a round: a telephone that is busy would otherwise be tried without end, and the round never be over.
        let again = rung_since(d, &found, staff, now_waiting.step_since);
        if !again {
            d.ring_staff(Purpose::Take(call), staff, seconds);
        }
        return !again;
    }
    let until = d.now + last_ring(d);
    let fallback_at = now_waiting
        .fallback_at
        .max(until)
        .min(latest_fallback(d, now_waiting));
    // Who did not pick up twice will not the third time: the fallback is nearer.
    if d.now >= fallback_at || times_rung(d, &found, staff) > 1 {
        return false;
    }
    d.emit(CallEvent::StepBegan {
        call,
        step: now_waiting.step,
        until,
        fallback_at,
        rounds: 0,
    });
    d.ring_staff(Purpose::Take(call), staff, seconds);
    true
}

fn rung_since(d: &Decider<'_>, call: &Call, staff: &StaffId, since: Timestamp) -> bool {
    call.legs
        .iter()
        .filter_map(|leg| d.state.leg(*leg))
        .any(|leg| leg.staff() == Some(staff) && leg.requested_at >= since)
}
