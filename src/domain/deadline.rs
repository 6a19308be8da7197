//! Every timer there is, as a value computed from the state. The table is in `handbook/engineering/calls.md`.
//!
//! Whatever waits has a deadline here; nothing sleeps.

use std::time::Duration;

use crate::domain::alarms::alarm::{Alarm, AlarmState};
use crate::domain::calls::call::{Call, CallState};
use crate::domain::calls::leg::{Leg, LegEnd, LegState, Purpose};
use crate::domain::contacts::contact::{Contact, Phase};
use crate::domain::duty::calendar;
use crate::domain::service::timing::Timing;
use crate::domain::state::State;
use crate::domain::summons::state::Summons;
use crate::domain::time::Timestamp;

/// While the carrier is being asked whether a caller is there, nobody new is rung for so long.
const ASKED_HOLD: Duration = Duration::from_secs(5);
/// A leg in a conversation, or one that has taken an alarm, is looked after this often.
const CONFIRMED_CHECK: Duration = Duration::from_mins(2);
/// What a telephone is told at the end takes less than this, and then its line ends by itself.
const TOLD_TIME: Duration = Duration::from_secs(15);
/// A member of staff who rings in has this long to enter her code.
const CODE_TIME: Duration = Duration::from_secs(40);
/// On top of the carrier's own tries: one creation a second may be queued ahead of it.
const PLACE_MARGIN: Duration = Duration::from_secs(10);

/// When something is due next. The engine's clock asks only this.
pub fn next_deadline(state: &State) -> Option<Timestamp> {
    state.next_deadline()
}

/// The lengths in the service file; the defaults until one has been imported.
pub fn timing(state: &State) -> Timing {
    state
        .service
        .as_ref()
        .map_or_else(Timing::default, |service| service.timing)
}

/// Until when no step and no fallback starts for a call, whatever its own time says: a leg is being confirmed, somebody
/// has said that she takes it, or the carrier is being asked whether the caller is there.
pub fn hold(state: &State, call: &Call) -> Option<Timestamp> {
    let timing = timing(state);
    let confirming = state
        .live_legs(call)
        .filter(|leg| {
            leg.is_answered() && matches!(leg.purpose, Purpose::Take(_) | Purpose::Rejoin(_))
        })
        .map(|leg| leg.since + timing.confirm)
        .max();
    let claimed = call
        .waiting()
        .and_then(|waiting| waiting.claimed)
        .map(|(_, until)| until);
    let asked = call.asked_at.map(|at| at + ASKED_HOLD);
    confirming.max(claimed).max(asked)
}

/// When a call is due.
pub fn of_call(state: &State, call: &Call) -> Option<Timestamp> {
    let timing = timing(state);
    let silent = || {
        call.line
            .as_ref()
            .map(|_| call.asked_at.unwrap_or(call.heard_at) + timing.caller_silent)
    };
    match &call.state {
        CallState::Waiting(waiting) => {
            let step = match hold(state, call) {
                Some(held) if waiting.claimed.is_some() => held,
                Some(held) => step_end(waiting.step_until, waiting.fallback_at).max(held),
                None => step_end(waiting.step_until, waiting.fallback_at),
            };
            Some(silent().map_or(step, |silent| silent.min(step)))
        }
        CallState::Joining(joining) => Some(joining.until),
        CallState::Talking(talking) => Some(talking.check_at),
        CallState::LineLost { until, .. } => {
            let until = hold(state, call).map_or(*until, |held| held.max(*until));
            Some(silent().map_or(until, |silent| silent.min(until)))
        }
        CallState::FallingBack(fallback) => Some(call.asked_at.map_or(fallback.until, |asked| {
            fallback.until.max(asked + timing.caller_silent)
        })),
        // Their legs have the deadlines.
        CallState::RingingNurse { .. }
        | CallState::RingingPerson { .. }
        | CallState::Ended { .. } => None,
    }
}

/// When a step is over: at its own end, or when the whole wait is.
pub fn step_end(step_until: Timestamp, fallback_at: Timestamp) -> Timestamp {
    step_until.min(fallback_at)
}

/// When a leg is due.
pub fn of_leg(state: &State, leg: &Leg) -> Option<Timestamp> {
    let timing = timing(state);
    match leg.state {
        LegState::Requested => {
            Some(leg.since + timing.leg_accept * (u32::from(timing.leg_retries) + 1) + PLACE_MARGIN)
        }
        LegState::Placed | LegState::Ringing => Some(answer_due(
            &timing,
            leg,
            leg.since + ring_time(leg) + timing.leg_word_margin,
        )),
        LegState::Answered if leg.purpose == Purpose::RingIn => {
            Some(answer_due(&timing, leg, leg.since + CODE_TIME))
        }
        // She enters her code, which takes longer than a key.
        LegState::Answered if matches!(leg.purpose, Purpose::CheckIn(_)) => {
            Some(leg.since + CODE_TIME)
        }
        LegState::Answered => Some(leg.since + timing.confirm),
        // In a conversation the call looks after it.
        LegState::Confirmed => match leg.purpose {
            Purpose::Alarm(_)
            | Purpose::Reminder(_)
            | Purpose::RingIn
            | Purpose::Summons(_)
            | Purpose::Connect(_)
            | Purpose::Handshake(_)
            | Purpose::CheckIn(_) => Some(leg.since + CONFIRMED_CHECK),
            Purpose::Take(_)
            | Purpose::Rejoin(_)
            | Purpose::CallBack(_)
            | Purpose::Person(_)
            | Purpose::Third(_)
            | Purpose::HandOver(_) => None,
        },
        LegState::Over(_) => is_being_told(leg).then(|| leg.since + TOLD_TIME),
    }
}

/// When a leg is due of which the carrier is asked first: its answer is waited for, also when the question comes late.
fn answer_due(timing: &Timing, leg: &Leg, ask_at: Timestamp) -> Timestamp {
    leg.asked
        .map_or(ask_at, |asked| asked.max(ask_at) + timing.leg_word_margin)
}

/// Over, but its line still hears what it is told at the end: the telephone is busy until then.
pub fn is_being_told(leg: &Leg) -> bool {
    leg.state == LegState::Over(LegEnd::Told)
        && leg.staff().is_some()
        && leg.live_lines().next().is_some()
}

fn ring_time(leg: &Leg) -> Duration {
    Duration::from_secs(u64::from(leg.ring_seconds))
}

/// When a contact is due.
pub fn of_contact(contact: &Contact) -> Option<Timestamp> {
    match &contact.phase {
        Phase::CallBackDue(promise) => Some(promise.next_at),
        Phase::NeedsOutcome { remind_at, .. } => *remind_at,
        Phase::OnTheLine(_) | Phase::CallingBack { .. } | Phase::Closed(_) => None,
    }
}

/// Until when no step begins for a summons, whatever its own time says: a leg is being confirmed.
pub fn hold_summons(state: &State, summons: &Summons) -> Option<Timestamp> {
    let confirm = timing(state).confirm;
    state
        .legs_for(summons)
        .filter(|leg| leg.is_answered())
        .map(|leg| leg.since + confirm)
        .max()
}

/// When a summons goes on.
pub fn of_summons(state: &State, summons: &Summons) -> Option<Timestamp> {
    let until = summons.ringing()?.step_until;
    Some(hold_summons(state, summons).map_or(until, |held| held.max(until)))
}

/// When somebody is reminded of a plan that is looked at again then: in the hours of the day service, if there are such.
pub fn of_review(state: &State, at: Timestamp) -> Timestamp {
    let service = state.service.as_ref();
    let open = service.and_then(|service| calendar::next_opening(service, at));
    open.unwrap_or(at)
}

/// When it rings because somebody who writes has had no answer.
pub fn of_answer(contact: &Contact) -> Option<Timestamp> {
    let conversation = contact.conversation.as_ref()?;
    conversation.ring_at.filter(|_| contact.is_open())
}

/// When an alarm goes on to the next person.
pub fn of_alarm(alarm: &Alarm) -> Option<Timestamp> {
    match alarm.state {
        AlarmState::With { next_at, .. } => Some(next_at),
        AlarmState::OnBoard | AlarmState::Taken { .. } | AlarmState::Over { .. } => None,
    }
}
