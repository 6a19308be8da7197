//! Whom somebody on duty, or of the day service, finds by name, birth number or telephone: who they are and nothing more.

use crate::domain::access::{Looker, nurse_on_duty};
use crate::domain::contacts::contact::Contact;
use crate::domain::ids::PatientId;
use crate::domain::openings::sight;
use crate::domain::patients::identity::Identity;
use crate::domain::service::people::StaffRole;
use crate::domain::state::State;
use crate::views::Viewer;
use crate::views::glance::Candidate;

/// Digits of a birth number that say when somebody was born.
const BORN: usize = 6;

/// Somebody who was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// The record.
    pub patient: PatientId,
    /// The name.
    pub name: String,
    /// What tells two of the same name apart: the first digits of the birth number, or the year.
    pub born: Option<String>,
}

/// Those that what was typed may mean, the likeliest first; none for whoever does not search.
pub fn find(state: &State, viewer: &Viewer, typed: &str) -> Option<Vec<Found>> {
    let me = viewer.staff.as_ref()?;
    if !searches(state, viewer.looker()) {
        return None;
    }
    let found = state
        .search(typed)
        .into_iter()
        .filter(|patient| !sight::knows_privately(state, me, *patient))
        .filter_map(|id| {
            let identity = state.patient(id)?.identity.known()?;
            Some(Found {
                patient: id,
                name: identity.full_name(),
                born: born(identity),
            })
        });
    Some(found.collect())
}

fn searches(state: &State, looker: Looker<'_>) -> bool {
    nurse_on_duty(state, looker).is_some()
        || looker.as_role(StaffRole::DayNurse).is_some()
        || looker.as_role(StaffRole::Coordinator).is_some()
}

fn born(identity: &Identity) -> Option<String> {
    let digits = identity
        .birth_number
        .as_ref()
        .and_then(|number| number.as_str().get(..BORN).map(str::to_owned));
    digits.or_else(|| identity.birth_year.map(|year| year.to_string()))
}

/// Whose telephone it may be, without those whom she knows privately.
pub(super) fn candidates(state: &State, viewer: &Viewer, contact: &Contact) -> Vec<Candidate> {
    let Some(me) = viewer.staff.as_ref().filter(|_| contact.is_open()) else {
        return Vec::new();
    };
    let number = contact.number.known();
    number
        .map(|number| state.phone_of(number))
        .unwrap_or_default()
        .into_iter()
        .filter(|(patient, _)| !sight::knows_privately(state, me, *patient))
        .filter_map(|(id, relative)| {
            let patient = state.patient(id)?;
            let name = patient.identity.known().map(Identity::full_name)?;
            let around = relative.and_then(|relative| state.relative_of(patient, relative));
            let around = around.and_then(|relative| relative.person.known());
            Some(Candidate {
                patient: id,
                relative,
                name: around.map_or_else(|| name.clone(), |person| person.name.clone()),
                role: around.map(|person| person.role),
                of: around.map(|_| name),
            })
        })
        .collect()
}
