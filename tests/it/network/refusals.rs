//! What the carrier refuses, with its numbers.

use super::app::TOKEN;
use super::rig::{ACCOUNT, LANDLINE, NURSE, Rig, SERVICE};
use reqwest::Method;

#[tokio::test]
async fn short_foreign_and_malformed_numbers_are_not_called() {
    let rig = Rig::start().await;
    for (to, code) in [
        ("112", 21216),
        ("113", 21216),
        ("116117", 21216),
        ("+47113", 21216),
        ("+47116117", 21216),
        ("90000001", 21211),
        ("+0790000001", 21211),
        ("anonymous", 21211),
    ] {
        rig.call(to, &[]).await.refused(400, code);
    }
    let url = rig.app.url("/leg");
    rig.post("Calls.json", &[("From", SERVICE), ("Url", &url)])
        .await
        .refused(400, 21201);
    rig.post("Calls.json", &[("To", NURSE), ("Url", &url)])
        .await
        .refused(400, 21213);
    rig.post(
        "Calls.json",
        &[("To", NURSE), ("From", "+4790000055"), ("Url", &url)],
    )
    .await
    .refused(400, 21210);
    rig.post(
        "Calls.json",
        &[("To", NURSE), ("From", "nobody"), ("Url", &url)],
    )
    .await
    .refused(400, 21212);
    assert!(
        rig.get("Calls.json").await["calls"]
            .as_array()
            .unwrap()
            .is_empty()
    );
}

#[tokio::test]
async fn markup_and_callbacks_must_be_as_the_carrier_takes_them() {
    let rig = Rig::start().await;
    let both = [("To", NURSE), ("From", SERVICE)];
    rig.post("Calls.json", &both).await.refused(400, 21205);
    rig.call(NURSE, &[("Url", "not an address")])
        .await
        .refused(400, 21205);
    rig.call(NURSE, &[("Url", "/relative")])
        .await
        .refused(400, 21205);
    rig.call(NURSE, &[("Twiml", &"x".repeat(4001))])
        .await
        .refused(400, 20001);
    rig.call(NURSE, &[("StatusCallbackEvent", "finished")])
        .await
        .refused(400, 21626);
    rig.call(NURSE, &[("Timeout", "forever")])
        .await
        .refused(400, 20001);
    rig.call(NURSE, &[("Method", "PUT")])
        .await
        .refused(400, 20001);
    rig.call(NURSE, &[("MachineDetection", "Enable")])
        .await
        .refused(400, 20001);
}

#[tokio::test]
async fn who_is_not_the_account_gets_nothing() {
    let rig = Rig::start().await;
    for (account, token) in [
        (ACCOUNT, "wrong"),
        ("ACffffffffffffffffffffffffffffffff", TOKEN),
    ] {
        let answer = rig
            .rest_as(account, token, Method::GET, "Calls.json", &[])
            .await
            .unwrap();
        answer.refused(401, 20003);
    }
    rig.rest(Method::GET, "Nothing.json", &[])
        .await
        .refused(404, 20404);
    rig.rest(Method::DELETE, "Calls.json", &[])
        .await
        .refused(405, 20004);
}

#[tokio::test]
async fn messages_are_refused_as_the_carrier_refuses_them() {
    let rig = Rig::start().await;
    let long = "x".repeat(1601);
    for (to, from, body, code) in [
        ("113", SERVICE, "hei", 21211),
        ("90000001", SERVICE, "hei", 21211),
        (NURSE, "+4790000055", "hei", 21606),
        (NURSE, SERVICE, "", 21602),
        (NURSE, SERVICE, long.as_str(), 21617),
        ("", SERVICE, "hei", 21604),
        (NURSE, "", "hei", 21603),
    ] {
        rig.post(
            "Messages.json",
            &[("To", to), ("From", from), ("Body", body)],
        )
        .await
        .refused(400, code);
    }
}

#[tokio::test]
async fn the_number_shows_where_it_leads() {
    let rig = Rig::with(|config| config.fallback_markup = Some("<Response/>".into())).await;
    let list = rig
        .get(&format!(
            "IncomingPhoneNumbers.json?PhoneNumber=%2B{}",
            &SERVICE[1..]
        ))
        .await;
    let number = &list["incoming_phone_numbers"][0];
    assert_eq!(number["phone_number"], SERVICE);
    assert_eq!(number["voice_url"], rig.app.url("/voice"));
    assert_eq!(number["sms_url"], rig.app.url("/sms"));
    assert_eq!(
        number["voice_fallback_url"],
        format!("{}/fallback-markup", rig.base)
    );
    let other = rig
        .get("IncomingPhoneNumbers.json?PhoneNumber=%2B4790000055")
        .await;
    assert!(
        other["incoming_phone_numbers"]
            .as_array()
            .unwrap()
            .is_empty()
    );
}

#[tokio::test]
async fn a_caller_id_that_is_not_ours_is_not_shown() {
    let rig = Rig::start().await;
    rig.app.on(
        "/voice",
        r#"<Dial callerId="+4790000055"><Number>+4790000002</Number></Dial>"#,
    );
    rig.phone(LANDLINE).dial().await;
    rig.phone(LANDLINE).wait("ended", |_| true).await;
    assert_eq!(rig.errors().await, [13214]);
    let handset = rig.look(&format!("/handsets/{NURSE}")).await;
    assert_eq!(handset["last_seq"], 0, "the nurse was never rung");
}
