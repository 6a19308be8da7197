//! A doctor asks for help over the API, the nurse serves the request, and both see the same; what is not possible is said in words.

use reqwest::{Method, StatusCode};
use serde_json::{Value, json};

use hjemmevakt::admin::Request;

use crate::api::rig::{EXAMPLE, Rig, assert_problem};

/// A legevakt's own line, in the example service file.
const LEGEVAKT: &str = "+4778000002";
const ID: &str = "00000000000000000000000000000901";

fn form() -> Value {
    json!({
        "urgency": "urgent",
        "wanted": ["come_here", "advice_now"],
        "patient": {"kind": "named", "name": "Per Hansen", "birth_year": 1987},
        "situation": "Urolig, vil ikke snakke med oss",
        "place": "Rom 3",
    })
}

async fn sends(rig: &Rig, token: &str) -> String {
    let body = json!({"id": ID, "form": form()});
    let (status, sent) = rig.post(token, "/api/v1/requests", &body).await;
    assert_eq!(status, StatusCode::OK, "{sent}");
    assert_eq!(sent["id"], ID);
    format!("/api/v1/requests/{ID}")
}

fn can(request: &Value, what: &str) -> bool {
    request["can"]
        .as_array()
        .unwrap()
        .contains(&Value::from(what))
}

#[tokio::test]
async fn from_the_first_key_to_the_outcome_both_see_the_same() {
    let rig = Rig::start().await;
    let (jonas, kari) = (rig.token("jonas").await, rig.token("kari").await);
    let (_, desk) = rig.read(&jonas, "/api/v1/requests").await;
    assert_eq!(desk["reach"], "nurse");
    assert_eq!(desk["requests"], json!([]));
    let path = sends(&rig, &jonas).await;

    let (_, seen) = rig.read(&jonas, &path).await;
    assert_eq!(seen["stage"]["is"], "ringing", "{seen}");
    assert_eq!(seen["stage"]["rings"]["next"], "ring");
    assert_eq!(seen["asker"]["me"], true);
    assert_eq!(seen["contact"], Value::Null);
    assert!(can(&seen, "withdraw") && !can(&seen, "accept"));
    let (_, board) = rig.read(&kari, "/api/v1/board").await;
    assert_eq!(board["waiting"][0]["request"]["stage"]["is"], "ringing");
    assert_eq!(board["waiting"][0]["request"]["urgency"], "urgent");
    let asked = &board["requests"][0];
    assert_eq!(
        asked["form"]["situation"],
        "Urolig, vil ikke snakke med oss"
    );
    assert_eq!(asked["form"]["patient"]["name"], "Per Hansen");
    assert!(can(asked, "accept"));

    for (who, what, body) in [
        (&kari, "accept", json!({})),
        (&kari, "room", json!({"text": "Hva har dere prøvd?"})),
        (&jonas, "room", json!({"text": "Ro og lys"})),
        (&kari, "on-the-way", json!({"minutes": 25})),
        (&kari, "arrive", json!({})),
        (&jonas, "agree", json!({"text": "Søster blir i natt"})),
    ] {
        let (status, done) = rig.post(who, &format!("{path}/{what}"), &body).await;
        assert_eq!(status, StatusCode::OK, "{what}: {done}");
    }
    let (_, seen) = rig.read(&jonas, &path).await;
    assert_eq!(seen["stage"]["is"], "arrived", "{seen}");
    assert_eq!(seen["stage"]["by"]["name"], "Kari");
    assert_eq!(seen["room"][0]["text"], "Hva har dere prøvd?");
    assert_eq!(seen["room"][1]["mine"], true);
    assert_eq!(seen["agreed"][0]["text"], "Søster blir i natt");
    let (_, hers) = rig.read(&kari, &path).await;
    let contact = hers["contact"].as_str().unwrap();
    let outcome = json!({"outcome": "helped_in_person", "next": {"kind": "settled"}});
    let (status, done) = rig
        .post(
            &kari,
            &format!("/api/v1/contacts/{contact}/outcome"),
            &outcome,
        )
        .await;
    assert_eq!(status, StatusCode::OK, "{done}");
    let (_, seen) = rig.read(&jonas, &path).await;
    assert_eq!(seen["stage"]["is"], "closed");
    assert_eq!(seen["stage"]["outcome"], "helped_in_person");
    assert_eq!(seen["can"], json!([]));
}

#[tokio::test]
async fn a_doubled_tap_a_lost_answer_and_the_same_words_again_are_one_request() {
    let rig = Rig::start().await;
    let jonas = rig.token("jonas").await;
    let body = json!({"form": form()});
    let once = || {
        rig.ask(Method::POST, "/api/v1/requests")
            .bearer_auth(&jonas)
            .header("Idempotency-Key", "tap-1")
            .json(&body)
            .send()
    };
    let first: Value = once().await.unwrap().json().await.unwrap();
    let again = once().await.unwrap();
    assert_eq!(again.headers()["idempotent-replayed"], "true");
    assert_eq!(again.json::<Value>().await.unwrap()["id"], first["id"]);
    // The same words under no key, and under an id of its own.
    for body in [body.clone(), json!({"id": ID, "form": form()})] {
        let (status, sent) = rig.post(&jonas, "/api/v1/requests", &body).await;
        assert_eq!(status, StatusCode::OK);
        assert_eq!(sent["id"], first["id"]);
    }
    assert_eq!(rig.engine.state().requests.len(), 1);
}

#[tokio::test]
async fn with_nobody_on_duty_it_is_refused_and_says_whom_to_call() {
    let rig = Rig::start().await;
    let jonas = rig.token("jonas").await;
    let text = EXAMPLE
        .lines()
        .map(|line| match line.split_once(" = ") {
            Some((key @ ("primary" | "backup"), _)) => format!("{key} = \"nobody\""),
            Some(("others", _)) => "others = []".to_owned(),
            _ => line.to_owned(),
        })
        .collect::<Vec<_>>()
        .join("\n");
    rig.administer(Request::Import { text }).await;
    let (_, desk) = rig.read(&jonas, "/api/v1/requests").await;
    assert_eq!(desk["reach"], "hole", "{desk}");
    let call = desk["instead"][0]["number"].as_str().unwrap();
    assert!(call.starts_with("+47"), "{desk}");
    let body = json!({"form": form()});
    let answer = rig.post(&jonas, "/api/v1/requests", &body).await;
    assert_problem(answer, StatusCode::CONFLICT, "call");
    assert!(rig.engine.state().requests.is_empty());
}

#[tokio::test]
async fn those_who_take_no_part_learn_nothing_and_change_nothing() {
    let rig = Rig::start().await;
    let jonas = rig.token("jonas").await;
    let path = sends(&rig, &jonas).await;
    for username in ["randi", "wall"] {
        let token = rig.token(username).await;
        let seen = rig.read(&token, &path).await;
        assert_problem(seen, StatusCode::NOT_FOUND, "not yours to open");
        for what in ["withdraw", "accept", "decline", "arrive", "connect"] {
            let answer = rig
                .post(&token, &format!("{path}/{what}"), &json!({}))
                .await;
            assert_problem(answer, StatusCode::NOT_FOUND, "not yours to open");
        }
        let (_, list) = rig.read(&token, "/api/v1/requests").await;
        assert_eq!(list["requests"], json!([]), "{username}");
        let (_, board) = rig.read(&token, "/api/v1/board").await;
        assert!(!board.to_string().contains("Per Hansen"), "{username}");
        assert!(!board.to_string().contains("Urolig"), "{username}");
    }
    // And whoever asked cannot do what is the nurse's.
    for what in ["accept", "arrive"] {
        let (status, _) = rig
            .post(&jonas, &format!("{path}/{what}"), &json!({}))
            .await;
        assert_eq!(status, StatusCode::FORBIDDEN, "{what}");
    }
}

#[tokio::test]
async fn what_cannot_be_read_is_said_in_words_and_nothing_is_sent() {
    let rig = Rig::start().await;
    let jonas = rig.token("jonas").await;
    for (body, words) in [
        (json!({"form": {"urgency": "at once"}}), "urgency"),
        (json!({"form": {"wanted": ["tea"]}}), "wanted"),
        (
            json!({"form": {"patient": {"kind": "birth_number", "number": "01 02 03 12345"}}}),
            "check digit",
        ),
        (
            json!({"form": {"patient": {"kind": "birth_number", "number": "123"}}}),
            "11 digits",
        ),
        (json!({"form": {"phone": "ring"}}), "number"),
        (json!({"form": {"plase": "Rom 3"}}), "plase"),
        (json!({"id": "one", "form": {}}), "not an id"),
        (
            json!({"form": {"situation": "x".repeat(4_001)}}),
            "4000 characters",
        ),
    ] {
        let answer = rig.post(&jonas, "/api/v1/requests", &body).await;
        assert_problem(answer, StatusCode::UNPROCESSABLE_ENTITY, words);
    }
    assert!(rig.engine.state().requests.is_empty());
    let path = sends(&rig, &jonas).await;
    let kari = rig.token("kari").await;
    rig.post(&kari, &format!("{path}/accept"), &json!({})).await;
    for (what, body, status, words) in [
        ("on-the-way", json!({"minutes": 0}), 422, "1440"),
        ("room", json!({"text": "  "}), 422, "nothing was written"),
        ("amend", json!({"form": {"wanted": "all"}}), 422, "wanted"),
        ("withdraw", json!({}), 403, "asked"),
    ] {
        let answer = rig.post(&kari, &format!("{path}/{what}"), &body).await;
        let status = StatusCode::from_u16(status).unwrap();
        assert_problem(answer, status, words);
    }
}

#[tokio::test]
async fn more_is_known_and_then_it_is_not_needed_any_more() {
    let rig = Rig::start().await;
    let (jonas, kari) = (rig.token("jonas").await, rig.token("kari").await);
    let path = sends(&rig, &jonas).await;
    let mut more = form();
    more["urgency"] = json!("immediate");
    more["safety"] = json!("Har slått før");
    let body = json!({"form": more});
    let (status, _) = rig.post(&jonas, &format!("{path}/amend"), &body).await;
    assert_eq!(status, StatusCode::OK);
    let (_, seen) = rig.read(&kari, &path).await;
    assert_eq!(seen["changed"], 1);
    assert_eq!(seen["urgency"], "immediate");
    assert_eq!(seen["form"]["safety"], "Har slått før");
    assert_eq!(seen["form"]["place"], "Rom 3");
    let (status, _) = rig
        .post(&jonas, &format!("{path}/withdraw"), &json!({}))
        .await;
    assert_eq!(status, StatusCode::OK);
    let (_, seen) = rig.read(&jonas, &path).await;
    assert_eq!(seen["stage"]["is"], "withdrawn");
    let (_, board) = rig.read(&kari, "/api/v1/board").await;
    assert_eq!(board["requests"], json!([]));
    assert_eq!(board["waiting"], json!([]));
}

#[tokio::test]
async fn a_call_from_the_legevakt_is_filled_in_by_the_nurse_who_has_it() {
    let rig = Rig::start().await;
    let kari = rig.token("kari").await;
    let (contact, _) = rig.dial("CA1", LEGEVAKT).await;
    let body = json!({"id": ID, "form": form()});
    let path = format!("/api/v1/contacts/{contact}/request");
    for _ in 0..2 {
        let (status, sent) = rig.post(&kari, &path, &body).await;
        assert_eq!(status, StatusCode::OK, "{sent}");
        assert_eq!(sent["id"], ID);
    }
    let (_, seen) = rig.read(&kari, &format!("/api/v1/requests/{ID}")).await;
    assert_eq!(seen["asker"]["from"], "telephone");
    assert_eq!(seen["stage"]["is"], "accepted");
    assert_eq!(seen["contact"], contact.as_str());
    let other = json!({"form": form()});
    let answer = rig.post(&kari, &path, &other).await;
    assert_problem(answer, StatusCode::CONFLICT, "already taken");
}
