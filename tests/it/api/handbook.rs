//! The handbook, read by somebody who is not signed in, and what a tablet keeps of it.

use axum::http::StatusCode;
use serde_json::Value;

use crate::api::rig::Rig;

#[tokio::test]
async fn it_is_looked_through_and_read_by_anybody() {
    let rig = Rig::start().await;
    let found = rig.get("/handbook/?lang=nb&q=selvmrodstanker").await;
    assert_eq!(found.status(), StatusCode::OK);
    let found = found.text().await.unwrap();
    assert!(
        found.contains("href=\"/handbook/service/nb/suicide.md#selvmordstanker\""),
        "{found}"
    );
    let page = rig.get("/handbook/service/nb/suicide.md").await;
    let page = page.text().await.unwrap();
    assert!(page.contains("Venter på tjenestens gjennomgang."), "{page}");
}

#[tokio::test]
async fn everything_that_a_tablet_keeps_is_there_for_anybody_and_redirects_nowhere() {
    let rig = Rig::start().await;
    for language in ["nb", "en", "se"] {
        let kept = rig
            .get(&format!("/handbook/kept.json?lang={language}"))
            .await;
        let kept: Value = kept.json().await.unwrap();
        let files = kept["files"].as_array().unwrap();
        assert!(files.len() > 20, "{kept}");
        for file in files {
            let file = file.as_str().unwrap();
            assert_eq!(rig.get(file).await.status(), StatusCode::OK, "{file}");
        }
        let words = rig
            .get(&format!("/handbook/words.json?lang={language}"))
            .await;
        let words: Value = words.json().await.unwrap();
        assert!(
            words
                .as_array()
                .unwrap()
                .iter()
                .any(|page| page["sections"][0][1] == page["title"])
        );
    }
}
