//! What is read together with the person, and what they take along: alerts that they are not to see are nowhere on it, those that they may see
//! are, and a paper says in which language it is.

use std::time::Duration;

use hjemmevakt::domain::ids::{ConfidenceId, FlagId, RelativeId};
use hjemmevakt::domain::openings::opening::RecordPart;
use hjemmevakt::domain::patients::change::Change;
use hjemmevakt::domain::patients::command::PatientCommand;
use hjemmevakt::domain::patients::earlier::Amended;
use hjemmevakt::domain::patients::people::{Person, Role};
use hjemmevakt::domain::patients::settings::ProofQuestion;
use reqwest::StatusCode;
use uuid::Uuid;

use crate::api::browser::Browser;
use crate::api::fhir::{ANNE, does, registers, siri};
use crate::api::rig::Rig;

const SEEN: &str = "hund i gangen";
const HIDDEN: &str = "kniv under puta";
const WHY: &str = "ville skape uro";

/// Siri works with Ánne, whose language is Nynorsk; one alert she sees, and one she does not.
async fn house() -> Rig {
    let rig = Rig::start().await;
    registers(&rig, ANNE).await;
    siri(&rig).await;
    for (number, text, hidden) in [(0xa6, SEEN, ""), (0xa7, HIDDEN, WHY)] {
        let raise = Change::RaiseFlag {
            flag: FlagId::from_uuid(Uuid::from_u128(number)),
            text: text.to_owned(),
            reason: "sett i fjor".to_owned(),
            hidden_because: hidden.to_owned(),
            until: rig.engine.now() + Duration::from_hours(24 * 90),
        };
        let (patient, change) = (ANNE, raise);
        does(&rig, "siri", PatientCommand::Change { patient, change }).await;
    }
    rig
}

fn at(rest: &str) -> String {
    format!("/patient/{ANNE}{rest}")
}

#[tokio::test]
async fn an_alert_that_the_person_does_not_see_is_not_on_the_page_that_is_read_together() {
    let rig = house().await;
    let siri = Browser::of(&rig, "siri").await;
    for page in ["", "/openings", "/openings/print", "/confidences"] {
        let page = siri.get(&at(page)).await;
        assert_eq!(page.status, StatusCode::OK, "{page:?}");
        assert!(!page.says(HIDDEN) && !page.says(WHY), "{page:?}");
    }
    let record = siri.get(&at("")).await;
    assert!(
        record.says(SEEN) && record.says(&at("/alerts")),
        "{record:?}"
    );
    let apart = siri.get(&at("/alerts")).await;
    assert!(apart.says(HIDDEN) && apart.says(WHY), "{apart:?}");
    assert!(!apart.says(SEEN), "{apart:?}");
    // There it is raised, with the reason, and ended.
    let act = |act: &str| at(&format!("/record/{act}"));
    let mut form = vec![
        ("id", "00000000-0000-0000-0000-0000000000b1"),
        ("text", "slår når det er trangt"),
        ("reason", "to ganger i vår"),
        ("until", "2026-05-01"),
    ];
    let refused = siri.post(&act("hidden-flag"), &form).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        refused.says("slår når det er trangt") && refused.says(HIDDEN),
        "{refused:?}"
    );
    form.push(("hidden_because", WHY));
    let raised = siri.post(&act("hidden-flag"), &form).await;
    assert!(raised.goes_to(&at("/alerts")), "{raised:?}");
    assert!(
        siri.get(&at("/alerts"))
            .await
            .says("slår når det er trangt")
    );
    assert!(!siri.get(&at("")).await.says("slår når det er trangt"));
    let one = Uuid::from_u128(0xa7).to_string();
    let ended = siri.post(&act("end-hidden-flag"), &[("item", &one)]).await;
    assert!(ended.goes_to(&at("/alerts")), "{ended:?}");
    let state = rig.engine.state();
    let mut flags = state.patient(ANNE).unwrap().flags.values();
    assert!(flags.any(|flag| flag.ended.is_some() && flag.hidden_because.is_some()));
}

#[tokio::test]
async fn the_paper_has_the_alerts_that_the_person_sees_and_says_its_language() {
    let rig = house().await;
    let siri = Browser::of(&rig, "siri").await;
    assert!(!siri.get(&at("/openings")).await.says(SEEN));
    let paper = siri.get(&at("/openings/print")).await;
    assert!(paper.says(SEEN) && paper.says("sett i fjor"), "{paper:?}");
    let state = rig.engine.state();
    let mut openings = state.patient(ANNE).unwrap().openings.values();
    assert!(openings.any(|one| one.parts.contains(&RecordPart::Flags)));
    // Her language is one that no paper is printed in: it is not said to be.
    for page in ["/openings/print", "/plan/card"] {
        let page = siri.get(&at(page)).await;
        assert!(!page.says("lang=\"nn\""), "{page:?}");
        assert!(
            page.says("<article class=\"p") && page.says("\" lang=\"nb\""),
            "{page:?}"
        );
        assert!(page.says("Personens språk er nynorsk."), "{page:?}");
    }
}

/// What stood before is theirs to read, with who wrote otherwise, when and why: but not what they may not see, and nothing by which somebody else
/// could pass for them.
#[tokio::test]
async fn the_paper_has_what_stood_before_and_nothing_that_the_person_may_not_see() {
    let rig = house().await;
    let siri = Browser::of(&rig, "siri").await;
    let paper = siri.get(&at("/openings/print")).await;
    assert!(!paper.says("Det som sto i journalen før"), "{paper:?}");
    let relative = RelativeId::from_uuid(Uuid::from_u128(0xb7));
    let listed = |name: &str| Change::List {
        relative,
        person: Box::new(Person {
            name: name.to_owned(),
            role: Role::GeneralPractitioner,
            next_of_kin: false,
            phones: Vec::new(),
            hours: None,
            language: None,
            shared_phone: false,
        }),
        order: 0,
    };
    let asks = |question: &str, answer: &str| {
        Change::ChooseQuestion(ProofQuestion {
            question: question.to_owned(),
            answer: answer.to_owned(),
        })
    };
    let wrong = |why: &str, change| Change::Said {
        amended: Amended::wrong(why),
        change: Box::new(change),
    };
    let ends = |number| Change::EndFlag {
        flag: FlagId::from_uuid(Uuid::from_u128(number)),
    };
    for change in [
        listed("Hilde Aune"),
        wrong("en annen lege", listed("Hans Berg")),
        asks("Hva het hunden?", "Bamse"),
        asks("Hva het båten?", "Måka"),
        wrong("naboens hund", ends(0xa6)),
        wrong("det var aldri noen kniv", ends(0xa7)),
        Change::WriteConfidence {
            confidence: ConfidenceId::from_uuid(Uuid::from_u128(0xb8)),
            relative: None,
            contact: None,
            text: "redd for henne".to_owned(),
        },
    ] {
        does(
            &rig,
            "siri",
            PatientCommand::Change {
                patient: ANNE,
                change,
            },
        )
        .await;
    }
    let paper = siri.get(&at("/openings/print")).await;
    for words in [
        "Det som sto i journalen før",
        "<s>Hilde Aune</s>",
        "en annen lege",
        "Skrevet om av Siri Holm, 9.1.2026 ",
        "Det var et annet spørsmål",
        SEEN,
        "naboens hund",
    ] {
        assert!(paper.says(words), "{words}: {paper:?}");
    }
    for words in [
        HIDDEN,
        "aldri noen kniv",
        "redd for henne",
        "hunden?",
        "Bamse",
        "Måka",
    ] {
        assert!(!paper.says(words), "{words}: {paper:?}");
    }
    // It is a reading of those parts.
    let state = rig.engine.state();
    let mut openings = state.patient(ANNE).unwrap().openings.values();
    let parts = [RecordPart::People, RecordPart::Flags];
    assert!(openings.any(|one| parts.iter().all(|part| one.parts.contains(part))));
}
