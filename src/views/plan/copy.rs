//! A copy of the plan for somebody around the person: what that one may be told, and nothing that is another's. At *tasks* only what the plan
//! gives them to do by name; at *plan* the crisis part, without what the person keeps out of what is shared. Nothing of who else is around the
//! person, of nurses or consents, and nothing for whoever is only listened to, is objected to, or without the consent to sharing.

use crate::domain::consents::consent::{Consent, ConsentKind};
use crate::domain::ids::RelativeId;
use crate::domain::openings::opening::RecordPart;
use crate::domain::openings::sight;
use crate::domain::patients::patient::Patient;
use crate::domain::patients::people::{Relative, Role, Told};
use crate::domain::plans::content::{Answer, Content};
use crate::domain::plans::section::Ask;
use crate::domain::state::State;
use crate::domain::time::Timestamp;
use crate::views::glance::told;
use crate::views::plan::{Part, PlanView};

/// Somebody for whom there can be a copy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Receiver {
    /// Which.
    pub id: RelativeId,
    /// The name.
    pub name: String,
    /// What they are to the person.
    pub role: Role,
    /// What they may be told.
    pub told: Told,
}

/// What stands on the copy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Copy {
    /// For whom.
    pub receiver: Receiver,
    /// Parts of the crisis part.
    pub parts: Vec<Part>,
    /// What the plan gives them to do by name, in the person's words.
    pub tasks: Vec<String>,
    /// What is read for it.
    pub read: Vec<RecordPart>,
}

/// Those for whom there can be a copy now, in the order in which they are rung: for whoever works with the person.
pub fn receivers(state: &State, view: &PlanView, now: Timestamp) -> Vec<Receiver> {
    let Some((patient, _)) = shared(state, view, now) else {
        return Vec::new();
    };
    let people = state.people_of(patient);
    people.iter().filter_map(receiver).collect()
}

/// The copy of the version in force for one of them; nothing where there can be none.
pub fn copy(state: &State, view: &PlanView, whom: RelativeId, now: Timestamp) -> Option<Copy> {
    let (patient, sharing) = shared(state, view, now)?;
    let people = state.people_of(patient);
    let relative = people.iter().find(|one| one.id == whom)?;
    let receiver = receiver(relative)?;
    let version = view.in_force.as_ref()?;
    let shared = version
        .standing()
        .filter(|part| part.section.is_crisis() && sharing.covers(part.section));
    let (mut parts, mut tasks, mut read) = (Vec::new(), Vec::new(), vec![RecordPart::People]);
    for part in shared {
        let section = part.section;
        let whole = receiver.told >= Told::Plan;
        let theirs = told::theirs(state, patient, relative, section, &part.content);
        if whole || !theirs.is_empty() {
            read.push(RecordPart::Plan(section));
        }
        tasks.extend(theirs);
        if whole {
            parts.push(Part {
                shown: without_names(&part.content),
                ..part.clone()
            });
        }
    }
    Some(Copy {
        receiver,
        parts,
        tasks,
        read,
    })
}

/// A plan is in force, and the person consents to sharing.
fn shared<'a>(
    state: &'a State,
    view: &PlanView,
    now: Timestamp,
) -> Option<(&'a Patient, &'a Consent)> {
    let patient = state.current_patient(view.patient)?;
    let sharing = sight::consent(state, patient, ConsentKind::Sharing, now)?;
    let stands = view.works_with && view.in_force.is_some() && !view.taken_back;
    stands.then_some((patient, sharing))
}

fn receiver(relative: &Relative) -> Option<Receiver> {
    let person = relative.person.known()?;
    let told = relative.most_told();
    (told >= Told::Tasks).then(|| Receiver {
        id: relative.id,
        name: person.name.clone(),
        role: person.role,
        told,
    })
}

/// Whom a step is for is a matter of that one.
fn without_names(content: &Content) -> Content {
    let keeps = |answer: &&Answer| answer.ask != Ask::For;
    let entries = content.entries.iter();
    Content {
        entries: entries
            .map(|entry| entry.iter().filter(keeps).cloned().collect())
            .collect(),
        own_words: content.own_words,
    }
}
