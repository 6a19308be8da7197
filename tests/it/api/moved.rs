//! Somebody has moved: the record asks for the new address and the new general practitioner until they stand there, and says what becomes of
//! the plan.

use hjemmevakt::domain::consents::consent::ConsentKind;
use hjemmevakt::domain::patients::people::{Role, Told};
use reqwest::StatusCode;

use super::browser::{Browser, Page};
use super::plans::{ANNE, PARTS, at, consents, house, in_force};

const ASKS_PLAN: &str = "ingen minnes om den lenger";
const ASKS_ADDRESS: &str = "Hvor personen bor nå";
const ASKS_DOCTOR: &str = "Hvem som er fastlege nå";

fn record(act: &str) -> String {
    format!("/patient/{ANNE}/record/{act}")
}

/// What is in the form that goes there.
fn hidden<'a>(page: &'a Page, act: &str, name: &str) -> &'a str {
    let (_, form) = page.text.split_once(&record(act)).unwrap();
    let (_, value) = form
        .split_once(&format!("name=\"{name}\" value=\""))
        .unwrap();
    value.split_once('"').unwrap().0
}

#[tokio::test]
async fn the_new_address_and_the_new_doctor_are_asked_for_until_they_stand_there() {
    let rig = house().await;
    consents(&rig, ConsentKind::PlanMade, Vec::new()).await;
    let siri = Browser::of(&rig, "siri").await;
    in_force(&siri, PARTS).await;
    let home = format!("/patient/{ANNE}");
    assert!(!siri.get(&home).await.says("id=\"moved\""));
    let moved = siri.post(&record("standing"), &[("item", "moved")]).await;
    assert!(moved.goes_to(&format!("{home}#moved")), "{moved:?}");
    let page = siri.get(&home).await;
    for words in [ASKS_PLAN, ASKS_ADDRESS, ASKS_DOCTOR] {
        assert!(page.says(words), "{words}: {page:?}");
    }
    // The same where the plan is, and where she sees her people; there instead of the day on which it is looked at again.
    let plan = siri.get(&at("")).await;
    assert!(plan.says(ASKS_PLAN), "{plan:?}");
    let day = siri.get("/day").await;
    assert!(
        day.says("flyttet: gi planen videre, eller avslutt den"),
        "{day:?}"
    );
    assert!(!day.says("30.6.2026"), "{day:?}");

    let was = hidden(&page, "new-address", "was_address").to_owned();
    let empty = [("was_address", was.as_str()), ("address", "")];
    let refused = siri.post(&record("new-address"), &empty).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.says("Skriv hvor personen bor nå."), "{refused:?}");
    let address = [
        ("was_address", was.as_str()),
        ("address", "Strandgata 9, Vadsø"),
    ];
    let written = siri.post(&record("new-address"), &address).await;
    assert!(written.goes_to(&format!("{home}#moved")), "{written:?}");
    let page = siri.get(&home).await;
    assert!(
        page.says("Strandgata 9, Vadsø") && !page.says(ASKS_ADDRESS),
        "{page:?}"
    );
    assert!(page.says(ASKS_DOCTOR), "{page:?}");

    let id = hidden(&page, "new-doctor", "id").to_owned();
    let doctor = [
        ("id", id.as_str()),
        ("name", "Per Vik"),
        ("phones", "78 00 00 22"),
    ];
    let wrong = [
        ("id", id.as_str()),
        ("name", "Per Vik"),
        ("phones", "kontoret"),
    ];
    let refused = siri.post(&record("new-doctor"), &wrong).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.says("value=\"Per Vik\""), "{refused:?}");
    let written = siri.post(&record("new-doctor"), &doctor).await;
    assert!(written.goes_to(&format!("{home}#moved")), "{written:?}");
    let state = rig.engine.state();
    let people = state.patient(ANNE).unwrap().people();
    let listed = people.iter().find(|one| one.id.to_string() == id).unwrap();
    assert_eq!(listed.told, Told::Listen);
    assert_eq!(
        listed.person.known().unwrap().role,
        Role::GeneralPractitioner
    );
    let page = siri.get(&home).await;
    assert!(!page.says(ASKS_DOCTOR) && page.says(ASKS_PLAN), "{page:?}");

    // Once the plan has ended nothing is left to ask.
    let plan = siri.get(&at("")).await;
    let end = [("plan", plan.field("plan"))];
    siri.post(&at("/end"), &end).await;
    assert!(!siri.get(&home).await.says("id=\"moved\""));
    assert!(!siri.get("/day").await.says("flyttet:"));
}
