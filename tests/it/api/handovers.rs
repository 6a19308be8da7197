//! What the day service has accepted stands on its page until she who has it is done with it: as a page, and for programs.

use std::time::Duration;

use reqwest::StatusCode;
use serde_json::{Value, json};

use crate::api::browser::Browser;
use crate::api::documents::case;
use crate::api::rig::Rig;

const SENTENCE: &str = "Ring søsteren før lunsj.";

/// Somebody has rung, it is settled, and Kari has written a sentence on it.
async fn talked(rig: &Rig, kari: &str) -> String {
    let (contact, _) = rig.dial("CA1", "+4790000060").await;
    rig.hang_up("CA1").await;
    let outcome = json!({"outcome": "helped_by_telephone", "next": {"kind": "settled"}});
    let path = format!("/api/v1/contacts/{contact}/outcome");
    let (status, done) = rig.post(kari, &path, &outcome).await;
    assert_eq!(status, StatusCode::OK, "{done}");
    let path = format!("/api/v1/contacts/{contact}/sentence");
    let (status, _) = rig.post(kari, &path, &json!({"text": SENTENCE})).await;
    assert_eq!(status, StatusCode::OK);
    contact
}

/// Kari hands over; which handover it is.
async fn hands_over(rig: &Rig, kari: &str) -> String {
    let (status, made) = rig.post(kari, "/api/v1/handovers", &json!({})).await;
    assert_eq!(status, StatusCode::OK, "{made}");
    made["id"].as_str().unwrap().to_owned()
}

async fn mine(rig: &Rig, token: &str) -> Vec<Value> {
    let (_, all) = rig.read(token, "/api/v1/handovers").await;
    all["mine"].as_array().unwrap().clone()
}

#[tokio::test]
async fn what_she_has_accepted_stands_on_her_page_until_she_is_done_with_it() {
    let rig = Rig::start().await;
    rig.add("siri", &[]).await;
    let (kari, siri) = (rig.token("kari").await, rig.token("siri").await);
    let contact = talked(&rig, &kari).await;
    let handover = hands_over(&rig, &kari).await;
    let day = Browser::of(&rig, "siri").await;
    assert!(!day.get("/day").await.says(SENTENCE), "not hers yet");
    let about = json!({"contact": contact});
    let path = format!("/api/v1/handovers/{handover}/accept");
    let (status, done) = rig.post(&siri, &path, &about).await;
    assert_eq!(status, StatusCode::OK, "{done}");

    // Nothing is lost by accepting: the sentence, the contact, the handover.
    let page = day.get("/day").await;
    assert!(page.says(SENTENCE), "{page:?}");
    let opened = day.get(&format!("/nurse/contact/{contact}")).await;
    assert_eq!(opened.status, StatusCode::OK);
    assert!(
        day.get(&format!("/handover/{handover}"))
            .await
            .says(SENTENCE)
    );
    let hers = mine(&rig, &siri).await;
    assert_eq!(hers.len(), 1);
    assert_eq!(hers[0]["contact"], contact.as_str());
    assert_eq!(hers[0]["sentence"]["text"], SENTENCE);
    assert!(mine(&rig, &kari).await.is_empty());

    // Nobody else says that she is done.
    let path = format!("/api/v1/handovers/{handover}/done");
    let (status, problem) = rig.post(&kari, &path, &about).await;
    assert_eq!(status, StatusCode::FORBIDDEN, "{problem}");
    let form = [
        ("idempotency_key", "done-1"),
        ("contact", contact.as_str()),
        ("from", "day"),
    ];
    let done = day.post(&format!("/handover/{handover}/done"), &form).await;
    assert!(done.goes_to("/day"), "{done:?}");
    assert!(!day.get("/day").await.says(SENTENCE));
    assert!(mine(&rig, &siri).await.is_empty());
    let gone = day.get(&format!("/nurse/contact/{contact}")).await;
    assert_ne!(gone.status, StatusCode::OK);
}

#[tokio::test]
async fn what_was_agreed_is_read_in_the_handover_and_the_notes_are_on_paper() {
    let rig = Rig::start().await;
    let kari = rig.token("kari").await;
    let (contact, _) = rig.dial("CA1", "+4790000060").await;
    rig.hang_up("CA1").await;
    let agreed = format!("Du ringer Marja i morgen. {}", "Og hviler. ".repeat(40));
    for (what, body) in [
        ("sheets", json!({"language": "nb", "agreed": agreed})),
        ("note", json!({"text": "Roligere etter maten."})),
        (
            "outcome",
            json!({"outcome": "helped_by_telephone", "next": {"kind": "settled"}}),
        ),
    ] {
        let path = format!("/api/v1/contacts/{contact}/{what}");
        let (status, done) = rig.post(&kari, &path, &body).await;
        assert_eq!(status, StatusCode::OK, "{done}");
    }
    let (_, all) = rig.read(&kari, "/api/v1/handovers").await;
    let item = &all["to_hand_over"][0]["items"][0];
    assert_eq!(item["agreed"][0]["from"], "sheet", "{item}");
    assert_eq!(item["agreed"][0]["said"][0]["part"], "agreed");
    assert_eq!(item["agreed"][0]["said"][0]["text"], agreed.trim());
    let page = Browser::of(&rig, "kari").await.get("/handover").await;
    assert!(page.says("Du ringer Marja i morgen."), "{page:?}");
    // What is long, and the notes, are folded on the screen and stand whole on paper.
    let printed: Vec<&str> = page.text.split("only-printed").skip(1).collect();
    assert_eq!(printed.len(), 2);
    assert!(printed[0].contains("Og hviler. Og hviler."));
    assert!(printed[1].contains("Roligere etter maten."));
}

#[tokio::test]
async fn how_soon_a_doctor_asked_and_where_somebody_was_admitted_stand_in_the_handover() {
    let rig = Rig::start().await;
    let contact = case(&rig).await;
    let kari = rig.token("kari").await;
    let at = rig.engine.now() + Duration::from_hours(20);
    let next =
        json!({"kind": "follow_up", "staff": "siri", "at": at.to_string(), "what": "Ring posten"});
    let body = json!({"outcome": "admitted", "next": next, "admitted": {"unit": "UNN Åsgård"}});
    let path = format!("/api/v1/contacts/{contact}/outcome");
    let (status, ended) = rig.post(&kari, &path, &body).await;
    assert_eq!(status, StatusCode::OK, "{ended}");
    let (_, all) = rig.read(&kari, "/api/v1/handovers").await;
    let item = &all["to_hand_over"][0]["items"][0];
    assert_eq!(item["admitted_to"], "UNN Åsgård", "{item}");
    assert_eq!(
        (&item["urgency"], &item["situation"]),
        (&json!("urgent"), &json!("Urolig"))
    );
    let page = Browser::of(&rig, "kari").await.get("/handover").await;
    assert!(page.says("UNN Åsgård") && page.says("Urolig"), "{page:?}");
}
