//! When the server does not answer as it should, the carrier has static markup.

use super::app::Reply;
use super::rig::{NURSE, RELATIVE, Rig};
use std::time::Duration;

const STATIC: &str = r#"<?xml version="1.0"?><Response><Say language="nb-NO">Vi kobler deg til legevakten</Say></Response>"#;

async fn rig() -> Rig {
    Rig::with(|config| config.fallback_markup = Some(STATIC.to_owned())).await
}

#[tokio::test]
async fn a_server_that_takes_too_long_leads_to_the_static_markup() {
    let rig = Rig::with(|config| {
        config.fallback_markup = Some(STATIC.to_owned());
        config.webhook_timeout = Duration::from_secs(1);
    })
    .await;
    rig.app.replies("/voice", [Reply::Never]);
    let mut caller = rig.phone(RELATIVE);
    caller.dial().await;
    caller.hears("Vi kobler deg til legevakten").await;
    assert_eq!(rig.errors().await, [11200]);
}

#[tokio::test]
async fn every_way_of_failing_leads_to_the_static_markup() {
    let rig = rig().await;
    let mut caller = rig.phone(RELATIVE);
    let mut expected = Vec::new();
    for (reply, code) in [
        (Reply::Status(500), 11200),
        (Reply::Status(404), 11200),
        (Reply::Text("Internal error"), 12300),
        (Reply::Markup("<Shout>hei</Shout>".into()), 12200),
        (Reply::Markup("<Say>".into()), 12100),
    ] {
        rig.app.replies("/voice", [reply.clone()]);
        let call = caller.dial().await;
        caller.hears("Vi kobler deg til legevakten").await;
        caller.next("ended").await;
        expected.push(code);
        assert_eq!(rig.errors().await, expected, "{reply:?}");
        let log = rig.look("/control/log?kind=webhook").await;
        let asked = log["log"]
            .as_array()
            .unwrap()
            .iter()
            .rev()
            .find(|l| l["url"].as_str().unwrap().ends_with("/fallback-markup"));
        let asked = asked.unwrap()["params"].to_string();
        assert!(
            asked.contains(&format!("[\"ErrorCode\",\"{code}\"]")) && asked.contains(&call),
            "{asked}"
        );
        assert!(asked.contains(&rig.app.url("/voice")), "{asked}");
    }
}

#[tokio::test]
async fn a_server_that_is_gone_leads_to_the_static_markup() {
    let gone = {
        let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
        format!("http://{}/voice", listener.local_addr().unwrap())
    };
    let rig = Rig::with(|config| {
        config.fallback_markup = Some(STATIC.to_owned());
        config.voice_url = gone;
    })
    .await;
    let mut caller = rig.phone(RELATIVE);
    caller.dial().await;
    caller.hears("Vi kobler deg til legevakten").await;
    assert_eq!(rig.errors().await, [11205]);
}

#[tokio::test]
async fn a_failure_later_in_the_call_leads_there_too() {
    let rig = rig().await;
    rig.app.on(
        "/voice",
        r#"<Gather numDigits="1" timeout="600" action="/key"/>"#,
    );
    rig.app.replies("/key", [Reply::Status(503)]);
    let mut caller = rig.phone(RELATIVE);
    caller.dial().await;
    caller.next("listening").await;
    caller.keys("1").await;
    caller.hears("Vi kobler deg til legevakten").await;
}

#[tokio::test]
async fn a_leg_has_its_own_fallback_and_without_one_an_apology_is_heard() {
    let rig = rig().await;
    rig.app.replies("/leg", [Reply::Status(500)]);
    rig.app.on(
        "/leg-fallback",
        "<Say>Noe gikk galt, ring vaktsentralen</Say>",
    );
    let fallback = rig.app.url("/leg-fallback");
    let mut nurse = rig.phone(NURSE);
    rig.call(NURSE, &[("FallbackUrl", &fallback)]).await.sid();
    nurse.picks_up().await;
    nurse.hears("Noe gikk galt, ring vaktsentralen").await;
    let told = rig.app.asked("/leg-fallback").await;
    assert_eq!(
        (told.get("ErrorCode"), told.get("ErrorUrl")),
        ("11200", rig.app.url("/leg").as_str())
    );
    nurse.next("ended").await;
    rig.call(NURSE, &[]).await.sid();
    nurse.picks_up().await;
    nurse
        .wait("heard", |event| {
            event["text"]
                .as_str()
                .unwrap()
                .contains("application error")
        })
        .await;
    nurse.next("ended").await;
}
