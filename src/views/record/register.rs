//! Whom somebody finds in the register, and whom she works with. What is found is a name and a year of birth: not whether there is a
//! plan, nor anything else.

use crate::domain::consents::consent::ConsentKind;
use crate::domain::deadline::timing;
use crate::domain::ids::PatientId;
use crate::domain::openings::sight;
use crate::domain::patients::identity::Identity;
use crate::domain::patients::patient::{Patient, Standing};
use crate::domain::plans::plan::Stage;
use crate::domain::state::State;
use crate::domain::time::Timestamp;
use crate::views::Viewer;
use crate::views::record::{name_of, seen, waiting};

/// Somebody found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// Which.
    pub id: PatientId,
    /// The name.
    pub name: String,
    /// The year of birth: all of it, or its last two digits with `’` before them, as the number says it.
    pub born: Option<String>,
    /// How it is with them.
    pub standing: Standing,
    /// Something opens the record for her now.
    pub open: bool,
}

/// Somebody whom she works with, and what waits there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mine {
    /// Which.
    pub id: PatientId,
    /// The name.
    pub name: String,
    /// The plan is looked at again then.
    pub review_at: Option<Timestamp>,
    /// The person has taken back that the plan in force is made.
    pub taken_back: bool,
    /// The person has moved, and a plan is in force: nobody is reminded of it, and what becomes of it is to be said.
    pub moved: bool,
    /// Consents that end soon, or have ended while a plan is in force.
    pub ends: Vec<Ends>,
    /// A version is being written.
    pub under_way: bool,
    /// Suggestions that nobody has looked at with the person.
    pub suggestions: usize,
}

/// A consent that ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ends {
    /// To what.
    pub kind: ConsentKind,
    /// When.
    pub at: Timestamp,
}

impl Mine {
    /// Whether the plan should have been looked at, or is to be soon; or a consent ends.
    pub fn is_due(&self, by: Timestamp) -> bool {
        let soon = |at: Option<Timestamp>| at.is_some_and(|at| at <= by);
        let ends = self.ends.iter().any(|one| one.at <= by);
        self.taken_back || self.moved || soon(self.review_at) || ends
    }
}

/// Whom she may mean; nobody, if she does not register people.
pub fn find(state: &State, viewer: &Viewer, typed: &str, now: Timestamp) -> Vec<Hit> {
    if !viewer.registers(state) {
        return Vec::new();
    }
    state
        .search(typed)
        .into_iter()
        .filter_map(|id| hit(state, viewer, id, now))
        .collect()
}

/// Those who may be the same person as one who is to be registered: by number, or by name.
pub fn doubles(state: &State, viewer: &Viewer, who: &Identity, now: Timestamp) -> Vec<Hit> {
    let number = who.birth_number.map(|number| number.as_str().to_owned());
    let mut found = find(state, viewer, &number.unwrap_or_default(), now);
    for hit in find(state, viewer, &who.full_name(), now) {
        if found.iter().all(|known| known.id != hit.id) {
            found.push(hit);
        }
    }
    found
}

/// Somebody as they are found; nobody, where she has said that she knows them privately.
pub fn hit(state: &State, viewer: &Viewer, id: PatientId, now: Timestamp) -> Option<Hit> {
    let patient = state
        .current_patient(id)
        .filter(|patient| !patient.erased)?;
    let me = viewer.staff.as_ref();
    if me.is_some_and(|me| sight::knows_privately(state, me, patient.id)) {
        return None;
    }
    Some(Hit {
        id: patient.id,
        name: name_of(patient),
        born: patient.identity.known().and_then(born),
        standing: patient.standing,
        open: seen(state, viewer, patient, now).in_hand,
    })
}

fn born(who: &Identity) -> Option<String> {
    let by_number = || {
        let number = who.birth_number?;
        Some(format!("’{}", number.as_str().get(4..6)?))
    };
    who.birth_year
        .map(|year| year.to_string())
        .or_else(by_number)
}

/// Those whom she works with: what is due first, then by name.
pub fn my_people(state: &State, viewer: &Viewer, now: Timestamp) -> Vec<Mine> {
    let Some(me) = viewer.staff.as_ref().filter(|_| viewer.works_days()) else {
        return Vec::new();
    };
    let mut mine: Vec<Mine> = state
        .patients
        .values()
        .filter(|patient| patient.is_current() && sight::is_assigned(state, me, patient))
        .filter(|patient| !seen(state, viewer, patient, now).is_nothing())
        .map(|patient| one(state, patient, now))
        .collect();
    mine.sort_by(|a, b| {
        let due = |one: &Mine| (!one.is_due(now), one.suggestions == 0);
        due(a).cmp(&due(b)).then_with(|| a.name.cmp(&b.name))
    });
    mine
}

fn one(state: &State, patient: &Patient, now: Timestamp) -> Mine {
    let in_force = state.plan_in_force_of(patient).is_some();
    let before = timing(state).consent_reminder_before;
    let ends = ConsentKind::ALL.into_iter().filter_map(|kind| {
        let newest = sight::newest(state, patient, kind)?;
        let soon = newest.withdrawn.is_none() && newest.until <= now + before;
        let speaks = in_force || now < newest.until;
        (soon && speaks).then_some(Ends {
            kind,
            at: newest.until,
        })
    });
    let review_at = state
        .plan_in_force_of(patient)
        .and_then(|plan| match plan.stage {
            Stage::InForce { review_at, .. } => Some(review_at),
            Stage::Draft | Stage::Agreed | Stage::Replaced { .. } | Stage::Dropped => None,
        });
    Mine {
        id: patient.id,
        name: name_of(patient),
        review_at: review_at.filter(|_| patient.standing == Standing::Here),
        moved: in_force && patient.standing == Standing::Moved,
        taken_back: in_force && sight::plan_taken_back(state, patient),
        ends: if patient.standing == Standing::Dead {
            Vec::new()
        } else {
            ends.collect()
        },
        under_way: state.plan_under_way_of(patient).is_some(),
        suggestions: waiting(state, patient),
    }
}
