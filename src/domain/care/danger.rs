//! A life in danger: the call stays, backup and legevakt are brought in, the leader is told, and it stands until somebody has
//! said what was done. What each part does is told in `handbook/service/en/life-in-danger.md`.

use std::time::Duration;

use crate::domain::alarms;
use crate::domain::alarms::alarm::AlarmKind;
use crate::domain::calls::call::{Call, CallState};
use crate::domain::calls::leg::{Callee, Leg, LegEnd, LegState, Purpose};
use crate::domain::care::event::DangerEvent;
use crate::domain::care::held::{Danger, Question, UNDO};
use crate::domain::care::marks::{not_private, open_contact};
use crate::domain::care::rules;
use crate::domain::contacts::decide::LONGEST_NOTE;
use crate::domain::decider::Decider;
use crate::domain::ids::{CallId, ContactId, LegId, StaffId};
use crate::domain::rejection::Rejection;
use crate::domain::secret::Secret;
use crate::domain::service::Service;
use crate::domain::service::places::{Destination, DestinationKind};

/// How long those who are brought in are rung, seconds.
const RING_SECONDS: u16 = 40;
/// Whoever of them is not there by then is rung again.
const AGAIN: Duration = Duration::from_secs(45);
/// As long as the call goes on, so many times.
const RINGS: u8 = 4;
/// After that, and when nobody is on the line: somebody is told, until it has ended, as often as this.
const STANDS: Duration = Duration::from_mins(5);
/// Longest answer to one of the four questions, in characters.
const LONGEST_ANSWER: usize = 500;

/// One tap. Said twice, it is said once.
pub(in crate::domain) fn raise(d: &mut Decider<'_>, contact: ContactId) -> Result<(), Rejection> {
    let (by, found) = open_contact(d, contact)?;
    if found.care.danger.is_some() {
        return Ok(());
    }
    let check_at = d.now + AGAIN;
    d.emit(DangerEvent::DangerRaised {
        contact,
        by: by.clone(),
        check_at,
    });
    // Before the alarm: whoever is first on the alarm list may be the backup, who is needed in the call.
    if let Some(call) = found.line() {
        ring_helpers(d, call, &by);
    }
    alarms::decide::raise(d, AlarmKind::LifeInDanger, Some(contact), None);
    Ok(())
}

/// Backup and legevakt, whichever of them is neither there nor being rung.
fn ring_helpers(d: &mut Decider<'_>, call: CallId, by: &StaffId) {
    let Some(found) = d.call(call) else { return };
    if found.talking().is_none() {
        return;
    }
    if !has_colleague(d, &found, by) {
        let on_duty = d.on_duty();
        let backup = not_private(d, found.contact, &on_duty)
            .into_iter()
            .find(|staff| staff != by && !d.is_engaged(staff));
        if let Some(staff) = backup {
            d.ring_staff(Purpose::Third(call), &staff, RING_SECONDS);
        }
    }
    let legevakt = d.service().and_then(|service| legevakt(&service).cloned());
    if let Some(legevakt) = legevakt.filter(|legevakt| !is_rung(d, &found, legevakt)) {
        let language = d.service_language();
        let callee = Callee::Other {
            label: legevakt.label,
            number: Secret::Known(legevakt.number),
        };
        d.ring(Purpose::Third(call), callee, language, RING_SECONDS);
    }
}

/// Another of ours is in the call, or being rung for it.
fn has_colleague(d: &Decider<'_>, call: &Call, by: &StaffId) -> bool {
    let leads = call.talking().map(|talking| talking.leg);
    d.state
        .our_legs(call)
        .filter(|leg| Some(leg.id) != leads)
        .any(|leg| leg.staff().is_some_and(|staff| staff != by))
}

/// Legevakt's direct line: the first of the fallback's that is one, else where calls go outside the duty.
fn legevakt(service: &Service) -> Option<&Destination> {
    service
        .fallback
        .iter()
        .chain([&service.outside_default])
        .find(|place| place.kind == DestinationKind::Legevakt)
}

fn is_rung(d: &Decider<'_>, call: &Call, place: &Destination) -> bool {
    d.state.our_legs(call).any(|leg| match &leg.callee {
        Callee::Other { number, .. } => number.known() == Some(&place.number),
        Callee::Staff { .. } | Callee::Person => false,
    })
}

/// It is looked after: whoever is missing is rung again; where nobody is on the line, somebody is told that it stands.
pub(in crate::domain) fn due(d: &mut Decider<'_>, contact: ContactId) {
    let Some(danger) = rules::danger(&d.state, contact).cloned() else {
        return;
    };
    let call = d
        .state
        .contact(contact)
        .and_then(crate::domain::contacts::contact::Contact::line)
        .filter(|call| is_served(d, *call));
    let rung = call.is_some() && danger.rung < RINGS;
    let wait = if rung { AGAIN } else { STANDS };
    d.emit(DangerEvent::DangerChecked {
        contact,
        check_at: d.now + wait,
        rung,
    });
    match call {
        Some(call) if rung => ring_helpers(d, call, &danger.by),
        Some(_) => {}
        None => {
            alarms::decide::raise(d, AlarmKind::LifeInDanger, Some(contact), None);
        }
    }
}

/// They talk, or the person is just being rung back.
fn is_served(d: &Decider<'_>, call: CallId) -> bool {
    d.call(call).is_some_and(|call| match &call.state {
        CallState::Talking(_) | CallState::RingingPerson { .. } | CallState::Joining(_) => true,
        CallState::Waiting(_)
        | CallState::LineLost { .. }
        | CallState::FallingBack(_)
        | CallState::RingingNurse { .. }
        | CallState::Ended { .. } => false,
    })
}

/// One of the four questions, as it is typed. `seen`: the record of the answer that she went on from; 0: none.
pub(in crate::domain) fn answer(
    d: &mut Decider<'_>,
    contact: ContactId,
    question: Question,
    text: String,
    seen: u64,
) -> Result<(), Rejection> {
    let (by, danger) = standing(d, contact)?;
    if text.chars().count() > LONGEST_ANSWER {
        return Err(Rejection::TooLong {
            most: LONGEST_ANSWER,
        });
    }
    match danger.answer(question) {
        Some(known) if known.text.known() == Some(&text) => return Ok(()),
        Some(known) if known.number != seen => return Err(Rejection::DraftDiffers),
        None if text.trim().is_empty() => return Ok(()),
        Some(_) | None => {}
    }
    d.emit(DangerEvent::DangerAnswered {
        contact,
        question,
        by,
        text: Secret::Known(text),
    });
    Ok(())
}

fn standing(
    d: &Decider<'_>,
    contact: ContactId,
) -> Result<(StaffId, std::sync::Arc<Danger>), Rejection> {
    let (staff, found) = open_contact(d, contact)?;
    let danger = found.care.danger.clone().ok_or(Rejection::NoDanger)?;
    Ok((staff, danger))
}

/// It was said by mistake: those who are being rung for it are not rung any more.
pub(in crate::domain) fn undo(d: &mut Decider<'_>, contact: ContactId) -> Result<(), Rejection> {
    let (by, danger) = standing(d, contact)?;
    if d.now.since(danger.since) > UNDO {
        return Err(Rejection::TooLateToUndo);
    }
    d.emit(DangerEvent::DangerUndone { contact, by });
    stop_helpers(d, contact);
    alarms::decide::settle(d, &AlarmKind::LifeInDanger, contact);
    Ok(())
}

fn stop_helpers(d: &mut Decider<'_>, contact: ContactId) {
    let call = d
        .state
        .contact(contact)
        .and_then(crate::domain::contacts::contact::Contact::line)
        .and_then(|call| d.call(call));
    let Some(call) = call else { return };
    let ringing: Vec<(LegId, LegState)> = d
        .state
        .our_legs(&call)
        .filter(|leg| leg.purpose == Purpose::Third(call.id) && !leg.is_confirmed())
        .map(|leg: &Leg| (leg.id, leg.state))
        .collect();
    for (leg, state) in ringing {
        if state == LegState::Answered {
            d.tell_leg(leg);
        } else {
            d.end_leg(leg, LegEnd::Stopped);
        }
    }
}

/// It is over, in stated words: what was done.
pub(in crate::domain) fn end(
    d: &mut Decider<'_>,
    contact: ContactId,
    done: String,
) -> Result<(), Rejection> {
    let (by, _) = standing(d, contact)?;
    if done.trim().is_empty() {
        return Err(Rejection::Empty);
    }
    if done.chars().count() > LONGEST_NOTE {
        return Err(Rejection::TooLong { most: LONGEST_NOTE });
    }
    d.emit(DangerEvent::DangerEnded {
        contact,
        by,
        done: Secret::Known(done),
    });
    alarms::decide::settle(d, &AlarmKind::LifeInDanger, contact);
    Ok(())
}
