//! Who was in touch in a contact, and when: who talked, wrote, ended it, visited, went along on an escort, wrote or signed a document, and the
//! doctors of the case, also those who were let in. Each can need a talk after a death.

use crate::domain::actor::Actor;
use crate::domain::assessments::document::{Document, Standing};
use crate::domain::contacts::contact::{Contact, OutcomeDue, Owner, Phase};
use crate::domain::deaths::death::Offered;
use crate::domain::escorts::escort::{Escort, Stage};
use crate::domain::requests::request::Requester;
use crate::domain::state::State;
use crate::domain::time::Timestamp;

type Touch = (Timestamp, Offered);

/// Everybody, as often as they were.
pub(super) fn in_touch(state: &State, contact: &Contact) -> Vec<Touch> {
    let wrote = contact.notes.iter();
    let wrote = wrote.filter_map(|note| by(note.at, &note.by));
    let visits = state.visits.values();
    let visits = visits
        .filter(|visit| visit.contact == Some(contact.id))
        .map(|visit| (visit.since, Offered::Staff(visit.staff.clone())));
    let documents = state.documents_of(contact.id).flat_map(of_document);
    let escorts = state.escorts_of(contact.id).filter_map(went_along);
    wrote
        .chain(ended(contact))
        .chain(talked_with(contact))
        .chain(visits)
        .chain(documents)
        .chain(escorts)
        .chain(doctors(state, contact))
        .collect()
}

fn by(at: Timestamp, who: &Actor) -> Option<Touch> {
    let guest = match who {
        Actor::Guest(guest) => Some(Offered::Guest(*guest)),
        Actor::Staff(_)
        | Actor::Station(_)
        | Actor::Operator
        | Actor::Carrier
        | Actor::Clock
        | Actor::Effects => None,
    };
    let staff = who.staff().cloned().map(Offered::Staff);
    staff.or(guest).map(|who| (at, who))
}

fn ended(contact: &Contact) -> Option<Touch> {
    match &contact.phase {
        Phase::Closed(closing) => by(closing.at, &closing.by),
        Phase::OnTheLine(_)
        | Phase::CallBackDue(_)
        | Phase::CallingBack { .. }
        | Phase::NeedsOutcome { .. } => None,
    }
}

/// Somebody who has talked with the person and has not said yet how it ended.
fn talked_with(contact: &Contact) -> Option<Touch> {
    match &contact.phase {
        Phase::NeedsOutcome {
            owner: Owner::Staff(staff),
            since,
            why: OutcomeDue::Talked,
            ..
        } => Some((*since, Offered::Staff(staff.clone()))),
        Phase::NeedsOutcome { .. }
        | Phase::OnTheLine(_)
        | Phase::CallBackDue(_)
        | Phase::CallingBack { .. }
        | Phase::Closed(_) => None,
    }
}

/// Who began, wrote, signed or added to a document, an order that was signed later included.
fn of_document(document: &Document) -> Vec<Touch> {
    let fields = document.entries.values();
    let written = fields
        .flat_map(|entry| std::iter::once(&entry.written).chain(&entry.beside))
        .map(|written| (written.at, &written.by));
    let added = document.amendments.iter();
    let added = added.map(|amendment| (amendment.at, &amendment.by));
    let signed = match document.part.standing() {
        Standing::Signed { at, .. }
        | Standing::Withdrawn {
            signed: Some((_, at)),
            ..
        } => document.signed_by().and_then(|who| by(at, &who)),
        Standing::Draft | Standing::Elsewhere(_) | Standing::Withdrawn { signed: None, .. } => None,
    };
    let countersigned = document.countersigned.as_ref();
    let countersigned = countersigned.and_then(|(doctor, at)| by(*at, doctor.actor()));
    let ordered = document.ordered_by.as_ref();
    let ordered = ordered.and_then(|doctor| by(document.begun_at, doctor));
    std::iter::once((document.begun_at, &document.begun_by))
        .chain(written)
        .chain(added)
        .filter_map(|(at, who)| by(at, who))
        .chain(signed)
        .chain(countersigned)
        .chain(ordered)
        .collect()
}

/// Who has gone along; not who was only going to.
fn went_along(escort: &Escort) -> Option<Touch> {
    let at = match &escort.stage {
        Stage::UnderWay { since } => *since,
        Stage::Arrived { at, .. } | Stage::Back { at, .. } => *at,
        Stage::Booked | Stage::CalledOff { .. } => return None,
    };
    Some((at, Offered::Staff(escort.journey.staff.clone())))
}

/// The doctor who asked for help, and those who were named in the case.
fn doctors(state: &State, contact: &Contact) -> Vec<Touch> {
    let asked = state
        .request_of(contact.id)
        .and_then(|request| match &request.from {
            Requester::Staff(doctor) => Some((request.since, Offered::Staff(doctor.clone()))),
            Requester::Guest(doctor) => Some((request.since, Offered::Guest(*doctor))),
            Requester::Station { .. } | Requester::Telephone => None,
        });
    let named = state.named_doctors.get(&contact.id);
    let named = named.into_iter().flatten();
    let named = named.filter_map(|one| by(one.at, &one.doctor));
    asked.into_iter().chain(named).collect()
}
