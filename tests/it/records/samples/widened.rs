//! What the person says that others may know: whom a step is for, how able they were to decide, how it is known who they are.

use hjemmevakt::domain::consents::able::{Ability, Said};
use hjemmevakt::domain::consents::consent::{ConsentKind, GivenHow};
use hjemmevakt::domain::consents::event::ConsentEvent;
use hjemmevakt::domain::event::Event;
use hjemmevakt::domain::ids::{ConsentId, PlanId};
use hjemmevakt::domain::openings::event::OpeningEvent;
use hjemmevakt::domain::openings::opening::Proof;
use hjemmevakt::domain::patients::event::PatientEvent;
use hjemmevakt::domain::patients::people::Told;
use hjemmevakt::domain::plans::content::{Answer, Content};
use hjemmevakt::domain::plans::event::PlanEvent;
use hjemmevakt::domain::plans::plan::Capacity;
use hjemmevakt::domain::plans::section::{Ask, Section};
use hjemmevakt::domain::secret::Secret;
use uuid::Uuid;

use super::patients::{patient, relative};
use super::{at, contact, kari, words};

pub fn all() -> Vec<Event> {
    let patient = patient();
    let ability = |capacity, said: Option<&str>| Ability {
        capacity,
        words: said.map(words),
    };
    let answer = |ask, text: &str| Answer {
        ask,
        text: text.to_owned(),
    };
    let step = vec![
        answer(Ask::OthersSteps, "kommer innom"),
        answer(Ask::For, &relative().to_string()),
    ];
    let mut events: Vec<Event> = vec![
        PlanEvent::SectionWritten {
            patient,
            plan: PlanId::from_uuid(Uuid::from_u128(23)),
            section: Section::Red,
            by: kari(),
            content: Secret::Known(Content {
                entries: vec![step],
                own_words: true,
            }),
        }
        .into(),
        PatientEvent::ToldSet {
            patient,
            relative: relative(),
            told: Told::Tasks,
            by: kari(),
            said: Some(Said {
                words: words("hun kan få vite det"),
                ability: ability(Capacity::Has, None),
            }),
            amended: None,
        }
        .into(),
    ];
    for proof in [
        Proof::Question,
        Proof::Otherwise(words("jeg kjenner stemmen")),
    ] {
        events.push(
            OpeningEvent::IdentityConfirmed {
                patient,
                contact: contact(),
                by: kari(),
                proof: Some(proof),
            }
            .into(),
        );
    }
    events.push(
        ConsentEvent::ConsentGiven {
            patient,
            consent: ConsentId::from_uuid(Uuid::from_u128(24)),
            consent_kind: ConsentKind::Sharing,
            without: Vec::new(),
            words: None,
            how: GivenHow::Spoken,
            until: at(86_400 * 300),
            by: kari(),
            ability: Some(ability(Capacity::InDoubt, Some("trøtt etter en lang natt"))),
        }
        .into(),
    );
    events
}
