//! The page of handsets, and handsets that come while the network runs.

use super::app::PATIENCE;
use super::app::Reply;
use super::rig::{NURSE, RELATIVE, Rig, SERVICE};
use serde_json::json;

#[tokio::test]
async fn the_page_shows_every_handset_and_allows_no_foreign_script() {
    let rig = Rig::start().await;
    let http = reqwest::Client::builder()
        .no_proxy()
        .timeout(PATIENCE)
        .build()
        .unwrap();
    let page = http
        .get(format!("{}/phones", rig.base))
        .send()
        .await
        .unwrap();
    let policy = page.headers()["content-security-policy"]
        .to_str()
        .unwrap()
        .to_owned();
    assert!(
        policy.contains("default-src 'none'") && !policy.contains("unsafe"),
        "{policy}"
    );
    let page = page.text().await.unwrap();
    for part in [
        "<title>Telefoner</title>",
        RELATIVE,
        NURSE,
        SERVICE,
        "Skjul nummeret",
    ] {
        assert!(page.contains(part), "{part}");
    }
    assert!(
        !page.contains("style=") && !page.contains("onclick="),
        "nothing inline"
    );
    for asset in ["/phones/phones.css", "/phones/phones.js", "/icon.svg"] {
        assert!(page.contains(asset), "{asset}");
        let found = http
            .get(format!("{}{asset}", rig.base))
            .send()
            .await
            .unwrap();
        assert_eq!(found.status(), 200);
    }
}

#[tokio::test]
async fn what_was_heard_is_shown_as_text_and_never_as_markup() {
    let rig = Rig::start().await;
    rig.app
        .on("/voice", "<Say>&lt;script&gt;alert(1)&lt;/script&gt;</Say>");
    let mut caller = rig.phone(RELATIVE);
    caller.dial().await;
    caller.hears("<script>alert(1)</script>").await;
    let http = reqwest::Client::builder()
        .no_proxy()
        .timeout(PATIENCE)
        .build()
        .unwrap();
    let page = http
        .get(format!("{}/phones", rig.base))
        .send()
        .await
        .unwrap()
        .text()
        .await
        .unwrap();
    assert!(page.contains("&lt;script&gt;alert(1)") && !page.contains("<script>alert"));
}

#[tokio::test]
async fn the_news_of_all_handsets_come_in_one_request() {
    let rig = Rig::start().await;
    let first = rig.look("/handsets/news").await;
    assert_eq!(first["handsets"].as_array().unwrap().len(), 4);
    let path = format!(
        "/handsets/news?version={}",
        first["version"].as_str().unwrap()
    );
    let (next, ()) = tokio::join!(rig.look(&path), async {
        rig.call(NURSE, &[]).await.sid();
    });
    assert_ne!(next["version"], first["version"]);
    let handsets = next["handsets"].as_array().unwrap();
    let nurse = handsets
        .iter()
        .find(|handset| handset["number"] == NURSE)
        .unwrap();
    assert_eq!(nurse["line"]["state"], "ringing");
}

#[tokio::test]
async fn a_handset_may_be_added_and_rung() {
    let rig = Rig::start().await;
    let added = rig
        .control(
            "/handsets",
            json!({ "number": "+4790000042", "label": "Vikar" }),
        )
        .await;
    assert_eq!(
        (&added["kind"], &added["line"]),
        (&json!("mobile"), &json!(null))
    );
    rig.call("+4790000042", &[]).await.sid();
    rig.phone("+4790000042").picks_up().await;
}

#[tokio::test]
async fn a_caller_who_leaves_before_the_server_answers_was_not_answered() {
    let rig = Rig::start().await;
    rig.app.replies("/voice", [Reply::Never]);
    let mut caller = rig.phone(RELATIVE);
    caller.dial().await;
    rig.app.asked("/voice").await;
    caller.hang_up().await;
    assert_eq!(caller.next("ended").await["status"], "no-answer");
}
