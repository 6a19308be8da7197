//! The register and a record, kept through the API as on its pages.

use hjemmevakt::domain::openings::opening::RecordPart;
use reqwest::{Method, StatusCode};
use serde_json::json;

use crate::api::patients::{ANNE, House, MARJA, NUMBER, assigned, at};
use crate::api::rig::assert_problem;

#[tokio::test]
async fn a_record_is_kept_as_on_its_pages() {
    let house = House::with_anne().await;
    let read = house.reads(&house.siri, &at("")).await;
    assert!(house.has_read("siri", assigned, RecordPart::Rights));
    assert_eq!(read["identity"]["birth_number"], NUMBER);
    assert_eq!(read["people"][0]["told"], "listen");
    let mut new = read["identity"].clone();
    new["preferred"] = json!("Ánná");
    let amend = json!({"identity": new, "seen": read["identity"]});
    house.siri_does(&at("/identity"), &amend).await;
    let mut stale = amend.clone();
    stale["identity"]["preferred"] = json!("Anna");
    let answer = house.rig.post(&house.siri, &at("/identity"), &stale).await;
    assert_problem(
        answer,
        StatusCode::CONFLICT,
        "somebody else has changed this",
    );
    let doctor = json!({"name": "Petter Aas", "role": "general_practitioner", "order": 1});
    let doctor = house.siri_does(&at("/people"), &doctor).await;
    let doctor = doctor["id"].as_str().unwrap();
    let marja = format!("/people/{MARJA}");
    let mother =
        json!({"name": "Marja Nordvik", "role": "mother", "next_of_kin": true, "order": 2});
    house.siri_does(&at(&marja), &mother).await;
    house
        .siri_does(
            &at(&format!("{marja}/told")),
            &json!({"told": "tasks", "words": "det kan de", "capacity": "has"}),
        )
        .await;
    house
        .siri_does(
            &at(&format!("/people/{doctor}/objected")),
            &json!({"objected": true}),
        )
        .await;
    let alert = json!({"text": "hund i gangen", "reason": "sagt av personen", "until": "2026-02-01T00:00:00Z"});
    let alert = house.siri_does(&at("/alerts"), &alert).await;
    let alert = alert["id"].as_str().unwrap();
    let settings = json!({"no_texts": true, "preferred": ["kari"]});
    house.siri_does(&at("/settings"), &settings).await;
    let question = json!({"question": "Hva heter hunden?", "answer": "Musti"});
    house.siri_does(&at("/question"), &question).await;
    house
        .siri_does(&at("/standing"), &json!({"standing": "moved"}))
        .await;
    house
        .siri_does(&at("/plan-stand"), &json!({"stand": "not_ready"}))
        .await;
    house
        .siri_does(&at("/assign"), &json!({"staff": "kari", "assigned": true}))
        .await;
    house
        .siri_does(&at("/coordinator"), &json!({"coordinator": "siri"}))
        .await;
    let read = house.reads(&house.siri, &at("")).await;
    assert_eq!(read["identity"]["preferred"], "Ánná");
    assert_eq!(read["people"][0]["name"], "Petter Aas");
    assert_eq!(read["people"][0]["objected"], true);
    assert_eq!(
        (&read["people"][1]["told"], &read["people"][1]["order"]),
        (&json!("tasks"), &json!(2))
    );
    assert_eq!(read["alerts"][0]["stands"], true);
    assert_eq!(read["settings"]["preferred"][0], "kari");
    assert_eq!(read["question"]["answer"], "Musti");
    assert_eq!(
        (&read["standing"], &read["plan"]["stand"]),
        (&json!("moved"), &json!("not_ready"))
    );
    assert_eq!(read["coordinator"]["name"], "Siri Holm");
    assert_eq!(read["assigned"].as_array().unwrap().len(), 2);
    house
        .siri_does(&at(&format!("/alerts/{alert}/end")), &json!({}))
        .await;
    house
        .siri_does(&at(&format!("/people/{doctor}/unlist")), &json!({}))
        .await;
    let read = house.reads(&house.siri, &at("")).await;
    assert_eq!(read["alerts"][0]["stands"], false);
    assert_eq!(read["people"].as_array().unwrap().len(), 1);
    let mine = house.reads(&house.siri, "/api/v1/patients").await;
    assert_eq!(mine["patients"][0]["name"], "Ánne Nordvik");
}

#[tokio::test]
async fn any_language_that_somebody_speaks_is_kept_and_goes_out_and_comes_in_again() {
    let house = House::with_anne().await;
    let read = house.reads(&house.siri, &at("")).await;
    let mut new = read["identity"].clone();
    new["language"] = json!("UK");
    let amend = json!({"identity": new, "seen": read["identity"]});
    house.siri_does(&at("/identity"), &amend).await;
    let mother = json!({"name": "Marja Nordvik", "role": "mother", "language": "fkv", "order": 1});
    house
        .siri_does(&at(&format!("/people/{MARJA}")), &mother)
        .await;
    let read = house.reads(&house.siri, &at("")).await;
    assert_eq!(read["identity"]["language"], "uk");
    assert_eq!(read["people"][0]["language"], "fkv");
    new["language"] = json!("no");
    let amend = json!({"identity": new, "seen": read["identity"]});
    house.siri_does(&at("/identity"), &amend).await;
    let read = house.reads(&house.siri, &at("")).await;
    assert_eq!(read["identity"]["language"], "nb");
    assert_eq!(read["earlier"][0]["was"], json!({"language": "uk"}));
}

#[tokio::test]
async fn what_stood_before_is_read_with_who_when_and_why() {
    let house = House::with_anne().await;
    let read = house.reads(&house.siri, &at("")).await;
    assert_eq!(read["earlier"], json!([]));
    let mut new = read["identity"].clone();
    new["given"] = json!("Anna");
    let wrong = json!({"how": "wrong", "why": "feil fornavn"});
    let amend = json!({"identity": new, "seen": read["identity"], "amended": wrong});
    house.siri_does(&at("/identity"), &amend).await;
    for settings in [
        json!({"no_texts": true}),
        json!({"no_texts": false, "amended": {"how": "changed"}}),
    ] {
        house.siri_does(&at("/settings"), &settings).await;
    }
    let read = house.reads(&house.siri, &at("")).await;
    let [settings, name] = read["earlier"].as_array().unwrap().as_slice() else {
        panic!("{read}");
    };
    assert_eq!(name["place"], "identity");
    assert_eq!(name["was"], json!({"given": "Ánne"}));
    assert_eq!(
        (&name["amended"], &name["why"], &name["by"]["name"]),
        (&json!("wrong"), &json!("feil fornavn"), &json!("Siri Holm"))
    );
    assert_eq!(settings["was"], json!({"no_texts": "yes"}));
    assert_eq!(settings["amended"], "changed");
    assert_eq!(settings["why"], json!(null));
}

#[tokio::test]
async fn whoever_may_be_registered_already_is_looked_up_first_and_two_records_become_one() {
    let house = House::with_anne().await;
    let found = house
        .kari_does("/api/v1/patients/search", &json!({"q": "nordvk"}))
        .await;
    assert_eq!(
        (&found["patients"][0]["born"], &found["patients"][0]["open"]),
        (&json!("’75"), &json!(false))
    );
    assert!(!found.to_string().contains(NUMBER));
    let mut other = json!({"identity": {"given": "Anne", "family": "Nordvik"}});
    let answer = house
        .rig
        .post(&house.siri, "/api/v1/patients", &other)
        .await;
    assert_problem(answer, StatusCode::CONFLICT, "somebody_else");
    other["somebody_else"] = json!(true);
    let other = house.siri_does("/api/v1/patients", &other).await;
    let other = json!({"other": other["id"]});
    house.siri_does(&at("/merge"), &other).await;
    let read = house.reads(&house.siri, &at("")).await;
    assert_eq!(read["merged"][0]["name"], "Anne Nordvik");
    let merged = other["other"].as_str().unwrap();
    let same = house
        .reads(&house.siri, &format!("/api/v1/patients/{merged}"))
        .await;
    assert_eq!(same["id"], ANNE.to_string(), "read under the other");
    house
        .siri_does(&format!("/api/v1/patients/{merged}/undo-merge"), &json!({}))
        .await;
    assert_eq!(house.reads(&house.siri, &at("")).await["merged"], json!([]));
    // The same request under the same key is one person.
    let body = json!({"name": "Nils Nordvik", "role": "brother"});
    for _ in 0..2 {
        let ask = house
            .rig
            .ask(Method::POST, &at("/people"))
            .bearer_auth(&house.siri);
        let answer = ask
            .header("Idempotency-Key", "one")
            .json(&body)
            .send()
            .await
            .unwrap();
        assert_eq!(answer.status(), StatusCode::OK);
    }
    assert_eq!(
        house.reads(&house.siri, &at("")).await["people"]
            .as_array()
            .unwrap()
            .len(),
        2
    );
}
