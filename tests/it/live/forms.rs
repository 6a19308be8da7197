//! Forms: with and without JavaScript, carried out once, and nothing typed is lost when a rule says no.

use hjemmevakt::domain::contacts::contact::Phase;
use reqwest::redirect::Policy;
use reqwest::{Client, StatusCode};
use serde_json::Value;

use crate::live::rig::{MOTHER, Rig, nurse};

fn browser() -> Client {
    Client::builder().redirect(Policy::none()).build().unwrap()
}

#[tokio::test]
async fn i_take_it_works_as_a_plain_form() {
    // Whom the patient wants, so that it rings her first.
    let rig = Rig::served(nurse("kari")).await;
    let (call, contact) = rig.rings(MOTHER, 1).await;
    let page = browser()
        .get(rig.url("/nurse"))
        .send()
        .await
        .unwrap()
        .text()
        .await
        .unwrap();
    assert!(page.contains("Mother of Elin"));
    let path = format!("/nurse/contact/{contact}/claim");
    assert!(page.contains(&path), "the form is on the page");
    let answer = browser()
        .post(rig.url(&path))
        .form(&[
            ("call", call.to_string()),
            ("idempotency_key", "k1".to_owned()),
        ])
        .send()
        .await
        .unwrap();
    assert_eq!(answer.status(), StatusCode::SEE_OTHER);
    assert_eq!(
        answer.headers()["location"],
        format!("/nurse/contact/{contact}")
    );
    assert!(
        rig.engine
            .state()
            .call(call)
            .unwrap()
            .waiting()
            .unwrap()
            .claimed
            .is_some()
    );
}

#[tokio::test]
async fn the_same_form_twice_is_carried_out_once() {
    let rig = Rig::served(nurse("aslak")).await;
    let (_, contact) = rig.rings(MOTHER, 1).await;
    let send = async |key: &str, text: &str| {
        browser()
            .post(rig.url(&format!("/nurse/contact/{contact}/note")))
            .header("idempotency-key", key)
            .header("accept", "application/json")
            .form(&[("text", text)])
            .send()
            .await
            .unwrap()
    };
    let notes = || rig.engine.state().contact(contact).unwrap().notes.len();
    for _ in 0..2 {
        let answer = send("same", "Hun er trygg hjemme.").await;
        assert_eq!(answer.status(), StatusCode::OK);
        let answer: Value = answer.json().await.unwrap();
        assert_eq!(answer["ok"], true);
    }
    assert_eq!(notes(), 1);
    // Sent again by a queue whose server has started anew: another key, the same words.
    assert_eq!(
        send("other", "Hun er trygg hjemme.").await.status(),
        StatusCode::OK
    );
    assert_eq!(notes(), 1);
    assert_eq!(
        send("same", "Noe annet.").await.status(),
        StatusCode::UNPROCESSABLE_ENTITY
    );
    assert_eq!(send("third", "Noe annet.").await.status(), StatusCode::OK);
    assert_eq!(notes(), 2);
}

#[tokio::test]
async fn a_refused_form_comes_back_with_its_words_and_the_reason() {
    let rig = Rig::served(nurse("aslak")).await;
    let (_, contact) = rig.rings(MOTHER, 1).await;
    let path = rig.url(&format!("/nurse/contact/{contact}/message"));
    let long = "x".repeat(1_001);
    let plain = browser()
        .post(&path)
        .form(&[("text", long.as_str())])
        .send()
        .await
        .unwrap();
    assert_eq!(plain.status(), StatusCode::CONFLICT);
    let page = plain.text().await.unwrap();
    assert!(
        page.contains("Teksten er for lang: høyst 1000 tegn.") || page.contains("høyst 1"),
        "says why"
    );
    assert!(page.contains(&long), "and keeps what was typed");
    let quick = browser()
        .post(&path)
        .header("accept", "application/json")
        .form(&[("text", "")])
        .send()
        .await
        .unwrap();
    assert_eq!(quick.status(), StatusCode::CONFLICT);
    let quick: Value = quick.json().await.unwrap();
    assert_eq!(quick["message"], "Det står ingenting i feltet.");
}

#[tokio::test]
async fn an_outcome_needs_who_what_and_when() {
    let rig = Rig::served(nurse("aslak")).await;
    let (_, contact) = rig.rings(MOTHER, 1).await;
    rig.hangs_up(1).await;
    let path = rig.url(&format!("/nurse/contact/{contact}/outcome"));
    let send = async |fields: &[(&str, &str)]| {
        let request = browser()
            .post(&path)
            .header("accept", "application/json")
            .form(fields);
        let answer = request.send().await.unwrap();
        let status = answer.status();
        let answer: Value = answer.json().await.unwrap();
        (
            status,
            answer["message"].as_str().unwrap_or_default().to_owned(),
        )
    };
    let begin = [("outcome", "not_reached"), ("next", "follow_up")];
    assert_eq!(send(&[]).await.1, "Velg et utfall.");
    assert_eq!(send(&begin[..1]).await.1, "Velg hva som skjer nå.");
    assert_eq!(send(&begin).await.1, "Velg hvem som følger opp.");
    let settled = [("outcome", "not_reached"), ("next", "settled")];
    assert!(
        send(&settled)
            .await
            .1
            .starts_with("Med dette utfallet er noe igjen")
    );
    let past = [
        begin.as_slice(),
        &[
            ("owner", "siri"),
            ("what", "Ring moren"),
            ("at", "2026-11-20T10:00"),
        ],
    ]
    .concat();
    assert!(send(&past).await.1.starts_with("Tidspunktet har vært"));
    let whole = [
        begin.as_slice(),
        &[
            ("owner", "siri"),
            ("what", "Ring moren"),
            ("at", "2026-11-23T11:00"),
        ],
    ]
    .concat();
    assert_eq!(send(&whole).await.0, StatusCode::OK);
    let state = rig.engine.state();
    let Phase::Closed(closing) = &state.contact(contact).unwrap().phase else {
        panic!("it is closed");
    };
    let hjemmevakt::domain::contacts::contact::Next::FollowUp { at, .. } = &closing.next else {
        panic!("{closing:?}");
    };
    assert_eq!(
        at.to_string(),
        "2026-11-23T10:00:00.000Z",
        "local time in the service's zone"
    );
}

#[tokio::test]
async fn what_is_not_hers_is_not_said_to_exist() {
    let rig = Rig::served(nurse("nobody")).await;
    let (call, contact) = rig.rings(MOTHER, 1).await;
    let page = browser()
        .get(rig.url(&format!("/nurse/contact/{contact}")))
        .send()
        .await
        .unwrap();
    assert_eq!(page.status(), StatusCode::NOT_FOUND);
    assert!(!page.text().await.unwrap().contains("Elin"));
    let claim = rig.url(&format!("/nurse/contact/{contact}/claim"));
    let answer = browser()
        .post(claim)
        .form(&[("call", call.to_string())])
        .send()
        .await
        .unwrap();
    assert_eq!(answer.status(), StatusCode::NOT_FOUND);
    assert!(
        rig.engine
            .state()
            .call(call)
            .unwrap()
            .waiting()
            .unwrap()
            .claimed
            .is_none()
    );
}
