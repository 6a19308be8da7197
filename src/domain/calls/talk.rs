//! The conversation: its beginning, a line that drops, its end.

use std::time::Duration;

use crate::domain::calls::call::{Call, CallState, Direction, Ending, Talking};
use crate::domain::calls::leg::{Callee, Leg, LegEnd, Purpose};
use crate::domain::calls::{arrive, gone, legs, steps};
use crate::domain::care;
use crate::domain::contacts::contact::Owner;
use crate::domain::decider::Decider;
use crate::domain::event::{CallEvent, LegEvent, TalkEvent};
use crate::domain::ids::{CallId, CarrierId, LegId, StaffId};
use crate::domain::rejection::Rejection;
use crate::domain::state::LineOf;

/// While they talk, the carrier is asked this often who is still there: a word about a dropped line may be lost, and nobody is
/// to sit alone in a conference for long.
const CHECK: Duration = Duration::from_secs(20);

/// They talk.
pub(in crate::domain) fn begin(d: &mut Decider<'_>, call: CallId, leg: LegId) {
    let check_at = d.now + CHECK;
    d.emit(TalkEvent::TalkBegan {
        call,
        leg,
        check_at,
    });
    let Some(found) = d.call(call) else { return };
    // Those who were in it before the line dropped, or came while it was put together, are in it now.
    let others: Vec<LegId> = d
        .state
        .our_legs(&found)
        .filter(|other| other.id != leg && other.is_confirmed())
        .map(|other| other.id)
        .collect();
    for leg in others {
        d.emit(TalkEvent::OtherJoined { call, leg });
    }
    care::ring_back::talk_begins(d, found.contact);
    care::marks::talk_begins(d, found.contact, leg);
}

/// Time to ask who is there.
pub(in crate::domain) fn check_due(d: &mut Decider<'_>, call: CallId) {
    let check_at = d.now + CHECK;
    d.emit(TalkEvent::TalkChecked { call, check_at });
}

/// The carrier says who is in the conference. Who is not there is asked about: their line may be over.
pub(in crate::domain) fn present(
    d: &mut Decider<'_>,
    call: CallId,
    talking: &Talking,
    lines: &[CarrierId],
) {
    let Some(found) = d.call(call) else { return };
    let caller_in = found.line.as_ref().is_some_and(|line| lines.contains(line));
    let nurse_in = d
        .state
        .leg(talking.leg)
        .is_some_and(|leg| leg.live_lines().any(|line| lines.contains(line)));
    if !caller_in && arrive::may_ask(d, &found) {
        d.emit(CallEvent::CallerAsked { call });
    }
    if !nurse_in {
        d.emit(LegEvent::LegAsked { leg: talking.leg });
    }
    show_out(d, &found, lines);
}

/// Whoever has left and is in the conference all the same is brought out of it: they would hear what is said, and sit there alone
/// afterwards.
fn show_out(d: &mut Decider<'_>, call: &Call, lines: &[CarrierId]) {
    for line in lines {
        let left = match d.state.by_line.get(line) {
            Some(LineOf::Leg(leg)) => d.state.leg(*leg).filter(|leg| !leg.is_live()),
            Some(LineOf::Call(_)) | None => None,
        };
        if let Some(leg) = left.filter(|leg| leg.purpose.call() == Some(call.id)) {
            let (leg, line) = (leg.id, line.clone());
            d.emit(LegEvent::LegMoved { leg, line });
        }
    }
}

/// The nurse's line is over, and she had not ended the conversation. Somebody else of ours in it goes on with it; otherwise the
/// caller is told, stays, and she is rung again at once.
pub(in crate::domain) fn nurse_gone(d: &mut Decider<'_>, call: CallId, leg: &Leg) {
    if pass_on(d, call, leg.id) {
        come_back(d, call, leg);
        return;
    }
    let Some(found) = d.call(call) else { return };
    let (Some(staff), true) = (leg.staff().cloned(), found.line.is_some()) else {
        lost_without_staff(d, call);
        return;
    };
    let until = d.now + d.timing().line_lost;
    d.emit(TalkEvent::LineLost {
        call,
        staff: staff.clone(),
        until,
    });
    let seconds = u16::try_from(d.timing().line_lost.as_secs()).unwrap_or(30);
    if d.is_engaged(&staff) {
        on_from_lost(d, call);
    } else {
        d.ring_staff(Purpose::Rejoin(call), &staff, seconds);
        if care::rules::danger(&d.state, found.contact).is_some() {
            // A life is in danger: the others are rung with her, not after her, and to take the call, not to join it.
            let ringing: Vec<LegId> = d
                .state
                .our_legs(&found)
                .filter(|leg| leg.purpose == Purpose::Third(call) && leg.is_ringing())
                .map(|leg| leg.id)
                .collect();
            for leg in ringing {
                d.end_leg(leg, LegEnd::Stopped);
            }
            on_from_lost(d, call);
        }
    }
}

/// Somebody else holds the conversation while she is rung again, unless it is a colleague who has taken over.
fn come_back(d: &mut Decider<'_>, call: CallId, leg: &Leg) {
    let held_by = d
        .call(call)
        .and_then(|call| call.talking().map(|talking| talking.leg));
    let colleague = held_by
        .and_then(|leg| d.state.leg(leg))
        .is_some_and(|leg| leg.staff().is_some());
    if let Some(staff) = leg.staff().cloned()
        && !colleague
        && !d.is_engaged(&staff)
    {
        let seconds = u16::try_from(d.timing().line_lost.as_secs()).unwrap_or(30);
        d.ring_staff(Purpose::HandOver(call), &staff, seconds);
    }
}

/// Whoever had the conversation is not one of ours: the caller waits for somebody who is.
fn lost_without_staff(d: &mut Decider<'_>, call: CallId) {
    let Some(staff) = d.on_duty().into_iter().next().or_else(|| d.keeper()) else {
        return;
    };
    d.emit(TalkEvent::LineLost {
        call,
        staff,
        until: d.now,
    });
    on_from_lost(d, call);
}

/// The conversation goes on with another of ours who is in it.
fn pass_on(d: &mut Decider<'_>, call: CallId, leaving: LegId) -> bool {
    let Some(found) = d.call(call) else {
        return false;
    };
    let Some(talking) = found.talking() else {
        return false;
    };
    let next = talking
        .others
        .iter()
        .filter(|other| **other != leaving)
        .filter_map(|other| d.state.leg(*other))
        .filter(|other| other.is_confirmed())
        .max_by_key(|other| other.staff().is_some())
        .map(|other| other.id);
    let Some(next) = next else { return false };
    d.emit(TalkEvent::TalkPassed { call, leg: next });
    true
}

/// She was rung again, and that is over: the others are rung.
pub(in crate::domain) fn rejoin_over(d: &mut Decider<'_>, call: CallId) {
    let Some(found) = d.call(call) else { return };
    if !d.state.our_legs(&found).any(Leg::is_live) {
        on_from_lost(d, call);
    }
}

/// The time that she alone was rung is over: on from the second step. Her telephone rings on if it rings.
pub(in crate::domain) fn on_from_lost(d: &mut Decider<'_>, call: CallId) {
    let fallback_at = d.now + d.timing().max_wait;
    steps::step_from(d, call, 1, fallback_at, false);
}

/// She left with the star key: the conversation is ended, unless somebody else of ours goes on with it.
pub(in crate::domain) fn leg_leaves(d: &mut Decider<'_>, leg: LegId, line: &CarrierId) {
    let Some(found) = d.leg(leg) else { return };
    let Some(call) = found.purpose.call().and_then(|call| d.call(call)) else {
        return;
    };
    if !found.is_confirmed() || !found.has_line(line) {
        return;
    }
    let Some(talking) = call.talking() else {
        return;
    };
    if talking.leg != leg || pass_on(d, call.id, leg) {
        if found.moves > 0 {
            // She may have been brought back into it while the word that she leaves was on its way: what is answered to that word she then
            // does not hear.
            d.tell_leg(leg);
        } else {
            d.end_leg(leg, LegEnd::Told);
        }
    } else {
        end(d, call.id, found.staff().cloned());
    }
}

/// The nurse ends the conversation from her screen.
pub(in crate::domain) fn end_talk(d: &mut Decider<'_>, call: CallId) -> Result<(), Rejection> {
    let staff = d.staff()?;
    let found = d.call(call).ok_or(Rejection::NotFound { what: "call" })?;
    let mine = match &found.state {
        CallState::Talking(talking) => {
            d.state.leg(talking.leg).and_then(Leg::staff) == Some(&staff)
        }
        CallState::Waiting(_)
        | CallState::Joining(_)
        | CallState::LineLost { .. }
        | CallState::FallingBack(_)
        | CallState::RingingNurse { .. }
        | CallState::RingingPerson { .. }
        | CallState::Ended { .. } => false,
    };
    if !mine {
        return Err(Rejection::NotTalking);
    }
    end(d, call, Some(staff));
    Ok(())
}

fn end(d: &mut Decider<'_>, call: CallId, staff: Option<StaffId>) {
    let Some(found) = d.call(call) else { return };
    gone::end_call(d, &found, Ending::Talked, true);
    let owner = staff.map_or_else(|| d.owner_for(found.contact), Owner::Staff);
    gone::talked(d, found.contact, owner);
    gone::hang_up_legs(d, &found);
}

/// She leaves from her screen, and whoever else is in it goes on with the conversation.
pub(in crate::domain) fn leave(d: &mut Decider<'_>, call: CallId) -> Result<(), Rejection> {
    let staff = d.staff()?;
    let found = d.call(call).ok_or(Rejection::NotFound { what: "call" })?;
    let talking = found.talking().ok_or(Rejection::NotTalking)?;
    let hers = d
        .state
        .our_legs(&found)
        .find(|leg| leg.is_confirmed() && leg.staff() == Some(&staff))
        .map(|leg| leg.id)
        .ok_or(Rejection::NotTalking)?;
    if talking.leg == hers {
        if !somebody_stays(d, talking, hers) {
            return Err(Rejection::NobodyElse);
        }
        pass_on(d, call, hers);
    }
    d.tell_leg(hers);
    Ok(())
}

/// Whether somebody other than an interpreter stays with the caller.
fn somebody_stays(d: &Decider<'_>, talking: &Talking, leaving: LegId) -> bool {
    let service = d.service();
    let interprets = |leg: &Leg| match &leg.callee {
        Callee::Other { number, .. } => service.as_ref().is_some_and(|service| {
            service
                .interpreters
                .iter()
                .any(|one| number.known() == Some(&one.number))
        }),
        Callee::Staff { .. } | Callee::Person => false,
    };
    talking
        .others
        .iter()
        .filter(|other| **other != leaving)
        .filter_map(|other| d.state.leg(*other))
        .any(|leg| leg.is_confirmed() && !interprets(leg))
}

/// She must not go on with it: a colleague who is in it does, or the caller waits and the others are rung.
pub(in crate::domain) fn give_up(d: &mut Decider<'_>, call: CallId, leg: LegId, staff: &StaffId) {
    if pass_on(d, call, leg) {
        d.tell_leg(leg);
        return;
    }
    d.emit(TalkEvent::LineLost {
        call,
        staff: staff.clone(),
        until: d.now,
    });
    d.tell_leg(leg);
    let fallback_at = d.now + d.timing().max_wait;
    steps::step_from(d, call, 0, fallback_at, false);
}

/// The lost nurse, when a call is a call-back, is the same as in any other.
pub(in crate::domain) fn lost_due(d: &mut Decider<'_>, call: CallId) {
    let Some(found) = d.call(call) else { return };
    let CallState::LineLost { .. } = &found.state else {
        return;
    };
    debug_assert!(found.line.is_some() || found.direction == Direction::Back);
    let ringing: Vec<LegId> = d
        .state
        .our_legs(&found)
        .filter(|leg| leg.is_ringing())
        .map(|leg| leg.id)
        .collect();
    if ringing.is_empty() {
        on_from_lost(d, call);
        return;
    }
    // The legs ring on while the others are rung as well.
    on_from_lost(d, call);
    let waits = d.call(call).is_some_and(|call| call.waiting().is_some());
    if !waits {
        for leg in ringing {
            legs::over(d, leg, LegEnd::Stopped);
        }
    }
}
