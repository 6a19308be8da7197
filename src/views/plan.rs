//! A plan as a viewer may see it, part by part, on the ground that she has. Whoever does not work with the person sees the version in force
//! and nothing of any other; what no ground opens is not here at all.

pub mod beside;
pub mod card;
pub mod copy;
pub mod diff;
pub mod named;
pub mod words;

use std::cmp::Reverse;

use crate::domain::consents::consent::ConsentKind;
use crate::domain::ids::{PatientId, PlanId, StaffId};
use crate::domain::openings::opening::{Ground, RecordPart};
use crate::domain::openings::sight::{self, Sight};
use crate::domain::patients::patient::{Patient, Standing};
use crate::domain::plans::content::Content;
use crate::domain::plans::plan::{Agrees, Capacity, Plan, PlanStand, Stage};
use crate::domain::plans::section::Section;
use crate::domain::plans::suggestions::goes_into;
use crate::domain::secret::Secret;
use crate::domain::state::State;
use crate::domain::time::Timestamp;
use crate::domain::tongue::Tongue;
use crate::views::Viewer;
use crate::views::people::{self, Person};
use crate::views::plan::beside::{BesideView, Differs};
use crate::views::plan::named::OneAround;

/// Everything about somebody's plan that this viewer may see.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlanView {
    /// Whose.
    pub patient: PatientId,
    /// What the person wants to be called.
    pub called: String,
    /// The language the person is met in, if it is known.
    pub language: Option<Tongue>,
    /// The plainest ground on which anything may be read.
    pub ground: Ground,
    /// She works with the person: she writes, and sees every version.
    pub works_with: bool,
    /// The consent that the plan is made holds.
    pub may_be_made: bool,
    /// Until when.
    pub made_until: Option<Timestamp>,
    /// The person has taken it back.
    pub taken_back: bool,
    /// The person has moved.
    pub moved: bool,
    /// The consent that it is shown on call holds.
    pub shown_on_call: bool,
    /// Where the plan is, or why there is none.
    pub stand: PlanStand,
    /// Where it is, if it is elsewhere.
    pub elsewhere: Option<String>,
    /// Who coordinates it.
    pub coordinator: Option<Person>,
    /// Those whom a step or a task can be for: for whoever works with the person.
    pub people: Vec<OneAround>,
    /// What stands beside the plan now: for whoever works with the person.
    pub beside: Option<BesideView>,
    /// The version in force.
    pub in_force: Option<Version>,
    /// The version that is being written: for whoever works with the person.
    pub under_way: Option<Version>,
    /// Every version, the newest first: for whoever works with the person.
    pub versions: Vec<VersionRow>,
    /// What is suggested and not settled, and what was struck through, the newest first: for whoever works with the person.
    pub suggestions: Vec<SuggestionRow>,
    /// What was looked at with the person, the newest first: for whoever works with the person.
    pub looked_at: Vec<SuggestionRow>,
}

/// One version, with the parts that may be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Version {
    /// Which.
    pub id: PlanId,
    /// Its number, from 1.
    pub number: u16,
    /// Since when it is being written.
    pub begun_at: Timestamp,
    /// How far it has come.
    pub stage: Stage,
    /// The person has died: nobody looks at it again.
    pub dead: bool,
    /// Those who have written it with the person.
    pub authors: Vec<Person>,
    /// What the person says of it; nothing where no part may be read.
    pub answer: Option<PersonsAnswer>,
    /// The parts that may be read and have been written in, in the order of a plan. One that was emptied again is here as well.
    pub parts: Vec<Part>,
    /// What stands beside it: for whoever works with the person.
    pub beside: Option<BesideView>,
}

/// What the person says of a version.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PersonsAnswer {
    /// Whether they agree.
    pub agrees: Agrees,
    /// In their own words.
    pub words: Option<String>,
    /// Their capacity when it was made.
    pub capacity: Capacity,
    /// What there is to say of it: for whoever works with the person.
    pub capacity_words: Option<String>,
    /// When; what was said to another service: when it was taken in.
    pub at: Timestamp,
    /// It was said to another service: when and to whom.
    pub elsewhere: Option<(Option<Timestamp>, Option<String>)>,
}

/// A part of a version.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// Which.
    pub section: Section,
    /// What stands there.
    pub content: Content,
    /// The same as it is read: whom an entry is for by name, to those who may see who is around the person.
    pub shown: Content,
    /// Who wrote it down.
    pub by: Person,
    /// When.
    pub at: Timestamp,
}

/// A version in the list of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VersionRow {
    /// The record that holds it, and in which it has its number.
    pub patient: PatientId,
    /// Its number.
    pub number: u16,
    /// Since when it was written.
    pub begun_at: Timestamp,
    /// How far it came.
    pub stage: Stage,
}

/// A suggestion.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SuggestionRow {
    /// The record that holds it.
    pub patient: PatientId,
    /// Its place among the suggestions there, from 0.
    pub index: u16,
    /// For which part; none: what was learnt.
    pub section: Option<Section>,
    /// When the contact began in which it was said.
    pub said_in: Option<Timestamp>,
    /// Who.
    pub by: Person,
    /// When.
    pub at: Timestamp,
    /// What.
    pub words: String,
    /// Who looked at it with the person, and when.
    pub settled: Option<(Person, Timestamp)>,
    /// The part into which it was taken then.
    pub taken: Option<Section>,
    /// It was wrong: struck through by whom, when, why.
    pub struck: Option<(Person, Timestamp, Option<String>)>,
}

impl Version {
    /// The parts in which something stands.
    pub fn standing(&self) -> impl Iterator<Item = &Part> {
        self.parts.iter().filter(|part| !part.content.is_empty())
    }

    /// A part, if something stands in it.
    pub fn part(&self, section: Section) -> Option<&Part> {
        self.standing().find(|part| part.section == section)
    }

    /// What the server has of a part, as a number that another writer changes: 0 where nobody has written.
    pub fn seen(&self, section: Section) -> i64 {
        let written = self.parts.iter().find(|part| part.section == section);
        written.map_or(0, |part| part.at.as_millis())
    }

    /// Of these parts, in how many there is nothing of the person's own.
    pub fn without_own_words(&self, of: &[Section]) -> usize {
        let own = |section: &&Section| {
            self.part(**section)
                .is_some_and(|part| part.content.own_words)
        };
        of.len() - of.iter().filter(own).count()
    }

    /// It is in force, or is to be.
    pub const fn counts(&self) -> bool {
        matches!(
            self.stage,
            Stage::Draft | Stage::Agreed | Stage::InForce { .. }
        )
    }

    /// What is read by reading it.
    pub fn read(&self) -> Vec<RecordPart> {
        let beside = [RecordPart::People, RecordPart::Rights];
        let beside = beside.into_iter().filter(|_| self.beside.is_some());
        self.standing()
            .map(|part| RecordPart::Plan(part.section))
            .chain(beside)
            .collect()
    }
}

impl SuggestionRow {
    /// The part into which it can be taken as it stands.
    pub fn goes_into(&self) -> Option<Section> {
        let can = self.struck.is_none() && self.taken.is_none();
        can.then(|| goes_into(self.section)).flatten()
    }
}

impl PlanView {
    /// A suggestion by its place in a record.
    pub fn suggestion(&self, patient: PatientId, index: u16) -> Option<&SuggestionRow> {
        let mut all = self.suggestions.iter().chain(&self.looked_at);
        all.find(|row| (row.patient, row.index) == (patient, index))
    }

    /// The person has taken back that the plan is made, and its version is still in force: nothing of it goes on paper.
    pub const fn is_not_to_be_printed(&self) -> bool {
        self.taken_back && self.in_force.is_some()
    }

    /// What the record says otherwise now than when the person said yes to the version in force.
    pub fn changed_since(&self) -> Option<Differs> {
        let kept = self.in_force.as_ref()?.beside.as_ref()?;
        let now = self.beside.as_ref().filter(|_| kept.kept)?;
        Some(beside::between(kept, now))
    }

    /// The parts that are written here: all, or the crisis part alone where the individual plan lives elsewhere. What was written before it
    /// did can be taken out.
    pub fn written_here(&self) -> Vec<Section> {
        let under_way = self.under_way.as_ref();
        let stands =
            |section: Section| under_way.is_some_and(|version| version.part(section).is_some());
        Section::ALL
            .into_iter()
            .filter(|section| self.stand.holds(*section) || stands(*section))
            .collect()
    }
}

/// The plan of a patient; nothing where no ground opens the record.
pub fn plan(state: &State, viewer: &Viewer, id: PatientId, now: Timestamp) -> Option<PlanView> {
    let looks = Looks::at(state, viewer, id, now)
        .filter(|looks| looks.sight.in_hand && looks.sight.knows_of_plan())?;
    let found = looks.patient;
    let identity = found.identity.known()?;
    let made = sight::consent(state, found, ConsentKind::PlanMade, now);
    let (stand, elsewhere) = state.plan_stand_of(found);
    let mut view = PlanView {
        patient: found.id,
        called: identity.called().to_owned(),
        language: identity.language.clone(),
        ground: looks.ground,
        works_with: looks.works_with,
        may_be_made: made.is_some(),
        made_until: made.map(|consent| consent.until),
        taken_back: sight::plan_taken_back(state, found),
        moved: found.standing == Standing::Moved,
        shown_on_call: sight::shown_on_call(state, found, now).is_some(),
        stand,
        elsewhere: elsewhere.cloned(),
        coordinator: found.coordinator.as_ref().map(|who| looks.person(who)),
        people: Vec::new(),
        beside: None,
        in_force: state
            .plan_in_force_of(found)
            .map(|plan| looks.version(plan)),
        under_way: None,
        versions: Vec::new(),
        suggestions: Vec::new(),
        looked_at: Vec::new(),
    };
    if looks.works_with {
        view.people.clone_from(&looks.people);
        view.beside = Some(beside::now(state, viewer, found, now));
        let under_way = state.plan_under_way_of(found);
        view.under_way = under_way.map(|plan| looks.version(plan));
        view.versions = rows(state, found);
        let all = looks.suggestions().into_iter();
        let looked_at = |row: &SuggestionRow| row.settled.is_some() && row.struck.is_none();
        (view.looked_at, view.suggestions) = all.partition(looked_at);
    }
    Some(view)
}

/// What of the crisis part in force may be read and says something, and nothing else of the plan: for a doctor who has asked for help.
pub fn crisis_parts(state: &State, viewer: &Viewer, id: PatientId, now: Timestamp) -> Vec<Part> {
    let looks = Looks::at(state, viewer, id, now);
    let version = looks.and_then(|looks| {
        let plan = state.plan_in_force_of(looks.patient)?;
        Some(looks.version(plan))
    });
    let parts = version.map(|version| version.parts).unwrap_or_default();
    let says = |part: &Part| part.section.is_crisis() && !part.content.is_empty();
    parts.into_iter().filter(says).collect()
}

/// A version by its number in the record that is named, or else in another that is read as one with it, and the one that it was begun from: for
/// whoever works with the person.
pub fn version(
    state: &State,
    viewer: &Viewer,
    id: PatientId,
    number: u16,
    now: Timestamp,
) -> Option<(Version, Option<Version>)> {
    let looks = Looks::at(state, viewer, id, now).filter(|looks| looks.works_with)?;
    let records = state.records_of(looks.patient);
    let named = records.iter().filter(|record| record.id == id);
    let mut records = named.chain(&records);
    let (found, plans) = records.find_map(|record| {
        let mut plans = record.plans.iter();
        let found = plans.find(|plan| plan.version == number)?;
        Some((found, &record.plans))
    })?;
    let before = plans.iter().find(|plan| Some(plan.id) == found.from);
    Some((
        looks.version(found),
        before.map(|before| looks.version(before)),
    ))
}

/// Every version of any of their records, the newest first.
fn rows(state: &State, patient: &Patient) -> Vec<VersionRow> {
    let records = state.records_of(patient).into_iter();
    let rows = records.flat_map(|record| record.plans.iter().map(|plan| row(record.id, plan)));
    let mut rows: Vec<VersionRow> = rows.collect();
    rows.sort_by_key(|row| Reverse((row.begun_at, row.number)));
    rows
}

fn row(patient: PatientId, plan: &Plan) -> VersionRow {
    VersionRow {
        patient,
        number: plan.version,
        begun_at: plan.begun_at,
        stage: plan.stage,
    }
}

/// Somebody looks at a patient's plan on some ground.
struct Looks<'a> {
    state: &'a State,
    viewer: &'a Viewer,
    patient: &'a Patient,
    people: Vec<OneAround>,
    sight: Sight,
    ground: Ground,
    works_with: bool,
    now: Timestamp,
}

impl<'a> Looks<'a> {
    fn at(state: &'a State, viewer: &'a Viewer, id: PatientId, now: Timestamp) -> Option<Self> {
        let patient = state.current_patient(id)?;
        let sight = sight::sight(state, viewer.looker(), patient, now);
        let ground = sight.grounds.first().copied()?;
        let names = sight.ground_for(RecordPart::People).is_some();
        Some(Self {
            state,
            viewer,
            patient,
            people: if names {
                named::around(state, patient)
            } else {
                Vec::new()
            },
            works_with: sight.grounds.contains(&Ground::Assigned),
            sight,
            ground,
            now,
        })
    }

    fn person(&self, who: &StaffId) -> Person {
        people::person(self.state, self.viewer, who)
    }

    fn version(&self, plan: &Plan) -> Version {
        let parts: Vec<Part> = Section::ALL
            .into_iter()
            .filter(|section| self.sight.section(*section))
            .filter_map(|section| {
                let written = plan.parts.get(&section)?;
                let content = written.content.known()?.clone();
                Some(Part {
                    section,
                    shown: named::shown(&content, &self.people),
                    content,
                    by: self.person(&written.by),
                    at: written.at,
                })
            })
            .collect();
        let reads = Section::ALL
            .into_iter()
            .any(|section| self.sight.section(section));
        let known = |secret: &Option<Secret<String>>| secret.as_ref()?.known().cloned();
        let answer = plan.agreement.as_ref().filter(|_| reads);
        Version {
            id: plan.id,
            number: plan.version,
            begun_at: plan.begun_at,
            stage: plan.stage,
            dead: self.patient.standing == Standing::Dead,
            authors: plan.authors.iter().map(|who| self.person(who)).collect(),
            answer: answer.map(|(agreement, at)| PersonsAnswer {
                agrees: agreement.agrees,
                words: known(&agreement.words),
                capacity: agreement.capacity,
                capacity_words: known(&agreement.capacity_words).filter(|_| self.works_with),
                at: *at,
                elsewhere: (plan.answered_elsewhere.as_ref())
                    .map(|elsewhere| (elsewhere.at, known(&elsewhere.to))),
            }),
            parts,
            beside: self
                .works_with
                .then(|| beside::of_version(self.state, self.viewer, self.patient, plan, self.now))
                .flatten(),
        }
    }

    fn suggestions(&self) -> Vec<SuggestionRow> {
        let all = self.state.suggestions_of(self.patient);
        let mut all: Vec<SuggestionRow> = all
            .filter_map(|(patient, index, suggestion)| {
                let settled = suggestion.settled.as_ref();
                let contact = suggestion.contact.and_then(|id| self.state.contact(id));
                let struck = suggestion.struck.as_ref().map(|struck| {
                    let why = struck.why.known().cloned();
                    (self.person(&struck.by), struck.at, why)
                });
                Some(SuggestionRow {
                    patient,
                    struck,
                    index: u16::try_from(index).ok()?,
                    section: suggestion.section,
                    said_in: contact.map(|contact| contact.since),
                    settled: settled.map(|(by, at)| (self.person(by), *at)),
                    taken: suggestion.taken,
                    by: self.person(&suggestion.by),
                    at: suggestion.at,
                    words: suggestion.words.known()?.clone(),
                })
            })
            .collect();
        all.sort_by_key(|row| Reverse((row.at, row.index)));
        all
    }
}
