//! The handbook through the API: what there is, one page, looking through them, having read one, and the leader's review.

use reqwest::StatusCode;
use serde_json::{Value, json};

use crate::api::rig::{Rig, assert_problem};

fn named<'a>(pages: &'a Value, name: &str) -> &'a Value {
    let all = pages["pages"].as_array().unwrap();
    all.iter().find(|page| page["name"] == name).unwrap()
}

#[tokio::test]
async fn whoever_has_signed_in_reads_the_pages_in_a_language() {
    let rig = Rig::start().await;
    let kari = rig.token("kari").await;
    let (status, nb) = rig.read(&kari, "/api/v1/handbook?lang=nb").await;
    assert_eq!(status, StatusCode::OK);
    let (_, en) = rig.read(&kari, "/api/v1/handbook?lang=en").await;
    let page = named(&nb, "suicide");
    assert_eq!(
        (
            &page["language"],
            &page["effective_from"],
            &page["reviewed"],
            &page["origin"]
        ),
        (
            &json!("nb"),
            &json!("2026-11-27"),
            &Value::Null,
            &json!("program")
        )
    );
    assert_eq!(page["address"], "/handbook/service/nb/suicide.md");
    assert!(page["languages"].as_array().unwrap().len() >= 2, "{page}");
    assert_ne!(page["title"], named(&en, "suicide")["title"]);

    let (status, whole) = rig.read(&kari, "/api/v1/handbook/pages/en/suicide").await;
    assert_eq!(status, StatusCode::OK);
    let markdown = whole["markdown"].as_str().unwrap();
    assert!(
        markdown.starts_with("# ") && !markdown.contains("+++"),
        "{markdown}"
    );
    assert!(whole["html"].as_str().unwrap().contains("<h1"), "{whole}");
    assert!(!whole["sources"].as_array().unwrap().is_empty());

    let found = "/api/v1/handbook/found?lang=nb&q=selvmrodstanker";
    let (_, found) = rig.read(&kari, found).await;
    let first = &found["found"][0];
    assert_eq!(
        first["address"],
        "/handbook/service/nb/suicide.md#selvmordstanker"
    );
    assert!(!first["excerpt"].as_str().unwrap().is_empty());
}

#[tokio::test]
async fn what_is_not_there_is_said() {
    let rig = Rig::start().await;
    let kari = rig.token("kari").await;
    for path in [
        "pages/nb/no-such-page",
        "pages/xx/suicide",
        "pages/nb/..%2f..%2fREADME",
    ] {
        let asked = rig.read(&kari, &format!("/api/v1/handbook/{path}")).await;
        assert_problem(asked, StatusCode::NOT_FOUND, "page");
    }
    let asked = rig.read(&kari, "/api/v1/handbook?lang=xx").await;
    assert_problem(asked, StatusCode::UNPROCESSABLE_ENTITY, "lang");
    let answer = rig.get("/api/v1/handbook").await;
    assert_eq!(answer.status(), StatusCode::UNAUTHORIZED);
}

#[tokio::test]
async fn a_page_is_read_as_it_stands_and_the_leader_sees_by_whom() {
    let rig = Rig::start().await;
    let (kari, randi) = (rig.token("kari").await, rig.token("randi").await);
    let page = "/api/v1/handbook/pages/nb/suicide";
    let (_, seen) = rig.read(&kari, page).await;
    assert_eq!(seen["read_at"], Value::Null);
    let old = json!({"version": "00"});
    let refused = rig.post(&kari, &format!("{page}/read"), &old).await;
    assert_problem(refused, StatusCode::CONFLICT, "version");
    let read = json!({"version": seen["version"]});
    let (status, done) = rig.post(&kari, &format!("{page}/read"), &read).await;
    assert_eq!(status, StatusCode::OK, "{done}");
    let (_, seen) = rig.read(&kari, page).await;
    assert!(seen["read_at"].is_string(), "{seen}");

    let reviews = "/api/v1/handbook/reviews";
    let refused = rig.read(&kari, reviews).await;
    assert_problem(refused, StatusCode::FORBIDDEN, "leads the service");
    let (_, all) = rig.read(&randi, reviews).await;
    let readers = named(&all, "suicide")["readers"].as_array().unwrap();
    let read: Vec<&Value> = readers
        .iter()
        .filter(|reader| reader["read_at"].is_string())
        .collect();
    assert_eq!((read.len(), &read[0]["staff"]), (1, &json!("kari")));
    assert!(readers.len() > 3, "{readers:?}");
}

#[tokio::test]
async fn the_leader_reviews_a_page_in_all_its_languages() {
    let rig = Rig::start().await;
    let (kari, randi) = (rig.token("kari").await, rig.token("randi").await);
    let reviews = "/api/v1/handbook/reviews";
    let (_, all) = rig.read(&randi, reviews).await;
    let page = named(&all, "suicide");
    assert_eq!(page["waits"], true, "nobody has looked through it: {page}");
    let holds = json!({"version": page["version"], "until": "2026-09-01"});
    let address = format!("{reviews}/suicide");
    let refused = rig.post(&kari, &address, &holds).await;
    assert_eq!(refused.0, StatusCode::FORBIDDEN, "{}", refused.1);
    for (body, expected) in [
        (
            json!({"version": "00", "until": "2026-09-01"}),
            StatusCode::CONFLICT,
        ),
        (
            json!({"version": page["version"], "until": "next year"}),
            StatusCode::UNPROCESSABLE_ENTITY,
        ),
    ] {
        let (status, _) = rig.post(&randi, &address, &body).await;
        assert_eq!(status, expected, "{body}");
    }
    let (status, done) = rig.post(&randi, &address, &holds).await;
    assert_eq!(status, StatusCode::OK, "{done}");
    let (_, all) = rig.read(&randi, reviews).await;
    let page = named(&all, "suicide");
    assert_eq!(
        (&page["waits"], &page["review_due"]),
        (&json!(false), &json!("2026-09-01"))
    );
    assert!(page["reviewed"]["by"].as_str().unwrap().contains("Randi"));
}
