//! A call comes in: who it may be, whether there is a duty, and the signs of a caller who waits.

use std::sync::Arc;
use std::time::Duration;

use crate::domain::calls::call::{Call, CallState, Direction, Ending, FallbackReason};
use crate::domain::calls::{callback, fallback, gone, steps};
use crate::domain::care::ring_back;
use crate::domain::command::From;
use crate::domain::contacts::contact::{CallerNumber, Contact, Origin};
use crate::domain::decider::Decider;
use crate::domain::event::{CallEvent, ContactEvent, LegEvent};
use crate::domain::ids::{CallId, CarrierId, ContactId};
use crate::domain::language::Language;
use crate::domain::openings;
use crate::domain::phone::E164;
use crate::domain::rejection::Rejection;
use crate::domain::secret::Secret;
use crate::domain::service::people::StaffRole;
use crate::domain::state::LineOf;
use crate::domain::time::Timestamp;

/// An answer that has not come by then will not come.
const ASK_AGAIN: Duration = Duration::from_secs(10);
/// The last words to a caller take less than this.
const GOODBYE: Duration = Duration::from_secs(20);
/// A sign of the caller is written down at most this often.
const SIGN_INTERVAL: Duration = Duration::from_secs(5);

/// A call on the service's number. The same line twice is one call; `handbook/service/en/the-number.md` says the rest.
pub(in crate::domain) fn call_arrives(
    d: &mut Decider<'_>,
    line: &CarrierId,
    from: From,
) -> Result<(), Rejection> {
    match d.state.by_line.get(line) {
        Some(LineOf::Call(call)) => {
            caller_waits(d, *call, line);
            return Ok(());
        }
        Some(LineOf::Leg(_)) => return Ok(()),
        None => {}
    }
    let service = d.service().ok_or(Rejection::NoService)?;
    if let From::Number(number) = &from
        && let Some(staff) = service.who_is(number).staff()
        && staff.call_in_code.is_some()
        && staff.has_role(StaffRole::Nurse)
    {
        let leg = d.leg_id();
        d.emit(LegEvent::LegRangIn {
            leg,
            staff: staff.id.clone(),
            line: line.clone(),
            language: staff.language,
            number: Secret::Known(number.clone()),
        });
        return Ok(());
    }
    if let From::Number(number) = &from
        && let Some(call) = ring_back::awaited(d, number)
    {
        ring_back::came_back(d, call, line);
        return Ok(());
    }
    open_call(d, line, caller_number(from));
    Ok(())
}

/// From the edge's words to the contact's: sealed from here on.
pub(in crate::domain) fn caller_number(from: From) -> CallerNumber {
    match from {
        From::Number(number) => CallerNumber::Number(Secret::Known(number)),
        From::Withheld => CallerNumber::Withheld,
        From::Malformed => CallerNumber::Malformed,
    }
}

/// Opens a contact and a call for a line, and begins to look for somebody.
pub(in crate::domain) fn open_call(d: &mut Decider<'_>, line: &CarrierId, number: CallerNumber) {
    let origin = if d.state.shift.is_some() {
        Origin::Call
    } else {
        Origin::CallOutsideDuty
    };
    let (language, first_in_line) = hints(d, &number);
    let contact = open_contact(d, origin, number, language);
    begin_call(d, contact, line, language, first_in_line);
}

/// What the number hints at: the language to answer in, and whether it is legevakt's own line.
fn hints(d: &Decider<'_>, number: &CallerNumber) -> (Language, bool) {
    let who = number.known().and_then(|number| d.state.who_is(number));
    let language = who
        .as_ref()
        .and_then(super::super::service::people::Caller::language)
        .unwrap_or_else(|| d.service_language());
    let child = number
        .known()
        .and_then(|number| open_contact_of(d, number))
        .and_then(|contact| d.state.contact(contact))
        .is_some_and(|contact| contact.care.child);
    let first = child || who.is_some_and(|who| who.legevakt().is_some());
    (language, first)
}

/// The language that a number hints at, else the service's first.
pub(in crate::domain) fn language_of(d: &Decider<'_>, number: &CallerNumber) -> Language {
    hints(d, number).0
}

/// Opens a contact, and proposes one that is open already where the number may point at it.
pub(in crate::domain) fn open_contact(
    d: &mut Decider<'_>,
    origin: Origin,
    number: CallerNumber,
    language: Language,
) -> ContactId {
    let same_as = number.known().and_then(|number| open_contact_of(d, number));
    let contact = d.contact_id();
    let from = number.known().cloned();
    d.emit(ContactEvent::ContactOpened {
        contact,
        origin,
        number,
        language,
    });
    if let Some(from) = from {
        openings::decide::by_number(d, contact, &from);
    }
    if let Some(same_as) = same_as {
        d.emit(ContactEvent::ContactProposed { contact, same_as });
    }
    contact
}

/// The youngest open contact from this number, if the number may point at one: never for staff, legevakt, partners and
/// telephones that several people use.
pub(in crate::domain) fn open_contact_of(d: &Decider<'_>, number: &E164) -> Option<ContactId> {
    if !d.state.who_is(number)?.may_propose_contact() {
        return None;
    }
    let young = d.now - d.timing().same_contact;
    d.state
        .by_number
        .get(number)?
        .iter()
        .filter_map(|contact| d.state.contact(*contact))
        .filter(|contact| contact.since >= young)
        .max_by_key(|contact| (contact.since, contact.id))
        .map(|contact| contact.id)
}

fn begin_call(
    d: &mut Decider<'_>,
    contact: ContactId,
    line: &CarrierId,
    language: Language,
    first_in_line: bool,
) {
    let call = d.call_id();
    d.emit(CallEvent::CallBegan {
        call,
        contact,
        line: Some(line.clone()),
        direction: Direction::Inbound,
        language,
        first_in_line,
    });
    look_for_somebody(d, call);
}

/// Begins the steps, or what stands in for them outside the duty. The caller's own request is being answered: its reply
/// says where to go.
fn look_for_somebody(d: &mut Decider<'_>, call: CallId) {
    if d.state.shift.is_none() {
        fallback::begin(d, call, FallbackReason::OutsideDuty, true);
    } else {
        let fallback_at = d.now + d.timing().max_wait;
        steps::begin(d, call, fallback_at, true);
    }
}

/// The caller's line has fetched what waiting callers hear.
/// The line says which call it is: after a new beginning on the same line, addresses handed out before still come in.
pub(in crate::domain) fn caller_waits(d: &mut Decider<'_>, call: CallId, line: &CarrierId) {
    let call = match d.state.by_line.get(line) {
        Some(LineOf::Call(now)) => *now,
        Some(LineOf::Leg(_)) | None => call,
    };
    let Some(found) = d.call(call) else { return };
    if found.line.as_ref() != Some(line) {
        return;
    }
    match &found.state {
        CallState::Waiting(_) | CallState::LineLost { .. } => {
            if found.asked_at.is_some() || d.now.since(found.heard_at) >= SIGN_INTERVAL {
                d.emit(CallEvent::CallerHeard { call });
            }
        }
        // A word that comes late, or a caller whom we thought gone: the carrier knows.
        CallState::Ended { how, at } if may_ask(d, &found) && !says_goodbye(d, *how, *at) => {
            d.emit(CallEvent::CallerAsked { call });
        }
        CallState::Ended { .. }
        | CallState::Joining(_)
        | CallState::Talking(_)
        | CallState::FallingBack(_)
        | CallState::RingingNurse { .. }
        | CallState::RingingPerson { .. } => {}
    }
}

/// Brings a caller's line to where it should be, when no request of its own is being answered.
pub(in crate::domain) fn bring(d: &mut Decider<'_>, line: &CarrierId) {
    if let Some(LineOf::Call(call)) = d.state.by_line.get(line).copied() {
        d.emit(CallEvent::CallerFound {
            call,
            move_again: true,
        });
    }
}

/// Whether the caller is just being told goodbye: they are on the line, and that is as it should be.
fn says_goodbye(d: &Decider<'_>, how: Ending, at: Timestamp) -> bool {
    let told = match how {
        Ending::Talked | Ending::CallBackAsked | Ending::FellBack => true,
        Ending::Abandoned
        | Ending::Dropped
        | Ending::NotReached
        | Ending::NurseNotReached
        | Ending::RangIn => false,
    };
    told && d.now.since(at) < GOODBYE
}

/// Whether to ask the carrier about a caller: not while an answer may still be on its way.
pub(in crate::domain) fn may_ask(d: &Decider<'_>, call: &Call) -> bool {
    call.asked_at
        .is_none_or(|asked| d.now.since(asked) >= ASK_AGAIN)
}

/// Another call that goes on in the contact.
fn other_call(d: &Decider<'_>, contact: &Contact, call: CallId) -> Option<Arc<Call>> {
    let other = contact.line().filter(|other| *other != call)?;
    d.call(other)
        .filter(|other| !matches!(other.state, CallState::Ended { .. }))
}

/// A caller whom we thought gone is on the line after all.
pub(in crate::domain) fn revive(d: &mut Decider<'_>, call: CallId) {
    let Some(found) = d.call(call) else { return };
    let (Some(line), Some(contact)) = (found.line.clone(), d.contact(found.contact)) else {
        return;
    };
    let other = other_call(d, &contact, call);
    let is_ringing = |other: &Arc<Call>| {
        matches!(
            other.state,
            CallState::RingingNurse { .. } | CallState::RingingPerson { .. }
        )
    };
    if !contact.is_open() || other.as_ref().is_some_and(|other| !is_ringing(other)) {
        // What it was has its outcome already, or goes on over another line: this is a new contact on the same line.
        d.emit(CallEvent::CallerHeard { call });
        open_call(d, &line, contact.number.clone());
        bring(d, &line);
        return;
    }
    if let Some(other) = other {
        // Somebody is about to ring them back, and they are here.
        gone::end_call(d, &other, Ending::NotReached, false);
        gone::hang_up_legs(d, &other);
    }
    callback::stop_reminders(d, contact.id, None);
    let fallback_at = d.now + d.timing().max_wait;
    d.emit(CallEvent::CallRevived {
        call,
        until: d.now,
        fallback_at,
    });
    if d.state.shift.is_none() {
        fallback::begin(d, call, FallbackReason::OutsideDuty, false);
    } else {
        steps::begin(d, call, fallback_at, false);
    }
}
