//! Whom to call when no nurse answers for a request. Never promises that anybody will.

use crate::domain::duty;
use crate::domain::rejection::Rejection;
use crate::domain::service::Service;
use crate::domain::service::places::Destination;
use crate::domain::state::State;
use crate::domain::time::Timestamp;

/// Whether somebody on duty can be asked for help.
pub fn is_nurse_on_duty(state: &State) -> bool {
    state.shift.as_ref().is_some_and(|shift| !shift.is_empty())
}

/// Whom to call instead, the first before the others: outside the duty where calls go then, and always the service's fallback.
pub fn instead(state: &State, now: Timestamp) -> Vec<Destination> {
    let Some(service) = &state.service else {
        return Vec::new();
    };
    let outside = state
        .shift
        .is_none()
        .then(|| duty::outside_destination(service, now));
    let mut all: Vec<Destination> = Vec::new();
    for destination in outside.into_iter().chain(&service.fallback) {
        if !all.iter().any(|known| known.number == destination.number) {
            all.push(destination.clone());
        }
    }
    all
}

/// That nobody is on duty, and whom to call instead.
pub(in crate::domain) fn no_nurse(state: &State, service: &Service, now: Timestamp) -> Rejection {
    let first = instead(state, now).into_iter().next();
    let first = first.unwrap_or_else(|| service.outside_default.clone());
    Rejection::NoNurseOnDuty {
        call: format!("{}, {}", first.label, first.number.grouped()),
    }
}
