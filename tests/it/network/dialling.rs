//! Numbers that markup dials for a caller.

use super::rig::{BACKUP, NURSE, RELATIVE, Rig};
use serde_json::json;

#[tokio::test]
async fn dial_rings_whispers_and_joins_the_two() {
    let rig = Rig::start().await;
    rig.app.on("/voice", r#"<Dial action="/after" timeout="600"><Number url="/whisper" statusCallback="/child" statusCallbackEvent="ringing answered completed">+4790000002</Number></Dial>"#);
    rig.app.on("/whisper", r#"<Gather numDigits="1" timeout="600" action="/accept"><Say>Trykk 1</Say></Gather><Hangup/>"#);
    rig.app.on("/accept", "<Say>Kobler</Say>");
    rig.app.on("/after", "<Say>Ferdig</Say>");
    let (mut caller, mut nurse) = (rig.phone(RELATIVE), rig.phone(NURSE));
    let parent = caller.dial().await;
    assert_eq!(
        nurse.next("ringing").await["from"],
        RELATIVE,
        "the caller's number is shown"
    );
    nurse.answer().await;
    nurse.hears("Trykk 1").await;
    nurse.keys("1").await;
    let whisper = rig.app.asked("/accept").await;
    assert_eq!(
        (whisper.get("ParentCallSid"), whisper.get("Direction")),
        (parent.as_str(), "outbound-dial")
    );
    nurse.hears("Kobler").await;
    rig.app
        .wait("/child", |seen| seen.get("CallStatus") == "in-progress")
        .await;
    // The end of the whisper joins them; who speaks too early is heard by nobody, so ask until it is so.
    loop {
        nurse.say("Hallo").await;
        let state = rig.look(&format!("/handsets/{RELATIVE}")).await;
        if state["transcript"]
            .as_array()
            .unwrap()
            .iter()
            .any(|line| line["text"] == "Hallo")
        {
            break;
        }
        tokio::task::yield_now().await;
    }
    caller.say("Hei, det er mor").await;
    assert_eq!(nurse.hears("Hei, det er mor").await["by"], "person");
    nurse.hang_up().await;
    let after = rig.app.asked("/after").await;
    assert_eq!(
        (after.get("DialCallStatus"), after.get("DialBridged")),
        ("completed", "true")
    );
    assert!(!after.get("DialCallSid").is_empty());
    caller.hears("Ferdig").await;
    rig.app
        .wait("/child", |seen| seen.get("CallStatus") == "completed")
        .await;
}

#[tokio::test]
async fn the_first_of_several_numbers_wins_and_the_others_stop() {
    let rig = Rig::start().await;
    rig.app.on(
        "/voice",
        r#"<Dial timeout="600"><Number>+4790000002</Number><Number>+4790000003</Number></Dial>"#,
    );
    let caller = rig.phone(RELATIVE);
    caller.dial().await;
    let (mut nurse, mut backup) = (rig.phone(NURSE), rig.phone(BACKUP));
    backup.next("ringing").await;
    nurse.picks_up().await;
    assert_eq!(backup.next("ended").await["status"], "canceled");
    caller.hang_up().await;
    assert_eq!(nurse.next("ended").await["status"], "completed");
}

#[tokio::test]
async fn dial_says_why_nobody_answered() {
    let rig = Rig::start().await;
    let mut caller = rig.phone(RELATIVE);
    for (number, mode, status) in [
        (NURSE, json!({ "mode": "busy" }), "busy"),
        (NURSE, json!({ "mode": "off" }), "failed"),
        (NURSE, json!({ "mode": "normal" }), "no-answer"),
    ] {
        rig.phone(NURSE).mode(mode).await;
        let dial = format!(r#"<Dial action="/after" timeout="3"><Number>{number}</Number></Dial>"#);
        rig.app.on("/voice", &dial);
        let call = caller.dial().await;
        let after = rig
            .app
            .wait("/after", |seen| seen.get("CallSid") == call)
            .await;
        assert_eq!(
            (after.get("DialCallStatus"), after.get("DialBridged")),
            (status, "false")
        );
        caller.next("ended").await;
    }
    // Emergency and short numbers are not dialled: the markup goes on at once.
    rig.app.on("/voice", r#"<Dial action="/after">113</Dial>"#);
    let call = caller.dial().await;
    let after = rig
        .app
        .wait("/after", |seen| seen.get("CallSid") == call)
        .await;
    assert_eq!(after.get("DialCallStatus"), "failed");
    assert_eq!(rig.errors().await, [13225]);
}
