//! Somebody writes to the number, and a nurse answers over the API.

use hjemmevakt::domain::actor::Actor;
use hjemmevakt::domain::command::{Command, From};
use hjemmevakt::domain::ids::CarrierId;
use reqwest::StatusCode;
use serde_json::{Value, json};

use crate::api::rig::{MOTHER, Rig, assert_problem};

async fn writes(rig: &Rig, name: &str, text: &str) {
    let command = Command::MessageArrives {
        carrier_id: CarrierId::new(name),
        from: From::Number(MOTHER.parse().unwrap()),
        body: text.to_owned(),
    };
    rig.engine.submit(Actor::Carrier, command).await.unwrap();
}

fn can(contact: &Value, what: &str) -> bool {
    contact["can"]
        .as_array()
        .unwrap()
        .contains(&Value::from(what))
}

#[tokio::test]
async fn a_message_rings_is_taken_answered_and_closed() {
    let rig = Rig::start().await;
    let kari = rig.token("kari").await;
    writes(&rig, "SM1", "Jeg klarer ikke å snakke nå.").await;
    let (_, board) = rig.read(&kari, "/api/v1/board").await;
    let row = &board["waiting"][0];
    assert_eq!(row["state"], "writes", "{row}");
    assert_eq!(row["hint"]["labels"][0], "Mother of Elin");
    assert_eq!(row["next"]["what"], "ring");
    let path = format!("/api/v1/contacts/{}", row["contact"].as_str().unwrap());
    let (_, seen) = rig.read(&kari, &path).await;
    assert!(can(&seen, "take-message") && can(&seen, "pass-message"));
    assert_eq!(seen["writing"]["with"], Value::Null);

    let take = format!("{path}/take-message");
    let (status, done) = rig.post(&kari, &take, &json!({})).await;
    assert_eq!(status, StatusCode::OK, "{done}");
    let (_, seen) = rig.read(&kari, &path).await;
    assert_eq!(seen["writing"]["with"]["me"], true);
    assert!(seen["writing"]["ring_at"].is_string());
    assert!(!can(&seen, "take-message"));
    // Hers already: nothing happens twice.
    assert_eq!(rig.post(&kari, &take, &json!({})).await.0, StatusCode::OK);

    let message = json!({"text": "Jeg er her."});
    let (status, done) = rig.post(&kari, &format!("{path}/message"), &message).await;
    assert_eq!(status, StatusCode::OK, "{done}");
    let (_, seen) = rig.read(&kari, &path).await;
    assert_eq!(seen["writing"]["ring_at"], Value::Null);
    let outcome = json!({"outcome": "relative_supported", "next": {"kind": "settled"}});
    let (status, done) = rig.post(&kari, &format!("{path}/outcome"), &outcome).await;
    assert_eq!(status, StatusCode::OK, "{done}");
}

#[tokio::test]
async fn who_sees_to_the_children_is_part_of_the_answer() {
    let rig = Rig::start().await;
    let kari = rig.token("kari").await;
    writes(&rig, "SM1", "Jeg er redd for ungene.").await;
    let (_, board) = rig.read(&kari, "/api/v1/board").await;
    let contact = board["waiting"][0]["contact"].as_str().unwrap().to_owned();
    let path = format!("/api/v1/contacts/{contact}/children");
    for (body, words) in [
        (json!({"answer": "maybe"}), "not an answer"),
        (json!({"answer": "yes"}), "who follows up the children"),
        (json!({"answer": "yes", "staff": "nobody"}), "nobody"),
    ] {
        let answer = rig.post(&kari, &path, &body).await;
        assert_problem(answer, StatusCode::UNPROCESSABLE_ENTITY, words);
    }
    let body = json!({"answer": "yes", "staff": "siri"});
    let (status, done) = rig.post(&kari, &path, &body).await;
    assert_eq!(status, StatusCode::OK, "{done}");
    let (_, seen) = rig
        .read(&kari, &format!("/api/v1/contacts/{contact}"))
        .await;
    assert_eq!(seen["children"]["answer"], "yes");
    assert!(seen["children"]["who"]["name"].is_string());
}

#[tokio::test]
async fn whoever_wants_no_messages_gets_none_and_keeps_the_promise() {
    let rig = Rig::start().await;
    let kari = rig.token("kari").await;
    writes(&rig, "SM1", "ring meg").await;
    writes(&rig, "SM2", "STOPP").await;
    let (_, board) = rig.read(&kari, "/api/v1/board").await;
    let row = &board["call_backs"][0];
    assert!(row["due_at"].is_string(), "{board}");
    let path = format!("/api/v1/contacts/{}", row["contact"].as_str().unwrap());
    let (_, seen) = rig.read(&kari, &path).await;
    assert!(seen["stopped"] == true && !can(&seen, "message"));
    let message = json!({"text": "Hei."});
    let answer = rig.post(&kari, &format!("{path}/message"), &message).await;
    assert_problem(answer, StatusCode::CONFLICT, "no more messages");
}

#[tokio::test]
async fn only_a_nurse_who_may_open_the_contact_takes_it() {
    let rig = Rig::start().await;
    let kari = rig.token("kari").await;
    let wall = rig.token("wall").await;
    writes(&rig, "SM1", "Er det noen der?").await;
    let (_, board) = rig.read(&kari, "/api/v1/board").await;
    let contact = board["waiting"][0]["contact"].as_str().unwrap().to_owned();
    for what in ["take-message", "pass-message"] {
        let path = format!("/api/v1/contacts/{contact}/{what}");
        let (status, body) = rig.post(&wall, &path, &json!({})).await;
        assert!(status.is_client_error(), "{status} {body}");
    }
    let path = format!("/api/v1/contacts/{contact}/pass-message");
    assert_eq!(rig.post(&kari, &path, &json!({})).await.0, StatusCode::OK);
    let (_, board) = rig.read(&kari, "/api/v1/board").await;
    assert_eq!(board["waiting"][0]["state"], "writes", "it rings on");
}
