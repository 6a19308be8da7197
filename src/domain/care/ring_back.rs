//! The line to a person whose life is in danger has dropped: they are rung back at once, while the nurse stays where she is; not
//! reached, at once again, by a short plan. From the first try that fails the police are to be rung, and the screen says how
//! (`handbook/service/en/life-in-danger.md`; helsepersonelloven § 31).

use std::time::Duration;

use crate::domain::calls::announcement::Announcement;
use crate::domain::calls::call::{Call, CallState, Ending};
use crate::domain::calls::gone;
use crate::domain::calls::leg::{Callee, Leg, LegEnd, Purpose};
use crate::domain::care::event::DangerEvent;
use crate::domain::care::rules;
use crate::domain::contacts::contact::{CallBackReason, OutcomeDue, Owner};
use crate::domain::decider::Decider;
use crate::domain::event::{ContactEvent, TalkEvent};
use crate::domain::ids::{CallId, CarrierId, ContactId, LegId};
use crate::domain::phone::E164;

/// How long the person is rung at each try, seconds.
const RING: u16 = 25;
/// So many tries, one right after the other, while the nurse stays on the line.
const TRIES: u8 = 3;
/// From so many tries without an answer, the police are to be rung.
const POLICE_AFTER: u8 = 1;
/// What the carrier did not take is tried again after this.
const NOT_TAKEN: Duration = Duration::from_secs(30);
/// The danger is looked after so long after the line dropped.
const LOOK: Duration = Duration::from_mins(5);
/// Somebody who rings in while being rung is put in within this: the nurse is in the conference already.
const JOIN: Duration = Duration::from_secs(2);

/// The person's line is gone while they talked with `nurse`'s line, or were being put together with it. Says whether they are
/// being rung back: if not, it goes on as with anyone.
pub(in crate::domain) fn line_lost(d: &mut Decider<'_>, call: &Call, nurse: LegId) -> bool {
    let contact = call.contact;
    if rules::danger(&d.state, contact).is_none() {
        return false;
    }
    let check_at = d.now + LOOK;
    d.emit(DangerEvent::DangerLineLost { contact, check_at });
    let there = d
        .state
        .leg(nurse)
        .is_some_and(|leg| leg.is_confirmed() && leg.live_lines().next().is_some());
    if !has_number(d, contact) {
        d.emit(DangerEvent::DangerNotReached {
            contact,
            tries: 0,
            police: true,
        });
        return false;
    }
    if !there {
        return false;
    }
    d.emit(TalkEvent::Announced {
        call: call.id,
        what: Announcement::CallerGone,
    });
    end_persons(d, call);
    ring(d, call.id, nurse);
    true
}

fn has_number(d: &Decider<'_>, contact: ContactId) -> bool {
    d.state
        .contact(contact)
        .is_some_and(|contact| contact.number.known().is_some())
}

fn end_persons(d: &mut Decider<'_>, call: &Call) {
    let persons: Vec<LegId> = d
        .state
        .live_legs(call)
        .filter(|leg| leg.purpose == Purpose::Person(call.id))
        .map(|leg| leg.id)
        .collect();
    for leg in persons {
        d.end_leg(leg, LegEnd::HungUp);
    }
}

fn ring(d: &mut Decider<'_>, call: CallId, nurse: LegId) {
    let language = d
        .state
        .call(call)
        .map(|call| call.language)
        .unwrap_or_default();
    let person = d.ring(Purpose::Person(call), Callee::Person, language, RING);
    d.emit(TalkEvent::PersonRung {
        call,
        nurse,
        person,
    });
}

/// The person did not answer. Says whether this took care of it.
pub(in crate::domain) fn not_reached(
    d: &mut Decider<'_>,
    call: &Call,
    nurse: LegId,
    reason: LegEnd,
) -> bool {
    let contact = call.contact;
    let Some(danger) = rules::danger(&d.state, contact) else {
        return false;
    };
    let tries = danger.lost.map_or(0, |lost| lost.tries).saturating_add(1);
    d.emit(DangerEvent::DangerNotReached {
        contact,
        tries,
        police: tries >= POLICE_AFTER,
    });
    if tries % TRIES > 0 && reason != LegEnd::Refused {
        d.emit(TalkEvent::Announced {
            call: call.id,
            what: Announcement::PersonNotReached,
        });
        ring(d, call.id, nurse);
        return true;
    }
    let owner = d.state.leg(nurse).and_then(Leg::staff).cloned();
    let owner = owner.map_or_else(|| d.owner_for(contact), Owner::Staff);
    gone::end_call(d, call, Ending::NotReached, false);
    if reason == LegEnd::Refused {
        // The network's fault, not an answer: it is rung about again.
        d.emit(ContactEvent::CallBackPromised {
            contact,
            due_at: d.now + NOT_TAKEN,
            owner,
            why: CallBackReason::Dropped,
        });
    } else {
        let remind_at = Some(d.now + d.timing().outcome_reminder);
        d.emit(ContactEvent::OutcomeNeeded {
            contact,
            owner,
            why: OutcomeDue::NotReached,
            remind_at,
        });
    }
    gone::hang_up_legs(d, call);
    true
}

/// The line of whoever holds the call is gone while the person is being rung back. Another of ours in it holds it; otherwise
/// everybody is rung about it at once. Says whether this took care of it.
pub(in crate::domain) fn holder_gone(
    d: &mut Decider<'_>,
    call: &Call,
    leg: &Leg,
    person: LegId,
) -> bool {
    let contact = call.contact;
    if rules::danger(&d.state, contact).is_none() {
        return false;
    }
    let other = d
        .state
        .our_legs(call)
        .filter(|other| other.id != leg.id && other.is_confirmed())
        .max_by_key(|other| (other.staff().is_some(), other.since))
        .map(|other| other.id);
    if let Some(nurse) = other {
        d.emit(TalkEvent::PersonRung {
            call: call.id,
            nurse,
            person,
        });
        return true;
    }
    let owner = leg
        .staff()
        .cloned()
        .map_or_else(|| d.owner_for(contact), Owner::Staff);
    gone::end_call(d, call, Ending::NurseNotReached, false);
    d.emit(ContactEvent::CallBackPromised {
        contact,
        due_at: d.now,
        owner,
        why: CallBackReason::Dropped,
    });
    gone::hang_up_legs(d, call);
    true
}

/// Whether this is the person who is being rung back: on which call.
pub(in crate::domain) fn awaited(d: &Decider<'_>, number: &E164) -> Option<CallId> {
    if !d.state.who_is(number)?.may_propose_contact() {
        return None;
    }
    d.state
        .by_number
        .get(number)?
        .iter()
        .filter_map(|contact| d.state.contact(*contact))
        .filter(|contact| contact.care.danger.is_some())
        .filter_map(crate::domain::contacts::contact::Contact::line)
        .find(|call| {
            d.call(*call)
                .is_some_and(|call| matches!(call.state, CallState::RingingPerson { .. }))
        })
}

/// They rang us while we rang them: their new line is put straight to whoever waits for them.
pub(in crate::domain) fn came_back(d: &mut Decider<'_>, call: CallId, line: &CarrierId) {
    let Some(found) = d.call(call) else { return };
    let CallState::RingingPerson { nurse, .. } = &found.state else {
        return;
    };
    d.emit(DangerEvent::DangerCameBack {
        contact: found.contact,
        call,
        line: line.clone(),
    });
    d.emit(TalkEvent::JoinBegan {
        call,
        leg: *nurse,
        until: d.now + JOIN,
    });
    let ringing: Vec<LegId> = d
        .state
        .live_legs(&found)
        .filter(|leg| leg.purpose == Purpose::Person(call))
        .map(|leg| leg.id)
        .collect();
    for leg in ringing {
        d.end_leg(leg, LegEnd::Stopped);
    }
}

/// They talk again.
pub(in crate::domain) fn talk_begins(d: &mut Decider<'_>, contact: ContactId) {
    let lost = rules::danger(&d.state, contact).is_some_and(|danger| danger.lost.is_some());
    if lost {
        d.emit(DangerEvent::DangerRegained { contact });
    }
}
