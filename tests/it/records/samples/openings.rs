//! Who reads, on what ground, and what is erased.

use hjemmevakt::domain::actor::Actor;
use hjemmevakt::domain::event::Event;
use hjemmevakt::domain::ids::{ConfidenceId, ErasureId, GuestId, OpeningId, RequestId};
use hjemmevakt::domain::openings::event::OpeningEvent;
use hjemmevakt::domain::openings::opening::{Ground, LinkedBy, Reader, RecordPart, Verdict};
use hjemmevakt::domain::openings::searches::Place;
use hjemmevakt::domain::patients::event::PatientEvent;
use hjemmevakt::domain::plans::section::Section;
use uuid::Uuid;

use super::patients::{other_patient, patient, relative};
use super::{aslak, at, contact, kari, other, words};

pub fn all() -> Vec<Event> {
    let mut events = Vec::new();
    openings(&mut events);
    erasure(&mut events);
    events
}

fn openings(events: &mut Vec<Event>) {
    let patient = patient();
    for linked_by in every!(LinkedBy: Number, Staff) {
        events.push(
            OpeningEvent::PersonLinked {
                patient,
                contact: contact(),
                relative: (linked_by == LinkedBy::Number).then(relative),
                linked_by,
            }
            .into(),
        );
    }
    let grounds = [
        Ground::Assigned,
        Ground::Reason,
        Ground::Contact(contact()),
        Ground::Emergency(contact()),
        Ground::Safety(contact()),
    ];
    for (id, ground) in (30..).zip(grounds) {
        let opening = OpeningId::from_uuid(Uuid::from_u128(id));
        events.push(
            OpeningEvent::RecordOpened {
                patient,
                opening,
                viewer: Reader::Staff(aslak()),
                ground,
                reason: ground
                    .is_reviewed()
                    .then(|| words("bevisstløs, alene hjemme")),
                parts: vec![
                    RecordPart::Identity,
                    RecordPart::People,
                    RecordPart::Flags,
                    RecordPart::History,
                    RecordPart::Confidences,
                    RecordPart::Rights,
                    RecordPart::Plan(Section::Red),
                ],
            }
            .into(),
        );
        for verdict in every!(Verdict: Right, TalkedOver, Wrong) {
            events.push(
                OpeningEvent::OpeningReviewed {
                    patient,
                    opening,
                    by: kari(),
                    verdict,
                    words: Some(words("snakket om det")),
                }
                .into(),
            );
        }
    }
    for event in [
        OpeningEvent::IdentityConfirmed {
            patient,
            contact: contact(),
            by: kari(),
            proof: None,
        },
        OpeningEvent::PersonUnlinked {
            patient,
            contact: contact(),
            by: kari(),
        },
    ] {
        events.push(event.into());
    }
}

/// A doctor who was let in reads by the request that was made.
pub fn by_request() -> Vec<Event> {
    let ground = Ground::Request(RequestId::from_uuid(Uuid::from_u128(40)));
    vec![
        OpeningEvent::RecordOpened {
            patient: patient(),
            opening: OpeningId::from_uuid(Uuid::from_u128(41)),
            viewer: Reader::Guest(GuestId::from_uuid(Uuid::from_u128(42))),
            ground,
            reason: None,
            parts: vec![RecordPart::Identity],
        }
        .into(),
    ]
}

/// Two records are parted, and each keeps what was read of both.
pub fn kept() -> Vec<Event> {
    let kept = |reason| {
        OpeningEvent::OpeningKept {
            patient: other_patient(),
            opening: OpeningId::from_uuid(Uuid::from_u128(45)),
            kept_from: OpeningId::from_uuid(Uuid::from_u128(30)),
            reason,
        }
        .into()
    };
    vec![kept(None), kept(Some(words("bevisstløs, alene hjemme")))]
}

/// Somebody looked in the register.
pub fn searched() -> Vec<Event> {
    let places = every!(Place: Register, Record, Contact, Leader);
    let searched = places
        .into_iter()
        .map(|place| OpeningEvent::RegisterSearched {
            by: kari(),
            place,
            shown: vec![patient(), other_patient()],
            own_name: place == Place::Record,
            searched_at: at(60),
        });
    searched.map(Event::from).collect()
}

/// She has taken the person on herself.
pub fn taken_on() -> Vec<Event> {
    vec![
        OpeningEvent::RecordOpened {
            patient: patient(),
            opening: OpeningId::from_uuid(Uuid::from_u128(44)),
            viewer: Reader::Staff(aslak()),
            ground: Ground::TakenOn,
            reason: Some(words("hun ba selv om en annen koordinator")),
            parts: Vec::new(),
        }
        .into(),
    ]
}

/// Read while the log took nothing.
pub fn unwritten() -> Vec<Event> {
    vec![
        OpeningEvent::ReadUnwritten {
            patient: patient(),
            opening: OpeningId::from_uuid(Uuid::from_u128(43)),
            viewer: Reader::Staff(aslak()),
            ground: Ground::Contact(contact()),
            parts: vec![RecordPart::Identity, RecordPart::Plan(Section::Red)],
            read_at: at(60),
        }
        .into(),
    ]
}

/// The last word of a leader is taken back.
pub fn taken_back() -> Vec<Event> {
    vec![
        OpeningEvent::ReviewUndone {
            patient: patient(),
            opening: OpeningId::from_uuid(Uuid::from_u128(30)),
            by: kari(),
        }
        .into(),
    ]
}

fn erasure(events: &mut Vec<Event>) {
    let erasure = ErasureId::from_uuid(Uuid::from_u128(28));
    let patient = other_patient();
    let all = vec![
        PatientEvent::ErasureAsked {
            patient,
            erasure,
            reason: "the person asks for it".to_owned(),
            not_before: at(86_400 * 3),
            by: Actor::Staff(kari()),
        },
        PatientEvent::ErasureRefused {
            patient,
            erasure,
            reason: "needed for a complaint".to_owned(),
            by: Actor::Operator,
        },
        PatientEvent::PatientErased {
            patient,
            erasure,
            contacts: vec![other()],
            confidences: vec![ConfidenceId::from_uuid(Uuid::from_u128(29))],
            by: Actor::Operator,
        },
    ];
    events.extend(all.into_iter().map(Event::from));
}
