//! Somebody is brought into a conversation, announced, never silently; or a colleague takes it over.

use crate::domain::calls::announcement::Announcement;
use crate::domain::calls::call::CallState;
use crate::domain::calls::join;
use crate::domain::calls::leg::{Callee, Leg, LegEnd, Purpose};
use crate::domain::care::rules;
use crate::domain::deaths::rejection::DeathRejection;
use crate::domain::decider::Decider;
use crate::domain::event::{LegEvent, TalkEvent};
use crate::domain::ids::{CallId, CarrierId, StaffId};
use crate::domain::rejection::Rejection;

/// How long somebody who is brought in is rung, seconds.
const RING_SECONDS: u16 = 40;

/// Rings somebody outside for a conversation. They say yes with a key, and are announced when they come.
pub(in crate::domain) fn bring_in(
    d: &mut Decider<'_>,
    call: CallId,
    whom: Callee,
) -> Result<(), Rejection> {
    in_my_talk(d, call)?;
    let language = match &whom {
        Callee::Staff { staff, .. } => free_colleague(d, call, staff)?,
        Callee::Other { number, .. } => {
            let number = number.known();
            if number.is_some_and(|number| d.state.is_of_the_dead(number)) {
                return Err(DeathRejection::NoCall.into());
            }
            d.service_language()
        }
        Callee::Person => d.service_language(),
    };
    d.ring(Purpose::Third(call), whom, language, RING_SECONDS);
    Ok(())
}

/// Rings a colleague who is to take the conversation over.
pub(in crate::domain) fn hand_over(
    d: &mut Decider<'_>,
    call: CallId,
    to: &StaffId,
) -> Result<(), Rejection> {
    in_my_talk(d, call)?;
    let language = free_colleague(d, call, to)?;
    d.ring(
        Purpose::HandOver(call),
        Callee::Staff {
            staff: to.clone(),
            phone: 0,
        },
        language,
        RING_SECONDS,
    );
    Ok(())
}

fn in_my_talk(d: &Decider<'_>, call: CallId) -> Result<(), Rejection> {
    let staff = d.staff()?;
    let found = d.call(call).ok_or(Rejection::NotFound { what: "call" })?;
    let talking = found.talking().ok_or(Rejection::NotTalking)?;
    let mine = d.state.leg(talking.leg).and_then(Leg::staff) == Some(&staff);
    if mine {
        Ok(())
    } else {
        Err(Rejection::NotTalking)
    }
}

fn free_colleague(
    d: &Decider<'_>,
    call: CallId,
    staff: &StaffId,
) -> Result<crate::domain::language::Language, Rejection> {
    let service = d.service().ok_or(Rejection::NoService)?;
    let found = service
        .staff(staff)
        .ok_or_else(|| Rejection::UnknownStaff {
            who: staff.to_string(),
        })?;
    let private = d
        .call(call)
        .is_some_and(|call| rules::is_private(&d.state, call.contact, staff));
    if private || d.is_engaged(staff) {
        return Err(Rejection::ColleagueBusy {
            who: found.name.clone(),
        });
    }
    Ok(found.language)
}

/// They have said yes.
pub(in crate::domain) fn confirmed(d: &mut Decider<'_>, leg: &Leg, line: &CarrierId, call: CallId) {
    let found = d.call(call);
    let talks = found.as_ref().is_some_and(|call| call.talking().is_some());
    // The person is just being rung back: who is brought in waits for them beside her, and is in it when they come.
    let comes_back = found.as_ref().is_some_and(|call| {
        matches!(
            call.state,
            CallState::RingingPerson { .. } | CallState::Joining(_)
        ) && rules::danger(&d.state, call.contact).is_some()
    });
    let elsewhere = leg.staff().is_some_and(|staff| d.is_talking(staff));
    let waits = found.as_ref().is_some_and(|call| {
        matches!(
            call.state,
            CallState::Waiting(_) | CallState::LineLost { .. }
        ) && rules::danger(&d.state, call.contact).is_some()
    });
    if waits && !elsewhere && leg.staff().is_some() {
        // The nurse's line has dropped meanwhile: a colleague who was asked in takes the call.
        d.emit(LegEvent::LegConfirmed {
            leg: leg.id,
            line: line.clone(),
            purpose: Purpose::Take(call),
        });
        join::join(d, leg, call);
        return;
    }
    if !(talks || comes_back) || elsewhere {
        d.end_leg(leg.id, LegEnd::Told);
        return;
    }
    d.emit(LegEvent::LegConfirmed {
        leg: leg.id,
        line: line.clone(),
        purpose: leg.purpose,
    });
    if !talks {
        return;
    }
    let what = match leg.purpose {
        Purpose::HandOver(_) => Announcement::ColleagueJoins,
        Purpose::Third(_)
        | Purpose::Take(_)
        | Purpose::Rejoin(_)
        | Purpose::CallBack(_)
        | Purpose::Person(_)
        | Purpose::RingIn
        | Purpose::Reminder(_)
        | Purpose::Alarm(_)
        | Purpose::Summons(_)
        | Purpose::Connect(_)
        | Purpose::Handshake(_)
        | Purpose::CheckIn(_) => Announcement::ThirdJoins,
    };
    d.emit(TalkEvent::Announced { call, what });
    d.emit(TalkEvent::OtherJoined { call, leg: leg.id });
    lead(d, leg, call);
}

/// A nurse who comes back to a conversation that somebody from outside has held leads it again.
fn lead(d: &mut Decider<'_>, leg: &Leg, call: CallId) {
    let held_by = d
        .call(call)
        .and_then(|call| call.talking().map(|talking| talking.leg));
    let Some(other) = held_by.filter(|held_by| *held_by != leg.id) else {
        return;
    };
    let outside = d.state.leg(other).is_some_and(|leg| leg.staff().is_none());
    if outside && leg.staff().is_some() {
        d.emit(TalkEvent::TalkPassed { call, leg: leg.id });
        d.emit(TalkEvent::OtherJoined { call, leg: other });
    }
}
