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

#[tokio::test]
async fn the_leader_says_what_to_make_of_an_emergency_and_takes_it_back() {
    let rig = evening().await;
    let randi = Browser::of(&rig, "randi").await;
    assert!(randi.get("/leader").await.says("/leader/openings"));
    let page = randi.get("/leader/openings").await;
    let (_, waiting) = page.text.split_once("id=\"waiting\"").unwrap();
    for words in ["Kari", "Ánne Nordvik", REASON, "samme etternavn"] {
        assert!(waiting.contains(words), "{words}: {page:?}");
    }
    // Whose record and why, never what stood there, nor how the person is reached.
    for words in [HELPS, RED, GOAL, CONFIDED, NUMBER, "det som hjelper"] {
        assert!(!page.says(words), "{words}: {page:?}");
    }
    let emergency = |ground: &Ground| matches!(ground, Ground::Emergency(_));
    let (id, _) = openings(&rig, "kari", emergency)[0];
    let path = format!("/leader/openings/{id}");
    let wrong = [("verdict", "not_justified"), ("words", "")];
    let page = randi.post(&format!("{path}/verdict"), &wrong).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.says("Skriv hvorfor"), "{page:?}");
    let ask = [("verdict", "asked_about"), ("words", "Ringer Kari mandag")];
    let page = randi.post(&format!("{path}/verdict"), &ask).await;
    assert!(page.goes_to("/leader/openings"), "{page:?}");
    let page = randi.get("/leader/openings").await;
    let (_, asked) = page.text.split_once("id=\"asked\"").unwrap();
    assert!(
        asked.contains("Ringer Kari mandag"),
        "it stays until it has an end"
    );
    let end = [("verdict", "understood"), ("words", "Hun var alene")];
    randi.post(&format!("{path}/verdict"), &end).await;
    let page = randi.get("/leader/openings").await;
    let (_, finished) = page.text.split_once("id=\"finished\"").unwrap();
    assert!(finished.contains("Hun var alene") && finished.contains("Ringer Kari mandag"));
    // The person reads what was made of it, and not what the leader wrote.
    let siri = Browser::of(&rig, "siri").await;
    let list = siri.get(&at("")).await;
    assert!(
        list.says("mener at det var riktig") && !list.says("Ringer Kari"),
        "{list:?}"
    );
    let page = randi.post(&format!("{path}/undo"), &[]).await;
    assert!(page.goes_to("/leader/openings"), "{page:?}");
    let (_, one) = openings(&rig, "kari", emergency)[0].clone();
    assert!(
        one.waits() && one.reviews.len() == 1,
        "asked about, as before"
    );
}

#[tokio::test]
async fn the_review_is_for_the_leader_through_the_api_as_well() {
    let rig = evening().await;
    let randi = rig.token("randi").await;
    let (status, found) = rig.read(&randi, "/api/v1/openings").await;
    assert_eq!(status, StatusCode::OK, "{found}");
    let one = &found["waiting"][0];
    assert_eq!(
        (&one["ground"], &one["reason"]),
        (&Value::from("emergency"), &Value::from(REASON))
    );
    assert_eq!(one["unusual"], serde_json::json!(["same_name"]));
    assert!(
        !found.to_string().contains("helps"),
        "no part of the plan is named"
    );
    let path = format!("/api/v1/openings/{}/verdict", one["id"].as_str().unwrap());
    let verdict =
        |verdict: &str, words: &str| serde_json::json!({"verdict": verdict, "words": words});
    for who in ["kari", "siri", "jonas"] {
        let token = rig.token(who).await;
        assert_eq!(
            rig.read(&token, "/api/v1/openings").await.0,
            StatusCode::FORBIDDEN
        );
        let (status, _) = rig.post(&token, &path, &verdict("understood", "")).await;
        assert_eq!(status, StatusCode::FORBIDDEN, "{who}");
    }
    let (status, _) = rig.post(&randi, &path, &verdict("fine", "")).await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
    let (status, body) = rig
        .post(&randi, &format!("{path}/undo"), &Value::Null)
        .await;
    assert_eq!(status, StatusCode::CONFLICT, "{body}");
    let (status, body) = rig
        .post(&randi, &path, &verdict("not_justified", "Ingen fare"))
        .await;
    assert_eq!(status, StatusCode::OK, "{body}");
    let found = rig.read(&randi, "/api/v1/openings").await.1;
    assert_eq!(found["finished"][0]["said"][0]["words"], "Ingen fare");
    let (status, body) = rig
        .post(&randi, &format!("{path}/undo"), &Value::Null)
        .await;
    assert_eq!(status, StatusCode::OK, "{body}");
    let found = rig.read(&randi, "/api/v1/openings").await.1;
    assert_eq!(found["waiting"][0]["id"], one["id"]);
}
