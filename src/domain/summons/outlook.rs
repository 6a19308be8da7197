//! What a summons comes to if nobody does anything: whom it rings now, who comes next, and when. A pure read, for screens that show it
//! and for the steps that follow it.

use std::collections::BTreeSet;
use std::time::Duration;

use crate::domain::care::rules::{is_private, passes_over, unwanted_last};
use crate::domain::deadline;
use crate::domain::ids::{ContactId, StaffId};
use crate::domain::requests::form::PatientRef;
use crate::domain::service::Service;
use crate::domain::service::people::KnownAs;
use crate::domain::service::timing::StepTarget;
use crate::domain::state::State;
use crate::domain::summons::state::Summons;
use crate::domain::time::Timestamp;

/// What a summons does now, and next.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outlook {
    /// Whose telephones ring now.
    pub rung: Vec<Rung>,
    /// Who sees it on her screen, since her telephone is taken.
    pub noticed: Vec<StaffId>,
    /// Who has said that she cannot.
    pub declined: Vec<StaffId>,
    /// How often everybody has been rung after the last step.
    pub rounds: u16,
    /// What comes next.
    pub then: Then,
    /// When at the earliest.
    pub then_at: Timestamp,
}

/// A telephone that rings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rung {
    /// Whose.
    pub staff: StaffId,
    /// Since when.
    pub since: Timestamp,
    /// It has been picked up, and the key is awaited.
    pub answered: bool,
}

/// What comes next for a summons.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Then {
    /// These are rung as well.
    Ring(Vec<StaffId>),
    /// Everybody on duty is rung again, and the leader knows.
    Everyone,
    /// Nobody is on duty: it waits for whoever is next.
    NextDuty,
}

/// What the summons of a contact does now and next; none if nobody is rung for it.
pub fn outlook(state: &State, contact: ContactId) -> Option<Outlook> {
    let summons = state.summons_of(contact)?;
    let ringing = summons.ringing()?;
    let rung = state
        .legs_for(summons)
        .filter(|leg| leg.is_ringing() || leg.is_answered())
        .filter_map(|leg| {
            leg.staff().map(|staff| Rung {
                staff: staff.clone(),
                since: leg.requested_at,
                answered: leg.is_answered(),
            })
        });
    Some(Outlook {
        rung: rung.collect(),
        noticed: summons.noticed.iter().cloned().collect(),
        declined: summons.declined.iter().cloned().collect(),
        rounds: ringing.rounds,
        then: then(state, summons),
        then_at: deadline::of_summons(state, summons).unwrap_or(ringing.step_until),
    })
}

fn then(state: &State, summons: &Summons) -> Then {
    if state
        .shift
        .as_ref()
        .is_none_or(crate::domain::duty::Shift::is_empty)
    {
        return Then::NextDuty;
    }
    let (Some(service), Some(ringing)) = (&state.service, summons.ringing()) else {
        return Then::Everyone;
    };
    if ringing.rounds > 0 {
        return Then::Everyone;
    }
    service
        .steps
        .iter()
        .skip(usize::from(ringing.step) + 1)
        .map(|step| {
            ring(state, summons, step.whom, |staff| {
                !state.engaged.contains_key(staff)
            })
        })
        .find(|ring| !ring.is_empty())
        .or_else(|| {
            let free = |staff: &StaffId| !state.engaged.contains_key(staff);
            Some(last_resort(state, summons, free)).filter(|unwanted| !unwanted.is_empty())
        })
        .map_or(Then::Everyone, Then::Ring)
}

/// Who has not been rung when no step rings anybody else, and is not rung twice before the rounds: whoever was on the telephone when her step
/// began, and after them those whom the person does not want.
pub(in crate::domain) fn last_resort(
    state: &State,
    summons: &Summons,
    can_ring: impl Fn(&StaffId) -> bool,
) -> Vec<StaffId> {
    let rung = |staff: &StaffId| {
        let mut legs = summons.legs.iter().filter_map(|leg| state.leg(*leg));
        legs.any(|leg| leg.staff() == Some(staff))
    };
    let Some(shift) = &state.shift else {
        return Vec::new();
    };
    let new = shift
        .everyone()
        .filter(|staff| !is_private(state, summons.contact, staff) && !state.is_unavailable(staff))
        .filter(|staff| !summons.declined.contains(*staff) && !rung(staff) && can_ring(staff))
        .cloned()
        .collect::<BTreeSet<StaffId>>()
        .into_iter()
        .collect();
    unwanted_last(state, summons.contact, new)
}

/// Whom a step rings: who is meant by it, does not know the person privately, was not threatened from there, has not declined, and can be
/// rung.
pub(in crate::domain) fn ring(
    state: &State,
    summons: &Summons,
    whom: StepTarget,
    can_ring: impl Fn(&StaffId) -> bool,
) -> Vec<StaffId> {
    targets(state, summons, whom)
        .into_iter()
        .filter(|staff| !passes_over(state, summons.contact, whom, staff))
        .filter(|staff| !summons.declined.contains(staff) && can_ring(staff))
        .collect()
}

fn targets(state: &State, summons: &Summons, whom: StepTarget) -> Vec<StaffId> {
    let (Some(shift), Some(service)) = (&state.shift, &state.service) else {
        return Vec::new();
    };
    match whom {
        StepTarget::Preferred => preferred(state, service, summons.contact)
            .into_iter()
            .find(|staff| shift.has(staff) && !state.steps_aside(staff))
            .into_iter()
            .collect(),
        StepTarget::Primary => ready(state, shift.primary.iter()),
        StepTarget::Backup => ready(state, shift.backup.iter()),
        StepTarget::Everyone => {
            let mut everyone: Vec<StaffId> = Vec::new();
            for staff in shift.everyone() {
                if !everyone.contains(staff) && !state.is_unavailable(staff) {
                    everyone.push(staff.clone());
                }
            }
            everyone
        }
    }
}

/// Those of them who take calls, and are on no home visit while somebody else is there.
fn ready<'a>(state: &State, staff: impl Iterator<Item = &'a StaffId>) -> Vec<StaffId> {
    staff
        .filter(|staff| !state.steps_aside(staff))
        .cloned()
        .collect()
}

/// Nurses whom the patient has named: of a request as far as the service file knows the patient by name, of a message by the number
/// that it came from.
fn preferred(state: &State, service: &Service, contact: ContactId) -> Vec<StaffId> {
    let Some(request) = state.request_of(contact) else {
        return state.preferred_for(contact);
    };
    match &request.form.patient {
        PatientRef::Named { name, .. } => name
            .known()
            .map_or_else(Vec::new, |name| preferred_of(service, name)),
        PatientRef::BirthNumber(number) => number
            .known()
            .and_then(|number| state.current_patient(state.by_birth_number(number)?))
            .map_or_else(Vec::new, |patient| state.wishes_of(patient).preferred),
        PatientRef::NotYetKnown => Vec::new(),
    }
}

fn preferred_of(service: &Service, name: &str) -> Vec<StaffId> {
    let name = name.trim().to_lowercase();
    service
        .known
        .iter()
        .filter(|known| matches!(known.who, KnownAs::Patient { .. }))
        .filter(|known| !name.is_empty() && known.label.trim().to_lowercase() == name)
        .filter_map(|known| known.preferred_nurse.clone())
        .collect()
}

/// The last step of the service file.
pub(in crate::domain) fn last_step(state: &State) -> u8 {
    let count = state
        .service
        .as_ref()
        .map_or(0, |service| service.steps.len());
    u8::try_from(count.saturating_sub(1)).unwrap_or(u8::MAX)
}

/// How long the last step rings.
pub(in crate::domain) fn last_ring(state: &State) -> Duration {
    let last = state
        .service
        .as_ref()
        .and_then(|service| service.steps.last().map(|step| step.ring));
    last.unwrap_or(Duration::from_secs(25))
}
