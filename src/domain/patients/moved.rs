//! Somebody has moved: what is asked of those who write in the record, and of whoever coordinates the plan
//! (`handbook/service/en/the-record.md`). Nobody is reminded of the plan any more; what becomes of it is asked once.

use crate::domain::decider::Decider;
use crate::domain::ids::StaffId;
use crate::domain::messages::message::MessageText;
use crate::domain::openings::sight;
use crate::domain::patients::earlier::Stood;
use crate::domain::patients::patient::{Patient, Standing};
use crate::domain::patients::people::Role;
use crate::domain::plans;
use crate::domain::state::State;
use crate::domain::time::Timestamp;

/// What is still to be asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Asks {
    /// When it was written down.
    pub since: Timestamp,
    /// Where the person lives now: the address is the one from before.
    pub address: bool,
    /// Who the general practitioner is: nobody has been listed as one since.
    pub doctor: bool,
    /// What becomes of the plan, which is in force.
    pub plan: bool,
}

impl Asks {
    /// Of somebody who has moved; none of whoever has not.
    pub fn of(state: &State, patient: &Patient) -> Option<Self> {
        let since = since(patient)?;
        let doctor = |role: Role| role == Role::GeneralPractitioner;
        let listed = state.people_of(patient).iter().any(|one| {
            let person = one.person.known();
            one.listed_at >= since && person.is_some_and(|person| doctor(person.role))
        });
        Some(Self {
            since,
            address: !has_new_address(patient, since),
            doctor: !listed,
            plan: state.plan_in_force_of(patient).is_some(),
        })
    }
}

/// When it was written down that the person has moved.
fn since(patient: &Patient) -> Option<Timestamp> {
    let moved = patient.standing == Standing::Moved;
    let mut kept = patient.earlier.iter().rev();
    let set = kept.find(|earlier| matches!(earlier.stood, Stood::Standing(_)));
    set.filter(|_| moved).map(|set| set.at)
}

fn has_new_address(patient: &Patient, since: Timestamp) -> bool {
    let now = patient.identity.known().and_then(|who| who.address.clone());
    let later = patient.earlier.iter().filter(|one| one.at >= since);
    let mut before = later.filter_map(|one| match &one.stood {
        Stood::Identity(who) => who.known(),
        Stood::Standing(_)
        | Stood::Settings(_)
        | Stood::Question(_)
        | Stood::Person { .. }
        | Stood::Asked { .. }
        | Stood::Told { .. }
        | Stood::Objected { .. }
        | Stood::Listed(_) => None,
    });
    now.is_some() && before.any(|who| who.address != now)
}

/// It was written down: whoever coordinates the plan in force is asked what becomes of it, unless she has written it down herself.
pub(in crate::domain) fn marked(d: &mut Decider<'_>, found: &Patient, by: &StaffId) {
    let asked = d.state.current_patient(found.id).is_some_and(|patient| {
        let stands = d.state.plan_in_force_of(patient).is_some();
        stands
            && patient.coordinator.as_ref() != Some(by)
            && !sight::plan_taken_back(&d.state, patient)
    });
    if asked {
        plans::decide::tell_whoever_coordinates(d, found.id, &MessageText::PlanReview);
    }
}
