//! Patients, those around them, plans, consents, and who reads.

use hjemmevakt::domain::actor::Actor;
use hjemmevakt::domain::consents::consent::{ConsentKind, GivenHow};
use hjemmevakt::domain::consents::event::ConsentEvent;
use hjemmevakt::domain::event::{Event, MessageEvent};
use hjemmevakt::domain::ids::{ConfidenceId, ConsentId, FlagId, PatientId, PlanId, RelativeId};
use hjemmevakt::domain::language::Language;
use hjemmevakt::domain::messages::message::{MessageText, Recipient};
use hjemmevakt::domain::patients::event::PatientEvent;
use hjemmevakt::domain::patients::identity::Identity;
use hjemmevakt::domain::patients::patient::Standing;
use hjemmevakt::domain::patients::people::{Person, Role, Told};
use hjemmevakt::domain::patients::settings::{ProofQuestion, Settings};
use hjemmevakt::domain::plans::content::{Answer, Content};
use hjemmevakt::domain::plans::event::PlanEvent;
use hjemmevakt::domain::plans::plan::{Agreement, Agrees, Capacity, PlanStand};
use hjemmevakt::domain::plans::section::{Ask, Section};
use hjemmevakt::domain::secret::Secret;
use hjemmevakt::domain::service::people::Relation;
use uuid::Uuid;

use super::{aslak, at, contact, kari, message, number, words};

pub fn all() -> Vec<Event> {
    let mut events = Vec::new();
    who(&mut events);
    people(&mut events);
    watched(&mut events);
    plans(&mut events);
    consents(&mut events);
    events.extend(super::openings::all());
    events
}

/// Somebody is told that a plan is to be looked at again.
pub fn reviews() -> Vec<Event> {
    let reminded = PlanEvent::ReviewReminded {
        patient: patient(),
        plan: PlanId::from_uuid(Uuid::from_u128(23)),
        next_at: Some(at(86_400 * 7)),
    };
    let texts = [MessageText::PlanReview, MessageText::PlanReviewWaits];
    let told = texts.map(|text| MessageEvent::MessageQueued {
        message: message(),
        contact: None,
        to: Recipient::Staff(kari()),
        text,
        language: Language::Bokmal,
    });
    let told = told.into_iter().map(Event::from);
    std::iter::once(reminded.into()).chain(told).collect()
}

pub fn patient() -> PatientId {
    PatientId::from_uuid(Uuid::from_u128(20))
}

pub fn other_patient() -> PatientId {
    PatientId::from_uuid(Uuid::from_u128(21))
}

pub fn relative() -> RelativeId {
    RelativeId::from_uuid(Uuid::from_u128(22))
}

fn plan() -> PlanId {
    PlanId::from_uuid(Uuid::from_u128(23))
}

fn confidence() -> ConfidenceId {
    ConfidenceId::from_uuid(Uuid::from_u128(24))
}

fn identity() -> Secret<Identity> {
    Secret::Known(Identity {
        given: "Áŋŋá".to_owned(),
        family: "Nordvik".to_owned(),
        preferred: Some("Ánne".to_owned()),
        birth_number: Some("13897510019".parse().unwrap()),
        birth_year: Some(1_991),
        phones: vec![number("+4790000081")],
        address: Some("Strandveien 3".to_owned()),
        language: Some(Language::NorthernSami.into()),
        interpreter: Some("nordsamisk".to_owned()),
        communication: Some("hører dårlig på venstre øre".to_owned()),
        described: None,
    })
}

fn who(events: &mut Vec<Event>) {
    let patient = patient();
    events.push(
        PatientEvent::PatientRegistered {
            patient,
            identity: identity(),
        }
        .into(),
    );
    events.push(
        PatientEvent::IdentityAmended {
            patient,
            identity: Secret::Known(Identity {
                given: "Anna".to_owned(),
                ..Identity::default()
            }),
            by: Actor::Clock,
            amended: None,
        }
        .into(),
    );
    for standing in every!(Standing: Here, Moved, Dead) {
        events.push(
            PatientEvent::StandingSet {
                patient,
                standing,
                by: kari(),
            }
            .into(),
        );
    }
    for event in [
        PatientEvent::PatientsMerged {
            patient: other_patient(),
            into: patient,
            by: kari(),
        },
        PatientEvent::MergeUndone {
            patient: other_patient(),
            by: kari(),
        },
        PatientEvent::CoordinatorSet {
            patient,
            coordinator: Some(aslak()),
            by: kari(),
        },
        PatientEvent::CoordinatorSet {
            patient,
            coordinator: None,
            by: kari(),
        },
        PatientEvent::PatientAssigned {
            patient,
            staff: aslak(),
            assigned: true,
            by: kari(),
        },
        PatientEvent::SettingsSaved {
            patient,
            settings: Secret::Known(Settings {
                no_texts: true,
                number_withheld: true,
                somebody_else: Some("si at det er fra biblioteket".to_owned()),
                preferred: vec![kari()],
                not_wanted: vec![aslak()],
            }),
            by: kari(),
            amended: None,
        },
        PatientEvent::QuestionChosen {
            patient,
            question: Secret::Known(ProofQuestion {
                question: "Hva het hunden?".to_owned(),
                answer: "Čáppa".to_owned(),
            }),
            by: kari(),
            amended: None,
        },
    ] {
        events.push(event.into());
    }
}

fn person(role: Role) -> Secret<Person> {
    Secret::Known(Person {
        name: "Marja Nordvik".to_owned(),
        role,
        next_of_kin: true,
        phones: vec![number("+4790000082")],
        hours: Some("etter fire".to_owned()),
        language: Some(Language::Bokmal.into()),
        shared_phone: true,
    })
}

fn people(events: &mut Vec<Event>) {
    let patient = patient();
    let relations = every!(Relation: Mother, Father, Parent, Sister, Brother, Sibling, Daughter, Son, Child, Spouse,
        Cohabitant, Grandparent, Relative, Friend, Neighbour, Guardian, Other);
    let roles = relations.into_iter().map(Role::Close).chain([
        Role::GeneralPractitioner,
        Role::Therapist,
        Role::Coordinator,
        Role::OtherService,
    ]);
    for role in roles {
        events.push(
            PatientEvent::RelativeListed {
                patient,
                relative: relative(),
                person: person(role),
                order: 1,
                by: Actor::Clock,
                amended: None,
            }
            .into(),
        );
    }
    for told in every!(Told: Listen, Safe, Tasks, Plan) {
        events.push(
            PatientEvent::ToldSet {
                patient,
                relative: relative(),
                told,
                by: kari(),
                said: None,
                amended: None,
            }
            .into(),
        );
    }
    for event in [
        PatientEvent::RelativeObjected {
            patient,
            relative: relative(),
            objected: true,
            by: kari(),
            amended: None,
        },
        PatientEvent::RelativeRemoved {
            patient,
            relative: relative(),
            by: kari(),
            amended: None,
        },
        PatientEvent::ConfidenceTold {
            patient,
            confidence: confidence(),
            relative: Some(relative()),
            told_in: Some(contact()),
            text: words("hun har sluttet med medisinen"),
            by: kari(),
        },
        PatientEvent::ConfidenceStruck {
            patient,
            confidence: confidence(),
            why: words("gjaldt en annen"),
            by: aslak(),
        },
    ] {
        events.push(event.into());
    }
}

fn watched(events: &mut Vec<Event>) {
    let patient = patient();
    let flag = FlagId::from_uuid(Uuid::from_u128(25));
    for hidden_because in [None, Some(words("kan skremme"))] {
        events.push(
            PatientEvent::FlagRaised {
                patient,
                flag,
                text: words("hund som biter"),
                reason: words("bet hjemmesykepleien"),
                hidden_because,
                until: at(86_400),
                by: kari(),
            }
            .into(),
        );
    }
    events.push(
        PatientEvent::FlagEnded {
            patient,
            flag,
            by: aslak(),
            amended: None,
        }
        .into(),
    );
}

fn plans(events: &mut Vec<Event>) {
    let (patient, plan) = (patient(), plan());
    for stand in every!(PlanStand: NotAsked, Here, Elsewhere, NotReady, WantsNone) {
        events.push(
            PlanEvent::PlanStandSet {
                patient,
                stand,
                elsewhere: (stand == PlanStand::Elsewhere).then(|| words("kommunens eget system")),
                by: kari(),
            }
            .into(),
        );
    }
    for from in [None, Some(PlanId::from_uuid(Uuid::from_u128(26)))] {
        events.push(
            PlanEvent::PlanBegun {
                patient,
                plan,
                version: 2,
                from,
                by: kari(),
            }
            .into(),
        );
    }
    let asks = every!(Ask: What, Extent, Who, When, Signs, OwnSteps, OthersSteps, ServicesSteps, Reason, Alternative, Dose,
        Dated, Source, Where, Transport, Escort, Children, Others, Animals, Home, Task, Person, Relatives, Services; later: For, How);
    // Each in a file of its own, where it came later.
    let later = |section: &Section| !matches!(section, Section::SmallSteps | Section::Learnt);
    for section in Section::ALL.into_iter().filter(later) {
        let entry = asks.map(|ask| Answer {
            ask,
            text: format!("gå tur {ask:?}"),
        });
        events.push(
            PlanEvent::SectionWritten {
                patient,
                plan,
                section,
                by: kari(),
                content: Secret::Known(Content {
                    entries: vec![entry.to_vec()],
                    own_words: true,
                }),
            }
            .into(),
        );
    }
    for agrees in every!(Agrees: Yes, InPart, No) {
        for capacity in every!(Capacity: Has, InDoubt, Lacks) {
            events.push(
                PlanEvent::PlanAnswered {
                    patient,
                    plan,
                    by: kari(),
                    agreement: Agreement {
                        agrees,
                        words: Some(words("ikke det om sykehuset")),
                        capacity,
                        capacity_words: Some(words("trøtt av medisin")),
                    },
                }
                .into(),
            );
        }
    }
    for event in [
        PlanEvent::PlanInForce {
            patient,
            plan,
            by: kari(),
            until: at(86_400 * 300),
            review_at: at(86_400 * 100),
        },
        PlanEvent::ReviewReminded {
            patient,
            plan,
            next_at: None,
        },
        PlanEvent::PlanEnded {
            patient,
            plan,
            by: kari(),
        },
        PlanEvent::PlanDropped {
            patient,
            plan,
            by: kari(),
        },
        PlanEvent::ChangeSuggested {
            patient,
            section: Some(Section::Helps),
            said_in: None,
            by: aslak(),
            words: words("musikk hjalp"),
        },
        PlanEvent::ChangeSuggested {
            patient,
            section: None,
            said_in: Some(contact()),
            by: aslak(),
            words: words("ring før det blir natt"),
        },
        PlanEvent::SuggestionSettled {
            patient,
            index: 1,
            by: kari(),
        },
    ] {
        events.push(event.into());
    }
}

fn consents(events: &mut Vec<Event>) {
    let patient = patient();
    let consent = ConsentId::from_uuid(Uuid::from_u128(27));
    for consent_kind in every!(ConsentKind: PlanMade, Sharing, ShownOnCall) {
        for how in every!(GivenHow: Spoken, OnPaper, ByTelephone) {
            events.push(
                ConsentEvent::ConsentGiven {
                    patient,
                    consent,
                    consent_kind,
                    without: vec![Section::Dependants],
                    words: Some(words("ikke til naboen")),
                    how,
                    until: at(86_400 * 300),
                    by: kari(),
                    ability: None,
                }
                .into(),
            );
        }
    }
    events.push(
        ConsentEvent::ConsentNarrowed {
            patient,
            consent,
            without: vec![Section::Refusals],
            said_in: Some(contact()),
            by: aslak(),
        }
        .into(),
    );
    events.push(
        ConsentEvent::ConsentWithdrawn {
            patient,
            consent,
            said_in: None,
            by: aslak(),
        }
        .into(),
    );
}
