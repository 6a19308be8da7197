//! What stands in a handover beside the contacts: what was not as it should be, and the plans that are to be looked at again. A duty in which nobody
//! was in contact hands these over as well, and each is accepted by itself. Whose it is to follow does not change by that.

use std::sync::Arc;

use imbl::Vector;

use crate::domain::decider::Decider;
use crate::domain::handovers::decide::over;
use crate::domain::handovers::event::HandoverEvent;
use crate::domain::handovers::handover::{Handover, Handovers, Receiver};
use crate::domain::handovers::rejection::HandoverRejection;
use crate::domain::ids::{ContactId, DeviationId, HandoverId, PatientId, PlanId, StaffId};
use crate::domain::openings::sight;
use crate::domain::patients::patient::{Patient, Standing};
use crate::domain::patients::rejection::RecordRejection;
use crate::domain::plans::plan::Stage;
use crate::domain::rejection::Rejection;
use crate::domain::state::State;
use crate::domain::time::Timestamp;

/// What it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Matter {
    /// Something that was not as it should be, in none of the contacts of the handover.
    Deviation(DeviationId),
    /// The day has come on which this plan is looked at again.
    Plan(PlanId),
}

/// Whether somebody of those who take over knows of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Known {
    /// Nobody has said so.
    Waiting,
    /// Somebody has accepted it.
    By {
        /// Who.
        by: StaffId,
        /// When.
        at: Timestamp,
    },
    /// The record was erased before anybody had: nobody has to accept it any more.
    Erased,
}

/// One of them in a handover.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Beside {
    /// What.
    pub matter: Matter,
    /// Whether somebody knows of it.
    pub known: Known,
}

impl Beside {
    /// Whether somebody has still to accept it.
    pub const fn waits(&self) -> bool {
        match self.known {
            Known::Waiting => true,
            Known::By { .. } | Known::Erased => false,
        }
    }
}

/// What the duty going on has to hand over beside these contacts: the oldest deviation first, then the plan that has waited longest.
pub fn compose(
    state: &State,
    receiver: &Receiver,
    contacts: &[ContactId],
    now: Timestamp,
) -> Vec<Matter> {
    let mut all: Vec<Matter> = deviations(state, receiver, contacts)
        .into_iter()
        .map(Matter::Deviation)
        .collect();
    match receiver {
        Receiver::Day => all.extend(plans(state, now).into_iter().map(Matter::Plan)),
        // A plan is looked at by the day service. A nurse who takes over at night has nothing to do about it.
        Receiver::Nurse(_) => {}
    }
    all
}

/// What was not as it should be in this duty, is followed still, and stands with none of the contacts.
fn deviations(state: &State, receiver: &Receiver, contacts: &[ContactId]) -> Vec<DeviationId> {
    let handovers = &state.handovers;
    let since = handovers.last(receiver).map_or(0, |(_, record)| record);
    let mut found: Vec<(Timestamp, DeviationId)> = handovers
        .raised
        .iter()
        .filter(|(_, record)| **record > since)
        .filter_map(|(id, _)| state.deviations.get(*id))
        .filter(|one| one.open && one.contact.is_none_or(|it| !contacts.contains(&it)))
        .map(|one| (one.at, one.id))
        .collect();
    found.sort_unstable();
    found.into_iter().map(|(_, id)| id).collect()
}

/// Plans whose day has come, and of which no handover to the day service has said so.
fn plans(state: &State, now: Timestamp) -> Vec<PlanId> {
    let mut due: Vec<(Timestamp, PlanId)> = state
        .patients
        .values()
        .filter(|patient| patient.is_current() && patient.standing != Standing::Dead)
        .filter_map(|patient| {
            let plan = state.plan_in_force_of(patient)?;
            match plan.stage {
                Stage::InForce { review_at, .. } => Some((review_at, plan.id)),
                Stage::Draft | Stage::Agreed | Stage::Replaced { .. } | Stage::Dropped => None,
            }
        })
        .filter(|(review_at, _)| *review_at <= now)
        .collect();
    if due.is_empty() {
        return Vec::new();
    }
    let to_day = state.handovers.all.values();
    let to_day = to_day.filter(|handover| handover.receiver == Receiver::Day);
    let said: Vec<Matter> = to_day
        .flat_map(|handover| handover.beside.iter().map(|beside| beside.matter))
        .collect();
    due.retain(|(_, plan)| !said.contains(&Matter::Plan(*plan)));
    due.sort_unstable();
    due.into_iter().map(|(_, plan)| plan).collect()
}

/// Whose plan it is: the record in which it was written.
pub fn whose(state: &State, plan: PlanId) -> Option<&Patient> {
    let mut all = state.patients.values().map(AsRef::as_ref);
    all.find(|patient: &&Patient| patient.plans.iter().any(|one| one.id == plan))
}

/// Beside the contacts of a handover that was made just now.
pub(super) fn hand_over(d: &mut Decider<'_>, handover: HandoverId, matters: &[Matter]) {
    if matters.is_empty() {
        return;
    }
    let (mut deviations, mut plans) = (Vec::new(), Vec::new());
    for matter in matters {
        match matter {
            Matter::Deviation(deviation) => deviations.push(*deviation),
            Matter::Plan(plan) => plans.push(*plan),
        }
    }
    d.emit(HandoverEvent::MattersHandedOver {
        handover,
        deviations,
        plans,
    });
}

/// Nothing has happened that anybody has to know of, and that is what is handed over: once, and nobody has to accept it. `since`: the stretch
/// that is over began then.
pub(super) fn nothing(
    d: &mut Decider<'_>,
    handover: HandoverId,
    receiver: Receiver,
    givers: Vec<StaffId>,
    since: Timestamp,
) {
    let last = d.state.handovers.last(&receiver);
    let last = last.and_then(|(id, _)| d.state.handovers.get(id));
    let said = match &receiver {
        // What there was is handed over, and nothing has happened since.
        Receiver::Day => last.is_some(),
        Receiver::Nurse(_) => {
            last.is_some_and(|last| last.receiver == receiver && last.at >= since)
        }
    };
    if said {
        return;
    }
    d.emit(HandoverEvent::HandedOver {
        handover,
        receiver,
        givers,
        by: None,
        contacts: Vec::new(),
        keeper: None,
        ring_at: d.now,
    });
}

/// She knows of it.
pub(super) fn accept(
    d: &mut Decider<'_>,
    by: &StaffId,
    handover: HandoverId,
    matter: Matter,
) -> Result<(), Rejection> {
    let found = d.state.handovers.get(handover);
    let found = found.ok_or(Rejection::NotFound { what: "handover" })?;
    let what = match matter {
        Matter::Deviation(_) => "deviation",
        Matter::Plan(_) => "plan",
    };
    let beside = found.beside(matter).ok_or(Rejection::NotFound { what })?;
    match beside.known {
        Known::Waiting => {}
        Known::By { .. } => return Err(HandoverRejection::AcceptedAlready.into()),
        Known::Erased => return Err(RecordRejection::PatientErased.into()),
    }
    if is_private(&d.state, by, matter) {
        return Err(Rejection::KnownPrivately);
    }
    let by = by.clone();
    d.emit(match matter {
        Matter::Deviation(deviation) => HandoverEvent::DeviationAccepted {
            handover,
            deviation,
            by,
        },
        Matter::Plan(plan) => HandoverEvent::PlanAccepted { handover, plan, by },
    });
    over(d);
    Ok(())
}

/// Whether it is about somebody whom she has said that she knows privately.
fn is_private(state: &State, staff: &StaffId, matter: Matter) -> bool {
    match matter {
        Matter::Deviation(deviation) => state
            .deviations
            .get(deviation)
            .and_then(|found| state.contact(found.contact?))
            .is_some_and(|contact| contact.care.is_private_to(staff)),
        Matter::Plan(plan) => whose(state, plan)
            .is_some_and(|patient| sight::knows_privately(state, staff, patient.id)),
    }
}

/// All that wait.
pub(super) fn accept_all(
    d: &mut Decider<'_>,
    by: &StaffId,
    handover: HandoverId,
) -> Result<(), Rejection> {
    let found = d.state.handovers.get(handover);
    let waiting: Vec<Matter> = found
        .iter()
        .flat_map(|found| &found.beside)
        .filter(|beside| beside.waits() && !is_private(&d.state, by, beside.matter))
        .map(|beside| beside.matter)
        .collect();
    for matter in waiting {
        accept(d, by, handover, matter)?;
    }
    Ok(())
}

/// They stand beside its contacts from now on.
pub(super) fn stand(handover: &mut Handover, deviations: &[DeviationId], plans: &[PlanId]) {
    let deviations = deviations.iter().copied().map(Matter::Deviation);
    let plans = plans.iter().copied().map(Matter::Plan);
    handover.beside = deviations
        .chain(plans)
        .map(|matter| Beside {
            matter,
            known: Known::Waiting,
        })
        .collect();
}

/// What becomes of one of them.
pub(super) fn becomes(all: &mut Vector<Beside>, matter: Matter, known: &Known) {
    let mut all = all.iter_mut();
    if let Some(beside) = all.find(|beside| beside.matter == matter) {
        beside.known = known.clone();
    }
}

/// Something was not as it should be, or is not over after all, while there is a duty that will hand it over.
pub(in crate::domain) fn raised(state: &mut State, deviation: DeviationId) {
    if state.shift.is_some() {
        let record = state.seq;
        state.handovers.raised.insert(deviation, record);
    }
}

/// The record goes, and nobody has to accept that its plan is to be looked at.
pub(in crate::domain) fn erase(state: &mut State, patient: PatientId) {
    let Some(found) = state.patient(patient) else {
        return;
    };
    let gone: Vec<Matter> = found
        .plans
        .iter()
        .map(|plan| Matter::Plan(plan.id))
        .collect();
    let is_gone = |beside: &Beside| beside.waits() && gone.contains(&beside.matter);
    let with: Vec<HandoverId> = state
        .handovers
        .still_open()
        .filter(|handover| handover.beside.iter().any(is_gone))
        .map(|handover| handover.id)
        .collect();
    for id in with {
        erase_in(&mut state.handovers, id, is_gone);
        super::apply::close(state, id);
    }
}

fn erase_in(handovers: &mut Handovers, id: HandoverId, is_gone: impl Fn(&Beside) -> bool) {
    let Some(handover) = handovers.all.get_mut(&id) else {
        return;
    };
    for beside in &mut Arc::make_mut(handover).beside {
        if is_gone(beside) {
            beside.known = Known::Erased;
        }
    }
}
