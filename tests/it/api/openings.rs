//! Who has read: the person's own list, on the screen, on paper and through the API.

use hjemmevakt::domain::openings::opening::{Ground, RecordPart};
use hjemmevakt::domain::plans::section::Section;
use reqwest::StatusCode;
use serde_json::Value;

use super::browser::Browser;
use super::planned::*;
use super::rig::Rig;

const REASON: &str = "bevisstløs, alene i båthuset";

fn at(rest: &str) -> String {
    format!("/patient/{ANNE}/openings{rest}")
}

/// Kari reads by consent, in an emergency, and what was told in confidence.
async fn evening() -> Rig {
    let rig = Rig::start().await;
    planned(&rig).await;
    let contact = rung_about(&rig, "CA1").await;
    in_an_emergency(&rig, contact, REASON).await;
    confided(&rig, contact).await;
    let kari = Browser::of(&rig, "kari").await;
    for page in ["", "/plan", "/confidences"] {
        let page = kari.get(&format!("/patient/{ANNE}{page}")).await;
        assert_eq!(page.status, StatusCode::OK, "{page:?}");
    }
    rig
}

#[tokio::test]
async fn the_person_finds_who_read_what_when_and_why() {
    let rig = evening().await;
    let siri = Browser::of(&rig, "siri").await;
    assert!(siri.get(&format!("/patient/{ANNE}")).await.says(&at("")));
    for page in ["", "/print"] {
        let page = siri.get(&at(page)).await;
        assert_eq!(page.status, StatusCode::OK, "{page:?}");
        for words in [
            "Kari",
            REASON,
            "det som hjelper",
            "9.1.2026",
            "Ánne Nordvik",
        ] {
            assert!(page.says(words), "{words}: {page:?}");
        }
        // Who read, not what stood there; and nothing of what was told in confidence, nor that it was read.
        for words in [HELPS, GOAL, CONFIDED, "fortrolig", NUMBER] {
            assert!(!page.says(words), "{words}: {page:?}");
        }
    }
    // Looking at the list is on it.
    let siris = openings(&rig, "siri", |ground| *ground == Ground::Assigned);
    assert!(
        siris
            .iter()
            .any(|(_, one)| one.parts.contains(&RecordPart::Rights))
    );
    assert!(siri.get(&at("")).await.says("samtykker og denne lista"));
}

#[tokio::test]
async fn what_was_read_by_consent_says_so() {
    let rig = Rig::start().await;
    planned(&rig).await;
    shown_on_call(&rig).await;
    rung_about(&rig, "CA1").await;
    let kari = Browser::of(&rig, "kari").await;
    assert!(kari.get(&format!("/patient/{ANNE}/plan")).await.says(HELPS));
    let token = rig.token("siri").await;
    let (status, list) = rig
        .read(
            &token,
            &format!("/api/v1{}", at("").replace("patient", "patients")),
        )
        .await;
    assert_eq!(status, StatusCode::OK, "{list}");
    assert_eq!(list["patient"], ANNE.to_string());
    let kari = |one: &&Value| one["viewer"]["id"] == "kari";
    let read = list["openings"]
        .as_array()
        .unwrap()
        .iter()
        .find(kari)
        .unwrap();
    assert_eq!(
        (&read["ground"], &read["reason"]),
        (&Value::from("consent"), &Value::Null)
    );
    let plan = read["plan"].as_array().unwrap();
    assert!(
        plan.contains(&Value::from("helps")) && !plan.contains(&Value::from("goals")),
        "{read}"
    );
    assert!(
        list["openings"][0]["at"].as_str() >= read["at"].as_str(),
        "the newest first"
    );
}

#[tokio::test]
async fn the_list_is_for_those_who_work_with_the_person() {
    let rig = evening().await;
    for who in ["kari", "jonas", "randi"] {
        let browser = Browser::of(&rig, who).await;
        for page in ["", "/print"] {
            let page = browser.get(&at(page)).await;
            let refused = page.status == StatusCode::NOT_FOUND || page.goes.is_some();
            assert!(
                refused && !page.says("Nordvik") && !page.says(REASON),
                "{who}: {page:?}"
            );
        }
        let token = rig.token(who).await;
        let path = format!("/api/v1/patients/{ANNE}/openings");
        let (status, body) = rig.read(&token, &path).await;
        assert_eq!(status, StatusCode::NOT_FOUND, "{who}: {body}");
    }
    // In the contact she reads the record, and is not led to a list that is not hers.
    let kari = Browser::of(&rig, "kari").await;
    let record = kari.get(&format!("/patient/{ANNE}")).await;
    assert!(
        record.says("Nordvik") && !record.says(&at("")),
        "{record:?}"
    );
    let plan = |one: &RecordPart| *one == RecordPart::Plan(Section::Helps);
    let emergency = openings(&rig, "kari", |ground| {
        matches!(ground, Ground::Emergency(_))
    });
    assert!(emergency.iter().any(|(_, one)| one.parts.iter().any(plan)));
}
