//! What stood in a record was wrong, or has changed.

use hjemmevakt::domain::actor::Actor;
use hjemmevakt::domain::consents::event::ConsentEvent;
use hjemmevakt::domain::event::Event;
use hjemmevakt::domain::ids::{ConsentId, FlagId};
use hjemmevakt::domain::patients::earlier::Amended;
use hjemmevakt::domain::patients::event::PatientEvent;
use hjemmevakt::domain::patients::identity::Identity;
use hjemmevakt::domain::patients::people::{Person, Role, Told};
use hjemmevakt::domain::patients::settings::{ProofQuestion, Settings};
use hjemmevakt::domain::plans::event::PlanEvent;
use hjemmevakt::domain::secret::Secret;
use hjemmevakt::domain::service::people::Relation;
use uuid::Uuid;

use super::patients::{patient, relative};
use super::{kari, number, words};

/// Who somebody is, and how they want to be reached.
pub fn identity() -> Vec<Event> {
    let patient = patient();
    let mut events: Vec<Event> = Vec::new();
    for (by, amended) in [
        (Actor::Staff(kari()), Amended::Changed),
        (Actor::Operator, Amended::wrong("feil fornavn")),
    ] {
        let amended = Some(amended);
        events.push(
            PatientEvent::IdentityAmended {
                patient,
                identity: Secret::Known(Identity {
                    given: "Ánná".to_owned(),
                    ..Identity::default()
                }),
                by,
                amended,
            }
            .into(),
        );
    }
    events.push(
        PatientEvent::SettingsSaved {
            patient,
            settings: Secret::Known(Settings::default()),
            by: kari(),
            amended: Some(Amended::wrong("gjaldt broren")),
        }
        .into(),
    );
    events.push(
        PatientEvent::QuestionChosen {
            patient,
            question: Secret::Known(ProofQuestion {
                question: "Hva het katten?".to_owned(),
                answer: "Musti".to_owned(),
            }),
            by: kari(),
            amended: Some(Amended::Changed),
        }
        .into(),
    );
    events
}

/// Those around them, and what to watch for.
pub fn people() -> Vec<Event> {
    let (patient, relative) = (patient(), relative());
    let wrong = || Some(Amended::wrong("gjaldt naboen"));
    let events = [
        PatientEvent::RelativeListed {
            patient,
            relative,
            person: Secret::Known(Person {
                name: "Marja Nordvik".to_owned(),
                role: Role::Close(Relation::Mother),
                next_of_kin: true,
                phones: vec![number("+4790000082")],
                hours: None,
                language: None,
                shared_phone: false,
            }),
            order: 0,
            by: Actor::Staff(kari()),
            amended: wrong(),
        },
        PatientEvent::ToldSet {
            patient,
            relative,
            told: Told::Listen,
            by: kari(),
            said: None,
            amended: wrong(),
        },
        PatientEvent::RelativeObjected {
            patient,
            relative,
            objected: false,
            by: kari(),
            amended: wrong(),
        },
        PatientEvent::RelativeRemoved {
            patient,
            relative,
            by: kari(),
            amended: wrong(),
        },
        PatientEvent::FlagEnded {
            patient,
            flag: FlagId::from_uuid(Uuid::from_u128(25)),
            by: kari(),
            amended: wrong(),
        },
    ];
    events.into_iter().map(Event::from).collect()
}

/// What was never given, and a suggestion that was wrong.
pub fn struck() -> Vec<Event> {
    let patient = patient();
    vec![
        ConsentEvent::ConsentStruck {
            patient,
            consent: ConsentId::from_uuid(Uuid::from_u128(26)),
            why: words("gitt av søsteren"),
            by: kari(),
        }
        .into(),
        PlanEvent::SuggestionStruck {
            patient,
            index: 0,
            why: words("gjaldt naboen"),
            by: kari(),
        }
        .into(),
    ]
}

/// Somebody whose name nobody knows.
pub fn described() -> Vec<Event> {
    let identity = Identity {
        described: Some("mann, rundt 40, på hotellet".to_owned()),
        ..Identity::default()
    };
    let event = PatientEvent::PatientRegistered {
        patient: patient(),
        identity: Secret::Known(identity),
    };
    vec![event.into()]
}

/// Languages that there are no texts in.
pub fn tongues() -> Vec<Event> {
    let tongue = |tag: &str| Some(tag.parse().unwrap());
    let identity = Identity {
        given: "Olena".to_owned(),
        language: tongue("uk"),
        ..Identity::default()
    };
    let person = Person {
        name: "Aino Myrvang".to_owned(),
        role: Role::Close(Relation::Mother),
        next_of_kin: false,
        phones: Vec::new(),
        hours: None,
        language: tongue("fkv"),
        shared_phone: false,
    };
    let (patient, relative) = (patient(), relative());
    let events = [
        PatientEvent::PatientRegistered {
            patient,
            identity: Secret::Known(identity),
        },
        PatientEvent::RelativeListed {
            patient,
            relative,
            person: Secret::Known(person),
            order: 0,
            by: Actor::Staff(kari()),
            amended: None,
        },
    ];
    events.into_iter().map(Event::from).collect()
}

/// The question that shows that it is somebody around the person.
pub fn their_questions() -> Vec<Event> {
    let asked = [
        None,
        Some(Amended::Changed),
        Some(Amended::wrong("gjaldt faren")),
    ];
    let events = asked
        .into_iter()
        .map(|amended| PatientEvent::RelativeQuestionChosen {
            patient: patient(),
            relative: relative(),
            question: Secret::Known(ProofQuestion {
                question: "Hvor møttes dere?".to_owned(),
                answer: "På kaia".to_owned(),
            }),
            by: kari(),
            amended,
        });
    events.map(Event::from).collect()
}
