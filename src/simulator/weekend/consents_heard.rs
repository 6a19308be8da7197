//! What the world of a weekend has heard of the consents of each record, in the order in which it was said. What is not known to be taken may have
//! been. What is narrowed while two records are read as one is narrowed in both; what is given stands in the one in use.

use std::collections::{BTreeMap, BTreeSet};

use crate::domain::consents::consent::ConsentKind;
use crate::domain::ids::{ConsentId, PatientId};
use crate::domain::plans::section::Section;

/// Of every record: that the plan is made, that it is shown on call, and sharing.
#[derive(Clone, Debug, Default)]
pub struct Consents {
    of: BTreeMap<PatientId, Vec<Given>>,
    /// How many have been asked for.
    asked: u64,
}

/// One, as it was asked for.
#[derive(Clone, Debug)]
pub struct Given {
    number: u64,
    consent: ConsentId,
    kind: ConsentKind,
    without: BTreeSet<Section>,
    withdrawn: bool,
    taken: bool,
}

impl Given {
    pub fn covers(&self, section: Section) -> bool {
        section.is_crisis() && !self.withdrawn && !self.without.contains(&section)
    }
}

impl Consents {
    fn all<'a>(
        &'a self,
        records: &[PatientId],
    ) -> impl Iterator<Item = (PatientId, &'a Given)> + use<'a> {
        let records: Vec<PatientId> = records.to_vec();
        records.into_iter().flat_map(|id| {
            self.of
                .get(&id)
                .into_iter()
                .flatten()
                .map(move |one| (id, one))
        })
    }

    /// One is asked for in each of these records. Nothing, where it has been taken in one of the person's: the same twice is one.
    pub fn asks(
        &mut self,
        records: &[PatientId],
        person: &[PatientId],
        consent: ConsentId,
        kind: ConsentKind,
        without: &[Section],
    ) -> bool {
        let known = |one: &Given| one.consent == consent && one.taken;
        if self.all(person).any(|(_, one)| known(one)) {
            return false;
        }
        self.asked += 1;
        for id in records {
            self.of.entry(*id).or_default().push(Given {
                number: self.asked,
                consent,
                kind,
                without: without.iter().copied().collect(),
                withdrawn: false,
                taken: false,
            });
        }
        true
    }

    /// It was taken, in the record in use, and in no other. Unless it may have been before.
    pub fn gave(
        &mut self,
        consent: ConsentId,
        records: &[PatientId],
        in_use: PatientId,
        person: &[PatientId],
    ) {
        let asked = self.all(person).filter(|(_, one)| one.consent == consent);
        let asked: BTreeSet<u64> = asked.map(|(_, one)| one.number).collect();
        let (Some(last), true) = (asked.last().copied(), asked.len() == 1) else {
            return;
        };
        let mut said = None;
        for id in records {
            let Some(all) = self.of.get_mut(id) else {
                continue;
            };
            if *id != in_use {
                all.retain(|one| one.number != last);
            } else if let Some(one) = all.iter_mut().find(|one| one.number == last) {
                one.taken = true;
                said = Some((one.kind, one.without.clone()));
            }
        }
        let Some((kind, without)) = said else {
            return;
        };
        // It covers less than what was said before.
        for id in person.iter().filter(|id| **id != in_use) {
            let all = self.of.entry(*id).or_default().iter_mut();
            for one in all.filter(|one| one.kind == kind) {
                one.without.extend(&without);
            }
        }
    }

    /// A rule said no.
    pub fn refused(&mut self, consent: ConsentId, records: &[PatientId]) {
        for id in records {
            let all = self.of.entry(*id).or_default();
            let asked = |one: &Given| one.consent == consent && !one.taken;
            if let Some(last) = all.iter().rposition(asked) {
                all.remove(last);
            }
        }
    }

    pub fn narrowed(&mut self, consent: ConsentId, without: &[Section], person: &[PatientId]) {
        self.change(consent, person, |one| one.without.extend(without));
    }

    pub fn withdrew(&mut self, consent: ConsentId, person: &[PatientId]) {
        self.change(consent, person, |one| one.withdrawn = true);
    }

    /// Changes one, and what was said of the same before it in other records of the person.
    fn change(&mut self, consent: ConsentId, person: &[PatientId], change: impl Fn(&mut Given)) {
        let taken = self.all(person);
        let taken = taken.filter(|(_, one)| one.consent == consent && one.taken);
        let said = taken.map(|(id, one)| (one.number, id, one.kind)).max();
        let is_meant = |id: PatientId, one: &Given| {
            let before = said.is_some_and(|(number, holder, kind)| {
                id != holder && one.kind == kind && one.number < number
            });
            one.consent == consent || before
        };
        for id in person {
            let all = self.of.entry(*id).or_default().iter_mut();
            all.filter(|one| is_meant(*id, one)).for_each(&change);
        }
    }

    /// The person may not have taken back that the plan is made.
    pub fn plan_may_stand(&self, records: &[PatientId]) -> bool {
        let made = self.newest(records, ConsentKind::PlanMade);
        made.is_empty() || made.iter().any(|one| !one.withdrawn)
    }

    /// Nothing that was asked for is unclear.
    pub fn is_clear(&self, record: PatientId) -> bool {
        let all = self.of.get(&record);
        all.is_some_and(|all| all.iter().all(|one| one.taken))
    }

    /// The newest consent of a kind in these records, and before it those that may be the newest, as long as it is not known that later ones were
    /// taken.
    pub fn newest(&self, records: &[PatientId], kind: ConsentKind) -> Vec<&Given> {
        let all = self.all(records).map(|(_, one)| one);
        let mut all: Vec<&Given> = all.filter(|one| one.kind == kind).collect();
        all.sort_by_key(|one| std::cmp::Reverse(one.number));
        let mut sure = false;
        let newest = all.into_iter();
        newest
            .take_while(|one| !std::mem::replace(&mut sure, one.taken))
            .collect()
    }
}
