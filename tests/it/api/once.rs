//! The same request under the same key is carried out once.

use std::io::Write as _;
use std::net::TcpStream;

use reqwest::{Method, Response, StatusCode};
use serde_json::{Value, json};

use crate::api::rig::{MOTHER, Rig, assert_problem};

async fn note(rig: &Rig, token: &str, contact: &str, key: &str, text: &str) -> Response {
    let ask = rig.ask(Method::POST, &format!("/api/v1/contacts/{contact}/note"));
    let ask = ask.bearer_auth(token).header("Idempotency-Key", key);
    ask.json(&json!({"text": text})).send().await.unwrap()
}

async fn parts(answer: Response) -> (StatusCode, Value) {
    (answer.status(), answer.json().await.unwrap())
}

#[tokio::test]
async fn the_same_again_is_answered_and_not_done_again() {
    let rig = Rig::start().await;
    let kari = rig.token("kari").await;
    let (contact, _) = rig.dial("CA1", MOTHER).await;
    let first = note(&rig, &kari, &contact, "k1", "once").await;
    assert!(!first.headers().contains_key("idempotent-replayed"));
    let first = parts(first).await;
    assert_eq!(first.0, StatusCode::OK);
    let second = note(&rig, &kari, &contact, "k1", "once").await;
    assert_eq!(second.headers()["idempotent-replayed"], "true");
    assert_eq!(parts(second).await, first);
    assert_eq!(rig.notes(&contact), 1);

    assert_eq!(
        note(&rig, &kari, &contact, "k2", "once").await.status(),
        StatusCode::OK
    );
    assert_eq!(rig.notes(&contact), 2, "another key is another request");
}

#[tokio::test]
async fn another_body_under_the_same_key_is_refused() {
    let rig = Rig::start().await;
    let kari = rig.token("kari").await;
    let (contact, _) = rig.dial("CA1", MOTHER).await;
    note(&rig, &kari, &contact, "k1", "one").await;
    let other = parts(note(&rig, &kari, &contact, "k1", "two").await).await;
    assert_problem(
        other,
        StatusCode::UNPROCESSABLE_ENTITY,
        "used for another request",
    );
    assert_eq!(rig.notes(&contact), 1);
    let long = "k".repeat(129);
    let long = parts(note(&rig, &kari, &contact, &long, "one").await).await;
    assert_problem(long, StatusCode::BAD_REQUEST, "Idempotency-Key");
}

#[tokio::test]
async fn a_refusal_is_kept_too_and_keys_belong_to_one_account() {
    let rig = Rig::start().await;
    let kari = rig.token("kari").await;
    let (contact, _) = rig.dial("CA1", MOTHER).await;
    let empty = parts(note(&rig, &kari, &contact, "k1", " ").await).await;
    assert_problem(
        empty.clone(),
        StatusCode::UNPROCESSABLE_ENTITY,
        "nothing was written",
    );
    let again = note(&rig, &kari, &contact, "k1", " ").await;
    assert_eq!(again.headers()["content-type"], "application/problem+json");
    assert_eq!(parts(again).await, empty);
    let randi = rig.token("randi").await;
    let other = parts(note(&rig, &randi, &contact, "k1", "x").await).await;
    assert_problem(other, StatusCode::NOT_FOUND, "not yours to open");
}

#[tokio::test]
async fn a_form_of_a_page_sent_again_leads_to_the_same_place_and_is_done_once() {
    let rig = Rig::start().await;
    let kari = rig.token("kari").await;
    let (contact, _) = rig.dial("CA1", MOTHER).await;
    let form = async |text: &str| {
        let ask = rig.ask(Method::POST, &format!("/nurse/contact/{contact}/note"));
        let ask = ask
            .bearer_auth(&kari)
            .form(&[("idempotency_key", "k1"), ("text", text)]);
        ask.send().await.unwrap()
    };
    let first = form("once").await;
    assert_eq!(first.status(), StatusCode::SEE_OTHER);
    assert!(!first.headers().contains_key("idempotent-replayed"));
    let second = form("once").await;
    assert_eq!(second.headers()["idempotent-replayed"], "true");
    assert_eq!(second.status(), StatusCode::SEE_OTHER);
    assert_eq!(second.headers()["location"], first.headers()["location"]);
    assert_eq!(rig.notes(&contact), 1);
    assert_eq!(
        form("twice").await.status(),
        StatusCode::UNPROCESSABLE_ENTITY
    );
    // What was refused changed nothing, and may be sent again.
    let refused = async || {
        let ask = rig.ask(Method::POST, &format!("/nurse/contact/{contact}/note"));
        let ask = ask.bearer_auth(&kari).header("Accept", "application/json");
        let ask = ask.form(&[("idempotency_key", "k2"), ("text", " ")]);
        ask.send().await.unwrap()
    };
    for _ in 0..2 {
        let answer = refused().await;
        assert!(!answer.headers().contains_key("idempotent-replayed"));
        assert_eq!(answer.json::<Value>().await.unwrap()["ok"], false);
    }
}

#[tokio::test]
async fn a_request_whose_sender_is_gone_is_carried_out_once_and_can_be_asked_about() {
    let rig = Rig::start().await;
    let kari = rig.token("kari").await;
    let (contact, _) = rig.dial("CA1", MOTHER).await;
    for n in 1..=10 {
        let (key, body) = (
            format!("k{n}"),
            json!({"text": format!("note {n}")}).to_string(),
        );
        let request = format!(
            "POST /api/v1/contacts/{contact}/note HTTP/1.1\r\nHost: {}\r\nAuthorization: Bearer {kari}\r\n\
             Idempotency-Key: {key}\r\nContent-Type: application/json\r\nContent-Length: {}\r\n\r\n{body}",
            rig.address,
            body.len(),
        );
        let mut line = TcpStream::connect(rig.address).unwrap();
        line.write_all(request.as_bytes()).unwrap();
        drop(line);
        let answer = loop {
            let answer = note(&rig, &kari, &contact, &key, &format!("note {n}")).await;
            // Under way still.
            if answer.status() != StatusCode::CONFLICT {
                break answer;
            }
            assert!(
                answer.headers().contains_key("retry-after"),
                "never unknown"
            );
        };
        assert_eq!(answer.status(), StatusCode::OK);
        assert_eq!(rig.notes(&contact), n);
    }
}
