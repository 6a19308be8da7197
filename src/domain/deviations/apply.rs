//! Deviation events change the state. No rules here.

use std::sync::Arc;

use imbl::Vector;

use crate::domain::actor::Actor;
use crate::domain::deviations::deviation::{Cause, Deviation, Done, Source};
use crate::domain::deviations::event::DeviationEvent;
use crate::domain::followed::Step;
use crate::domain::handovers::matters;
use crate::domain::ids::{ContactId, DeviationId};
use crate::domain::secret::Secret;
use crate::domain::state::State;
use crate::domain::state::index::Due;
use crate::domain::time::Timestamp;

pub(in crate::domain) fn apply(state: &mut State, at: Timestamp, event: &DeviationEvent) {
    match event {
        DeviationEvent::DeviationReported {
            deviation,
            contact,
            text,
            harm,
            measure,
            by,
        } => {
            let mut raised = new(*deviation, at, Source::Person(by.clone()), *contact);
            raised.text = Some(text.clone());
            raised.harm = Some(*harm);
            raised.measure.clone_from(measure);
            insert(state, raised);
        }
        DeviationEvent::DeviationNoticed {
            deviation,
            contact,
            cause,
        } => {
            state.deviations.causes.insert(*cause);
            if let Cause::NotReviewed(opening) = cause {
                state.set_due(Due::Reading(*opening), None);
            }
            let raised = new(*deviation, at, Source::Service(*cause), *contact);
            insert(state, raised);
        }
        DeviationEvent::DeviationDated {
            deviation,
            look_by,
            close_by,
        } => change(state, *deviation, |deviation| {
            deviation.look_by = Some(*look_by);
            deviation.close_by = Some(*close_by);
            deviation.not_looked_at = false;
            deviation.not_closed = false;
        }),
        DeviationEvent::DeviationGiven {
            deviation,
            owner,
            by,
        } => change(state, *deviation, |deviation| {
            deviation.owner = Some(owner.clone());
            step(deviation, at, by, Done::Given(owner.clone()));
        }),
        DeviationEvent::DeviationNoted {
            deviation,
            text,
            by,
            ..
        } => change(state, *deviation, |deviation| {
            step(deviation, at, by, Done::Noted(text.clone()));
        }),
        DeviationEvent::DeviationClosed {
            deviation,
            found,
            changed,
            by,
            ..
        } => change(state, *deviation, |deviation| {
            deviation.open = false;
            let done = Done::Closed {
                found: found.clone(),
                changed: changed.clone(),
            };
            step(deviation, at, by, done);
        }),
        DeviationEvent::DeviationReopened {
            deviation, why, by, ..
        } => {
            change(state, *deviation, |deviation| {
                deviation.open = true;
                step(deviation, at, by, Done::Reopened(why.clone()));
            });
            matters::raised(state, *deviation);
        }
        DeviationEvent::DeviationNotLookedAt { deviation, told } => {
            tell(state, at, *told);
            change(state, *deviation, |deviation| {
                deviation.not_looked_at = true;
            });
        }
        DeviationEvent::DeviationNotClosed { deviation, told } => {
            tell(state, at, *told);
            change(state, *deviation, |deviation| deviation.not_closed = true);
        }
        DeviationEvent::DeviationErased { deviation, .. } => {
            change(state, *deviation, Deviation::erase);
        }
    }
}

/// Somebody was threatened, and ended the conversation.
pub(in crate::domain) fn threat(
    state: &mut State,
    at: Timestamp,
    id: DeviationId,
    contact: ContactId,
    source: Source,
    text: &Secret<String>,
) {
    let mut raised = new(id, at, source, Some(contact));
    raised.text = Some(text.clone());
    insert(state, raised);
}

fn tell(state: &mut State, at: Timestamp, told: bool) {
    if told {
        state.deviations.told = Some(at);
    }
}

fn new(id: DeviationId, at: Timestamp, source: Source, contact: Option<ContactId>) -> Deviation {
    Deviation {
        id,
        at,
        source,
        contact,
        text: None,
        harm: None,
        measure: None,
        owner: None,
        steps: Vector::new(),
        open: true,
        look_by: None,
        close_by: None,
        not_looked_at: false,
        not_closed: false,
    }
}

fn insert(state: &mut State, deviation: Deviation) {
    let id = deviation.id;
    if let Some(contact) = deviation.contact {
        let of = &mut state.deviations.of_contact;
        of.entry(contact).or_default().insert(id);
    }
    state.deviations.all.insert(id, Arc::new(deviation));
    change(state, id, |_| {});
    matters::raised(state, id);
}

fn step(deviation: &mut Deviation, at: Timestamp, by: &Actor, what: Done) {
    let by = by.clone();
    deviation.steps.push_back(Step { at, by, what });
}

fn change(state: &mut State, id: DeviationId, change: impl FnOnce(&mut Deviation)) {
    let Some(found) = state.deviations.all.get_mut(&id) else {
        return;
    };
    change(Arc::make_mut(found));
    let found = Arc::clone(found);
    if found.open {
        state.deviations.open.insert(id);
    } else {
        state.deviations.open.remove(&id);
    }
    state.set_due(Due::Deviation(id), found.deadline());
}

/// The words about a contact go, as they go from the log.
pub(in crate::domain) fn erase(state: &mut State, contact: ContactId) {
    let of = state.deviations.of_contact.get(&contact).cloned();
    for id in of.into_iter().flatten() {
        change(state, id, Deviation::erase);
    }
}
