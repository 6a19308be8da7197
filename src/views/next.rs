//! What happens next for a caller who waits, and when, if nobody does anything: read from the state as `domain::calls::steps`
//! would go on. Never promises more than the steps do.

use std::collections::BTreeSet;

use crate::domain::calls::call::{Call, Waiting};
use crate::domain::care::rules;
use crate::domain::deadline;
use crate::domain::duty::Shift;
use crate::domain::ids::StaffId;
use crate::domain::service::places::DestinationKind;
use crate::domain::service::timing::StepTarget;
use crate::domain::state::State;
use crate::domain::time::Timestamp;
use crate::views::Viewer;
use crate::views::people::{Person, person};

/// What comes next.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NextStep {
    /// These are rung as well.
    Ring(Vec<Person>),
    /// The only one on duty is rung a second time.
    RingAgain,
    /// Everybody is rung again.
    Round,
    /// Somebody outside is rung for the caller.
    Fallback(DestinationKind),
}

/// What comes next, and when at the earliest.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Next {
    /// What.
    pub what: NextStep,
    /// When.
    pub at: Timestamp,
}

/// What comes next for a caller who waits.
pub fn next(state: &State, viewer: &Viewer, call: &Call, waiting: &Waiting) -> Next {
    let step = deadline::step_end(waiting.step_until, waiting.fallback_at);
    let at = deadline::hold(state, call).map_or(step, |held| held.max(step));
    Next {
        what: what(state, viewer, call, waiting),
        at,
    }
}

/// When the fallback is rung at the latest, if it still is to come.
pub fn fallback_at(waiting: &Waiting) -> Option<Timestamp> {
    (waiting.rounds == 0).then_some(waiting.fallback_at)
}

fn what(state: &State, viewer: &Viewer, call: &Call, waiting: &Waiting) -> NextStep {
    let Some(service) = &state.service else {
        return NextStep::Round;
    };
    if waiting.rounds > 0 {
        return NextStep::Round;
    }
    if waiting.step_until < waiting.fallback_at {
        let steps = service.steps.iter().skip(usize::from(waiting.step) + 1);
        for step in steps {
            let ring: Vec<StaffId> = targets(state, call, step.whom)
                .into_iter()
                .filter(|staff| can_ring(state, call, staff))
                .collect();
            if !ring.is_empty() {
                let people = ring.iter().map(|staff| person(state, viewer, staff));
                return NextStep::Ring(people.collect());
            }
        }
        let unwanted = last_resort(state, call);
        if !unwanted.is_empty() {
            let people = unwanted.iter().map(|staff| person(state, viewer, staff));
            return NextStep::Ring(people.collect());
        }
        if rung_again(state, call) {
            return NextStep::RingAgain;
        }
    }
    let first = service.fallback.first();
    NextStep::Fallback(first.map_or(DestinationKind::Other, |first| first.kind))
}

fn targets(state: &State, call: &Call, whom: StepTarget) -> Vec<StaffId> {
    let Some(shift) = &state.shift else {
        return Vec::new();
    };
    let mut targets: Vec<StaffId> = match whom {
        StepTarget::Preferred => state
            .preferred_for(call.contact)
            .into_iter()
            .find(|staff| shift.has(staff))
            .into_iter()
            .collect(),
        StepTarget::Primary => shift.primary.iter().cloned().collect(),
        StepTarget::Backup => shift.backup.iter().cloned().collect(),
        StepTarget::Everyone => shift.everyone().cloned().collect(),
    };
    targets.retain(|staff| !rules::passes_over(state, call.contact, whom, staff));
    targets
}

fn can_ring(state: &State, call: &Call, staff: &StaffId) -> bool {
    !call.declined.contains(staff)
        && !rules::is_private(state, call.contact, staff)
        && !state.engaged.contains_key(staff)
}

/// Who has not been rung when no step rings anybody else: whoever was on the telephone then, and after them those whom the person does not want.
fn last_resort(state: &State, call: &Call) -> Vec<StaffId> {
    let rung = |staff: &StaffId| {
        let mut legs = call.legs.iter().filter_map(|leg| state.leg(*leg));
        legs.any(|leg| leg.staff() == Some(staff))
    };
    let on_duty = state.shift.as_ref().into_iter();
    let new = on_duty
        .flat_map(Shift::everyone)
        .filter(|staff| !state.is_unavailable(staff) && can_ring(state, call, staff))
        .filter(|staff| !rung(staff))
        .cloned()
        .collect::<BTreeSet<StaffId>>()
        .into_iter()
        .collect();
    rules::unwanted_last(state, call.contact, new)
}

/// Alone on duty, and rung once.
fn rung_again(state: &State, call: &Call) -> bool {
    let Some(shift) = &state.shift else {
        return false;
    };
    let mut everyone = shift.everyone();
    let (Some(alone), None) = (everyone.next(), everyone.next()) else {
        return false;
    };
    let times = call
        .legs
        .iter()
        .filter_map(|leg| state.leg(*leg))
        .filter(|leg| leg.staff() == Some(alone))
        .count();
    times == 1 && !call.declined.contains(alone)
}
