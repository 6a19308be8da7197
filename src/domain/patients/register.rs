//! The register: who is looked up by which number or name. Derived from the patients; holds nothing that could not be made anew, and
//! nothing of whom was erased. Says nothing about who may look (`access`).

use std::collections::BTreeMap;

use imbl::{HashMap, OrdSet};

use crate::domain::ids::{ContactId, OpeningId, PatientId, RelativeId, StaffId};
use crate::domain::openings::opening::Opening;
use crate::domain::patients::birth_number::BirthNumber;
use crate::domain::patients::patient::Patient;
use crate::domain::patients::people::Relative;
use crate::domain::patients::settings::Settings;
use crate::domain::patients::spelling::{self, Fit, Spelling};
use crate::domain::phone::E164;
use crate::domain::requests::form::PatientRef;
use crate::domain::secret::Secret;
use crate::domain::service::people::{Caller, Known, Registered};
use crate::domain::state::State;

/// So many are shown at the most.
pub const MOST_FOUND: usize = 20;
/// So many are looked at with a name that many have.
const MOST_LOOKED_AT: usize = 20_000;
/// A shorter beginning of a name is not looked for.
const SHORTEST: usize = 2;
/// Digits of a telephone number in this country, without the country's own.
const PHONE_DIGITS: usize = 8;
/// Digits of a year.
const YEAR_DIGITS: usize = 4;

/// Whose telephone a number is: the patient's, or somebody's around them.
pub type PhoneOf = (PatientId, Option<RelativeId>);

/// The register's indexes.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Register {
    numbers: HashMap<BirthNumber, OrdSet<PatientId>>,
    phones: HashMap<E164, OrdSet<PhoneOf>>,
    spelling: Spelling,
}

impl Register {
    pub(super) fn insert(&mut self, patient: &Patient) {
        let keys = Keys::of(patient);
        if let Some(number) = keys.number {
            self.numbers.entry(number).or_default().insert(patient.id);
        }
        for (phone, of) in keys.phones {
            self.phones.entry(phone).or_default().insert(of);
        }
        for word in keys.words {
            self.spelling.insert(&word, patient.id);
        }
    }

    pub(super) fn remove(&mut self, patient: &Patient) {
        let keys = Keys::of(patient);
        if let Some(number) = keys.number
            && let Some(patients) = self.numbers.get_mut(&number)
        {
            patients.remove(&patient.id);
            if patients.is_empty() {
                self.numbers.remove(&number);
            }
        }
        for (phone, of) in keys.phones {
            if let Some(owners) = self.phones.get_mut(&phone) {
                owners.remove(&of);
                if owners.is_empty() {
                    self.phones.remove(&phone);
                }
            }
        }
        for word in keys.words {
            self.spelling.remove(&word, patient.id);
        }
    }
}

/// What a patient is found by.
struct Keys {
    number: Option<BirthNumber>,
    phones: Vec<(E164, PhoneOf)>,
    words: Vec<String>,
}

impl Keys {
    fn of(patient: &Patient) -> Self {
        let mut keys = Self {
            number: None,
            phones: Vec::new(),
            words: Vec::new(),
        };
        if let Secret::Known(identity) = &patient.identity {
            keys.number = identity.birth_number;
            for phone in &identity.phones {
                keys.phones.push((phone.clone(), (patient.id, None)));
            }
            let preferred = identity.preferred.as_deref().unwrap_or_default();
            let described = identity.described.as_deref().unwrap_or_default();
            keys.words = [&identity.given, &identity.family, preferred, described]
                .into_iter()
                .flat_map(spelling::words)
                .collect();
            keys.words.sort_unstable();
            keys.words.dedup();
        }
        for relative in patient
            .relatives
            .values()
            .filter(|relative| !relative.removed)
        {
            if let Secret::Known(person) = &relative.person {
                for phone in &person.phones {
                    keys.phones
                        .push((phone.clone(), (patient.id, Some(relative.id))));
                }
            }
        }
        keys
    }
}

impl State {
    /// The patient.
    pub fn patient(&self, id: PatientId) -> Option<&Patient> {
        self.patients.get(&id).map(AsRef::as_ref)
    }

    /// An opening, and whose record it is of.
    pub fn opening(&self, id: OpeningId) -> Option<(&Patient, &Opening)> {
        let patient = self.patient(*self.openings.get(&id)?)?;
        let opening = patient.openings.get(&id)?;
        Some((patient, opening.as_ref()))
    }

    /// The record that is in use for a patient: its own, or the one it was merged into.
    pub fn current(&self, id: PatientId) -> Option<PatientId> {
        let mut id = id;
        // A merge never makes a ring, and no chain is longer than the patients there are.
        for _ in 0..=self.patients.len() {
            match self.patient(id)?.merged_into {
                Some(into) => id = into,
                None => return Some(id),
            }
        }
        None
    }

    /// The record in use.
    pub fn current_patient(&self, id: PatientId) -> Option<&Patient> {
        self.current(id).and_then(|id| self.patient(id))
    }

    /// A record and every one that was merged into it, or into one of those: they are of one person, and read together.
    pub fn records_of<'a>(&'a self, patient: &'a Patient) -> Vec<&'a Patient> {
        let mut records = vec![patient];
        let mut next = 0;
        while let Some(record) = records.get(next).copied() {
            // A merge never makes a ring.
            records.extend(record.merged.iter().filter_map(|id| self.patient(*id)));
            next += 1;
        }
        records
    }

    /// Whose telephone this is: each patient once, as themselves or as the one around them. A hint, never proof.
    pub fn phone_of(&self, number: &E164) -> Vec<PhoneOf> {
        let mut found: BTreeMap<PatientId, Option<RelativeId>> = BTreeMap::new();
        for (patient, relative) in self.register.phones.get(number).into_iter().flatten() {
            let Some(current) = self.current(*patient) else {
                continue;
            };
            // The person's own telephone says more than a relative's.
            let known = found.entry(current).or_insert(*relative);
            if relative.is_none() {
                *known = None;
            }
        }
        found.into_iter().collect()
    }

    /// Whom a number belongs to, by the service file and by the register. A hint, never proof.
    pub fn who_is<'a>(&'a self, number: &E164) -> Option<Caller<'a>> {
        let mut caller = self.service.as_ref()?.who_is(number);
        let registered = self.phone_of(number);
        // The register takes a number over once it knows as many people by it: nobody is named twice.
        caller.known.retain(|known| {
            known
                .listed()
                .is_none_or(|listed| listed.who.people() > registered.len())
        });
        for (patient, relative) in registered {
            let Some(patient) = self.patient(patient) else {
                continue;
            };
            let relative = relative.and_then(|id| self.relative_of(patient, id));
            for nurse in self.wishes_of(patient).preferred {
                if !caller.preferred.contains(&nurse) {
                    caller.preferred.push(nurse);
                }
            }
            caller
                .known
                .push(Known::Registered(Registered { patient, relative }));
        }
        Some(caller)
    }

    /// How the person wants to be reached: as the record in use says, or else one that was merged into it.
    pub fn wishes_of(&self, patient: &Patient) -> Settings {
        let records = self.records_of(patient).into_iter();
        let mut said = records.filter(|record| record.settings.is_some());
        said.next().map(Patient::settings).unwrap_or_default()
    }

    /// Nurses whom the person wants, or the one whom the relative belongs to: by the number, and by whom the contact is about.
    pub fn preferred_for(&self, contact: ContactId) -> Vec<StaffId> {
        let Some(contact) = self.contact(contact) else {
            return Vec::new();
        };
        let by_number = contact
            .number
            .known()
            .and_then(|number| self.who_is(number));
        let mut nurses = by_number.map(|who| who.preferred).unwrap_or_default();
        let about = contact.about.as_ref();
        let patient = about.and_then(|about| self.current_patient(about.patient));
        for nurse in patient
            .map(|patient| self.wishes_of(patient).preferred)
            .unwrap_or_default()
        {
            if !nurses.contains(&nurse) {
                nurses.push(nurse);
            }
        }
        nurses
    }

    /// Nurses whom the person does not want, or the one whom the relative belongs to: by the number, by whom the contact is about, and by
    /// the birth number of a request.
    pub fn not_wanted_for(&self, contact: ContactId) -> Vec<StaffId> {
        let Some(found) = self.contact(contact) else {
            return Vec::new();
        };
        let by_number = found
            .number
            .known()
            .map(|number| self.phone_of(number))
            .unwrap_or_default();
        let asked = self
            .request_of(contact)
            .and_then(|request| match &request.form.patient {
                PatientRef::BirthNumber(number) => self.by_birth_number(number.known()?),
                PatientRef::Named { .. } | PatientRef::NotYetKnown => None,
            });
        let about = found.about.as_ref().map(|about| about.patient);
        by_number
            .into_iter()
            .map(|(patient, _)| patient)
            .chain(about)
            .chain(asked)
            .filter_map(|patient| self.current_patient(patient))
            .flat_map(|patient| self.wishes_of(patient).not_wanted)
            .collect()
    }

    /// Whether a number is the own telephone of somebody who wants no text messages.
    pub fn wants_no_texts(&self, number: &E164) -> bool {
        self.owners(number)
            .any(|patient| self.wishes_of(patient).no_texts)
    }

    /// Whether a number is the own telephone of somebody who wants that ours does not show on it.
    pub fn wants_number_hidden(&self, number: &E164) -> bool {
        self.owners(number)
            .any(|patient| self.wishes_of(patient).number_withheld)
    }

    /// Those whose own telephone it is.
    pub(in crate::domain) fn owners(&self, number: &E164) -> impl Iterator<Item = &Patient> {
        self.phone_of(number)
            .into_iter()
            .filter(|(_, relative)| relative.is_none())
            .filter_map(|(patient, _)| self.patient(patient))
    }

    /// Those around patients whose telephone it is, and whom they are around.
    pub(in crate::domain) fn phones_around(
        &self,
        number: &E164,
    ) -> impl Iterator<Item = (PatientId, &Relative)> {
        let entries = self.register.phones.get(number).into_iter().flatten();
        entries.filter_map(|(patient, relative)| {
            let listed = self.patient(*patient)?.relatives.get(&(*relative)?)?;
            Some((self.current(*patient)?, listed.as_ref()))
        })
    }

    /// The patient with this birth number, if it is in use.
    pub fn by_birth_number(&self, number: &BirthNumber) -> Option<PatientId> {
        let patients = self.register.numbers.get(number)?;
        patients.iter().find_map(|id| self.current(*id))
    }

    /// Patients that what was typed may mean, the likeliest first, at most [`MOST_FOUND`]: a birth number, a telephone number, or names,
    /// with a year of birth if there is one.
    pub fn search(&self, typed: &str) -> Vec<PatientId> {
        let digits: String = typed.chars().filter(char::is_ascii_digit).collect();
        if !typed.chars().any(char::is_alphabetic) {
            return self.search_digits(typed, &digits);
        }
        let (years, words): (Vec<String>, Vec<String>) = spelling::words(typed)
            .into_iter()
            .partition(|word| word.bytes().all(|c| c.is_ascii_digit()));
        let year = years
            .iter()
            .find(|year| year.len() == YEAR_DIGITS)
            .and_then(|year| year.parse().ok());
        self.search_names(&words, year)
    }

    fn search_digits(&self, typed: &str, digits: &str) -> Vec<PatientId> {
        if let Ok(number) = typed.parse::<BirthNumber>() {
            return self.by_birth_number(&number).into_iter().collect();
        }
        let number = if typed.trim_start().starts_with('+') {
            format!("+{digits}")
        } else if digits.len() == PHONE_DIGITS {
            format!("+47{digits}")
        } else {
            return Vec::new();
        };
        let Ok(number) = number.parse::<E164>() else {
            return Vec::new();
        };
        self.phone_of(&number)
            .into_iter()
            .map(|(patient, _)| patient)
            .take(MOST_FOUND)
            .collect()
    }

    fn search_names(&self, words: &[String], year: Option<u16>) -> Vec<PatientId> {
        let mut likes: Vec<Vec<(Fit, &OrdSet<PatientId>)>> = words
            .iter()
            .filter(|word| word.chars().count() >= SHORTEST)
            .map(|word| self.register.spelling.like(word))
            .collect();
        // Whoever fits the rarest word, and the others as well.
        likes.sort_by_key(|like| {
            like.iter()
                .map(|(_, patients)| patients.len())
                .sum::<usize>()
        });
        let Some((rarest, others)) = likes.split_first() else {
            return Vec::new();
        };
        let mut best: BTreeMap<PatientId, Vec<Fit>> = BTreeMap::new();
        let candidates = rarest
            .iter()
            .flat_map(|(fit, patients)| patients.iter().map(move |patient| (*fit, *patient)));
        for (fit, found) in candidates.take(MOST_LOOKED_AT) {
            let mut fits = vec![fit];
            for like in others {
                let Some((fit, _)) = like.iter().find(|(_, patients)| patients.contains(&found))
                else {
                    break;
                };
                fits.push(*fit);
            }
            if fits.len() <= others.len() {
                continue;
            }
            let Some(patient) = self.current_patient(found) else {
                continue;
            };
            if year.is_some_and(|year| !born_in(patient, year)) {
                continue;
            }
            fits.sort_unstable();
            fits.reverse();
            let known = best.entry(patient.id).or_insert_with(|| fits.clone());
            if fits < *known {
                *known = fits;
            }
            // They come the best first: more that fit no better would not be shown.
            if others.is_empty() && year.is_none() && best.len() >= MOST_FOUND {
                break;
            }
        }
        let mut found: Vec<(Vec<Fit>, PatientId)> =
            best.into_iter().map(|(id, fits)| (fits, id)).collect();
        found.sort();
        found
            .into_iter()
            .map(|(_, id)| id)
            .take(MOST_FOUND)
            .collect()
    }
}

/// Whether somebody was born in this year, as far as is known: the birth number holds the last two digits of it.
fn born_in(patient: &Patient, year: u16) -> bool {
    let Some(identity) = patient.identity.known() else {
        return false;
    };
    let by_number = identity
        .birth_number
        .and_then(|number| number.as_str().get(4..6)?.parse::<u16>().ok());
    match (identity.birth_year, by_number) {
        (Some(said), _) => said == year,
        (None, Some(digits)) => digits == year % 100,
        (None, None) => false,
    }
}
