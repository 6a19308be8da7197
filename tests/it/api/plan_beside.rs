//! People, nurses and consents beside the plan: on its page, on the paper to take home, in its versions and through the API. Never on the card for
//! the pocket, never to whoever does not work with the person, and nothing that was told in confidence.

use hjemmevakt::domain::consents::able::Widened;
use hjemmevakt::domain::consents::consent::ConsentKind;
use hjemmevakt::domain::ids::{ConfidenceId, RelativeId, StaffId};
use hjemmevakt::domain::openings::opening::RecordPart;
use hjemmevakt::domain::patients::change::Change;
use hjemmevakt::domain::patients::command::PatientCommand;
use hjemmevakt::domain::patients::people::{Person, Role, Told};
use hjemmevakt::domain::patients::settings::Settings;
use hjemmevakt::domain::service::people::Relation;
use reqwest::{Method, StatusCode, header};
use serde_json::Value;
use uuid::Uuid;

use super::browser::Browser;
use super::plans::{ANNE, at, consents, does, house, in_force, rung_about};
use super::rig::Rig;

pub(super) const MARJA: RelativeId = RelativeId::from_uuid(Uuid::from_u128(0xb1));
pub(super) const PER: RelativeId = RelativeId::from_uuid(Uuid::from_u128(0xb2));
const PHONE: &str = "+4790000082";
pub(super) const SECRET: &str = "drikker mer enn før";

async fn changes(rig: &Rig, what: Change) {
    let change = PatientCommand::Change {
        patient: ANNE,
        change: what,
    };
    does(rig, "siri", change).await;
}

async fn lists(rig: &Rig, relative: RelativeId, name: &str, relation: Relation, hours: &str) {
    let person = Person {
        name: name.to_owned(),
        role: Role::Close(relation),
        next_of_kin: relation == Relation::Mother,
        phones: vec![PHONE.parse().unwrap()],
        hours: (!hours.is_empty()).then(|| hours.to_owned()),
        language: None,
        shared_phone: true,
    };
    let list = Change::List {
        relative,
        person: Box::new(person),
        order: u16::from(relation != Relation::Mother),
    };
    changes(rig, list).await;
}

pub(super) async fn may_be_told(rig: &Rig, relative: RelativeId, told: Told) {
    let set = Change::SetTold {
        relative,
        told,
        widened: Some(Widened::by("det er greit")),
    };
    changes(rig, set).await;
}

async fn wants(rig: &Rig, nurse: &str, not: &str) {
    let settings = Settings {
        preferred: vec![StaffId::new(nurse)],
        not_wanted: vec![StaffId::new(not)],
        ..Settings::default()
    };
    changes(rig, Change::SaveSettings(Box::new(settings))).await;
}

async fn with_people() -> Rig {
    with_people_and(&[("helps", &[("0.what", "musikk")])]).await
}

/// Anne has a mother and a brother, of whom she wants the one and not the other, and a plan in force.
pub(super) async fn with_people_and(parts: &[(&str, &[(&str, &str)])]) -> Rig {
    let rig = house().await;
    consents(&rig, ConsentKind::PlanMade, Vec::new()).await;
    lists(&rig, MARJA, "Marja Nordvik", Relation::Mother, "etter 16").await;
    lists(&rig, PER, "Per Nordvik", Relation::Brother, "").await;
    let objects = Change::SetObjected {
        relative: PER,
        objected: true,
    };
    changes(&rig, objects).await;
    may_be_told(&rig, MARJA, Told::Safe).await;
    wants(&rig, "kari", "aslak").await;
    let confides = Change::WriteConfidence {
        confidence: ConfidenceId::from_uuid(Uuid::from_u128(0xb3)),
        relative: Some(MARJA),
        contact: None,
        text: SECRET.to_owned(),
    };
    changes(&rig, confides).await;
    let siri = Browser::of(&rig, "siri").await;
    in_force(&siri, parts).await;
    drop(siri);
    rig
}

async fn pdf(rig: &Rig, siri: &Browser<'_>) -> String {
    let ask = rig.ask(Method::GET, &at("/print.pdf"));
    let answer = ask.header(header::COOKIE, siri.cookies()).send().await;
    let bytes = answer.unwrap().bytes().await.unwrap();
    let read = lopdf::Document::load_mem(&bytes).unwrap();
    let pages: Vec<u32> = read.get_pages().into_keys().collect();
    let text = read.extract_text(&pages).unwrap();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// In either language.
fn says(text: &str, norwegian: &str, english: &str) -> bool {
    text.contains(norwegian) || text.contains(english)
}

#[tokio::test]
async fn the_paper_says_what_each_may_be_told_and_what_has_come_since() {
    let rig = with_people().await;
    let siri = Browser::of(&rig, "siri").await;
    for text in [pdf(&rig, &siri).await, siri.get(&at("/print")).await.text] {
        for words in [
            "Marja Nordvik",
            "Per Nordvik",
            "etter 16",
            "Kari Nordvik",
            "Aslak Utsi",
        ] {
            assert!(text.contains(words), "{words}: {text}");
        }
        assert!(says(&text, "jeg har kontakt", "I have contact"), "{text}");
        assert!(
            says(&text, "Jeg vil ikke ha kontakt", "I do not want contact"),
            "{text}"
        );
        assert!(
            says(&text, "At planen lages", "That the plan is made"),
            "{text}"
        );
        assert!(
            says(&text, "får ingen vite noe", "nobody is told anything"),
            "without the consent to sharing: {text}"
        );
        for secret in [SECRET, PHONE, "900 00 082"] {
            assert!(!text.contains(secret), "{secret}: {text}");
        }
        assert!(
            !says(&text, "annerledes i journalen", "otherwise in the record"),
            "{text}"
        );
    }
    may_be_told(&rig, MARJA, Told::Tasks).await;
    wants(&rig, "aslak", "kari").await;
    consents(&rig, ConsentKind::Sharing, Vec::new()).await;
    for text in [
        pdf(&rig, &siri).await,
        siri.get(&at("/print")).await.text,
        siri.get(&at("")).await.text,
    ] {
        assert!(
            says(&text, "annerledes i journalen", "otherwise in the record"),
            "{text}"
        );
        assert!(
            says(&text, "gir dem en oppgave", "gives them to do"),
            "{text}"
        );
        assert!(says(&text, "jeg har kontakt", "I have contact"), "{text}");
        assert!(
            says(&text, "At deltakerne deler", "That the participants share"),
            "{text}"
        );
    }
    let state = rig.engine.state();
    let openings = &state.patient(ANNE).unwrap().openings;
    let mut hers = openings
        .values()
        .filter(|one| one.viewer == StaffId::new("siri"));
    assert!(
        hers.any(|one| one.parts.contains(&RecordPart::People)),
        "it is a reading"
    );
}

#[tokio::test]
async fn two_versions_differ_in_it_in_words() {
    let rig = with_people().await;
    let siri = Browser::of(&rig, "siri").await;
    siri.post(&at("/begin"), &[]).await;
    may_be_told(&rig, MARJA, Told::Plan).await;
    let unlist = Change::Unlist { relative: PER };
    changes(&rig, unlist).await;
    for page in ["/version/2", "/write"] {
        let page = siri.get(&at(page)).await;
        assert!(
            says(&page.text, "kriseplanen</ins>", "the crisis part</ins>"),
            "{page:?}"
        );
        assert!(
            says(&page.text, "er trygg</del>", "am safe</del>"),
            "{page:?}"
        );
        assert!(
            says(
                &page.text,
                "er ikke ført opp lenger",
                "is not listed any more"
            ),
            "{page:?}"
        );
    }
    // The version in force stays as it was agreed.
    let page = siri.get(&at("/version/1")).await;
    assert!(page.says("Per Nordvik"), "{page:?}");
    let version = rig.token("siri").await;
    let (_, seen) = rig
        .read(
            &version,
            &format!("/api/v1/patients/{ANNE}/plan/versions/2"),
        )
        .await;
    let changes = &seen["beside_changes"];
    assert_eq!(changes["people"].as_array().unwrap().len(), 2, "{changes}");
    assert_eq!(changes["preferred"], Value::Bool(false));
    assert_eq!(seen["version"]["beside"]["kept"], Value::Bool(false));
    let (_, seen) = rig
        .read(&version, &format!("/api/v1/patients/{ANNE}/plan"))
        .await;
    assert_eq!(seen["in_force"]["beside"]["kept"], Value::Bool(true));
    assert_eq!(seen["in_force"]["beside"]["people"][0]["told"], "safe");
    assert_eq!(seen["beside"]["people"][0]["told"], "plan");
    assert_eq!(seen["changed_since"]["people"].as_array().unwrap().len(), 2);
    for secret in [SECRET, PHONE] {
        assert!(!seen.to_string().contains(secret), "{seen}");
    }
}

#[tokio::test]
async fn the_card_and_the_nurse_have_nothing_of_it() {
    let rig = with_people().await;
    consents(&rig, ConsentKind::ShownOnCall, Vec::new()).await;
    let siri = Browser::of(&rig, "siri").await;
    let card = siri.get(&at("/card")).await;
    let (_, pocket) = card.text.split_once("<article class=\"pocket\"").unwrap();
    for name in [
        "Marja",
        "Per",
        "Kari Nordvik",
        "Aslak",
        "samtykke",
        "consent",
    ] {
        assert!(!pocket.contains(name), "{name}: {pocket}");
    }
    rung_about(&rig).await;
    let kari = Browser::of(&rig, "kari").await;
    let page = kari.get(&at("")).await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.says("musikk"), "{page:?}");
    for words in ["Per Nordvik", "id=\"h-beside\"", "plan-beside"] {
        assert!(!page.says(words), "{words}: {page:?}");
    }
    let kari = rig.token("kari").await;
    let (_, seen) = rig
        .read(&kari, &format!("/api/v1/patients/{ANNE}/plan"))
        .await;
    assert!(
        seen["beside"].is_null() && seen["in_force"]["beside"].is_null(),
        "{seen}"
    );
    assert!(seen["changed_since"].is_null(), "{seen}");
}
