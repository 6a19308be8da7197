//! Time passes: whatever is due is looked after, the longest overdue first.

use crate::domain::alarms;
use crate::domain::calls::call::{Call, CallState};
use crate::domain::calls::{callback, fallback, join, legs, screen, steps, talk};
use crate::domain::care;
use crate::domain::consents;
use crate::domain::contacts;
use crate::domain::contacts::contact::Phase;
use crate::domain::deadline;
use crate::domain::decider::Decider;
use crate::domain::event::CallEvent;
use crate::domain::handshakes::decide::Asked;
use crate::domain::ids::{CallId, ContactId};
use crate::domain::messages;
use crate::domain::state::index::Due;
use crate::domain::{
    assessments, complaints, deaths, deviations, escorts, feedback, followups, guests, handovers,
    handshakes, plans, presence, returns, roster, safety, summons,
};

/// So much at once; the rest at the next tick, which follows at once.
const MOST: usize = 256;

/// What is looked after may make something else due at once: a caller cut off is called back now. That is not left for later.
const PASSES: usize = 8;

/// Looks after everything that is due now.
pub(in crate::domain) fn tick(d: &mut Decider<'_>) {
    for _ in 0..PASSES {
        let all = d.state.due_until(d.now, MOST);
        if all.is_empty() {
            return;
        }
        for due in all {
            // Something before it may have settled it.
            if d.state.timers.get(due).is_some_and(|at| at <= d.now) {
                look_after(d, due);
            }
        }
    }
}

/// The server has started: open calls are asked about before anybody is rung for them.
pub(in crate::domain) fn start(d: &mut Decider<'_>) {
    roster::look_up(d, Asked::OnComing);
    let calls: Vec<CallId> = d
        .state
        .live_calls
        .iter()
        .filter_map(|call| d.state.call(*call))
        .filter(|call| call.line.is_some())
        .map(|call| call.id)
        .collect();
    for id in calls {
        let talks = d.call(id).is_some_and(|call| call.talking().is_some());
        if talks {
            // Who talks is not disturbed: the conference says who is there.
            talk::check_due(d, id);
        } else {
            d.emit(CallEvent::CallerAsked { call: id });
        }
    }
}

fn look_after(d: &mut Decider<'_>, due: Due) {
    match due {
        Due::Guest(guest) => guests::decide::due(d, guest),
        Due::Roster => roster::look_up(d, Asked::OnComing),
        Due::Call(call) => call_due(d, call),
        Due::Leg(leg) => legs::due(d, leg),
        Due::Contact(contact) => contact_due(d, contact),
        Due::Danger(contact) => care::danger::due(d, contact),
        Due::Summons(contact) => summons::steps::due(d, contact),
        Due::Answer(contact) => messages::written::due(d, contact),
        Due::Alarm(alarm) => {
            if let Some(alarm) = d.state.alarms.get(&alarm).cloned() {
                alarms::decide::due(d, &alarm);
            }
        }
        Due::Handshakes => handshakes::decide::due(d),
        Due::Presence => presence::decide::due(d),
        Due::Safety => safety::decide::due(d),
        Due::Escorts => escorts::decide::due(d),
        Due::FollowUp(contact, about) => followups::decide::due(d, contact, about),
        Due::Feedback(contact) => feedback::decide::due(d, contact),
        Due::Handover(handover) => handovers::decide::due(d, handover),
        Due::Kept(handover, contact) => handovers::keep::over(d, handover, contact),
        Due::Document(document) => assessments::chase::due(d, document),
        Due::Complaint(complaint) => complaints::decide::due(d, complaint),
        Due::Death(patient, task) => deaths::decide::due(d, patient, task),
        Due::Deviation(deviation) => deviations::decide::due(d, deviation),
        Due::Reading(opening) => deviations::decide::not_reviewed(d, opening),
        Due::Review(patient) => plans::decide::due(d, patient),
        Due::ConsentEnds(patient, consent) => consents::ending::due(d, patient, consent),
        Due::Effect(key) => {
            if let Some(effect) = d.state.effects.get(&key).cloned() {
                returns::too_late(d, &effect);
            }
        }
    }
}

fn call_due(d: &mut Decider<'_>, id: CallId) {
    let Some(call) = d.call(id) else { return };
    match &call.state {
        CallState::Waiting(waiting) => {
            if silent(d, &call) {
                d.emit(CallEvent::CallerAsked { call: id });
            }
            if waiting.claimed.is_some_and(|(_, until)| until <= d.now) {
                screen::claim_lapses(d, id);
            } else if waiting.claimed.is_none()
                && deadline::step_end(waiting.step_until, waiting.fallback_at) <= d.now
                && deadline::hold(&d.state, &call).is_none_or(|held| held <= d.now)
            {
                if waiting.rounds > 0 {
                    steps::round(d, id, waiting.rounds.saturating_add(1), false);
                } else {
                    steps::next(d, id);
                }
            }
        }
        CallState::Joining(joining) => join::due(d, id, joining),
        CallState::Talking(_) => talk::check_due(d, id),
        CallState::LineLost { until, .. } => {
            if silent(d, &call) {
                d.emit(CallEvent::CallerAsked { call: id });
            }
            if *until <= d.now && deadline::hold(&d.state, &call).is_none_or(|held| held <= d.now) {
                talk::lost_due(d, id);
            }
        }
        CallState::FallingBack(_) => fallback::overdue(d, &call),
        CallState::RingingNurse { .. }
        | CallState::RingingPerson { .. }
        | CallState::Ended { .. } => {}
    }
}

/// No sign of the caller for too long, nor an answer about them.
fn silent(d: &Decider<'_>, call: &Call) -> bool {
    call.line.is_some()
        && call.asked_at.unwrap_or(call.heard_at) + d.timing().caller_silent <= d.now
}

fn contact_due(d: &mut Decider<'_>, id: ContactId) {
    let Some(contact) = d.contact(id) else { return };
    match &contact.phase {
        Phase::CallBackDue(promise) => callback::due(d, id, promise),
        Phase::NeedsOutcome { owner, .. } => contacts::decide::remind_outcome(d, id, owner),
        Phase::OnTheLine(_) | Phase::CallingBack { .. } | Phase::Closed(_) => {}
    }
}
