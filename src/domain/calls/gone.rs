//! The caller's line is gone: what is owed to them now.

use crate::domain::calls::call::{Call, CallState, Direction, Ending, FallbackReason};
use crate::domain::calls::leg::{LegEnd, Purpose};
use crate::domain::calls::{arrive, fallback};
use crate::domain::care::{ring_back, rules};
use crate::domain::command::LineStatus;
use crate::domain::contacts::contact::{
    CallBackReason, CallerNumber, Contact, Next, Outcome, OutcomeDue, Owner, Phase,
};
use crate::domain::deaths::quiet;
use crate::domain::decider::Decider;
use crate::domain::event::{CallEvent, ContactEvent, LegEvent};
use crate::domain::ids::{CallId, CarrierId, ContactId, LegId};
use crate::domain::messages::message::MessageText;
use crate::domain::messages::person;
use crate::domain::secret::Secret;
use crate::domain::state::LineOf;

/// The carrier says that a line of a caller's is over.
pub(in crate::domain) fn line_gone(d: &mut Decider<'_>, line: &CarrierId) {
    match d.state.by_line.get(line) {
        // A line that the call has left behind: the person has another one now.
        Some(LineOf::Call(call))
            if d.state
                .call(*call)
                .is_some_and(|call| call.line.as_ref() != Some(line)) => {}
        Some(LineOf::Call(call)) => caller_gone(d, *call),
        Some(LineOf::Leg(leg)) => {
            crate::domain::calls::legs::reports(d, *leg, line, LineStatus::Completed);
        }
        None => {}
    }
}

/// What the carrier answers when asked about a caller.
pub(in crate::domain) fn caller_status(
    d: &mut Decider<'_>,
    call: CallId,
    status: LineStatus,
    bridged: bool,
) {
    let Some(found) = d.call(call) else { return };
    if status.is_over() {
        caller_gone(d, call);
        return;
    }
    match &found.state {
        CallState::FallingBack(fallback) => fallback::found(d, call, fallback, bridged),
        CallState::Ended { .. } => {
            if found.asked_at.is_some() {
                arrive::revive(d, call);
            }
        }
        CallState::Waiting(_) | CallState::LineLost { .. } | CallState::Talking(_) if bridged => {
            // The static markup of the carrier's number has connected them while we were away.
            end_fallen_back(d, &found);
        }
        CallState::Waiting(_) | CallState::LineLost { .. } => {
            // On the line, but not where they should be: no sign for long. Brought there.
            let move_again = d.now.since(found.heard_at) >= d.timing().caller_silent;
            d.emit(CallEvent::CallerFound { call, move_again });
        }
        // Asked about because they were not in the conference.
        CallState::Talking(_) => d.emit(CallEvent::CallerFound {
            call,
            move_again: true,
        }),
        CallState::Joining(_)
        | CallState::RingingNurse { .. }
        | CallState::RingingPerson { .. } => d.emit(CallEvent::CallerFound {
            call,
            move_again: false,
        }),
    }
}

fn end_fallen_back(d: &mut Decider<'_>, call: &Call) {
    end(d, call, Ending::FellBack);
    hang_up_legs(d, call);
    needs_outcome(d, call.contact, OutcomeDue::FellBack);
}

/// The caller has gone.
pub(in crate::domain) fn caller_gone(d: &mut Decider<'_>, call: CallId) {
    let Some(found) = d.call(call) else { return };
    match &found.state {
        CallState::Waiting(_) => {
            end(d, &found, Ending::Abandoned);
            owe_call_back(d, &found, CallBackReason::Abandoned);
            tell_or_stop_legs(d, &found);
        }
        CallState::Joining(joining) => {
            let winner = joining.leg;
            if ring_back::line_lost(d, &found, winner) {
                return;
            }
            end(d, &found, Ending::Abandoned);
            owe_call_back(d, &found, CallBackReason::Dropped);
            offer_call_back(d, &found, winner);
            stop_legs(d, &found);
        }
        CallState::LineLost { .. } => {
            end(d, &found, Ending::Dropped);
            owe_call_back(d, &found, CallBackReason::Dropped);
            tell_or_stop_legs(d, &found);
        }
        CallState::Talking(talking) => {
            if ring_back::line_lost(d, &found, talking.leg) {
                return;
            }
            let owner = d
                .state
                .leg(talking.leg)
                .and_then(|leg| leg.staff().cloned());
            end(d, &found, Ending::Talked);
            talked(
                d,
                found.contact,
                owner.map_or_else(|| d.owner_for(found.contact), Owner::Staff),
            );
            hang_up_legs(d, &found);
        }
        CallState::FallingBack(fallback) => {
            let (why, answered) = (fallback.why, fallback.answered.is_some());
            end(
                d,
                &found,
                if answered {
                    Ending::FellBack
                } else {
                    Ending::Abandoned
                },
            );
            if answered {
                needs_outcome(d, found.contact, OutcomeDue::FellBack);
            } else if why == FallbackReason::OutsideDuty {
                needs_outcome(d, found.contact, OutcomeDue::OutsideDuty);
            } else {
                owe_call_back(d, &found, CallBackReason::Abandoned);
            }
            stop_legs(d, &found);
        }
        CallState::Ended { .. } => {
            if found.asked_at.is_some() {
                // Asked because of a late word; they are gone indeed.
                d.emit(CallEvent::CallerHeard { call });
            }
        }
        CallState::RingingNurse { .. } | CallState::RingingPerson { .. } => {}
    }
}

fn end(d: &mut Decider<'_>, call: &Call, how: Ending) {
    end_call(d, call, how, false);
}

/// The line is over. In a call-back the person's own leg goes with it; `goodbye`: they are still there, and hear it.
pub(in crate::domain) fn end_call(d: &mut Decider<'_>, call: &Call, how: Ending, goodbye: bool) {
    d.emit(CallEvent::CallEnded {
        call: call.id,
        how,
        goodbye,
    });
    let persons: Vec<(LegId, bool)> = d
        .state
        .live_legs(call)
        .filter(|leg| leg.purpose == Purpose::Person(call.id))
        .map(|leg| (leg.id, leg.is_confirmed()))
        .collect();
    for (leg, on_the_line) in persons {
        d.end_leg(
            leg,
            if on_the_line {
                LegEnd::Told
            } else {
                LegEnd::Stopped
            },
        );
    }
}

/// The nurse who had just said yes hears that the caller has gone; with key 1 she calls back.
fn offer_call_back(d: &mut Decider<'_>, call: &Call, leg: LegId) {
    let due = d
        .state
        .contact(call.contact)
        .is_some_and(|contact| matches!(contact.phase, Phase::CallBackDue(_)));
    let on_the_line = d
        .leg(leg)
        .is_some_and(|leg| leg.is_confirmed() && leg.live_lines().next().is_some());
    if due && on_the_line {
        d.emit(LegEvent::LegOffered {
            leg,
            purpose: Purpose::Reminder(call.contact),
        });
    } else {
        d.tell_leg(leg);
    }
}

/// Legs that ring are stopped; somebody who has just picked up is told.
fn tell_or_stop_legs(d: &mut Decider<'_>, call: &Call) {
    let answered: Vec<_> = d
        .state
        .our_legs(call)
        .filter(|leg| leg.is_answered())
        .map(|leg| leg.id)
        .collect();
    for leg in answered {
        offer_or_tell(d, call, leg);
    }
    stop_legs(d, call);
}

/// Somebody who has picked up, but not yet pressed the key, may as well call back.
fn offer_or_tell(d: &mut Decider<'_>, call: &Call, leg: LegId) {
    let due = d
        .state
        .contact(call.contact)
        .is_some_and(|contact| matches!(contact.phase, Phase::CallBackDue(_)));
    if due {
        d.emit(LegEvent::LegOffered {
            leg,
            purpose: Purpose::Reminder(call.contact),
        });
    } else {
        d.tell_leg(leg);
    }
}

/// Telephones of ours that ring for a call are stopped. The person's own, in a call-back, is their line: never that one.
pub(in crate::domain) fn stop_legs(d: &mut Decider<'_>, call: &Call) {
    let legs: Vec<_> = d.state.our_legs(call).map(|leg| leg.id).collect();
    for leg in legs {
        d.end_leg(leg, LegEnd::Stopped);
    }
}

/// The conversation is over: those who are still in it hear so, those being rung are stopped.
pub(in crate::domain) fn hang_up_legs(d: &mut Decider<'_>, call: &Call) {
    let legs: Vec<_> = d
        .state
        .our_legs(call)
        .map(|leg| (leg.id, leg.is_ringing()))
        .collect();
    for (leg, ringing) in legs {
        if ringing {
            d.end_leg(leg, LegEnd::Stopped);
        } else {
            d.tell_leg(leg);
        }
    }
}

/// They have talked: a person says how it ended.
pub(in crate::domain) fn talked(d: &mut Decider<'_>, contact: ContactId, owner: Owner) {
    let remind_at = Some(d.now + d.timing().outcome_reminder);
    d.emit(ContactEvent::OutcomeNeeded {
        contact,
        owner,
        why: OutcomeDue::Talked,
        remind_at,
    });
}

/// A person must say how it ended; nobody of ours talked with them.
pub(in crate::domain) fn needs_outcome(d: &mut Decider<'_>, contact: ContactId, why: OutcomeDue) {
    let owner = d.owner_for(contact);
    d.emit(ContactEvent::OutcomeNeeded {
        contact,
        owner,
        why,
        remind_at: None,
    });
}

/// Nobody of ours has said or written anything of it: it can end by itself.
fn is_bare(d: &Decider<'_>, contact: &Contact) -> bool {
    contact.care.danger.is_none()
        && contact.care.past.is_empty()
        && contact.notes.is_empty()
        && contact.children.is_none()
        && contact.about.is_none()
        && d.state.request_of(contact.id).is_none()
}

/// What a caller is owed who was not answered: a call-back where there is a number; a withheld one that gave up closes by itself.
fn owe_call_back(d: &mut Decider<'_>, call: &Call, why: CallBackReason) {
    let Some(contact) = d.contact(call.contact) else {
        return;
    };
    match &contact.number {
        CallerNumber::Number(Secret::Known(_)) => {
            let first = promise_call_back(d, call.contact, why);
            if first && why == CallBackReason::Abandoned && call.direction == Direction::Inbound {
                // A neutral word to a mobile: we saw the call and will call back. Nothing else.
                person::tell(d, call.contact, MessageText::WeSawYourCall);
            }
        }
        CallerNumber::Withheld if call.answered_at.is_none() && is_bare(d, &contact) => {
            let by = d.actor.clone();
            let (contact, outcome, next) = (call.contact, Outcome::GaveUpWithheld, Next::Settled);
            d.emit(ContactEvent::ContactClosed {
                contact,
                outcome,
                next,
                by,
            });
        }
        CallerNumber::Number(Secret::Erased)
        | CallerNumber::Withheld
        | CallerNumber::Malformed
        | CallerNumber::NotGiven => {
            needs_outcome(d, call.contact, OutcomeDue::NoNumber);
        }
    }
}

/// Promises a call-back. Repeats fold into the one that stands. Gives whether it is a new promise.
pub(in crate::domain) fn promise_call_back(
    d: &mut Decider<'_>,
    contact: ContactId,
    why: CallBackReason,
) -> bool {
    if let Some(into) = standing_promise(d, contact) {
        d.emit(ContactEvent::ContactJoined {
            contact,
            into,
            carries: false,
        });
        return false;
    }
    let owner = d.owner_for(contact);
    let at_once = rules::danger(&d.state, contact).is_some();
    let of_the_dead = d
        .state
        .contact(contact)
        .and_then(|contact| contact.number.known())
        .is_some_and(|number| d.state.is_of_the_dead(number));
    if why == CallBackReason::Abandoned && of_the_dead && !at_once {
        // Somebody rang from the telephone of one who has died, and asked for nothing: a nurse says whether it is rung.
        quiet::nobody_to_ring(d, contact, owner, OutcomeDue::RangFromTheDead);
        return false;
    }
    let due_at = match why {
        CallBackReason::Abandoned | CallBackReason::Asked if at_once => d.now,
        CallBackReason::Dropped | CallBackReason::Message | CallBackReason::ByNurse => d.now,
        CallBackReason::Abandoned | CallBackReason::Asked => d.now + d.timing().callback_due,
    };
    d.emit(ContactEvent::CallBackPromised {
        contact,
        due_at,
        owner,
        why,
    });
    true
}

/// Another contact of the same number to which a call-back is promised already, not long ago.
fn standing_promise(d: &Decider<'_>, contact: ContactId) -> Option<ContactId> {
    let into = d.state.contact(contact)?.proposed?;
    let promise = d.state.contact(into)?;
    let recent = d.now - d.timing().repeat_fold;
    match &promise.phase {
        Phase::CallBackDue(promise) if promise.since >= recent => Some(into),
        Phase::CallBackDue(_)
        | Phase::CallingBack { .. }
        | Phase::OnTheLine(_)
        | Phase::NeedsOutcome { .. }
        | Phase::Closed(_) => None,
    }
}
