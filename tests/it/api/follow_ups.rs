//! Children who are relatives: somebody sees to them, and it stands on the board until it is done.

use reqwest::StatusCode;
use serde_json::{Value, json};

use crate::api::browser::Browser;
use crate::api::rig::{Rig, assert_problem};

/// Somebody has called, and there are children; this colleague sees to them.
async fn children(rig: &Rig, kari: &str, who: &str) -> String {
    let (contact, _) = rig.dial("CA1", "+4790000060").await;
    let path = format!("/api/v1/contacts/{contact}/children");
    let body = json!({"answer": "yes", "staff": who});
    let (status, done) = rig.post(kari, &path, &body).await;
    assert_eq!(status, StatusCode::OK, "{done}");
    rig.hang_up("CA1").await;
    contact
}

async fn follow_ups(rig: &Rig, token: &str) -> Vec<Value> {
    let (_, board) = rig.read(token, "/api/v1/board").await;
    board["follow_ups"].as_array().unwrap().clone()
}

#[tokio::test]
async fn children_who_are_relatives_stand_on_the_board_until_they_are_seen_to() {
    let rig = Rig::start().await;
    let kari = rig.token("kari").await;
    let contact = children(&rig, &kari, "kari").await;
    let due = follow_ups(&rig, &kari).await;
    assert_eq!(due.len(), 1, "{due:?}");
    assert_eq!(due[0]["about"], "children");
    assert_eq!(due[0]["contact"], contact.as_str());
    assert_eq!(due[0]["mine"], true);
    let browser = Browser::of(&rig, "kari").await;
    let page = browser.get("/nurse").await;
    assert!(
        page.says("Se til barna") || page.says("See to the children"),
        "{page:?}"
    );

    // What the contact leaves to be done is another thing, and done on its own.
    let outcome = json!({"outcome": "helped_by_telephone", "next": {
        "kind": "follow_up", "staff": "kari", "at": "2026-01-10T06:00:00Z", "what": "Ringe igjen",
    }});
    let path = format!("/api/v1/contacts/{contact}/outcome");
    let (status, done) = rig.post(&kari, &path, &outcome).await;
    assert_eq!(status, StatusCode::OK, "{done}");
    assert_eq!(follow_ups(&rig, &kari).await.len(), 2);
    let path = format!("/api/v1/follow-ups/{contact}/done");
    let (status, _) = rig.post(&kari, &path, &json!({})).await;
    assert_eq!(status, StatusCode::OK);
    let left = follow_ups(&rig, &kari).await;
    assert_eq!(left.len(), 1);
    assert_eq!(left[0]["about"], "children");
    let done = browser
        .post(
            &format!("/nurse/follow-up/{contact}/children-done"),
            &[("idempotency_key", "k1")],
        )
        .await;
    assert!(done.goes_to("/nurse"), "{done:?}");
    assert_eq!(follow_ups(&rig, &kari).await, Vec::<Value>::new());
    let path = format!("/api/v1/follow-ups/{contact}/children-done");
    let again = rig.post(&kari, &path, &json!({})).await;
    assert_problem(again, StatusCode::NOT_FOUND, "follow-up");
}

#[tokio::test]
async fn whoever_sees_to_them_has_the_contact_and_nobody_does_when_there_are_none() {
    let rig = Rig::start().await;
    rig.add("siri", &[]).await;
    let (kari, siri) = (rig.token("kari").await, rig.token("siri").await);
    let contact = children(&rig, &kari, "siri").await;
    let path = format!("/api/v1/contacts/{contact}");
    assert_eq!(rig.read(&siri, &path).await.0, StatusCode::OK);
    assert_eq!(follow_ups(&rig, &siri).await.len(), 1);
    let hers = follow_ups(&rig, &kari).await;
    assert_eq!(hers[0]["mine"], true, "nobody on duty owns it");

    let body = json!({"answer": "no"});
    rig.post(&kari, &format!("{path}/children"), &body).await;
    assert_eq!(follow_ups(&rig, &kari).await, Vec::<Value>::new());
    assert_eq!(rig.read(&siri, &path).await.0, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn whoever_could_not_open_it_follows_nothing_up() {
    let rig = Rig::start().await;
    let kari = rig.token("kari").await;
    let (contact, _) = rig.dial("CA1", "+4790000060").await;
    let path = format!("/api/v1/contacts/{contact}");
    for who in ["randi", "jonas"] {
        let body = json!({"answer": "yes", "staff": who});
        let answer = rig.post(&kari, &format!("{path}/children"), &body).await;
        assert_problem(
            answer,
            StatusCode::UNPROCESSABLE_ENTITY,
            "cannot open contacts",
        );
    }
    rig.hang_up("CA1").await;
    let outcome = json!({"outcome": "helped_by_telephone", "next": {
        "kind": "follow_up", "staff": "randi", "at": "2026-01-10T06:00:00Z", "what": "Ringe igjen",
    }});
    let answer = rig.post(&kari, &format!("{path}/outcome"), &outcome).await;
    assert_problem(
        answer,
        StatusCode::UNPROCESSABLE_ENTITY,
        "cannot open contacts",
    );
    let page = Browser::of(&rig, "kari").await;
    let page = page.get(&format!("/nurse/contact/{contact}")).await;
    assert!(page.says("value=\"siri\""), "{page:?}");
    assert!(!page.says("value=\"randi\"") && !page.says("value=\"jonas\""));
}

/// The forms on the page of a contact are for whoever has it in hand, nurse or not.
#[tokio::test]
async fn a_day_nurse_writes_in_what_she_follows_up() {
    let rig = Rig::start().await;
    rig.add("siri", &[]).await;
    let kari = rig.token("kari").await;
    let contact = children(&rig, &kari, "siri").await;
    let siri = Browser::of(&rig, "siri").await;
    let path = format!("/nurse/contact/{contact}");
    let draft = [("text", "Ringt skolen"), ("seen", "0")];
    let kept = siri.post(&format!("{path}/draft"), &draft).await;
    assert!(
        kept.status.is_redirection() || kept.status.is_success(),
        "{kept:?}"
    );
    let note = [("idempotency_key", "k1"), ("text", "Ringt skolen")];
    let page = siri.post(&format!("{path}/note"), &note).await;
    assert!(page.goes_to(&path), "{page:?}");
    assert_eq!(rig.notes(&contact), 1);
    // Once it is done it is not hers any more, and as if it did not exist.
    let done = format!("/nurse/follow-up/{contact}/children-done");
    let page = siri.post(&done, &[("idempotency_key", "k2")]).await;
    assert!(page.goes_to("/nurse"), "{page:?}");
    let token = rig.token("siri").await;
    let seen = rig
        .read(&token, &format!("/api/v1/contacts/{contact}"))
        .await;
    assert_problem(seen, StatusCode::NOT_FOUND, "not yours to open");
    let (other, _) = rig.dial("CA2", "+4790000061").await;
    let page = siri
        .post(&format!("/nurse/contact/{other}/note"), &note[1..])
        .await;
    assert!(
        !page.goes_to(&format!("/nurse/contact/{other}")),
        "{page:?}"
    );
    assert_eq!(rig.notes(&other), 0);
    let jonas = Browser::of(&rig, "jonas").await;
    let page = jonas.post(&format!("{path}/note"), &note[1..]).await;
    assert_ne!(page.status, StatusCode::OK);
    assert_eq!(rig.notes(&contact), 1);
}

#[tokio::test]
async fn one_is_moved_with_a_reason_given_on_and_done_with_a_word() {
    let rig = Rig::start().await;
    rig.add("siri", &[]).await;
    let (kari, siri) = (rig.token("kari").await, rig.token("siri").await);
    let contact = children(&rig, &kari, "kari").await;
    let path = format!("/api/v1/follow-ups/{contact}");
    let moved = json!({"about": "children", "at": "2026-01-10T06:00:00Z", "reason": ""});
    let answer = rig.post(&kari, &format!("{path}/move"), &moved).await;
    assert_eq!(answer.0, StatusCode::UNPROCESSABLE_ENTITY, "{answer:?}");
    let moved = json!({"about": "children", "at": "2026-01-10T06:00:00Z", "reason": "De sover"});
    let answer = rig.post(&kari, &format!("{path}/move"), &moved).await;
    assert_eq!(answer.0, StatusCode::OK, "{answer:?}");
    let page = Browser::of(&rig, "kari").await.get("/nurse").await;
    assert!(page.says("De sover"), "{page:?}");
    let to_a_doctor = json!({"about": "children", "to": "jonas"});
    let answer = rig.post(&kari, &format!("{path}/hand"), &to_a_doctor).await;
    assert_problem(
        answer,
        StatusCode::UNPROCESSABLE_ENTITY,
        "cannot open contacts",
    );
    let to_siri = json!({"about": "children", "to": "siri"});
    let answer = rig.post(&kari, &format!("{path}/hand"), &to_siri).await;
    assert_eq!(answer.0, StatusCode::OK, "{answer:?}");
    assert_eq!(follow_ups(&rig, &siri).await.len(), 1);
    let day = Browser::of(&rig, "siri").await;
    assert!(day.get("/day").await.says("De sover"));

    // She does it with a word, and it is in the contact.
    let notes = rig.notes(&contact);
    let form = [
        ("idempotency_key", "k9"),
        ("from", "day"),
        ("word", "Barna er hos mormor"),
    ];
    let done = day
        .post(&format!("/nurse/follow-up/{contact}/children-done"), &form)
        .await;
    assert!(done.goes_to("/day"), "{done:?}");
    assert_eq!(rig.notes(&contact), notes + 1);
    assert_eq!(follow_ups(&rig, &siri).await, Vec::<Value>::new());
}

#[tokio::test]
async fn one_more_is_set_for_a_relative_moved_and_done_by_its_name() {
    let rig = Rig::start().await;
    rig.add("siri", &[]).await;
    let (kari, siri) = (rig.token("kari").await, rig.token("siri").await);
    let (contact, _) = rig.dial("CA1", "+4790000060").await;
    rig.hang_up("CA1").await;
    let path = format!("/api/v1/contacts/{contact}/follow-ups");
    let body = json!({
        "for_whom": "relative", "relative": "Søsteren", "staff": "siri", "at": "2026-01-10T06:00:00Z", "what": "Ring henne",
    });
    for wrong in [
        json!({"for_whom": "relative", "staff": "siri", "at": "2026-01-10T06:00:00Z", "what": "Ring"}),
        json!({"for_whom": "dog", "staff": "siri", "at": "2026-01-10T06:00:00Z", "what": "Ring"}),
    ] {
        let answer = rig.post(&kari, &path, &wrong).await;
        assert_problem(answer, StatusCode::UNPROCESSABLE_ENTITY, "for_whom is");
    }
    let (status, done) = rig.post(&kari, &path, &body).await;
    assert_eq!(status, StatusCode::OK, "{done}");
    let due = follow_ups(&rig, &siri).await;
    assert_eq!(due[0]["what"], "Ring henne");
    assert_eq!(due[0]["for_whom"], "relative");
    assert_eq!(due[0]["relative"], "Søsteren");
    let which = due[0]["about"].as_str().unwrap().to_owned();
    let (_, seen) = rig
        .read(&kari, &format!("/api/v1/contacts/{contact}"))
        .await;
    assert_eq!(seen["left"][0]["about"], which.as_str());
    // On the board of the nurse it says for whom, and she gives it on by its name.
    let browser = Browser::of(&rig, "kari").await;
    let page = browser.get("/nurse").await;
    assert!(page.says("Søsteren"), "{page:?}");
    let handed = browser
        .post(
            &format!("/nurse/follow-up/{contact}/{which}-hand"),
            &[("idempotency_key", "k1"), ("to", "kari")],
        )
        .await;
    assert!(handed.goes_to("/nurse"), "{handed:?}");
    let moves = json!({"about": which, "at": "2026-01-11T06:00:00Z", "reason": "Hun er på jobb"});
    let path = format!("/api/v1/follow-ups/{contact}/move");
    assert_eq!(rig.post(&kari, &path, &moves).await.0, StatusCode::OK);
    let path = format!("/api/v1/follow-ups/{contact}/further/{which}/done");
    assert_eq!(rig.post(&kari, &path, &json!({})).await.0, StatusCode::OK);
    let again = rig.post(&kari, &path, &json!({})).await;
    assert_problem(again, StatusCode::NOT_FOUND, "follow-up");
    // From the page of the contact.
    let set = browser
        .post(
            &format!("/nurse/follow-up/{contact}/new"),
            &[
                ("idempotency_key", "k2"),
                ("for", "child"),
                ("owner", "siri"),
                ("what", "Snakk med skolen"),
                ("at", "2026-01-12T09:00"),
            ],
        )
        .await;
    assert!(set.goes_to(&format!("/nurse/contact/{contact}")), "{set:?}");
    let page = browser.get(&format!("/nurse/contact/{contact}")).await;
    assert!(page.says("Snakk med skolen"), "{page:?}");
}
