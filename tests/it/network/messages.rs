//! SMS both ways.

use super::rig::{LANDLINE, NURSE, RELATIVE, Rig, SERVICE};
use serde_json::json;

#[tokio::test]
async fn a_message_is_sent_delivered_and_reported() {
    let rig = Rig::start().await;
    let callback = rig.app.url("/delivery");
    let form = [
        ("To", NURSE),
        ("From", SERVICE),
        ("Body", "Du har en ny henvendelse."),
        ("StatusCallback", &callback),
    ];
    let sent = rig.post("Messages.json", &form).await;
    assert_eq!(
        (sent.status, sent.body["status"].as_str()),
        (201, Some("queued"))
    );
    let sid = sent.sid();
    let sms = rig.phone(NURSE).next("sms_received").await;
    assert_eq!(
        (sms["body"].as_str(), sms["from"].as_str()),
        (Some("Du har en ny henvendelse."), Some(SERVICE))
    );
    let report = rig
        .app
        .wait("/delivery", |seen| seen.get("MessageStatus") == "delivered")
        .await;
    assert!(report.signed && report.get("MessageSid") == sid);
    assert_eq!(rig.app.count("/delivery"), 2);
    assert_eq!(
        rig.get(&format!("Messages/{sid}.json")).await["status"],
        "delivered"
    );
}

#[tokio::test]
async fn a_landline_an_unknown_number_and_a_switched_off_one_are_not_reached() {
    let rig = Rig::start().await;
    rig.phone(NURSE).mode(json!({ "mode": "off" })).await;
    let callback = rig.app.url("/delivery");
    for (to, code) in [
        (LANDLINE, "30006"),
        ("+4790000099", "30005"),
        (NURSE, "30003"),
    ] {
        let form = [
            ("To", to),
            ("From", SERVICE),
            ("Body", "hei"),
            ("StatusCallback", &callback),
        ];
        let sid = rig.post("Messages.json", &form).await.sid();
        let report = rig
            .app
            .wait("/delivery", |seen| {
                seen.get("MessageSid") == sid && seen.get("MessageStatus") != "sent"
            })
            .await;
        assert_eq!(
            (report.get("MessageStatus"), report.get("ErrorCode")),
            ("undelivered", code)
        );
    }
}

#[tokio::test]
async fn a_text_from_a_person_reaches_the_server_and_may_be_answered() {
    let rig = Rig::start().await;
    rig.app
        .on("/sms", "<Message>Vi har fått meldingen.</Message>");
    let mut relative = rig.phone(RELATIVE);
    relative.sms("Kan dere ringe meg?").await;
    let taken = rig.app.asked("/sms").await;
    assert!(taken.signed);
    for (name, value) in [
        ("Body", "Kan dere ringe meg?"),
        ("From", RELATIVE),
        ("To", SERVICE),
        ("NumMedia", "0"),
    ] {
        assert_eq!(taken.get(name), value);
    }
    assert_eq!(taken.get("MessageSid"), taken.get("SmsSid"));
    let reply = relative.next("sms_received").await;
    assert_eq!(reply["body"], "Vi har fått meldingen.");
}

#[tokio::test]
async fn stop_blocks_until_start() {
    let rig = Rig::start().await;
    let relative = rig.phone(RELATIVE);
    let form = [("To", RELATIVE), ("From", SERVICE), ("Body", "hei")];
    for word in ["STOP", "stopp"] {
        relative.sms(word).await;
        rig.app.wait("/sms", |seen| seen.get("Body") == word).await;
        rig.post("Messages.json", &form).await.refused(400, 21610);
        relative.sms("START").await;
        assert_eq!(rig.post("Messages.json", &form).await.status, 201);
    }
    relative.sms("stop med det").await;
    assert_eq!(rig.post("Messages.json", &form).await.status, 201);
}
