//! The caller's keys: 2 call me back, 9 another language. Any other key changes nothing.

use crate::domain::calls::call::{Call, CallState, Ending};
use crate::domain::calls::gone;
use crate::domain::calls::leg::LegEnd;
use crate::domain::contacts::contact::CallBackReason;
use crate::domain::decider::Decider;
use crate::domain::event::CallEvent;
use crate::domain::ids::CallId;
use crate::domain::language::Language;

pub(in crate::domain) fn caller_presses(d: &mut Decider<'_>, call: CallId, key: char) {
    let Some(found) = d.call(call) else { return };
    match (&found.state, key) {
        (CallState::Waiting(_) | CallState::LineLost { .. }, '2') => call_me_back(d, &found),
        (CallState::Waiting(_) | CallState::LineLost { .. }, '9') => {
            let language = next_language(d, found.language);
            d.emit(CallEvent::LanguageChosen { call, language });
        }
        (CallState::Waiting(_) | CallState::LineLost { .. }, _) => {
            d.emit(CallEvent::CallerHeard { call });
        }
        (
            CallState::Joining(_)
            | CallState::Talking(_)
            | CallState::FallingBack(_)
            | CallState::RingingNurse { .. }
            | CallState::RingingPerson { .. }
            | CallState::Ended { .. },
            _,
        ) => {}
    }
}

/// A promise, if there is a number to keep it on. Without one the caller hears so, and stays.
fn call_me_back(d: &mut Decider<'_>, call: &Call) {
    let has_number = d
        .state
        .contact(call.contact)
        .is_some_and(|contact| contact.number.known().is_some());
    if !has_number {
        d.emit(CallEvent::CallerHeard { call: call.id });
        return;
    }
    let legs: Vec<_> = d
        .state
        .our_legs(call)
        .map(|leg| (leg.id, leg.is_answered() || leg.is_confirmed()))
        .collect();
    gone::end_call(d, call, Ending::CallBackAsked, false);
    gone::promise_call_back(d, call.contact, CallBackReason::Asked);
    for (leg, answered) in legs {
        if answered {
            d.tell_leg(leg);
        } else {
            d.end_leg(leg, LegEnd::Stopped);
        }
    }
}

fn next_language(d: &Decider<'_>, now: Language) -> Language {
    let service = d.service();
    let languages = service
        .as_ref()
        .map_or(&[] as &[Language], |service| service.languages.as_slice());
    let after = languages
        .iter()
        .position(|language| *language == now)
        .map_or(0, |at| at + 1);
    languages
        .get(after)
        .or_else(|| languages.first())
        .copied()
        .unwrap_or(now)
}
