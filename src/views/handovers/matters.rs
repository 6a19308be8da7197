//! What stands in a handover beside the contacts, as those who give and take it may see it. Whose plan it is stands there only for those who have a
//! ground to read it; the words about what was not as it should be, for those who follow it.

use crate::domain::handovers::compose::Composed;
use crate::domain::handovers::handover::{Handover, Receiver};
use crate::domain::handovers::matters::{self, Beside, Known, Matter};
use crate::domain::ids::{PatientId, PlanId};
use crate::domain::openings::opening::RecordPart;
use crate::domain::openings::sight;
use crate::domain::patients::identity::Identity;
use crate::domain::plans::plan::Stage;
use crate::domain::state::State;
use crate::domain::time::Timestamp;
use crate::views::Viewer;
use crate::views::deviations::{self, DeviationRow};
use crate::views::people::{Person, person};

/// One of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BesideView {
    /// Which.
    pub matter: Matter,
    /// What is said of it.
    pub told: BesideTold,
    /// How far it has come.
    pub known: BesideKnown,
}

/// What is said of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BesideTold {
    /// Something was not as it should be.
    Deviation(DeviationRow),
    /// A plan is to be looked at again.
    Plan(PlanTold),
}

/// A plan that is to be looked at again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlanTold {
    /// Which.
    pub plan: PlanId,
    /// Whose, for those who have a ground to read it.
    pub whose: Option<(PatientId, String)>,
    /// The coordinator.
    pub coordinator: Option<Person>,
    /// Since when.
    pub review_at: Option<Timestamp>,
}

/// How far it has come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BesideKnown {
    /// Nobody has handed it over yet.
    Draft,
    /// It waits.
    Waiting,
    /// Somebody knows of it.
    By(Person, Timestamp),
    /// It was erased before anybody had accepted it.
    Erased,
}

/// What there is to hand over beside these contacts.
pub(super) fn drafted(
    state: &State,
    viewer: &Viewer,
    receiver: &Receiver,
    composed: &Composed,
    now: Timestamp,
) -> Vec<BesideView> {
    matters::compose(state, receiver, &composed.contacts, now)
        .into_iter()
        .filter_map(|matter| {
            Some(BesideView {
                matter,
                told: told(state, viewer, matter, now)?,
                known: BesideKnown::Draft,
            })
        })
        .collect()
}

/// What was handed over beside the contacts.
pub(super) fn handed(
    state: &State,
    viewer: &Viewer,
    handover: &Handover,
    now: Timestamp,
) -> Vec<BesideView> {
    let one = |beside: &Beside| {
        Some(BesideView {
            matter: beside.matter,
            told: told(state, viewer, beside.matter, now)?,
            known: match &beside.known {
                Known::Waiting => BesideKnown::Waiting,
                Known::By { by, at } => BesideKnown::By(person(state, viewer, by), *at),
                Known::Erased => BesideKnown::Erased,
            },
        })
    };
    handover.beside.iter().filter_map(one).collect()
}

fn told(state: &State, viewer: &Viewer, matter: Matter, now: Timestamp) -> Option<BesideTold> {
    Some(match matter {
        Matter::Deviation(deviation) => {
            BesideTold::Deviation(deviations::listed(state, viewer, deviation, now)?)
        }
        Matter::Plan(plan) => BesideTold::Plan(told_of_plan(state, viewer, plan, now)?),
    })
}

fn told_of_plan(state: &State, viewer: &Viewer, id: PlanId, now: Timestamp) -> Option<PlanTold> {
    let record = matters::whose(state, id)?;
    let plan = record.plans.iter().find(|plan| plan.id == id)?;
    let patient = state.current_patient(record.id);
    let reads = |patient| {
        let sight = sight::sight(state, viewer.looker(), patient, now);
        sight.in_hand && sight.knows_of_plan() && sight.ground_for(RecordPart::Identity).is_some()
    };
    let whose = patient.filter(|patient| reads(patient));
    let coordinator = patient.and_then(|patient| patient.coordinator.as_ref());
    Some(PlanTold {
        plan: id,
        whose: whose.and_then(|patient| {
            let name = patient.identity.known().map(Identity::full_name)?;
            Some((patient.id, name))
        }),
        coordinator: coordinator.map(|staff| person(state, viewer, staff)),
        review_at: match plan.stage {
            Stage::InForce { review_at, .. } => Some(review_at),
            Stage::Draft | Stage::Agreed | Stage::Replaced { .. } | Stage::Dropped => None,
        },
    })
}

/// Without what stands there already.
pub(super) fn others(rows: Vec<DeviationRow>, beside: &[BesideView]) -> Vec<DeviationRow> {
    let stands = |row: &DeviationRow| {
        let matter = Matter::Deviation(row.id);
        beside.iter().any(|one| one.matter == matter)
    };
    rows.into_iter().filter(|row| !stands(row)).collect()
}
