//! Whom the entries of a plan are for, by name: of those around the person who are on the list. Never an id, and nobody who was taken off.

use crate::domain::ids::RelativeId;
use crate::domain::patients::patient::Patient;
use crate::domain::patients::people::Role;
use crate::domain::plans::content::{Answer, Content, Entry, named};
use crate::domain::plans::section::Ask;
use crate::domain::state::State;

/// Somebody whom an entry can be for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OneAround {
    /// Which.
    pub id: RelativeId,
    /// The name.
    pub name: String,
    /// What they are to the person.
    pub role: Role,
    /// The person objects to contact with them.
    pub objected: bool,
}

/// Those around a person, in the order in which they are rung.
pub fn around(state: &State, patient: &Patient) -> Vec<OneAround> {
    let people = state.people_of(patient);
    let known = people.iter().filter_map(|relative| {
        let person = relative.person.known()?;
        Some(OneAround {
            id: relative.id,
            name: person.name.clone(),
            role: person.role,
            objected: relative.objected,
        })
    });
    known.collect()
}

/// A part as it is read: names where the ids stand.
pub fn shown(content: &Content, people: &[OneAround]) -> Content {
    Content {
        entries: content
            .entries
            .iter()
            .map(|entry| in_names(entry, people))
            .collect(),
        own_words: content.own_words,
    }
}

/// An entry as it is read; whom it is for is left out where nobody on the list is named.
pub fn in_names(entry: &[Answer], people: &[OneAround]) -> Entry {
    let ids = named(entry);
    let names: Vec<&str> = people
        .iter()
        .filter(|one| ids.contains(&one.id))
        .map(|one| one.name.as_str())
        .collect();
    let whom = Answer {
        ask: Ask::For,
        text: names.join(", "),
    };
    entry
        .iter()
        .filter(|answer| answer.ask != Ask::For)
        .cloned()
        .chain((!names.is_empty()).then_some(whom))
        .collect()
}
