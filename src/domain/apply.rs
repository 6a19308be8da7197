//! Events change the state: here, and nowhere else. Holds no rules: whatever could have been decided otherwise stands in
//! the event.

use std::sync::Arc;

use crate::domain::duty::ahead::Ahead;
use crate::domain::event::{EffectEvent, Event, ServiceEvent};
use crate::domain::state::index::Due;
use crate::domain::state::{State, Tally};
use crate::domain::time::Timestamp;
use crate::domain::{
    alarms, assessments, calls, care, complaints, consents, contacts, deaths, deviations, endings,
    escorts, feedback, figures, followups, guests, handbook, handovers, handshakes, messages,
    obligation, openings, patients, plans, presence, requests, safety, stations, summons,
};

/// Folds one record into the state. `seq` is the record's place in the log, `at` its time.
pub fn apply(state: &mut State, seq: u64, at: Timestamp, event: &Event) {
    state.seq = seq;
    state.at = at;
    figures::apply::before(state, at, event);
    change(state, at, event);
    figures::apply::after(state, at, event);
    for effect in obligation::obligations(state, seq, at, event) {
        state.insert_effect(effect);
    }
}

fn change(state: &mut State, at: Timestamp, event: &Event) {
    match event {
        Event::Service(event) => service(state, at, event),
        Event::Guest(event) => guests::apply::apply(state, at, event),
        Event::Station(event) => stations::apply::apply(state, at, event),
        Event::Contact(event) => {
            contacts::apply::apply(state, at, event);
            followups::apply::of_contact(state, at, event);
            handovers::apply::of_contact(state, event);
        }
        Event::Call(event) => calls::apply::apply(state, at, event),
        Event::Talk(event) => calls::apply_talk::apply(state, at, event),
        Event::Danger(event) => care::apply::danger(state, at, event),
        Event::Care(event) => care::apply::care_changes(state, at, event),
        Event::Fallback(event) => calls::apply_fallback::apply(state, at, event),
        Event::Summons(event) => summons::apply::apply(state, at, event),
        Event::Request(event) => requests::apply::apply(state, at, event),
        Event::Leg(event) => calls::apply_leg::apply(state, at, event),
        Event::Message(event) => messages::apply::apply(state, at, event),
        Event::Writing(event) => messages::apply::writing(state, at, event),
        Event::Alarm(event) => alarms::apply::apply(state, at, event),
        Event::Handshake(event) => handshakes::apply::apply(state, at, event),
        Event::Presence(event) => presence::apply::apply(state, at, event),
        Event::Safety(event) => safety::apply::apply(state, at, event),
        Event::FollowUp(event) => followups::apply::apply(state, at, event),
        Event::Ending(event) => endings::apply::apply(state, at, event),
        Event::Patient(event) => patients::apply::apply(state, at, event),
        Event::Plan(event) => plans::apply::apply(state, at, event),
        Event::Consent(event) => consents::apply::apply(state, at, event),
        Event::Opening(event) => openings::apply::apply(state, at, event),
        Event::Handover(event) => handovers::apply::apply(state, at, event),
        Event::Assessment(event) => assessments::apply::apply(state, at, event),
        Event::Escort(event) => escorts::apply::apply(state, at, event),
        Event::Complaint(event) => complaints::apply::apply(state, at, event),
        Event::Death(event) => deaths::apply::apply(state, at, event),
        Event::Deviation(event) => deviations::apply::apply(state, at, event),
        Event::Feedback(event) => feedback::apply::apply(state, at, event),
        Event::Handbook(event) => handbook::apply::apply(state, at, event),
        Event::Effect(EffectEvent::EffectDone { key } | EffectEvent::EffectGivenUp { key, .. }) => {
            state.remove_effect(*key);
        }
    }
}

fn service(state: &mut State, at: Timestamp, event: &ServiceEvent) {
    match event {
        ServiceEvent::EpochBegan {
            epoch,
            effects_held,
        } => {
            state.epoch = *epoch;
            state.effects_held = *effects_held;
        }
        ServiceEvent::EffectsReleased => state.effects_held = false,
        ServiceEvent::ServiceImported { service } => {
            state.service = Some(Arc::clone(service));
            state.ahead = Arc::default();
            // The roster is looked up anew at once.
            state.set_due(Due::Roster, Some(at));
        }
        ServiceEvent::ShiftBegan { shift, until } => {
            if shift.is_some() && state.shift.is_none() {
                state.tally = Tally::default();
            }
            handovers::apply::shift(state, shift.as_ref());
            state.shift.clone_from(shift);
            state.shift_until = *until;
            if let Some(service) = &state.service {
                let ahead = Ahead::of(service, shift.as_ref(), *until, at);
                state.ahead = Arc::new(ahead);
            }
            state.set_due(Due::Roster, *until);
        }
    }
}
