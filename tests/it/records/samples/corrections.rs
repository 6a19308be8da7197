//! What stood in a record was wrong, or has changed.

use hjemmevakt::domain::actor::Actor;
use hjemmevakt::domain::event::Event;
use hjemmevakt::domain::patients::earlier::Amended;
use hjemmevakt::domain::patients::event::PatientEvent;
use hjemmevakt::domain::patients::identity::Identity;
use hjemmevakt::domain::patients::settings::{ProofQuestion, Settings};
use hjemmevakt::domain::secret::Secret;

use super::kari;
use super::patients::patient;

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
