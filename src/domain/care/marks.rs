//! A child on the line; a threat; a person whom she knows privately. Who may say which of them, and what follows.

use crate::domain::calls::call::{Call, CallState};
use crate::domain::calls::leg::{Leg, LegEnd, Purpose};
use crate::domain::calls::{legs, talk};
use crate::domain::care::event::CareEvent;
use crate::domain::care::held::DeviationKind;
use crate::domain::care::rules;
use crate::domain::contacts::contact::{Contact, Owner, Phase};
use crate::domain::contacts::decide::LONGEST_NOTE;
use crate::domain::decider::Decider;
use crate::domain::event::{CallEvent, ContactEvent};
use crate::domain::ids::{CallId, ContactId, LegId, StaffId};
use crate::domain::messages::written;
use crate::domain::rejection::Rejection;
use crate::domain::secret::Secret;
use crate::domain::{deviations, requests, summons};

/// The contact, if it is open and hers to act on.
pub(in crate::domain) fn open_contact(
    d: &Decider<'_>,
    contact: ContactId,
) -> Result<(StaffId, std::sync::Arc<Contact>), Rejection> {
    let staff = d.staff()?;
    let found = d
        .contact(contact)
        .filter(|contact| !contact.care.is_private_to(&staff))
        .ok_or(Rejection::NotFound { what: "contact" })?;
    if found.is_open() {
        Ok((staff, found))
    } else {
        Err(Rejection::Closed)
    }
}

/// A child is on the line, or is not after all. Rules: `handbook/service/en/on-the-line.md`, "A child".
pub(in crate::domain) fn child(
    d: &mut Decider<'_>,
    contact: ContactId,
    child: bool,
) -> Result<(), Rejection> {
    let (by, found) = open_contact(d, contact)?;
    if found.care.child == child {
        return Ok(());
    }
    let listed = found
        .number
        .known()
        .zip(d.service())
        .is_some_and(|(number, service)| service.who_is(number).legevakt().is_some());
    d.emit(CareEvent::ChildMarked {
        contact,
        by,
        child,
        first_in_line: child || listed,
    });
    Ok(())
}

/// She was threatened: the conversation is ended, a deviation recorded, and the next call from that number is for a colleague
/// first. Nobody is blocked: `handbook/service/en/on-the-line.md`, "A threat".
pub(in crate::domain) fn threatened(
    d: &mut Decider<'_>,
    contact: ContactId,
    reason: String,
    police: bool,
) -> Result<(), Rejection> {
    let (staff, found) = open_contact(d, contact)?;
    if reason.trim().is_empty() {
        return Err(Rejection::Empty);
    }
    if reason.chars().count() > LONGEST_NOTE {
        return Err(Rejection::TooLong { most: LONGEST_NOTE });
    }
    if let Some(call) = found.line().and_then(|call| d.call(call)) {
        if call.talking().is_none() {
            return Err(Rejection::LineOpen);
        }
        talk::end_talk(d, call.id)?;
    }
    let deviation = d.deviation_id();
    d.emit(CareEvent::DeviationRaised {
        deviation,
        kind: DeviationKind::Threat,
        contact,
        by: staff.clone(),
        police,
        text: Secret::Known(reason),
    });
    deviations::decide::dated(d, deviation);
    if found.number.known().is_some() {
        d.emit(CareEvent::ColleagueFirst { contact, staff });
    }
    Ok(())
}

/// They talk: if she who leads it is a colleague of the one who was threatened from this number, that is what was asked for.
pub(in crate::domain) fn talk_begins(d: &mut Decider<'_>, contact: ContactId, leg: LegId) {
    let waits_for = rules::colleague_first(&d.state, contact)
        .filter(|first| first.heard.is_none())
        .map(|first| first.staff.clone());
    let staff = d.state.leg(leg).and_then(Leg::staff);
    if let (Some(threatened), Some(staff)) = (waits_for, staff)
        && *staff != threatened
    {
        d.emit(CareEvent::ColleagueHeard { contact });
    }
}

/// She knows the person privately: it moves on at once, she is not rung for it again, and it is not hers to open.
pub(in crate::domain) fn privately(
    d: &mut Decider<'_>,
    contact: ContactId,
) -> Result<(), Rejection> {
    let (staff, found) = open_contact(d, contact)?;
    let call = found.line().and_then(|call| d.call(call));
    if found.care.danger.is_some() && call.as_ref().is_some_and(|call| leads(d, call, &staff)) {
        // A life is not put on hold: a colleague first.
        return Err(Rejection::DangerStands);
    }
    d.emit(CareEvent::KnownPrivately {
        contact,
        staff: staff.clone(),
    });
    stop_reminders(d, contact, &staff);
    if let Some(call) = call {
        leave(d, &call, &staff);
    }
    let hers = d
        .contact(contact)
        .is_some_and(|contact| is_hers(&contact, &staff));
    if hers {
        let owner = d.owner_for(contact);
        d.emit(ContactEvent::OwnerChanged { contact, owner });
    }
    rings_others(d, contact, &staff);
    Ok(())
}

/// A request or a message that rings her goes to the next; one that she had taken rings the others.
fn rings_others(d: &mut Decider<'_>, contact: ContactId, staff: &StaffId) {
    if summons::steps::is_ringing(d, contact) {
        summons::steps::decline(d, contact, staff);
        return;
    }
    let request = d.state.request_of(contact).cloned();
    if let Some(request) = request.filter(|request| request.nurse() == Some(staff)) {
        requests::serve::release(d, &request, staff);
        return;
    }
    written::left(d, contact, staff);
}

fn is_hers(contact: &Contact, staff: &StaffId) -> bool {
    let owner = match &contact.phase {
        Phase::CallBackDue(promise) | Phase::CallingBack { promise, .. } => &promise.owner,
        Phase::NeedsOutcome { owner, .. } => owner,
        Phase::OnTheLine(_) | Phase::Closed(_) => return false,
    };
    match owner {
        Owner::Staff(owner) => owner == staff,
        Owner::NextOnDuty { keeper } => keeper.as_ref() == Some(staff),
    }
}

fn leads(d: &Decider<'_>, call: &Call, staff: &StaffId) -> bool {
    call.talking()
        .and_then(|talking| d.state.leg(talking.leg))
        .is_some_and(|leg| leg.staff() == Some(staff))
}

fn stop_reminders(d: &mut Decider<'_>, contact: ContactId, staff: &StaffId) {
    let ringing: Vec<LegId> = d
        .state
        .legs_of(staff)
        .filter(|leg| leg.purpose == Purpose::Reminder(contact))
        .map(|leg| leg.id)
        .collect();
    for leg in ringing {
        d.end_leg(leg, LegEnd::Declined);
    }
}

/// Her telephones leave the call; the caller is never left alone.
fn leave(d: &mut Decider<'_>, call: &Call, staff: &StaffId) {
    if call.waiting().is_some() {
        d.emit(CallEvent::CallDeclined {
            call: call.id,
            staff: staff.clone(),
        });
    }
    let hers: Vec<LegId> = d
        .state
        .our_legs(call)
        .filter(|leg| leg.staff() == Some(staff))
        .map(|leg| leg.id)
        .collect();
    for leg in hers {
        leave_with(d, call.id, leg, staff);
    }
}

fn leave_with(d: &mut Decider<'_>, call: CallId, leg: LegId, staff: &StaffId) {
    let Some(found) = d.call(call) else { return };
    match &found.state {
        CallState::Talking(talking) if talking.leg == leg => {
            talk::give_up(d, call, leg, staff);
        }
        CallState::Talking(_) => d.tell_leg(leg),
        CallState::Waiting(_)
        | CallState::Joining(_)
        | CallState::LineLost { .. }
        | CallState::FallingBack(_)
        | CallState::RingingNurse { .. }
        | CallState::RingingPerson { .. }
        | CallState::Ended { .. } => legs::over(d, leg, LegEnd::Declined),
    }
}

/// For reminders of a call-back: those who may be rung about this contact.
pub(in crate::domain) fn not_private<'a>(
    d: &Decider<'_>,
    contact: ContactId,
    staff: impl IntoIterator<Item = &'a StaffId>,
) -> Vec<StaffId> {
    staff
        .into_iter()
        .filter(|staff| !rules::is_private(&d.state, contact, staff))
        .cloned()
        .collect()
}
