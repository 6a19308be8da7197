//! What is read of a person whose records were merged, as one: those around them, what to watch for, the plan, who has read. Nothing is moved: each record
//! says its own again once they are parted. Says nothing about who may read it (`openings::sight`).

use std::cmp::Reverse;

use crate::domain::ids::{PatientId, RelativeId};
use crate::domain::openings::opening::Opening;
use crate::domain::patients::patient::{Flag, Patient};
use crate::domain::patients::people::Relative;
use crate::domain::patients::settings::ProofQuestion;
use crate::domain::plans::plan::{Plan, PlanStand, Suggestion};
use crate::domain::secret::Secret;
use crate::domain::state::State;
use crate::domain::time::Timestamp;

impl State {
    /// Those around the person, in the order in which they are rung. Whoever is listed in two records is named once, and the stricter of what
    /// was said of them holds.
    pub fn people_of(&self, patient: &Patient) -> Vec<Relative> {
        let mut people: Vec<Relative> = Vec::new();
        for record in self.records_of(patient) {
            for relative in record.people() {
                match people.iter_mut().find(|known| is_same(known, relative)) {
                    Some(known) => stricter(known, relative),
                    None => people.push(relative.clone()),
                }
            }
        }
        people.sort_by_key(|relative| relative.order);
        people
    }

    /// Somebody around the person, as they stand in the record that lists them.
    pub fn relative_of<'a>(&'a self, patient: &'a Patient, id: RelativeId) -> Option<&'a Relative> {
        let mut records = self.records_of(patient).into_iter();
        let listed = records.find_map(|record| record.relatives.get(&id));
        listed.map(AsRef::as_ref)
    }

    /// The same, and what another record says of them holds as well where it is stricter.
    pub fn relative_in_all(&self, patient: &Patient, id: RelativeId) -> Option<Relative> {
        let mut relative = self.relative_of(patient, id)?.clone();
        let all = self.people_of(patient);
        if let Some(other) = all.iter().find(|other| is_same(&relative, other)) {
            stricter(&mut relative, other);
        }
        Some(relative)
    }

    /// Whether one of these is somebody around the person: by the entry in whichever record lists them.
    pub fn is_among(&self, patient: &Patient, ids: &[RelativeId], relative: &Relative) -> bool {
        ids.iter()
            .filter_map(|id| self.relative_of(patient, *id))
            .any(|one| !one.removed && is_same(one, relative))
    }

    /// Every reading of any of the person's records, and the record that it was written down in.
    pub fn openings_of<'a>(
        &'a self,
        patient: &'a Patient,
    ) -> impl Iterator<Item = (PatientId, &'a Opening)> {
        let records = self.records_of(patient).into_iter();
        records.flat_map(|record| {
            let openings = record.openings.values();
            openings.map(|opening| (record.id, opening.as_ref()))
        })
    }

    /// The question that shows that it is them: of the record in use, or else of one that was merged into it.
    pub fn question_of<'a>(&'a self, patient: &'a Patient) -> Option<&'a ProofQuestion> {
        let mut records = self.records_of(patient).into_iter();
        records.find_map(|record| record.question.as_ref()?.known())
    }

    /// The question for whoever is in touch: that of somebody around the person where it is them, and the person's own only where it is the person.
    pub fn question_for(
        &self,
        patient: &Patient,
        relative: Option<RelativeId>,
    ) -> Option<ProofQuestion> {
        match relative {
            None => self.question_of(patient).cloned(),
            Some(id) => {
                let relative = self.relative_in_all(patient, id)?;
                relative.question?.known().cloned()
            }
        }
    }

    /// What to watch for now.
    pub fn standing_flags_of<'a>(
        &'a self,
        patient: &'a Patient,
        now: Timestamp,
    ) -> impl Iterator<Item = &'a Flag> {
        let records = self.records_of(patient).into_iter();
        records.flat_map(move |record| record.standing_flags(now))
    }

    /// The plan in force: what came into force last.
    pub fn plan_in_force_of<'a>(&'a self, patient: &'a Patient) -> Option<&'a Plan> {
        self.plans_in_force(patient).next().map(|(_, plan)| plan)
    }

    /// Every plan in force, and the record that holds it: what came into force last before the others.
    pub(in crate::domain) fn plans_in_force<'a>(
        &'a self,
        patient: &'a Patient,
    ) -> impl Iterator<Item = (&'a Patient, &'a Plan)> {
        let records = self.records_of(patient).into_iter();
        let plans = records.filter_map(|record| Some((record, record.plan_in_force()?)));
        let mut plans: Vec<(&Patient, &Plan)> = plans.collect();
        plans.sort_by_key(|(_, plan)| Reverse(plan.in_force_since()));
        plans.into_iter()
    }

    /// The version that is being written: of the record that holds the plan in force, or else of the first that has one.
    pub fn plan_under_way_of<'a>(&'a self, patient: &'a Patient) -> Option<&'a Plan> {
        let first = self.plans_in_force(patient).next();
        let first = first.map(|(record, _)| record).into_iter();
        let mut records = first.chain(self.records_of(patient));
        records.find_map(Patient::plan_under_way)
    }

    /// What is suggested for the plan, the record that holds it, and its place there.
    pub fn suggestions_of<'a>(
        &'a self,
        patient: &'a Patient,
    ) -> impl Iterator<Item = (PatientId, usize, &'a Suggestion)> {
        let records = self.records_of(patient).into_iter();
        records.flat_map(|record| {
            let all = record.suggestions.iter().enumerate();
            all.map(|(place, one)| (record.id, place, one.as_ref()))
        })
    }

    /// What is known of the plan, and where it is if it lives elsewhere: as the record in use says, or else one that was merged into it.
    pub fn plan_stand_of<'a>(&'a self, patient: &'a Patient) -> (PlanStand, Option<&'a String>) {
        let mut records = self.records_of(patient).into_iter();
        let said = records.find(|record| record.plan_stand != PlanStand::NotAsked);
        let said = said.unwrap_or(patient);
        let elsewhere = said.plan_elsewhere.as_ref().and_then(Secret::known);
        (said.plan_stand, elsewhere)
    }
}

/// Whether two entries are of one: the same name, and the same telephones.
pub(super) fn is_same(one: &Relative, other: &Relative) -> bool {
    if one.id == other.id {
        return true;
    }
    let (Some(one), Some(other)) = (one.person.known(), other.person.known()) else {
        return false;
    };
    one.name == other.name && one.phones == other.phones
}

fn stricter(known: &mut Relative, other: &Relative) {
    if known.question.is_none() {
        known.question.clone_from(&other.question);
    }
    known.objected |= other.objected;
    known.told = known.told.min(other.told);
}
