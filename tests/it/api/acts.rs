//! What a nurse does over the API, and what it answers when something is not possible.

use reqwest::{Method, StatusCode};
use serde_json::{Value, json};

use crate::api::rig::{MOTHER, Rig, assert_problem};

#[tokio::test]
async fn a_call_is_seen_claimed_written_about_and_closed() {
    let rig = Rig::start().await;
    let kari = rig.token("kari").await;
    let (contact, call) = rig.dial("CA1", MOTHER).await;

    let (_, board) = rig.read(&kari, "/api/v1/board").await;
    assert_eq!(board["waiting"][0]["contact"], contact);
    assert_eq!(board["waiting"][0]["hint"]["labels"][0], "Mother of Elin");
    let (_, duty) = rig.read(&kari, "/api/v1/duty").await;
    assert_eq!(duty["now"]["people"][0]["person"]["name"], "Kari Nordvik");

    let (status, done) = rig
        .post(&kari, &format!("/api/v1/calls/{call}/claim"), &json!({}))
        .await;
    assert_eq!(status, StatusCode::OK, "{done}");
    let (status, _) = rig
        .post(
            &kari,
            &format!("/api/v1/contacts/{contact}/note"),
            &json!({"text": "She is calm."}),
        )
        .await;
    assert_eq!(status, StatusCode::OK);
    let (_, seen) = rig
        .read(&kari, &format!("/api/v1/contacts/{contact}"))
        .await;
    assert_eq!(seen["notes"][0]["text"], "She is calm.");
    assert!(
        seen["third"]
            .as_array()
            .unwrap()
            .iter()
            .any(|third| third["key"] == "doctor-0")
    );
    assert!(
        seen["can"]
            .as_array()
            .unwrap()
            .contains(&Value::from("note"))
    );

    rig.hang_up("CA1").await;
    let outcome = json!({"outcome": "helped_by_telephone", "next": {"kind": "follow_up", "staff": "siri", "at": "2026-01-12T08:00:00Z", "what": "Call her"}});
    let path = format!("/api/v1/contacts/{contact}/outcome");
    let (status, done) = rig.post(&kari, &path, &outcome).await;
    assert_eq!(status, StatusCode::OK, "{done}");
    let (_, board) = rig.read(&kari, "/api/v1/board").await;
    assert_eq!(
        done["at"].as_str().unwrap().split('-').next(),
        board["at"].as_str().unwrap().split('-').next()
    );
    let again = rig.post(&kari, &path, &outcome).await;
    assert_problem(
        again,
        StatusCode::CONFLICT,
        "this contact has its outcome already",
    );
}

#[tokio::test]
async fn an_admission_is_stated_with_where_and_when_and_never_how() {
    let rig = Rig::start().await;
    let kari = rig.token("kari").await;
    let (contact, _) = rig.dial("CA1", MOTHER).await;
    rig.hang_up("CA1").await;
    let path = format!("/api/v1/contacts/{contact}/outcome");
    let next = json!({"kind": "follow_up", "staff": "siri", "at": "2026-01-12T08:00:00Z", "what": "Call the ward"});
    for (body, words) in [
        (
            json!({"outcome": "admitted", "next": next}),
            "where the person was admitted",
        ),
        (
            json!({"outcome": "admitted", "next": {"kind": "settled"}, "admitted": {"unit": "UNN"}}),
            "say who follows up",
        ),
        (
            json!({"outcome": "called_113", "next": next, "admitted": {"unit": "UNN"}}),
            "with the outcome admitted alone",
        ),
        (
            json!({"outcome": "admitted", "next": next, "admitted": {"unit": "UNN", "how": "compulsory"}}),
            "unknown field",
        ),
    ] {
        let answer = rig.post(&kari, &path, &body).await;
        assert_problem(answer, StatusCode::UNPROCESSABLE_ENTITY, words);
    }
    let body = json!({"outcome": "admitted", "next": next, "admitted": {"unit": "UNN Åsgård"}});
    let (status, done) = rig.post(&kari, &path, &body).await;
    assert_eq!(status, StatusCode::OK, "{done}");
    let (_, seen) = rig
        .read(&kari, &format!("/api/v1/contacts/{contact}"))
        .await;
    assert_eq!(seen["closing"]["outcome"], "admitted", "{seen}");
    assert_eq!(seen["closing"]["admitted"]["unit"], "UNN Åsgård");
    assert!(seen["closing"]["admitted"]["at"].is_string());
}

#[tokio::test]
async fn what_is_not_possible_is_said_in_words() {
    let rig = Rig::start().await;
    let kari = rig.token("kari").await;
    let (contact, call) = rig.dial("CA1", MOTHER).await;
    let nothing = "0123456789abcdef0123456789abcdef";
    for (path, body, status, words) in [
        (
            format!("/api/v1/calls/{nothing}/claim"),
            json!({}),
            StatusCode::NOT_FOUND,
            "there is no such call",
        ),
        (
            "/api/v1/calls/x/claim".to_owned(),
            json!({}),
            StatusCode::NOT_FOUND,
            "there is no such call",
        ),
        (
            format!("/api/v1/calls/{call}/end"),
            json!({}),
            StatusCode::CONFLICT,
            "no conversation",
        ),
        (
            format!("/api/v1/calls/{call}/bring-in"),
            json!({"third": "doctor-99"}),
            StatusCode::UNPROCESSABLE_ENTITY,
            "not among those",
        ),
        (
            format!("/api/v1/calls/{call}/bring-in"),
            json!({}),
            StatusCode::UNPROCESSABLE_ENTITY,
            "either",
        ),
        (
            format!("/api/v1/calls/{call}/claim"),
            json!({"phone": "two"}),
            StatusCode::UNPROCESSABLE_ENTITY,
            "phone",
        ),
        (
            format!("/api/v1/contacts/{contact}/note"),
            json!({"text": "  "}),
            StatusCode::UNPROCESSABLE_ENTITY,
            "nothing was written",
        ),
        (
            format!("/api/v1/contacts/{contact}/note"),
            json!({"txt": "a"}),
            StatusCode::UNPROCESSABLE_ENTITY,
            "txt",
        ),
        (
            format!("/api/v1/contacts/{contact}/promise"),
            json!({"due_at": "soon"}),
            StatusCode::UNPROCESSABLE_ENTITY,
            "not an instant",
        ),
        (
            format!("/api/v1/contacts/{contact}/promise"),
            json!({"due_at": "2020-01-01T00:00:00Z"}),
            StatusCode::CONFLICT,
            "a line to this person is open",
        ),
        (
            format!("/api/v1/contacts/{contact}/outcome"),
            json!({"outcome": "joined", "next": {"kind": "settled"}}),
            StatusCode::UNPROCESSABLE_ENTITY,
            "helped_by_telephone",
        ),
        (
            format!("/api/v1/contacts/{contact}/proposal"),
            json!({"same": true}),
            StatusCode::CONFLICT,
            "no other contact",
        ),
        (
            format!("/api/v1/contacts/{contact}/erase"),
            json!({"reason": "asked"}),
            StatusCode::FORBIDDEN,
            "leader",
        ),
        (
            "/api/v1/effects/release".to_owned(),
            json!({}),
            StatusCode::FORBIDDEN,
            "runs the machines",
        ),
        (
            format!("/api/v1/alarms/{nothing}/take"),
            json!({}),
            StatusCode::NOT_FOUND,
            "alarm",
        ),
    ] {
        let answer = rig.post(&kari, &path, &body).await;
        assert_problem(answer, status, words);
    }
    let ask = rig.ask(Method::POST, &format!("/api/v1/contacts/{contact}/note"));
    let answer = ask
        .bearer_auth(&kari)
        .header("content-type", "application/json")
        .body("{")
        .send()
        .await
        .unwrap();
    let answer = (answer.status(), answer.json().await.unwrap());
    assert_problem(answer, StatusCode::BAD_REQUEST, "JSON");
    let nowhere = rig.read(&kari, "/api/v1/nothing").await;
    assert_problem(nowhere, StatusCode::NOT_FOUND, "nothing at this address");
}

#[tokio::test]
async fn those_who_may_not_open_a_contact_learn_nothing_of_it() {
    let rig = Rig::start().await;
    let (contact, call) = rig.dial("CA1", MOTHER).await;
    for username in ["wall", "randi", "jonas"] {
        let token = rig.token(username).await;
        let seen = rig
            .read(&token, &format!("/api/v1/contacts/{contact}"))
            .await;
        assert_problem(seen, StatusCode::NOT_FOUND, "not yours to open");
        let claimed = rig
            .post(&token, &format!("/api/v1/calls/{call}/claim"), &json!({}))
            .await;
        assert_problem(claimed, StatusCode::NOT_FOUND, "not yours to open");
        let noted = rig
            .post(
                &token,
                &format!("/api/v1/contacts/{contact}/note"),
                &json!({"text": "x"}),
            )
            .await;
        assert_problem(noted, StatusCode::NOT_FOUND, "not yours to open");
        let (status, board) = rig.read(&token, "/api/v1/board").await;
        assert_eq!(status, StatusCode::OK);
        assert!(!board.to_string().contains("Elin"), "{username}: {board}");
        assert_eq!(board["waiting"].as_array().unwrap().len(), 1, "{username}");
    }
}
