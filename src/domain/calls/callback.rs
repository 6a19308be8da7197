//! A promised call-back: first the nurse's own telephone, then the person's, from the service's number. Nobody is forgotten:
//! it is rung about when it is due, then to the backup, then to the leader.

use std::time::Duration;

use crate::domain::alarms;
use crate::domain::alarms::alarm::AlarmKind;
use crate::domain::calls::call::{CallState, Direction, Ending};
use crate::domain::calls::leg::{Callee, Leg, LegEnd, Purpose};
use crate::domain::calls::{gone, talk};
use crate::domain::care::{marks, ring_back, rules};
use crate::domain::contacts::contact::{
    CallBack, CallBackReason, CallBackStage, Contact, OutcomeDue, Owner, Phase,
};
use crate::domain::deaths::quiet;
use crate::domain::decider::Decider;
use crate::domain::event::{CallEvent, ContactEvent, LegEvent, MessageEvent, TalkEvent};
use crate::domain::ids::{CallId, CarrierId, ContactId, LegId, StaffId};
use crate::domain::messages::message::{MessageText, Recipient};
use crate::domain::messages::person;
use crate::domain::rejection::Rejection;
use crate::domain::{requests, summons};

/// How long a nurse's own telephone rings for a call-back that she has started, seconds.
const NURSE_RING: u16 = 30;
/// How long the person's telephone rings, seconds.
const PERSON_RING: u16 = 40;
/// A life is in danger: whoever is on duty is rung about it this often.
const IN_DANGER: Duration = Duration::from_mins(1);
/// After a nurse who did not pick up, the reminders go on this much later.
const POSTPONE: Duration = Duration::from_mins(2);

/// One tap: her telephone rings.
pub(in crate::domain) fn start(d: &mut Decider<'_>, contact: ContactId) -> Result<(), Rejection> {
    let staff = d.staff()?;
    start_by(d, contact, &staff)
}

/// The same for a member of staff who is to call, whoever asked for it.
pub(in crate::domain) fn start_by(
    d: &mut Decider<'_>,
    contact: ContactId,
    staff: &StaffId,
) -> Result<(), Rejection> {
    let found = d
        .contact(contact)
        .ok_or(Rejection::NotFound { what: "contact" })?;
    let service = d.service().ok_or(Rejection::NoService)?;
    if service.staff(staff).is_none() {
        return Err(Rejection::UnknownStaff {
            who: staff.to_string(),
        });
    }
    if found.care.is_private_to(staff) {
        return Err(Rejection::KnownPrivately);
    }
    if found.number.known().is_none() {
        return Err(Rejection::NoNumber);
    }
    if rules::number_would_show(&d.state, &found) {
        return Err(Rejection::NumberWouldShow);
    }
    match &found.phase {
        Phase::OnTheLine(_) => return Err(Rejection::LineOpen),
        Phase::CallingBack { .. } => return Err(Rejection::TakenAlready),
        Phase::Closed(_) => return Err(Rejection::Closed),
        Phase::CallBackDue(_) | Phase::NeedsOutcome { .. } => {}
    }
    quiet::may_be_rung(&d.state, &found)?;
    if d.is_talking(staff) {
        return Err(Rejection::Busy);
    }
    requests::serve::taken_by(d, contact, staff);
    summons::accept::end(d, contact);
    if let Phase::NeedsOutcome { .. } = &found.phase {
        let (owner, due_at, why) = (Owner::Staff(staff.clone()), d.now, CallBackReason::ByNurse);
        d.emit(ContactEvent::CallBackPromised {
            contact,
            due_at,
            owner,
            why,
        });
    }
    stop_reminders(d, contact, None);
    let call = begin_call(d, &found);
    let leg = d.ring_staff(Purpose::CallBack(call), staff, NURSE_RING);
    d.emit(TalkEvent::NurseRung { call, leg });
    Ok(())
}

fn begin_call(d: &mut Decider<'_>, contact: &Contact) -> CallId {
    let call = d.call_id();
    d.emit(CallEvent::CallBegan {
        call,
        contact: contact.id,
        line: None,
        direction: Direction::Back,
        language: contact.language,
        first_in_line: contact.care.child,
    });
    call
}

/// Telephones that ring about the same call-back stop.
pub(in crate::domain) fn stop_reminders(
    d: &mut Decider<'_>,
    contact: ContactId,
    except: Option<crate::domain::ids::LegId>,
) {
    let legs: Vec<_> = d
        .state
        .engaged
        .values()
        .flatten()
        .filter_map(|leg| d.state.leg(*leg))
        .filter(|leg| leg.purpose == Purpose::Reminder(contact) && Some(leg.id) != except)
        .map(|leg| leg.id)
        .collect();
    for leg in legs {
        d.end_leg(leg, LegEnd::Stopped);
    }
}

/// The nurse is there: the person is rung.
pub(in crate::domain) fn nurse_there(
    d: &mut Decider<'_>,
    leg: &Leg,
    line: &CarrierId,
    call: CallId,
) {
    let rings = d.call(call).is_some_and(
        |call| matches!(call.state, CallState::RingingNurse { leg: rung } if rung == leg.id),
    );
    let elsewhere = leg.staff().is_some_and(|staff| d.is_talking(staff));
    if !rings || elsewhere {
        d.end_leg(leg.id, LegEnd::Told);
        if rings {
            nurse_over(d, leg, call);
        }
        return;
    }
    let contact = d.call(call).map(|call| call.contact);
    if contact.is_some_and(|contact| quiet::is_over(d, contact)) {
        return;
    }
    d.emit(LegEvent::LegConfirmed {
        leg: leg.id,
        line: line.clone(),
        purpose: leg.purpose,
    });
    ring_person(d, leg.id, call);
}

fn ring_person(d: &mut Decider<'_>, nurse: crate::domain::ids::LegId, call: CallId) {
    let language = d
        .state
        .call(call)
        .map(|call| call.language)
        .unwrap_or_default();
    let person = d.ring(Purpose::Person(call), Callee::Person, language, PERSON_RING);
    d.emit(TalkEvent::PersonRung {
        call,
        nurse,
        person,
    });
}

/// A reminder was taken with the key: the call-back begins with her telephone.
pub(in crate::domain) fn reminder_taken(
    d: &mut Decider<'_>,
    leg: &Leg,
    line: &CarrierId,
    contact: ContactId,
) {
    let due = d
        .contact(contact)
        .filter(|contact| matches!(contact.phase, Phase::CallBackDue(_)));
    if due.is_some() && quiet::is_over(d, contact) {
        return;
    }
    let elsewhere = leg.staff().is_some_and(|staff| d.is_talking(staff));
    let may_ring = due.is_some_and(|contact| {
        contact.number.known().is_some() && !rules::number_would_show(&d.state, &contact)
    });
    if may_ring && !elsewhere {
        go_on(d, leg.id, line, contact);
    } else {
        d.end_leg(leg.id, LegEnd::Told);
    }
}

/// The nurse is on the line already, and her contact's call-back begins with it: the person is rung.
pub(in crate::domain) fn go_on(
    d: &mut Decider<'_>,
    leg: LegId,
    line: &CarrierId,
    contact: ContactId,
) {
    let Some(found) = d.contact(contact) else {
        return;
    };
    let call = begin_call(d, &found);
    d.emit(LegEvent::LegConfirmed {
        leg,
        line: line.clone(),
        purpose: Purpose::CallBack(call),
    });
    stop_reminders(d, contact, Some(leg));
    ring_person(d, leg, call);
}

/// The person has picked up: they talk.
pub(in crate::domain) fn person_there(
    d: &mut Decider<'_>,
    leg: &Leg,
    line: &CarrierId,
    call: CallId,
) {
    let nurse = d.call(call).and_then(|call| match call.state {
        CallState::RingingPerson { nurse, person } if person == leg.id => Some(nurse),
        CallState::RingingPerson { .. }
        | CallState::Waiting(_)
        | CallState::Joining(_)
        | CallState::Talking(_)
        | CallState::LineLost { .. }
        | CallState::FallingBack(_)
        | CallState::RingingNurse { .. }
        | CallState::Ended { .. } => None,
    });
    match nurse {
        Some(nurse) => {
            d.emit(LegEvent::LegConfirmed {
                leg: leg.id,
                line: line.clone(),
                purpose: leg.purpose,
            });
            talk::begin(d, call, nurse);
        }
        None => d.end_leg(leg.id, LegEnd::Told),
    }
}

/// The nurse's telephone of a call-back is over.
pub(in crate::domain) fn nurse_over(d: &mut Decider<'_>, leg: &Leg, call: CallId) {
    let Some(found) = d.call(call) else { return };
    match &found.state {
        CallState::RingingNurse { leg: rung } if *rung == leg.id => {
            gone::end_call(d, &found, Ending::NurseNotReached, false);
            postpone(d, found.contact);
        }
        CallState::RingingPerson { nurse, person } if *nurse == leg.id => {
            if ring_back::holder_gone(d, &found, leg, *person) {
                return;
            }
            gone::end_call(d, &found, Ending::NurseNotReached, false);
            d.end_leg(*person, LegEnd::Stopped);
            postpone(d, found.contact);
            gone::hang_up_legs(d, &found);
        }
        CallState::Talking(talking) if talking.leg == leg.id => talk::nurse_gone(d, call, leg),
        CallState::RingingNurse { .. }
        | CallState::RingingPerson { .. }
        | CallState::Talking(_)
        | CallState::Waiting(_)
        | CallState::Joining(_)
        | CallState::LineLost { .. }
        | CallState::FallingBack(_)
        | CallState::Ended { .. } => {}
    }
}

fn postpone(d: &mut Decider<'_>, contact: ContactId) {
    let next_at = d
        .state
        .contact(contact)
        .and_then(Contact::promise)
        .map(|promise| promise.next_at);
    if next_at.is_none() {
        // Rung back in a danger that has ended meanwhile: from here on it is a promise like any other.
        let owner = d.owner_for(contact);
        d.emit(ContactEvent::CallBackPromised {
            contact,
            due_at: d.now + POSTPONE,
            owner,
            why: CallBackReason::Dropped,
        });
        return;
    }
    let next_at = next_at.map_or(d.now, |next_at| next_at.max(d.now + POSTPONE));
    d.emit(ContactEvent::CallBackPostponed { contact, next_at });
}

/// The person's telephone of a call-back is over.
pub(in crate::domain) fn person_over(d: &mut Decider<'_>, leg: &Leg, call: CallId, reason: LegEnd) {
    let Some(found) = d.call(call) else { return };
    match &found.state {
        CallState::RingingPerson { nurse, person } if *person == leg.id => {
            if ring_back::not_reached(d, &found, *nurse, reason) {
                return;
            }
            gone::end_call(d, &found, Ending::NotReached, false);
            not_reached(d, found.contact, reason);
            // Whoever else is in it, or being rung for it: a danger may have ended while the person was rung back.
            gone::hang_up_legs(d, &found);
        }
        CallState::RingingPerson { .. }
        | CallState::RingingNurse { .. }
        | CallState::Ended { .. } => {}
        CallState::Talking(_)
        | CallState::Joining(_)
        | CallState::LineLost { .. }
        | CallState::Waiting(_)
        | CallState::FallingBack(_) => {
            if found.line.as_ref().is_some_and(|line| leg.has_line(line)) {
                gone::caller_gone(d, call);
            }
        }
    }
}

/// Tried again by plan; when the tries are used up a person says what happens. A request that the carrier did not take is no try.
fn not_reached(d: &mut Decider<'_>, contact: ContactId, reason: LegEnd) {
    let timing = d.timing();
    let promise = d.state.contact(contact).and_then(Contact::promise);
    let (has_promise, tries) = (
        promise.is_some(),
        promise.map_or(0, |promise| promise.tries),
    );
    if reason == LegEnd::Refused {
        postpone(d, contact);
    } else if has_promise && tries + 1 < timing.callback_tries {
        d.emit(ContactEvent::CallBackMissed {
            contact,
            next_at: d.now + timing.callback_spacing(),
        });
        person::tell(d, contact, MessageText::NotReached);
    } else {
        let owner = d
            .state
            .contact(contact)
            .and_then(Contact::promise)
            .map_or_else(|| d.owner_for(contact), |promise| promise.owner.clone());
        let remind_at = Some(d.now + timing.outcome_reminder);
        d.emit(ContactEvent::OutcomeNeeded {
            contact,
            owner,
            why: OutcomeDue::NotReached,
            remind_at,
        });
    }
}

/// A call-back is due, or overdue: the owner is rung, five minutes later the backup as well, ten later the leader is told;
/// after that everybody is rung again at intervals until somebody has called.
pub(in crate::domain) fn due(d: &mut Decider<'_>, contact: ContactId, promise: &CallBack) {
    if quiet::is_over(d, contact) {
        return;
    }
    let timing = d.timing();
    let danger = rules::danger(&d.state, contact).is_some();
    let (stage, wait) = match promise.stage {
        _ if danger => (CallBackStage::LeaderTold, IN_DANGER),
        CallBackStage::Promised => (CallBackStage::OwnerReminded, timing.callback_backup_after),
        CallBackStage::OwnerReminded => {
            (CallBackStage::BackupReminded, timing.callback_leader_after)
        }
        CallBackStage::BackupReminded | CallBackStage::LeaderTold => {
            (CallBackStage::LeaderTold, timing.callback_leader_after)
        }
    };
    d.emit(ContactEvent::CallBackReminded {
        contact,
        stage,
        next_at: d.now + wait,
    });
    let on_duty = to_remind(d, contact, danger);
    let owner = match &promise.owner {
        // While she takes no calls, whoever does is reminded.
        Owner::Staff(staff) if d.state.is_unavailable(staff) => on_duty
            .iter()
            .find(|other| !d.state.is_unavailable(other))
            .or(Some(staff))
            .cloned(),
        Owner::Staff(staff) => Some(staff.clone()),
        Owner::NextOnDuty { keeper } => on_duty.first().cloned().or_else(|| keeper.clone()),
    };
    match stage {
        CallBackStage::Promised | CallBackStage::OwnerReminded => {
            remind(d, contact, owner.as_slice());
        }
        CallBackStage::BackupReminded => {
            let mut both: Vec<StaffId> = owner.into_iter().collect();
            let backup = on_duty.into_iter().find(|staff| !both.contains(staff));
            both.extend(backup);
            remind(d, contact, &both);
            person::tell(d, contact, MessageText::CallBackLate);
        }
        CallBackStage::LeaderTold => {
            // A danger has an alarm of its own.
            if !danger {
                alarms::decide::raise(d, AlarmKind::CallBackOverdue, Some(contact), None);
            }
            let mut all = on_duty;
            if let Some(owner) = owner.filter(|owner| !all.contains(owner)) {
                all.push(owner);
            }
            remind(d, contact, &all);
        }
    }
}

/// Those on duty who may be rung about a call-back. Whoever takes no calls is left in peace while anybody else takes them, unless a life
/// is in danger.
fn to_remind(d: &Decider<'_>, contact: ContactId, danger: bool) -> Vec<StaffId> {
    let on_duty = marks::not_private(d, contact, &d.on_duty());
    let some = |staff: &&StaffId| danger || !d.state.is_unavailable(staff);
    let there: Vec<StaffId> = on_duty.iter().filter(some).cloned().collect();
    let there = if there.is_empty() { on_duty } else { there };
    // Whom the person does not want only where there is nobody else.
    let wanted: Vec<StaffId> = there
        .iter()
        .filter(|staff| danger || !rules::is_not_wanted(&d.state, contact, staff))
        .cloned()
        .collect();
    if wanted.is_empty() { there } else { wanted }
}

/// Rings each about it; one who is on the telephone gets a message instead.
fn remind(d: &mut Decider<'_>, contact: ContactId, whom: &[StaffId]) {
    for staff in whom {
        if d.is_engaged(staff) {
            let message = d.message_id();
            let language = d.language_of(staff);
            d.emit(MessageEvent::MessageQueued {
                message,
                contact: Some(contact),
                to: Recipient::Staff(staff.clone()),
                text: MessageText::CallBackOverdue,
                language,
            });
        } else {
            d.ring_staff(Purpose::Reminder(contact), staff, NURSE_RING);
        }
    }
}
