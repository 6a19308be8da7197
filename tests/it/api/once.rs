//! The same request under the same key is carried out once.

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
