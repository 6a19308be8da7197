//! "Connect us now": the nurse's own telephone first, then the doctor's, in the machinery of a call-back. A nurse who does not pick up
//! leaves a promise to call, which is reminded of as any other.

use crate::domain::calls::callback;
use crate::domain::calls::leg::{Leg, LegEnd};
use crate::domain::contacts::contact::{CallBackReason, Owner, Phase};
use crate::domain::deaths::quiet;
use crate::domain::decider::Decider;
use crate::domain::event::ContactEvent;
use crate::domain::ids::{CarrierId, ContactId, RequestId, StaffId};
use crate::domain::rejection::Rejection;
use crate::domain::requests::send::open;
use crate::domain::requests::serve;

/// One tap, of the nurse's or of whoever asked.
pub(in crate::domain) fn now(d: &mut Decider<'_>, request: RequestId) -> Result<(), Rejection> {
    let found = open(d, request)?;
    let asked = found.from.is(&d.actor);
    let nurse = match (found.nurse(), d.actor.staff()) {
        (Some(nurse), Some(staff)) if nurse == staff || asked => nurse.clone(),
        (Some(nurse), None) if asked => nurse.clone(),
        (Some(_), _) => return Err(Rejection::NotYours),
        (None, Some(_)) if !asked => {
            // A nurse who says so while it rings takes it.
            may_ring(d, found.contact)?;
            let staff = serve::on_duty(d)?;
            serve::accept(d, request)?;
            staff
        }
        (None, _) => return Err(Rejection::NotTakenYet),
    };
    if asked && d.is_talking(&nurse) {
        return Err(Rejection::ColleagueBusy {
            who: name(d, &nurse),
        });
    }
    callback::start_by(d, found.contact, &nurse)
}

fn name(d: &Decider<'_>, staff: &StaffId) -> String {
    let service = d.service();
    let member = service.as_ref().and_then(|service| service.staff(staff));
    member.map_or_else(|| staff.to_string(), |member| member.name.clone())
}

fn may_ring(d: &Decider<'_>, contact: ContactId) -> Result<(), Rejection> {
    let found = d
        .contact(contact)
        .ok_or(Rejection::NotFound { what: "contact" })?;
    if found.number.known().is_none() {
        return Err(Rejection::NoNumber);
    }
    quiet::may_be_rung(&d.state, &found)?;
    match &found.phase {
        Phase::OnTheLine(_) => Err(Rejection::LineOpen),
        Phase::CallingBack { .. } => Err(Rejection::TakenAlready),
        Phase::Closed(_) => Err(Rejection::Closed),
        Phase::CallBackDue(_) | Phase::NeedsOutcome { .. } => Ok(()),
    }
}

/// Whether she who has just taken it with the key can be put through at once.
pub(in crate::domain) fn can_follow(d: &Decider<'_>, contact: ContactId) -> bool {
    d.state.request_of(contact).is_some() && may_ring(d, contact).is_ok()
}

/// She has taken it with the key, and presses it once more: whoever asked is rung.
pub(in crate::domain) fn by_key(
    d: &mut Decider<'_>,
    leg: &Leg,
    line: &CarrierId,
    contact: ContactId,
) {
    let Some(staff) = leg.staff().cloned().filter(|_| can_follow(d, contact)) else {
        d.end_leg(leg.id, LegEnd::Told);
        return;
    };
    let needs = d
        .contact(contact)
        .is_some_and(|contact| matches!(contact.phase, Phase::NeedsOutcome { .. }));
    if needs {
        let (owner, due_at, why) = (Owner::Staff(staff), d.now, CallBackReason::ByNurse);
        d.emit(ContactEvent::CallBackPromised {
            contact,
            due_at,
            owner,
            why,
        });
    }
    callback::go_on(d, leg.id, line, contact);
}
