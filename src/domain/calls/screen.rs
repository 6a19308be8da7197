//! What a nurse says on her screen about a call that waits: "I take it", "I cannot now".

use crate::domain::calls::call::Call;
use crate::domain::calls::leg::{Callee, Leg, LegEnd, Purpose};
use crate::domain::calls::{legs, steps};
use crate::domain::care;
use crate::domain::decider::Decider;
use crate::domain::event::CallEvent;
use crate::domain::ids::{CallId, LegId, StaffId};
use crate::domain::presence;
use crate::domain::presence::unavailable::BackBy;
use crate::domain::rejection::Rejection;

/// How long a claimed telephone is rung, seconds: the time of the claim, and what the carrier adds.
const CLAIM_RING: u16 = 20;

/// "I take it": her telephone needs no key, the others stop, and no step starts while she picks up.
pub(in crate::domain) fn claim(
    d: &mut Decider<'_>,
    call: CallId,
    phone: Option<u8>,
) -> Result<(), Rejection> {
    let staff = d.staff()?;
    let found = waiting_call(d, call)?;
    if found.waiting().is_some_and(|waiting| {
        waiting
            .claimed
            .is_some_and(|(leg, _)| !is_of(d, leg, &staff))
    }) {
        return Err(Rejection::TakenAlready);
    }
    if care::rules::is_private(&d.state, found.contact, &staff) {
        return Err(Rejection::KnownPrivately);
    }
    if d.is_talking(&staff) {
        return Err(Rejection::Busy);
    }
    let service = d.service().ok_or(Rejection::NoService)?;
    let member = service
        .staff(&staff)
        .ok_or_else(|| Rejection::UnknownStaff {
            who: staff.to_string(),
        })?;
    if phone.is_some_and(|phone| usize::from(phone) >= member.phones.len()) {
        return Err(Rejection::NotFound { what: "telephone" });
    }
    // Who takes a call is there.
    presence::decide::back(d, &staff, BackBy::TakingACall);
    let leg = her_leg(d, &found, &staff, phone);
    let until = d.now + d.timing().claim;
    d.emit(CallEvent::CallClaimed { call, leg, until });
    let others: Vec<LegId> = d
        .state
        .our_legs(&found)
        .filter(|other| other.id != leg && other.is_ringing())
        .map(|other| other.id)
        .collect();
    for other in others {
        d.end_leg(other, LegEnd::Stopped);
    }
    // Picked up already, and the key not pressed yet: it needs none any more.
    let answered = d.leg(leg).filter(|leg| leg.is_answered());
    if let Some(line) = answered.and_then(|leg| leg.live_lines().last().cloned()) {
        legs::confirm(d, leg, &line);
        if d.leg(leg).is_some_and(|leg| leg.is_confirmed()) {
            d.emit(crate::domain::event::LegEvent::LegMoved { leg, line });
        }
    }
    Ok(())
}

fn is_of(d: &Decider<'_>, leg: LegId, staff: &StaffId) -> bool {
    d.state.leg(leg).and_then(Leg::staff) == Some(staff)
}

/// The leg that rings her for this call on this telephone; a new one if there is none.
fn her_leg(d: &mut Decider<'_>, call: &Call, staff: &StaffId, phone: Option<u8>) -> LegId {
    let callee = Callee::Staff {
        staff: staff.clone(),
        phone: phone.unwrap_or(0),
    };
    let ringing = d
        .state
        .our_legs(call)
        .find(|leg| leg.staff() == Some(staff) && (phone.is_none() || leg.callee == callee))
        .map(|leg| leg.id);
    ringing.unwrap_or_else(|| {
        let language = d.language_of(staff);
        d.ring(Purpose::Take(call.id), callee, language, CLAIM_RING)
    })
}

/// She did not pick up: the claim is gone and the step begins anew.
pub(in crate::domain) fn claim_lapses(d: &mut Decider<'_>, call: CallId) {
    d.emit(CallEvent::ClaimLapsed { call });
    steps::again(d, call);
}

/// "I cannot now": on to the next at once; whoever hands her a conversation goes on with it.
pub(in crate::domain) fn decline(d: &mut Decider<'_>, call: CallId) -> Result<(), Rejection> {
    let staff = d.staff()?;
    if let Some(handed) = handed_to(d, call, &staff) {
        legs::over(d, handed, LegEnd::Declined);
        return Ok(());
    }
    let found = waiting_call(d, call)?;
    d.emit(CallEvent::CallDeclined {
        call,
        staff: staff.clone(),
    });
    let hers: Vec<LegId> = d
        .state
        .our_legs(&found)
        .filter(|leg| leg.staff() == Some(&staff))
        .map(|leg| leg.id)
        .collect();
    for leg in hers {
        legs::over(d, leg, LegEnd::Declined);
    }
    Ok(())
}

/// Her telephone that rings because a colleague hands her this conversation.
fn handed_to(d: &Decider<'_>, call: CallId, staff: &StaffId) -> Option<LegId> {
    let mut legs = d.state.legs_of(staff);
    legs.find(|leg| leg.purpose == Purpose::HandOver(call) && !leg.is_confirmed())
        .map(|leg| leg.id)
}

fn waiting_call(d: &Decider<'_>, call: CallId) -> Result<std::sync::Arc<Call>, Rejection> {
    let found = d.call(call).ok_or(Rejection::NotFound { what: "call" })?;
    if found.waiting().is_some() {
        Ok(found)
    } else {
        Err(Rejection::NotWaiting)
    }
}
