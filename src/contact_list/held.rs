//! Each row held against the register and against the rows before it: who it is about, and whether anything in it is new. What is
//! registered stays as it is.

use std::collections::HashMap;

use crate::contact_list::columns::Column;
use crate::contact_list::read::Row;
use crate::contact_list::same::{Alike, alike, in_common, name_key};
use crate::contact_list::{Around, Outcome, Whom, Wrong};
use crate::domain::access;
use crate::domain::actor::Actor;
use crate::domain::command::Command;
use crate::domain::ids::{IdSource, PatientId, RelativeId};
use crate::domain::patients::birth_number::BirthNumber;
use crate::domain::patients::change::Change;
use crate::domain::patients::command::PatientCommand;
use crate::domain::patients::identity::Identity;
use crate::domain::patients::patient::Patient;
use crate::domain::patients::people::{MOST_PEOPLE, Person};
use crate::domain::rejection::Rejection;
use crate::domain::state::State;
use crate::domain::time::Timestamp;

/// Somebody whom the file names.
struct Somebody {
    /// In which line first.
    line: u64,
    patient: PatientId,
    registered: bool,
    identity: Identity,
    /// Those around them whom the file names, and in which line.
    contacts: Vec<(u64, String, Person)>,
    /// How many stand in the record, with those that come to it.
    listed: usize,
    /// The place of the next one.
    next: u16,
}

/// The register, and what the file has said so far.
pub(super) struct Held<'a> {
    state: &'a State,
    actor: &'a Actor,
    now: Timestamp,
    registered: HashMap<String, Vec<PatientId>>,
    people: Vec<Somebody>,
    numbers: HashMap<BirthNumber, usize>,
    records: HashMap<PatientId, usize>,
    named: HashMap<String, Vec<usize>>,
}

impl<'a> Held<'a> {
    pub fn against(state: &'a State, actor: &'a Actor, now: Timestamp) -> Self {
        let mut registered: HashMap<String, Vec<PatientId>> = HashMap::new();
        for patient in state
            .patients
            .values()
            .filter(|patient| patient.is_current())
        {
            if let Some(who) = patient.identity.known() {
                let key = name_key(&who.full_name());
                registered.entry(key).or_default().push(patient.id);
            }
        }
        Self {
            state,
            actor,
            now,
            registered,
            people: Vec::new(),
            numbers: HashMap::new(),
            records: HashMap::new(),
            named: HashMap::new(),
        }
    }

    /// What comes of a row, and the commands that take it in.
    pub fn line(&mut self, row: &Row, ids: &mut dyn IdSource) -> (Outcome, Vec<PatientCommand>) {
        let mut commands = Vec::new();
        match self.taken(row, ids, &mut commands) {
            Ok((whom, around)) => (Outcome::Fits { whom, around }, commands),
            Err(wrong) => (Outcome::Refused(wrong), Vec::new()),
        }
    }

    fn taken(
        &mut self,
        row: &Row,
        ids: &mut dyn IdSource,
        commands: &mut Vec<PatientCommand>,
    ) -> Result<(Whom, Around), Vec<Wrong>> {
        let (at, whom) = self.whom(row, ids)?;
        if whom == Whom::New {
            commands.push(PatientCommand::Register {
                patient: self.people[at].patient,
                identity: Box::new(row.identity.clone()),
            });
        }
        let Some((person, order)) = &row.contact else {
            return Ok((whom, Around::Nobody));
        };
        let around = self.around(row, at, person).map_err(|wrong| vec![wrong])?;
        let somebody = &mut self.people[at];
        somebody
            .contacts
            .push((row.line, name_key(&person.name), person.clone()));
        if around == Around::New {
            let order = order.unwrap_or(somebody.next);
            somebody.next = somebody.next.max(order.saturating_add(1));
            somebody.listed += 1;
            let change = Change::List {
                relative: RelativeId::from_uuid(ids.next()),
                person: Box::new(person.clone()),
                order,
            };
            let patient = somebody.patient;
            commands.push(PatientCommand::Change { patient, change });
        }
        Ok((whom, around))
    }

    /// Whom a row is about.
    fn whom(&mut self, row: &Row, ids: &mut dyn IdSource) -> Result<(usize, Whom), Vec<Wrong>> {
        let key = name_key(&row.identity.full_name());
        if let Some(at) = self.in_file(row, &key).map_err(|wrong| vec![wrong])? {
            let first = &self.people[at];
            let wrong = otherwise(row, first.line, &first.identity);
            if !wrong.is_empty() {
                return Err(wrong);
            }
            return Ok((at, Whom::Above(first.line)));
        }
        let known = self.in_register(row, &key).map_err(|wrong| vec![wrong])?;
        let at = match known {
            Some(patient) => {
                if let Some(at) = self.records.get(&patient.id) {
                    return Ok((*at, Whom::Above(self.people[*at].line)));
                }
                let people = patient.people();
                let last = people.iter().map(|one| one.order).max();
                self.add(key, row, patient.id, Some((people.len(), last)))
            }
            None => self.add(key, row, PatientId::from_uuid(ids.next()), None),
        };
        let whom = if known.is_some() {
            Whom::Known
        } else {
            Whom::New
        };
        Ok((at, whom))
    }

    fn add(
        &mut self,
        key: String,
        row: &Row,
        patient: PatientId,
        registered: Option<(usize, Option<u16>)>,
    ) -> usize {
        let at = self.people.len();
        let last = registered.and_then(|(_, last)| last);
        self.people.push(Somebody {
            line: row.line,
            patient,
            registered: registered.is_some(),
            identity: row.identity.clone(),
            contacts: Vec::new(),
            listed: registered.map_or(0, |(listed, _)| listed),
            next: last.map_or(0, |last| last.saturating_add(1)),
        });
        if let Some(number) = row.identity.birth_number {
            self.numbers.insert(number, at);
        }
        self.records.insert(patient, at);
        self.named.entry(key).or_default().push(at);
        at
    }

    /// The one in an earlier line.
    fn in_file(&self, row: &Row, key: &str) -> Result<Option<usize>, Wrong> {
        if let Some(number) = row.identity.birth_number
            && let Some(at) = self.numbers.get(&number)
        {
            let first = &self.people[*at];
            if name_key(&first.identity.full_name()) == key {
                return Ok(Some(*at));
            }
            return Err(row.wrong(
                Column::BirthNumber,
                &number.grouped(),
                format!(
                    "line {} has this birth number and another name: one of them is mistyped",
                    first.line
                ),
            ));
        }
        for at in self.named.get(key).into_iter().flatten() {
            let first = &self.people[*at];
            match alike(&first.identity, &row.identity) {
                Alike::Same => return Ok(Some(*at)),
                Alike::Other => {}
                Alike::Unsure => {
                    return Err(row.wrong(Column::BirthNumber, "", format!(
                        "line {} names somebody called the same, and it cannot be told whether they are one: give the birth number in both",
                        first.line
                    )));
                }
            }
        }
        Ok(None)
    }

    /// The one in the register.
    fn in_register(&self, row: &Row, key: &str) -> Result<Option<&'a Patient>, Wrong> {
        let state = self.state;
        if let Some(number) = row.identity.birth_number
            && let Some(patient) = state
                .by_birth_number(&number)
                .and_then(|id| state.patient(id))
        {
            let who = patient.identity.known().cloned().unwrap_or_default();
            if name_key(&who.full_name()) == key {
                return Ok(Some(patient));
            }
            return Err(row.wrong(Column::BirthNumber, &number.grouped(),
                "the record with this birth number has another name: look it up, and correct the file or the record".to_owned(),
            ));
        }
        let mut same: Vec<&Patient> = Vec::new();
        for patient in self.registered.get(key).into_iter().flatten() {
            let Some(patient) = state.patient(*patient) else {
                continue;
            };
            let Some(who) = patient.identity.known() else {
                continue;
            };
            match alike(who, &row.identity) {
                Alike::Other => {}
                Alike::Same => same.push(patient),
                Alike::Unsure => return Err(row.wrong(Column::BirthNumber, "",
                    "somebody called the same is registered, and it cannot be told whether they are one: give the birth number, in the file and in the record".to_owned(),
                )),
            }
        }
        match (same.as_slice(), row.identity.birth_number) {
            ([], _) => Ok(None),
            ([only], None) => Ok(Some(only)),
            ([_], Some(number)) => Err(row.wrong(Column::BirthNumber, &number.grouped(),
                "this person is registered without a birth number: write it in the record first".to_owned(),
            )),
            (_, _) => Err(row.wrong(Column::BirthNumber, "",
                "several of this name are registered: give the birth number, in the file and in the record".to_owned(),
            )),
        }
    }

    /// Whether somebody around a person is new.
    fn around(&self, row: &Row, at: usize, person: &Person) -> Result<Around, Wrong> {
        let somebody = &self.people[at];
        let key = name_key(&person.name);
        if let Some((line, _, first)) = somebody.contacts.iter().find(|(_, known, _)| *known == key)
        {
            if first == person {
                return Ok(Around::Above(*line));
            }
            return Err(row.wrong(Column::Contact, &person.name, format!(
                "line {line} names the same contact of this person and says otherwise: keep one of them"
            )));
        }
        if somebody.registered
            && let Some(patient) = self.state.patient(somebody.patient)
        {
            let known = self.listed(row, patient, &key, person)?;
            if known != Around::New {
                return Ok(known);
            }
            self.opens(patient.id).map_err(|why| row.wrong(Column::Contact, &person.name, format!(
                "the person is registered, and {why}: have the person assigned first, or take the contact out of the file"
            )))?;
        }
        if somebody.listed >= MOST_PEOPLE {
            return Err(row.wrong(
                Column::Contact,
                &person.name,
                format!(
                    "a record lists at most {MOST_PEOPLE} people: take out those who matter least"
                ),
            ));
        }
        Ok(Around::New)
    }

    /// Whether a record, with those merged into it, lists somebody.
    fn listed(
        &self,
        row: &Row,
        patient: &Patient,
        key: &str,
        person: &Person,
    ) -> Result<Around, Wrong> {
        let mut taken_off = false;
        for record in self.state.records_of(patient) {
            for relative in record.relatives.values() {
                let Some(known) = relative.person.known() else {
                    continue;
                };
                if name_key(&known.name) != key {
                    continue;
                }
                if relative.removed {
                    taken_off = true;
                } else if in_common(&known.phones, &person.phones) == Some(false) {
                    let phones: Vec<String> = person
                        .phones
                        .iter()
                        .map(crate::domain::phone::E164::grouped)
                        .collect();
                    return Err(row.wrong(Column::ContactPhone, &phones.join(", "),
                        "the record lists this contact with another telephone: correct the one that is wrong, in the file or in the record".to_owned(),
                    ));
                } else {
                    return Ok(Around::Listed);
                }
            }
        }
        Ok(if taken_off {
            Around::TakenOff
        } else {
            Around::New
        })
    }

    /// Whether the record opens to whoever takes the file in.
    fn opens(&self, patient: PatientId) -> Result<(), Rejection> {
        let parts = Vec::new();
        let read = Command::Patient(PatientCommand::Read { patient, parts });
        access::allows(self.state, self.actor, &read, self.now)
    }
}

/// What a later line says otherwise of the same person. A field that is left empty says nothing.
fn otherwise(row: &Row, line: u64, first: &Identity) -> Vec<Wrong> {
    let now = &row.identity;
    let phones = |who: &Identity| {
        let all: Vec<String> = who
            .phones
            .iter()
            .map(crate::domain::phone::E164::grouped)
            .collect();
        all.join(", ")
    };
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    let number = |who: &Identity| who.birth_number.map(|n| n.grouped()).unwrap_or_default();
    let year = |who: &Identity| who.birth_year.map(|y| y.to_string()).unwrap_or_default();
    let tongue = |who: &Identity| {
        let language = who.language.as_ref();
        language.map(ToString::to_string).unwrap_or_default()
    };
    [
        (Column::BirthNumber, number(first), number(now)),
        (Column::BirthYear, year(first), year(now)),
        (Column::Preferred, text(&first.preferred), text(&now.preferred)),
        (Column::Phone, phones(first), phones(now)),
        (Column::Address, text(&first.address), text(&now.address)),
        (Column::Language, tongue(first), tongue(now)),
        (Column::Interpreter, text(&first.interpreter), text(&now.interpreter)),
    ]
    .into_iter()
    .filter(|(column, before, now)| {
        // The number holds the year.
        let held = *column == Column::BirthYear && before.is_empty() && first.birth_number.is_some();
        !now.is_empty() && before != now && !held
    })
    .map(|(column, _, now)| {
        let why = format!("line {line} says otherwise of the same person: write the same in both, or leave this one empty");
        row.wrong(column, &now, why)
    })
    .collect()
}
