//! What the leader sees of those whom the service knows: a name, who works with them, and whether it is asked that the record be erased.
//! Never anything of the record itself.

use crate::domain::actor::Actor;
use crate::domain::contacts::contact::Contact;
use crate::domain::ids::{ErasureId, PatientId};
use crate::domain::openings::sight;
use crate::domain::patients::patient::{Erasure, ErasureEnd, Patient, Standing};
use crate::domain::service::people::StaffRole;
use crate::domain::state::State;
use crate::domain::time::Timestamp;
use crate::views::Viewer;
use crate::views::record::{Worker, name_of, worker};

/// So many with whom nobody works are shown at once.
pub const MOST_SHOWN: usize = 20;

/// Somebody, and who works with them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WorkedWith {
    /// Which.
    pub id: PatientId,
    /// The name.
    pub name: String,
    /// Lives here, has moved, or has died.
    pub standing: Standing,
    /// Who coordinates the plan.
    pub coordinator: Option<Worker>,
    /// Those who have the person assigned.
    pub assigned: Vec<Worker>,
    /// It is asked that the record be erased.
    pub erasure_asked: bool,
}

/// With whom nobody works who lives here.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Without {
    /// How many.
    pub count: usize,
    /// The first of them, by name.
    pub people: Vec<WorkedWith>,
}

/// Somebody who asks for an erasure, or settles it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum By {
    /// A member of staff.
    Staff(Worker),
    /// Somebody at the machine.
    Machine,
}

/// What came of the question whether to erase.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Ended {
    /// It was done.
    Done(By, Timestamp),
    /// It was refused.
    Refused(By, Timestamp, String),
}

/// The question whether to erase a record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ErasureRow {
    /// Which.
    pub id: ErasureId,
    /// Of which record.
    pub patient: PatientId,
    /// Whose; none once it is erased.
    pub name: Option<String>,
    /// Who asked.
    pub by: By,
    /// When.
    pub at: Timestamp,
    /// Why. Names nobody.
    pub reason: String,
    /// Not carried out before.
    pub not_before: Timestamp,
    /// The viewer asked: somebody else carries it out.
    pub is_mine: bool,
    /// The waiting time is over.
    pub is_ripe: bool,
    /// A contact with the person is open: it waits for that.
    pub contact_open: bool,
    /// What came of it.
    pub end: Option<Ended>,
}

fn leads(viewer: &Viewer) -> bool {
    viewer.looker().as_role(StaffRole::Leader).is_some()
}

/// Those with whom nobody works.
pub fn without_anybody(state: &State, viewer: &Viewer) -> Without {
    if !leads(viewer) {
        return Without::default();
    }
    let mut found: Vec<&Patient> = state
        .patients
        .values()
        .map(AsRef::as_ref)
        .filter(|patient| patient.is_current() && patient.standing == Standing::Here)
        .filter(|patient| patient.coordinator.is_none() && patient.assigned.is_empty())
        .collect();
    let count = found.len();
    found.sort_by_cached_key(|patient| name_of(patient));
    let people = found.into_iter().take(MOST_SHOWN);
    Without {
        count,
        people: people.map(|patient| one(state, patient)).collect(),
    }
}

/// Those whom what was typed may mean, the likeliest first.
pub fn worked_with(state: &State, viewer: &Viewer, typed: &str) -> Vec<WorkedWith> {
    if !leads(viewer) {
        return Vec::new();
    }
    let found = state.search(typed).into_iter();
    found
        .filter_map(|id| state.current_patient(id))
        .filter(|patient| !patient.erased)
        .map(|patient| one(state, patient))
        .collect()
}

/// One of them.
pub fn worked_with_one(state: &State, viewer: &Viewer, id: PatientId) -> Option<WorkedWith> {
    let patient = state
        .current_patient(id)
        .filter(|patient| !patient.erased)?;
    leads(viewer).then(|| one(state, patient))
}

fn one(state: &State, patient: &Patient) -> WorkedWith {
    let who = |staff| worker(state, staff);
    WorkedWith {
        id: patient.id,
        name: name_of(patient),
        standing: patient.standing,
        coordinator: patient.coordinator.as_ref().map(who),
        assigned: patient.assigned.iter().map(who).collect(),
        erasure_asked: patient.open_erasure().is_some(),
    }
}

/// Every question whether to erase: what is open first, then the newest.
pub fn erasures(state: &State, viewer: &Viewer, now: Timestamp) -> Vec<ErasureRow> {
    if !leads(viewer) {
        return Vec::new();
    }
    let me = viewer.actor();
    let each = state.patients.values().flat_map(|patient| {
        let asked = patient.erasures.iter();
        asked.map(move |asked| (patient.as_ref(), asked))
    });
    let mut rows: Vec<ErasureRow> = each
        .map(|(patient, asked)| row(state, me.as_ref(), patient, asked, now))
        .collect();
    rows.sort_by_key(|row| (row.end.is_some(), std::cmp::Reverse(row.at)));
    rows
}

/// How many questions wait for the viewer: those that somebody else has asked.
pub fn erasures_waiting(state: &State, viewer: &Viewer, now: Timestamp) -> usize {
    let rows = erasures(state, viewer, now);
    let waits = |row: &&ErasureRow| row.end.is_none() && !row.is_mine;
    rows.iter().filter(waits).count()
}

fn row(
    state: &State,
    me: Option<&Actor>,
    patient: &Patient,
    asked: &Erasure,
    now: Timestamp,
) -> ErasureRow {
    ErasureRow {
        id: asked.id,
        patient: patient.id,
        name: (!patient.erased).then(|| name_of(patient)),
        by: by(state, &asked.by),
        at: asked.at,
        reason: asked.reason.clone(),
        not_before: asked.not_before,
        is_mine: me == Some(&asked.by),
        is_ripe: now >= asked.not_before,
        contact_open: sight::contacts_of(state, patient).any(Contact::is_open),
        end: asked.end.as_ref().map(|end| match end {
            ErasureEnd::Done { by: who, at } => Ended::Done(by(state, who), *at),
            ErasureEnd::Refused {
                by: who,
                at,
                reason,
            } => Ended::Refused(by(state, who), *at, reason.clone()),
        }),
    }
}

fn by(state: &State, actor: &Actor) -> By {
    match actor {
        Actor::Staff(staff) => By::Staff(worker(state, staff)),
        Actor::Guest(_)
        | Actor::Station(_)
        | Actor::Carrier
        | Actor::Clock
        | Actor::Effects
        | Actor::Operator => By::Machine,
    }
}
