//! What a viewer may see of a person's record, and of whom she finds in the register. A record that nothing opens for her is as one that
//! does not exist. What was told in confidence stands apart: it is never on a page that is read together with the person.

mod alerts;
pub mod before;
mod confidences;
mod earlier;
pub mod leading;
mod register;
pub mod words;
mod works;

pub use alerts::{HiddenAlert, hidden_alerts};
pub use confidences::{ConfidenceRow, confidences};
pub use earlier::{EarlierRow, Place, Said, Was};
pub use register::{Hit, Mine, doubles, find, hit, my_people};
pub use works::{Named, Worker, by_role, named, reader, worker};

use crate::domain::access::{self, Looker};
use crate::domain::consents::consent::Consent;
use crate::domain::ids::PatientId;
use crate::domain::openings::opening::RecordPart;
use crate::domain::openings::sight::{self, Sight};
use crate::domain::patients::assigning::was_given;
use crate::domain::patients::identity::Identity;
use crate::domain::patients::moved::Asks;
use crate::domain::patients::patient::{Flag, Patient, Standing};
use crate::domain::patients::people::Relative;
use crate::domain::patients::settings::{ProofQuestion, Settings};
use crate::domain::plans::plan::{PlanStand, Stage};
use crate::domain::service::people::StaffRole;
use crate::domain::state::State;
use crate::domain::time::Timestamp;
use crate::views::Viewer;

/// The parts that stand on the page of a record: written down as read before it is shown.
pub const READ: [RecordPart; 4] = [
    RecordPart::Identity,
    RecordPart::People,
    RecordPart::Flags,
    RecordPart::Rights,
];

/// What she may do with a record, besides reading it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct May {
    /// She works with the person: what only the person widens, is widened with her.
    pub with_the_person: bool,
    /// She takes back what the person takes back.
    pub narrow: bool,
    /// She says who works with the person.
    pub assign: bool,
    /// She can take the person on herself: whether somebody has given her the person, and it takes no reason.
    pub take_on: Option<bool>,
    /// She says that two records are of one person.
    pub merge: bool,
}

/// Where the plan is, as far as a record says it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlanLine {
    /// Here, elsewhere, or why there is none.
    pub stand: PlanStand,
    /// Where else.
    pub elsewhere: Option<String>,
    /// The version in force, and when it is looked at again; never, where the person has moved or died.
    pub in_force: Option<(u16, Option<Timestamp>)>,
    /// A version is being written.
    pub under_way: bool,
    /// Suggestions that nobody has looked at with the person.
    pub suggestions: usize,
}

/// A record that is read under another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Merged {
    /// Which.
    pub id: PatientId,
    /// Who it says that it is.
    pub name: String,
    /// Since when the service had it.
    pub since: Timestamp,
    /// Those around the person, as it lists them.
    pub people: Vec<Relative>,
    /// What it says to watch for now.
    pub flags: Vec<Flag>,
}

/// A record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    /// Which.
    pub id: PatientId,
    /// Since when the service knows the person.
    pub since: Timestamp,
    /// Who it is.
    pub identity: Identity,
    /// How it is with them.
    pub standing: Standing,
    /// What is to be asked of somebody who has moved.
    pub moved: Option<Asks>,
    /// Those around them, in the order in which they are rung.
    pub people: Vec<Relative>,
    /// What to watch for: what stands before what is over.
    pub flags: Vec<(Flag, bool)>,
    /// How the person wants to be reached.
    pub settings: Settings,
    /// The question that shows that it is them.
    pub question: Option<ProofQuestion>,
    /// What stood before in these, the newest first.
    pub earlier: Vec<EarlierRow>,
    /// Every consent there has been, the newest first, and whether it holds; none, where it is not to be known whether there is a plan.
    pub consents: Vec<(Consent, bool)>,
    /// Where the plan is; nothing, where it is not to be known whether there is one.
    pub plan: Option<PlanLine>,
    /// Who coordinates it.
    pub coordinator: Option<Worker>,
    /// Those who have the person assigned.
    pub assigned: Vec<Worker>,
    /// Records that are read under this one.
    pub merged: Vec<Merged>,
    /// What she may do.
    pub may: May,
}

/// The record in use, if there is one and something opens it for her.
pub fn record(state: &State, viewer: &Viewer, id: PatientId, now: Timestamp) -> Option<Record> {
    let patient = state.current_patient(id)?;
    let sight = seen(state, viewer, patient, now);
    let open = |part| sight.ground_for(part).is_some();
    if !READ.into_iter().all(open) {
        return None;
    }
    let knows = sight.knows_of_plan();
    Some(Record {
        id: patient.id,
        since: patient.since,
        identity: patient.identity.known().cloned().unwrap_or_default(),
        standing: patient.standing,
        moved: asks(state, patient, knows),
        people: patient.people().into_iter().cloned().collect(),
        flags: flags(patient, now),
        settings: state.wishes_of(patient),
        question: state.question_of(patient).cloned(),
        earlier: earlier::earlier(state, patient),
        consents: if knows {
            consents(state, patient, now)
        } else {
            Vec::new()
        },
        plan: knows.then(|| plan_line(state, patient)),
        coordinator: patient
            .coordinator
            .as_ref()
            .map(|staff| worker(state, staff)),
        assigned: patient
            .assigned
            .iter()
            .map(|staff| worker(state, staff))
            .collect(),
        merged: patient
            .merged
            .iter()
            .filter_map(|id| state.patient(*id))
            .map(|merged| other(merged, now))
            .collect(),
        may: may(state, viewer, patient),
    })
}

/// Whether there is a plan is asked about only of whoever may know it.
fn asks(state: &State, patient: &Patient, knows: bool) -> Option<Asks> {
    let asks = Asks::of(state, patient)?;
    Some(Asks {
        plan: asks.plan && knows,
        ..asks
    })
}

/// What she may read of a patient, in the roles in which she looks.
fn seen(state: &State, viewer: &Viewer, patient: &Patient, now: Timestamp) -> Sight {
    sight::sight(state, viewer.looker(), patient, now)
}

fn may(state: &State, viewer: &Viewer, patient: &Patient) -> May {
    let Looker::Staff { id, .. } = viewer.looker() else {
        return May {
            with_the_person: false,
            narrow: false,
            assign: false,
            take_on: None,
            merge: false,
        };
    };
    let days = viewer.works_days();
    let on_duty = access::nurse_on_duty(state, viewer.looker()).is_some();
    let with_the_person = days && sight::is_assigned(state, id, patient);
    May {
        with_the_person,
        narrow: on_duty || with_the_person,
        assign: with_the_person || viewer.looker().as_role(StaffRole::Leader).is_some(),
        take_on: (days && !with_the_person).then(|| was_given(state, id, patient)),
        merge: on_duty || days,
    }
}

fn flags(patient: &Patient, now: Timestamp) -> Vec<(Flag, bool)> {
    let mut flags: Vec<(Flag, bool)> = patient
        .flags
        .values()
        .map(|flag| ((**flag).clone(), flag.stands(now)))
        .collect();
    flags.sort_by_key(|(flag, stands)| (!stands, std::cmp::Reverse(flag.at)));
    flags
}

/// Also those of merged records: the newest word of each kind counts.
fn consents(state: &State, patient: &Patient, now: Timestamp) -> Vec<(Consent, bool)> {
    let mut consents: Vec<Consent> = state
        .records_of(patient)
        .into_iter()
        .flat_map(|record| record.consents.values())
        .map(|consent| (**consent).clone())
        .collect();
    consents.sort_by_key(|consent| std::cmp::Reverse((consent.at, consent.id)));
    let counts = |consent: &Consent| {
        sight::consent(state, patient, consent.kind, now).is_some_and(|held| held.id == consent.id)
    };
    consents
        .into_iter()
        .map(|consent| {
            let holds = counts(&consent);
            (consent, holds)
        })
        .collect()
}

fn plan_line(state: &State, patient: &Patient) -> PlanLine {
    let in_force = state
        .plan_in_force_of(patient)
        .and_then(|plan| match plan.stage {
            Stage::InForce { review_at, .. } => {
                let here = patient.standing == Standing::Here;
                Some((plan.version, here.then_some(review_at)))
            }
            Stage::Draft | Stage::Agreed | Stage::Replaced { .. } | Stage::Dropped => None,
        });
    let (stand, elsewhere) = state.plan_stand_of(patient);
    PlanLine {
        stand,
        elsewhere: elsewhere.cloned(),
        in_force,
        under_way: state.plan_under_way_of(patient).is_some(),
        suggestions: waiting(state, patient),
    }
}

/// Suggestions that nobody has looked at with the person.
fn waiting(state: &State, patient: &Patient) -> usize {
    let all = state.suggestions_of(patient);
    all.filter(|(_, _, one)| one.waits()).count()
}

fn other(merged: &Patient, now: Timestamp) -> Merged {
    Merged {
        id: merged.id,
        name: name_of(merged),
        since: merged.since,
        people: merged.people().into_iter().cloned().collect(),
        flags: merged.standing_flags(now).cloned().collect(),
    }
}

fn name_of(patient: &Patient) -> String {
    let who = patient.identity.known();
    who.map(Identity::full_name).unwrap_or_default()
}
