//! What is pointed out to the leader among the readings: by what is known of who read, when and why, never by what stood there. A
//! pattern proves nothing: it is a reason to ask (`handbook/service/en/who-may-what.md`).

use std::collections::BTreeMap;
use std::time::Duration;

use crate::domain::duty::calendar;
use crate::domain::ids::{OpeningId, PatientId};
use crate::domain::openings::opening::{Ground, Opening, Proof, Reader};
use crate::domain::openings::sight;
use crate::domain::patients::patient::Patient;
use crate::domain::patients::spelling;
use crate::domain::state::State;
use crate::domain::time::Timestamp;

/// So far back is looked.
pub const LOOKED_AT: Duration = Duration::from_hours(90 * 24);
/// So many readings are looked at, the newest first.
const MOST: usize = 20_000;
/// So many people within [`SHORT`] are many.
pub const MANY: usize = 8;
/// A short time.
pub const SHORT: Duration = Duration::from_hours(1);

/// Why a reading is pointed out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Unusual {
    /// The reader has the same family name as the person.
    SameName,
    /// No contact is behind it, or one that turned out not to be about the person.
    NoContact,
    /// So many people were read about within [`SHORT`]; those whom contacts were about are not counted.
    Many(usize),
    /// The reader was not on duty, and the day service was closed.
    OutsideDuty,
    /// In its contact it was known otherwise than by the person's question who was in touch.
    KnownOtherwise,
    /// She took the person on herself, with nobody's word but her own.
    TookOn,
}

/// A reading that is pointed out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Noticed {
    /// Whose record.
    pub patient: PatientId,
    /// Which reading.
    pub opening: OpeningId,
    /// Why.
    pub why: Vec<Unusual>,
}

/// The readings of [`LOOKED_AT`], the oldest first.
pub fn recent(state: &State, now: Timestamp) -> Vec<(&Patient, &Opening)> {
    let mut found: Vec<(&Patient, &Opening)> = state
        .openings
        .keys()
        .rev()
        .filter_map(|id| state.opening(*id))
        .filter(|(_, opening)| now.since(opening.at) <= LOOKED_AT)
        // What is kept in two records is one reading.
        .filter(|(_, opening)| opening.kept_from.is_none())
        .take(MOST)
        .collect();
    found.sort_by_key(|(_, opening)| (opening.at, opening.id));
    found
}

/// What is pointed out of these, which come the oldest first.
pub fn noticed(state: &State, recent: &[(&Patient, &Opening)]) -> Vec<Noticed> {
    let mut lately = Lately::default();
    recent
        .iter()
        .copied()
        .filter_map(|(patient, opening)| {
            let mut why = of_one(state, patient, opening);
            why.extend(lately.reads(state, patient, opening));
            why.sort_unstable();
            (!why.is_empty()).then_some(Noticed {
                patient: patient.id,
                opening: opening.id,
                why,
            })
        })
        .collect()
}

fn of_one(state: &State, patient: &Patient, opening: &Opening) -> Vec<Unusual> {
    let mut why = Vec::new();
    if has_same_name(state, patient, opening) {
        why.push(Unusual::SameName);
    }
    if opening.ground == Ground::TakenOn {
        why.push(Unusual::TookOn);
    }
    if !has_contact(state, patient, opening) {
        why.push(Unusual::NoContact);
    }
    if matches!(proof(state, patient, opening), Some(Proof::Otherwise(_))) {
        why.push(Unusual::KnownOtherwise);
    }
    let open = |service| calendar::is_open(service, opening.at);
    // A doctor who has asked works at legevakt, whose hours are not ours.
    if !is_doctor(opening) && !opening.on_duty && !state.service.as_deref().is_some_and(open) {
        why.push(Unusual::OutsideDuty);
    }
    why
}

/// The last of the reader's names, and any of the person's family names.
fn has_same_name(state: &State, patient: &Patient, opening: &Opening) -> bool {
    let name = match &opening.viewer {
        Reader::Staff(staff) => {
            let service = state.service.as_ref();
            service.and_then(|service| Some(service.staff(staff)?.name.as_str()))
        }
        Reader::Guest(guest) => state
            .guest(*guest)
            .and_then(|guest| guest.name.known().map(String::as_str)),
    };
    let (Some(name), Some(identity)) = (name, patient.identity.known()) else {
        return false;
    };
    let last = spelling::words(name).pop();
    last.is_some_and(|last| spelling::words(&identity.family).contains(&last))
}

/// How it was known who was in touch, in the contact that an opening belongs to: said by whoever opened it. Nothing, where the contact turned out
/// to be about somebody else.
pub fn proof<'a>(state: &'a State, patient: &Patient, opening: &Opening) -> Option<&'a Proof> {
    let contact = state.contact(opening.ground.contact()?)?;
    let current = state.current(patient.id)?;
    if !sight::is_about(state, contact, current) {
        return None;
    }
    let about = contact.about.as_ref()?;
    let (by, _) = about.confirmed.as_ref()?;
    about.proof.as_ref().filter(|_| opening.viewer == *by)
}

fn has_contact(state: &State, patient: &Patient, opening: &Opening) -> bool {
    let contact = match opening.ground {
        Ground::Assigned | Ground::TakenOn => return true,
        Ground::Reason => return false,
        Ground::Contact(contact) | Ground::Emergency(contact) | Ground::Safety(contact) => {
            Some(contact)
        }
        Ground::Request(request) => state.request(request).map(|request| request.contact),
    };
    let found = contact.and_then(|contact| state.contact(contact));
    let current = state.current(patient.id);
    found.is_some_and(|contact| {
        current.is_some_and(|current| sight::is_about(state, contact, current))
    })
}

const fn is_doctor(opening: &Opening) -> bool {
    matches!(opening.ground, Ground::Request(_)) || matches!(opening.viewer, Reader::Guest(_))
}

/// Whom each reader has read about of late.
#[derive(Default)]
struct Lately<'a>(BTreeMap<&'a Reader, Vec<(Timestamp, PatientId)>>);

impl<'a> Lately<'a> {
    /// Many, if it becomes many with this one: said once for each time it does.
    fn reads(&mut self, state: &State, patient: &Patient, opening: &'a Opening) -> Option<Unusual> {
        if matches!(opening.ground, Ground::Contact(_)) {
            return None;
        }
        let of_whom = state.current(patient.id).unwrap_or(patient.id);
        let read = self.0.entry(&opening.viewer).or_default();
        read.retain(|(at, _)| opening.at.since(*at) < SHORT);
        let known = read.iter().any(|(_, patient)| *patient == of_whom);
        read.push((opening.at, of_whom));
        let mut people: Vec<PatientId> = read.iter().map(|(_, patient)| *patient).collect();
        people.sort_unstable();
        people.dedup();
        (!known && people.len() == MANY).then_some(Unusual::Many(MANY))
    }
}
