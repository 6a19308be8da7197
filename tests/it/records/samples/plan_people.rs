//! What stood beside a version of a plan when the person said yes to it, a consent that ends, and small steps.

use hjemmevakt::domain::consents::consent::{ConsentKind, GivenHow};
use hjemmevakt::domain::consents::event::ConsentEvent;
use hjemmevakt::domain::event::Event;
use hjemmevakt::domain::ids::{ConsentId, PlanId};
use hjemmevakt::domain::patients::people::{Role, Told};
use hjemmevakt::domain::plans::beside::{Around, Beside, Given};
use hjemmevakt::domain::plans::content::{Answer, Content};
use hjemmevakt::domain::plans::event::PlanEvent;
use hjemmevakt::domain::plans::section::{Ask, Section};
use hjemmevakt::domain::secret::Secret;
use hjemmevakt::domain::service::people::Relation;
use uuid::Uuid;

use super::patients::{other_patient, patient, relative};
use super::{aslak, at, contact, kari, words};

pub fn all() -> Vec<Event> {
    let plan = PlanId::from_uuid(Uuid::from_u128(23));
    let mother = Around {
        id: relative(),
        order: 0,
        name: "Máret Nordvik".to_owned(),
        role: Role::Close(Relation::Mother),
        next_of_kin: true,
        hours: Some("etter 16".to_owned()),
        told: Told::Tasks,
        objected: false,
    };
    let doctor = Around {
        order: 1,
        name: "Legen på senteret".to_owned(),
        role: Role::GeneralPractitioner,
        next_of_kin: false,
        hours: None,
        told: Told::Listen,
        objected: true,
        ..mother.clone()
    };
    let sharing = Given {
        id: ConsentId::from_uuid(Uuid::from_u128(24)),
        kind: ConsentKind::Sharing,
        without: vec![Section::Medication],
        words: Some("med mor".to_owned()),
        how: GivenHow::OnPaper,
        at: at(0),
        until: at(86_400 * 300),
        withdrawn: None,
    };
    let taken_back = Given {
        kind: ConsentKind::ShownOnCall,
        without: Vec::new(),
        words: None,
        withdrawn: Some(at(86_400)),
        ..sharing.clone()
    };
    [
        (
            patient(),
            Beside {
                people: vec![mother, doctor],
                preferred: vec![kari()],
                not_wanted: vec![aslak()],
                consents: vec![sharing, taken_back],
            },
        ),
        (other_patient(), Beside::default()),
    ]
    .map(|(patient, beside)| {
        Event::from(PlanEvent::BesideKept {
            patient,
            plan,
            beside: Secret::Known(beside),
        })
    })
    .to_vec()
}

/// A consent is about to end.
pub fn ends() -> Vec<Event> {
    let noticed = ConsentEvent::ConsentEndNoticed {
        patient: patient(),
        consent: ConsentId::from_uuid(Uuid::from_u128(24)),
    };
    vec![noticed.into()]
}

/// A small step, and how a measure is carried out.
pub fn small_steps() -> Vec<Event> {
    let answer = |ask, text: &str| Answer {
        ask,
        text: text.to_owned(),
    };
    let step = vec![
        answer(Ask::What, "gå til postkassa"),
        answer(Ask::When, "i morgen"),
        answer(Ask::Who, "mor"),
    ];
    let measure = vec![answer(Ask::What, "samtale"), answer(Ask::How, "på en tur")];
    [(Section::SmallSteps, step), (Section::Measures, measure)]
        .map(|(section, entry)| {
            Event::from(PlanEvent::SectionWritten {
                patient: patient(),
                plan: PlanId::from_uuid(Uuid::from_u128(23)),
                section,
                by: kari(),
                content: Secret::Known(Content {
                    entries: vec![entry],
                    own_words: true,
                }),
            })
        })
        .to_vec()
}

/// What was learnt the last time, a suggestion that was taken into the plan, and that it was nothing.
pub fn learnt() -> Vec<Event> {
    let answer = |ask, text: &str| Answer {
        ask,
        text: text.to_owned(),
    };
    let entry = vec![
        answer(Ask::What, "ring meg før mamma"),
        answer(Ask::Dated, "2026-02-07"),
        answer(Ask::Source, "natta da hunden var borte"),
    ];
    let written = PlanEvent::SectionWritten {
        patient: patient(),
        plan: PlanId::from_uuid(Uuid::from_u128(23)),
        section: Section::Learnt,
        by: kari(),
        content: Secret::Known(Content {
            entries: vec![entry],
            own_words: true,
        }),
    };
    let taken = PlanEvent::SuggestionTaken {
        patient: patient(),
        index: 1,
        section: Section::Learnt,
        by: kari(),
    };
    let nothing = PlanEvent::NothingLearnt {
        patient: patient(),
        said_in: contact(),
        by: kari(),
    };
    vec![written.into(), taken.into(), nothing.into()]
}

/// What was said to another service.
pub fn said_elsewhere() -> Vec<Event> {
    let consent = ConsentId::from_uuid(Uuid::from_u128(0x61));
    let mut events: Vec<Event> = Vec::new();
    for (at_then, to) in [(Some(at(60)), Some(words("Hilde Aune"))), (None, None)] {
        events.push(
            ConsentEvent::ConsentGivenElsewhere {
                patient: patient(),
                consent,
                given_at: at_then,
                given_to: to.clone(),
            }
            .into(),
        );
        events.push(
            PlanEvent::AnsweredElsewhere {
                patient: patient(),
                plan: PlanId::from_uuid(Uuid::from_u128(0x62)),
                answered_at: at_then,
                answered_to: to,
            }
            .into(),
        );
    }
    events
}
