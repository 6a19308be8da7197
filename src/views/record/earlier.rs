//! What stood before in a person's record, for whoever may read what stands there now: field by field, who wrote something else, when, and what they
//! said of it. Never of what was told in confidence, nor of an alert that the person does not see.

use std::collections::BTreeMap;

use crate::domain::actor::Actor;
use crate::domain::ids::{RelativeId, StaffId};
use crate::domain::patients::earlier::{Amended, Stood};
use crate::domain::patients::identity::Identity;
use crate::domain::patients::patient::{Patient, Standing};
use crate::domain::patients::people::{Person, Relative, Told};
use crate::domain::patients::settings::{ProofQuestion, Settings};
use crate::domain::phone::E164;
use crate::domain::secret::Secret;
use crate::domain::state::State;
use crate::domain::time::Timestamp;
use crate::domain::tongue::Tongue;
use crate::views::record::words::{ROLES, STANDINGS, TOLD, word};
use crate::views::record::{Worker, worker};

/// Where in the record it stood.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Place {
    /// Who it is, and how it is with them.
    Identity,
    /// Those around them.
    People,
    /// How the person wants to be reached.
    Settings,
    /// The question that shows that it is them.
    Question,
}

impl Place {
    /// The word of it.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Identity => "identity",
            Self::People => "people",
            Self::Settings => "settings",
            Self::Question => "question",
        }
    }
}

/// What stood in a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Was {
    /// As it was written.
    Words(String),
    /// One of the words of the field.
    Word(&'static str),
    /// A language.
    Language(Tongue),
}

/// Fields by their names, and what stands in each; what is empty is left out.
type Fields = Vec<(&'static str, Was)>;

/// Something that stood before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EarlierRow {
    /// Where.
    pub place: Place,
    /// Of whom around the person, and their name.
    pub about: Option<(RelativeId, String)>,
    /// They stood on the list, and were taken off it.
    pub taken_off: bool,
    /// What stood in each field that was written otherwise.
    pub was: Fields,
    /// When something else was written.
    pub at: Timestamp,
    /// By whom; none: not by a member of staff, but at the machine.
    pub by: Option<Worker>,
    /// What was said of it; none: nobody said.
    pub said: Option<Said>,
}

/// What was said of what stood there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Said {
    /// It was right then.
    Changed,
    /// It was wrong; why, unless it is erased or follows from what was written.
    Wrong(Option<String>),
}

impl EarlierRow {
    fn is_same(&self, other: &Self) -> bool {
        let name = |row: &Self| row.about.as_ref().map(|(_, name)| name.clone());
        (self.at, self.place, &self.was, &self.said)
            == (other.at, other.place, &other.was, &other.said)
            && name(self) == name(other)
    }

    /// Whether it was wrong, and is struck through.
    pub const fn is_wrong(&self) -> bool {
        matches!(self.said, Some(Said::Wrong(_)))
    }
}

/// What stood before in the record and in those that are read under it, the newest first.
pub(super) fn earlier(state: &State, patient: &Patient) -> Vec<EarlierRow> {
    let records = state.records_of(patient).into_iter();
    let mut rows: Vec<EarlierRow> = records.flat_map(|record| rows(state, record)).collect();
    rows.sort_by_key(|row| std::cmp::Reverse(row.at));
    // What is said less of once holds in each of the records, and is one thing.
    rows.dedup_by(|one, other| one.is_same(other));
    rows
}

/// From the newest to the oldest: each is held against what was written then, which is what stood next.
fn rows(state: &State, record: &Patient) -> Vec<EarlierRow> {
    let mut next = Next::of(state, record);
    let mut rows = Vec::new();
    for earlier in record.earlier.iter().rev() {
        let (place, was) = next.step(state, &earlier.stood);
        if was.is_empty() {
            continue;
        }
        // Nobody comes back from it: it was marked by mistake.
        let back = matches!(earlier.stood, Stood::Standing(Standing::Dead));
        let said = earlier.amended.as_ref().map(|amended| match amended {
            Amended::Changed => Said::Changed,
            Amended::Wrong(why) => Said::Wrong(why.known().cloned()),
        });
        rows.push(EarlierRow {
            place,
            about: about(record, &earlier.stood),
            taken_off: matches!(earlier.stood, Stood::Listed(_)),
            was,
            at: earlier.at,
            by: by(state, &earlier.by),
            said: said.or_else(|| back.then_some(Said::Wrong(None))),
        });
    }
    rows
}

/// Of whom around the person it was said, by the name that stands in their entry now.
fn about(record: &Patient, stood: &Stood) -> Option<(RelativeId, String)> {
    let relative = match stood {
        Stood::Person { relative, .. }
        | Stood::Told { relative, .. }
        | Stood::Asked { relative, .. }
        | Stood::Objected { relative, .. } => *relative,
        Stood::Listed(relative) => relative.id,
        Stood::Identity(_) | Stood::Standing(_) | Stood::Settings(_) | Stood::Question(_) => {
            return None;
        }
    };
    let person = record.relatives.get(&relative)?.person.known();
    let name = person.map(|person| person.name.clone());
    Some((relative, name.unwrap_or_default()))
}

fn by(state: &State, actor: &Actor) -> Option<Worker> {
    actor.staff().map(|staff| worker(state, staff))
}

/// What stood in each place after what is looked at.
struct Next {
    identity: Fields,
    standing: Fields,
    settings: Fields,
    question: Fields,
    people: BTreeMap<RelativeId, Around>,
}

/// Of somebody around the person.
#[derive(Default)]
struct Around {
    person: Fields,
    told: Fields,
    question: Fields,
    objected: Fields,
}

impl Around {
    fn of(relative: &Relative) -> Self {
        let words = relative.said.as_ref().map(|said| &said.words);
        let question = relative.question.as_ref().and_then(Secret::known);
        Self {
            person: listed(&relative.person, relative.order),
            told: told(relative.told, words),
            question: question.map(asked).unwrap_or_default(),
            objected: objected(relative.objected),
        }
    }
}

impl Next {
    fn of(state: &State, record: &Patient) -> Self {
        let settings = record.settings.as_ref().and_then(|known| known.known());
        let question = record.question.as_ref().and_then(|known| known.known());
        Self {
            identity: record.identity.known().map(identity).unwrap_or_default(),
            standing: standing(record.standing),
            settings: settings
                .map(|known| wishes(state, known))
                .unwrap_or_default(),
            question: question.map(asked).unwrap_or_default(),
            people: record
                .relatives
                .values()
                .map(|relative| (relative.id, Around::of(relative)))
                .collect(),
        }
    }

    /// What stood in the fields that were written otherwise then.
    fn step(&mut self, state: &State, stood: &Stood) -> (Place, Fields) {
        let (place, next, before) = match stood {
            Stood::Identity(who) => {
                let before = who.known().map(identity).unwrap_or_default();
                (Place::Identity, &mut self.identity, before)
            }
            Stood::Standing(how) => (Place::Identity, &mut self.standing, standing(*how)),
            Stood::Settings(settings) => {
                let before = settings.known().map(|known| wishes(state, known));
                let before = before.unwrap_or_default();
                (Place::Settings, &mut self.settings, before)
            }
            Stood::Question(question) => {
                let before = question.known().map(asked).unwrap_or_default();
                (Place::Question, &mut self.question, before)
            }
            Stood::Person {
                relative,
                person,
                order,
            } => {
                let next = &mut self.people.entry(*relative).or_default().person;
                (Place::People, next, listed(person, *order))
            }
            Stood::Told {
                relative,
                told: level,
                words,
            } => {
                let next = &mut self.people.entry(*relative).or_default().told;
                (Place::People, next, told(*level, words.as_ref()))
            }
            Stood::Asked { relative, question } => {
                let next = &mut self.people.entry(*relative).or_default().question;
                let before = question.known().map(asked).unwrap_or_default();
                (Place::People, next, before)
            }
            Stood::Objected {
                relative,
                objected: did,
            } => {
                let next = &mut self.people.entry(*relative).or_default().objected;
                (Place::People, next, objected(*did))
            }
            Stood::Listed(relative) => {
                let around = Around::of(relative);
                let all = [
                    &around.person,
                    &around.told,
                    &around.question,
                    &around.objected,
                ];
                let all = all.into_iter().flatten().cloned().collect();
                self.people.insert(relative.id, around);
                return (Place::People, all);
            }
        };
        let after = std::mem::replace(next, before.clone());
        let otherwise = before.into_iter().filter(|field| !after.contains(field));
        (place, otherwise.collect())
    }
}

fn words(name: &'static str, text: Option<&str>) -> Option<(&'static str, Was)> {
    let text = text.filter(|text| !text.is_empty())?;
    Some((name, Was::Words(text.to_owned())))
}

fn identity(who: &Identity) -> Fields {
    let number = who.birth_number.map(|number| number.grouped());
    let year = who.birth_year.map(|year| year.to_string());
    let language = who.language.clone();
    [
        words("given", Some(&who.given)),
        words("family", Some(&who.family)),
        words("described", who.described.as_deref()),
        words("preferred", who.preferred.as_deref()),
        words("birth_number", number.as_deref()),
        words("birth_year", year.as_deref()),
        words("phones", Some(&phones(&who.phones))),
        words("address", who.address.as_deref()),
        language.map(|tongue| ("language", Was::Language(tongue))),
        words("interpreter", who.interpreter.as_deref()),
        words("communication", who.communication.as_deref()),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn phones(phones: &[E164]) -> String {
    let all: Vec<String> = phones.iter().map(E164::grouped).collect();
    all.join(", ")
}

fn standing(standing: Standing) -> Fields {
    vec![("standing", Was::Word(word(&STANDINGS, &standing)))]
}

fn wishes(state: &State, settings: &Settings) -> Fields {
    let names = |nurses: &[StaffId]| {
        let all: Vec<String> = nurses.iter().map(|id| worker(state, id).name).collect();
        all.join(", ")
    };
    let told = [
        Some(("no_texts", yes(settings.no_texts))),
        Some(("number_withheld", yes(settings.number_withheld))),
        words("somebody_else", settings.somebody_else.as_deref()),
        words("preferred_nurses", Some(&names(&settings.preferred))),
        words("not_wanted", Some(&names(&settings.not_wanted))),
    ];
    told.into_iter().flatten().collect()
}

/// Somebody around the person, as they are listed.
fn listed(person: &Secret<Person>, order: u16) -> Fields {
    let Some(person) = person.known() else {
        return Vec::new();
    };
    let language = person.language.clone();
    let place = (usize::from(order) + 1).to_string();
    [
        words("name", Some(&person.name)),
        Some(("role", Was::Word(word(&ROLES, &person.role)))),
        Some(("next_of_kin", yes(person.next_of_kin))),
        words("phones", Some(&phones(&person.phones))),
        words("hours", person.hours.as_deref()),
        language.map(|tongue| ("language", Was::Language(tongue))),
        Some(("shared_phone", yes(person.shared_phone))),
        words("order", Some(&place)),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn told(told: Told, said: Option<&Secret<String>>) -> Fields {
    let said = said.and_then(Secret::known);
    let told = [
        Some(("told", Was::Word(word(&TOLD, &told)))),
        words("told_words", said.map(String::as_str)),
    ];
    told.into_iter().flatten().collect()
}

fn objected(objected: bool) -> Fields {
    vec![("objected", yes(objected))]
}

const fn yes(is: bool) -> Was {
    Was::Word(if is { "yes" } else { "no" })
}

fn asked(question: &ProofQuestion) -> Fields {
    let told = [
        words("question", Some(&question.question)),
        words("answer", Some(&question.answer)),
    ];
    told.into_iter().flatten().collect()
}
