//! What every answer carries, and what no request may exceed.

use reqwest::{Method, StatusCode, header};
use serde_json::Value;

use crate::api::rig::{MOTHER, Rig, assert_problem};

#[tokio::test]
async fn every_answer_carries_the_security_headers() {
    let rig = Rig::start().await;
    for path in [
        "/",
        "/healthz",
        "/api/v1/board",
        "/nowhere",
        "/handbook/",
        "/plain.css",
    ] {
        let answer = rig.get(path).await;
        let headers = answer.headers();
        let policy = headers[header::CONTENT_SECURITY_POLICY].to_str().unwrap();
        assert!(
            policy.contains("default-src 'none'") && policy.contains("frame-ancestors 'none'"),
            "{path}"
        );
        assert!(!policy.contains("unsafe"), "{path}");
        assert_eq!(headers[header::X_CONTENT_TYPE_OPTIONS], "nosniff", "{path}");
        assert_eq!(headers[header::REFERRER_POLICY], "same-origin", "{path}");
        assert!(
            !headers.contains_key(header::STRICT_TRANSPORT_SECURITY),
            "{path}: not on a plain line"
        );
    }
}

#[tokio::test]
async fn another_sites_page_changes_nothing() {
    let rig = Rig::start().await;
    let kari = rig.token("kari").await;
    let (contact, _) = rig.dial("CA1", MOTHER).await;
    let ask = || {
        let ask = rig.ask(Method::POST, &format!("/api/v1/contacts/{contact}/note"));
        let cookie = format!("hjemmevakt={kari}");
        ask.header(header::COOKIE, cookie)
            .json(&serde_json::json!({"text": "x"}))
    };
    for foreign in [
        ask().header(header::ORIGIN, "https://other.example.no"),
        ask().header(header::ORIGIN, "null"),
        ask().header("sec-fetch-site", "cross-site"),
        ask(),
    ] {
        let answer = foreign.send().await.unwrap();
        let answer = (answer.status(), answer.json::<Value>().await.unwrap());
        assert_problem(answer, StatusCode::FORBIDDEN, "another site");
    }
    assert_eq!(rig.notes(&contact), 0);
    let own = ask()
        .header(header::ORIGIN, "http://127.0.0.1:8080")
        .send()
        .await
        .unwrap();
    assert_eq!(own.status(), StatusCode::OK);
    let here = ask()
        .header(header::ORIGIN, format!("http://{}", rig.address))
        .send()
        .await
        .unwrap();
    assert_eq!(here.status(), StatusCode::OK);
    assert_eq!(rig.notes(&contact), 2);
}

#[tokio::test]
async fn a_body_without_end_is_refused() {
    let rig = Rig::start().await;
    let kari = rig.token("kari").await;
    let (contact, _) = rig.dial("CA1", MOTHER).await;
    for key in [None, Some("k1")] {
        let ask = rig.ask(Method::POST, &format!("/api/v1/contacts/{contact}/note"));
        let ask = ask
            .bearer_auth(&kari)
            .json(&serde_json::json!({"text": "x".repeat(100_000)}));
        let ask = match key {
            Some(key) => ask.header("Idempotency-Key", key),
            None => ask,
        };
        let answer = ask.send().await.unwrap();
        assert_eq!(answer.status(), StatusCode::PAYLOAD_TOO_LARGE, "{key:?}");
    }
}

#[tokio::test]
async fn the_probes_say_how_it_is() {
    let rig = Rig::start().await;
    assert_eq!(rig.get("/healthz").await.status(), StatusCode::OK);
    let ready = rig.get("/readyz").await;
    assert_eq!(ready.status(), StatusCode::OK);
    let ready: Value = ready.json().await.unwrap();
    assert_eq!(ready["ready"], true);
    assert_eq!(ready["effects_held"], false);
    rig.dial("CA1", MOTHER).await;
    let numbers = rig.get("/metrics").await;
    assert!(
        numbers.headers()[header::CONTENT_TYPE]
            .to_str()
            .unwrap()
            .starts_with("text/plain")
    );
    let numbers = numbers.text().await.unwrap();
    assert!(
        !numbers.contains("+47") && !numbers.contains("kari"),
        "{numbers}"
    );
}

#[tokio::test]
async fn the_handbook_is_there_for_everybody() {
    let rig = Rig::start().await;
    let first = rig.get("/handbook/").await.text().await.unwrap();
    assert!(first.contains("operations/service-file.md\""), "{first}");
    let page = rig.get("/handbook/operations/service-file.md").await;
    assert_eq!(
        page.headers()[header::CONTENT_TYPE],
        "text/html; charset=utf-8"
    );
    let example = rig.get("/handbook/operations/example-service.toml").await;
    assert_eq!(
        example.headers()[header::CONTENT_TYPE],
        "text/plain; charset=utf-8"
    );
    for path in [
        "/handbook/nothing.md",
        "/handbook/%2e%2e/Cargo.toml",
        "/handbook/operations",
    ] {
        assert_eq!(
            rig.get(path).await.status(),
            StatusCode::NOT_FOUND,
            "{path}"
        );
    }
}
