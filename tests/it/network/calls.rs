//! Calls in and out: what the server is told, and what people hear.

use super::rig::{BACKUP, LANDLINE, NURSE, RELATIVE, Rig, SERVICE};
use reqwest::Method;
use serde_json::json;

const ALL_EVENTS: [(&str, &str); 4] = [
    ("StatusCallbackEvent", "initiated"),
    ("StatusCallbackEvent", "ringing"),
    ("StatusCallbackEvent", "answered"),
    ("StatusCallbackEvent", "completed"),
];

#[tokio::test]
async fn a_caller_hears_the_markup_and_presses_a_key() {
    let rig = Rig::start().await;
    rig.app.on("/voice", r#"<Gather numDigits="1" timeout="600" action="/key?step=1"><Say language="nb-NO">Trykk 2 for å bli ringt opp</Say></Gather>"#);
    rig.app.on("/key", "<Say>Takk</Say>");
    let mut caller = rig.phone(RELATIVE);
    let call = caller.dial().await;

    let asked = rig.app.asked("/voice").await;
    assert!(asked.signed, "webhooks are signed");
    for (name, value) in [
        ("CallSid", call.as_str()),
        ("From", RELATIVE),
        ("To", SERVICE),
        ("CallStatus", "ringing"),
        ("Direction", "inbound"),
        ("ApiVersion", "2010-04-01"),
    ] {
        assert_eq!(asked.get(name), value, "{name}");
    }
    let heard = caller.hears("Trykk 2 for å bli ringt opp").await;
    assert_eq!(heard["language"], "nb-NO");
    caller.keys("2").await;
    let pressed = rig.app.asked("/key").await;
    assert_eq!(
        (pressed.get("Digits"), pressed.get("step"), pressed.signed),
        ("2", "1", true)
    );
    assert_eq!(pressed.get("CallStatus"), "in-progress");
    caller.hears("Takk").await;
    assert_eq!(caller.next("ended").await["status"], "completed");
    assert_eq!(
        rig.get(&format!("Calls/{call}.json")).await["status"],
        "completed"
    );
}

#[tokio::test]
async fn a_gather_without_keys_goes_on_to_the_next_verb_and_keys_outside_it_are_lost() {
    let rig = Rig::start().await;
    rig.app.on("/voice", r#"<Say loop="0">Vent</Say>"#);
    let mut caller = rig.phone(RELATIVE);
    caller.dial().await;
    caller.hears("Vent").await;
    caller.keys("5").await;
    assert_eq!(caller.next("key").await["taken"], false);
    caller.hang_up().await;
    caller.next("ended").await;

    rig.app.on(
        "/voice",
        r#"<Gather timeout="2" action="/key"/><Say>Ingen tast</Say>"#,
    );
    caller.dial().await;
    caller.hears("Ingen tast").await;
    assert_eq!(rig.app.count("/key"), 0);

    rig.app.on(
        "/voice",
        r#"<Gather timeout="2" action="/key" actionOnEmptyResult="true"/>"#,
    );
    caller.next("ended").await;
    caller.dial().await;
    assert_eq!(rig.app.asked("/key").await.get("Digits"), "");
}

#[tokio::test]
async fn several_digits_end_with_the_finishing_key() {
    let rig = Rig::start().await;
    rig.app
        .on("/voice", r#"<Gather timeout="600" action="/code"/>"#);
    let mut caller = rig.phone(RELATIVE);
    caller.dial().await;
    caller.next("listening").await;
    caller.keys("1234#").await;
    let code = rig.app.asked("/code").await;
    assert_eq!(
        (code.get("Digits"), code.get("FinishedOnKey")),
        ("1234", "#")
    );
}

#[tokio::test]
async fn a_withheld_and_a_malformed_number_stand_in_from_as_the_carrier_gives_them() {
    let rig = Rig::start().await;
    let mut caller = rig.phone(RELATIVE);
    caller.dial_with(json!({ "withheld": true })).await;
    rig.app
        .wait("/voice", |seen| seen.get("From") == "+266696687")
        .await;
    caller.next("ended").await;
    caller.dial_with(json!({ "present_as": "anonymous" })).await;
    rig.app
        .wait("/voice", |seen| seen.get("From") == "anonymous")
        .await;
}

#[tokio::test]
async fn a_rejected_caller_was_never_answered() {
    let rig = Rig::start().await;
    rig.app.on("/voice", r#"<Reject reason="busy"/>"#);
    let mut caller = rig.phone(RELATIVE);
    let call = caller.dial().await;
    assert_eq!(caller.next("ended").await["status"], "busy");
    assert_eq!(
        rig.get(&format!("Calls/{call}.json")).await["duration"],
        serde_json::Value::Null
    );
}

#[tokio::test]
async fn an_ordered_call_reports_its_progress_in_order() {
    let rig = Rig::start().await;
    rig.app.on(
        "/leg",
        r#"<Gather numDigits="1" timeout="600" action="/confirm"><Say>Trykk 1</Say></Gather>"#,
    );
    rig.app.on("/confirm", "<Say>Takk</Say>");
    let callback = rig.app.url("/progress");
    let mut more = vec![("StatusCallback", callback.as_str())];
    more.extend(ALL_EVENTS);
    let call = rig.call(NURSE, &more).await;
    let sid = call.sid();
    assert_eq!(
        (&call.body["status"], &call.body["direction"]),
        (&json!("queued"), &json!("outbound-api"))
    );
    let mut nurse = rig.phone(NURSE);
    assert_eq!(nurse.next("ringing").await["from"], SERVICE);
    nurse.answer().await;
    nurse.hears("Trykk 1").await;
    nurse.keys("1").await;
    assert_eq!(rig.app.asked("/confirm").await.get("Digits"), "1");
    let last = rig
        .app
        .wait("/progress", |seen| seen.get("CallStatus") == "completed")
        .await;
    assert!(!last.get("CallDuration").is_empty());
    let progress: Vec<_> = rig
        .app
        .seen()
        .into_iter()
        .filter(|seen| seen.path == "/progress")
        .map(|seen| {
            assert!(seen.signed && seen.get("CallSid") == sid);
            (
                seen.get("CallStatus").to_owned(),
                seen.get("SequenceNumber").to_owned(),
            )
        })
        .collect();
    let expected = ["initiated", "ringing", "in-progress", "completed"];
    let expected: Vec<_> = expected
        .iter()
        .enumerate()
        .map(|(n, s)| ((*s).to_owned(), n.to_string()))
        .collect();
    assert_eq!(progress, expected);
}

#[tokio::test]
async fn only_the_end_is_reported_when_nothing_else_is_asked_for() {
    let rig = Rig::start().await;
    let callback = rig.app.url("/progress");
    rig.call(NURSE, &[("StatusCallback", &callback)])
        .await
        .sid();
    rig.phone(NURSE).picks_up().await;
    let end = rig.app.asked("/progress").await;
    assert_eq!(
        (end.get("CallStatus"), end.get("SequenceNumber")),
        ("completed", "0")
    );
}

#[tokio::test]
async fn each_way_of_not_answering_has_its_status() {
    let rig = Rig::start().await;
    let callback = rig.app.url("/progress");
    for (mode, status) in [
        (json!({ "mode": "busy" }), "busy"),
        (json!({ "mode": "off" }), "failed"),
        (json!({ "mode": "declines" }), "busy"),
        (json!({ "mode": "normal" }), "no-answer"),
    ] {
        rig.phone(NURSE).mode(mode).await;
        let sid = rig
            .call(NURSE, &[("StatusCallback", &callback), ("Timeout", "5")])
            .await
            .sid();
        let end = rig
            .app
            .wait("/progress", |seen| seen.get("CallSid") == sid)
            .await;
        assert_eq!(end.get("CallStatus"), status);
        assert_eq!(
            rig.get(&format!("Calls/{sid}.json")).await["status"],
            status
        );
    }
    let nobody = rig
        .call("+4790000099", &[("StatusCallback", &callback)])
        .await
        .sid();
    let end = rig
        .app
        .wait("/progress", |seen| seen.get("CallSid") == nobody)
        .await;
    assert_eq!(end.get("CallStatus"), "failed");
    assert_eq!(
        rig.app.count("/leg"),
        0,
        "markup is not asked for before somebody answers"
    );
}

#[tokio::test]
async fn a_handset_has_one_line() {
    let rig = Rig::start().await;
    let callback = rig.app.url("/progress");
    rig.call(NURSE, &[]).await.sid();
    rig.phone(NURSE).next("ringing").await;
    let second = rig
        .call(NURSE, &[("StatusCallback", &callback)])
        .await
        .sid();
    let end = rig
        .app
        .wait("/progress", |seen| seen.get("CallSid") == second)
        .await;
    assert_eq!(end.get("CallStatus"), "busy");
}

#[tokio::test]
async fn a_ringing_call_is_cancelled_and_a_talking_one_is_ended_or_sent_elsewhere() {
    let rig = Rig::start().await;
    rig.app.on("/leg", r#"<Say loop="0">Vent</Say>"#);
    rig.app.on("/elsewhere", r#"<Say loop="0">Her</Say>"#);
    let mut nurse = rig.phone(NURSE);
    let sid = rig.call(NURSE, &[]).await.sid();
    let path = format!("Calls/{sid}.json");
    nurse.next("ringing").await;
    let elsewhere = rig.app.url("/elsewhere");
    rig.post(&path, &[("Url", &elsewhere)])
        .await
        .refused(400, 21220);
    assert_eq!(
        rig.post(&path, &[("Status", "completed")]).await.status,
        200
    );
    assert_eq!(nurse.next("ended").await["status"], "canceled");
    rig.post(&path, &[("Status", "completed")])
        .await
        .refused(400, 21220);

    let sid = rig.call(NURSE, &[]).await.sid();
    let path = format!("Calls/{sid}.json");
    nurse.picks_up().await;
    nurse.hears("Vent").await;
    assert_eq!(rig.post(&path, &[("Url", &elsewhere)]).await.status, 200);
    nurse.hears("Her").await;
    let twiml = "<Response><Say loop=\"0\">Der</Say></Response>";
    assert_eq!(rig.post(&path, &[("Twiml", twiml)]).await.status, 200);
    nurse.hears("Der").await;
    assert_eq!(
        rig.post(&path, &[("Status", "canceled")]).await.body["status"],
        "in-progress"
    );
    assert_eq!(
        rig.post(&path, &[("Status", "completed")]).await.status,
        200
    );
    assert_eq!(nurse.next("ended").await["status"], "completed");
    rig.post(&path, &[("Url", &elsewhere)])
        .await
        .refused(400, 21220);
}

#[tokio::test]
async fn a_voicemail_answers_speaks_and_presses_nothing() {
    let rig = Rig::start().await;
    rig.app.on("/leg", r#"<Gather numDigits="1" timeout="10" action="/confirm"><Say>Trykk 1</Say></Gather><Hangup/>"#);
    let mut nurse = rig.phone(NURSE);
    nurse.mode(json!({ "mode": "voicemail", "after_ms": 1000, "greeting": "Legg igjen en beskjed", "beep": true })).await;
    let callback = rig.app.url("/progress");
    rig.call(NURSE, &[("StatusCallback", &callback)])
        .await
        .sid();
    nurse.hears("Legg igjen en beskjed").await;
    assert_eq!(
        rig.app.asked("/progress").await.get("CallStatus"),
        "completed"
    );
    assert_eq!(rig.app.count("/confirm"), 0);
}

#[tokio::test]
async fn a_handset_may_answer_and_press_by_itself() {
    let rig = Rig::start().await;
    rig.app.on(
        "/leg",
        r#"<Gather numDigits="1" timeout="600" action="/confirm"><Say>Trykk 1</Say></Gather>"#,
    );
    rig.phone(NURSE)
        .mode(json!({ "mode": "auto_answer", "after_ms": 500, "keys": "1" }))
        .await;
    rig.call(NURSE, &[]).await.sid();
    assert_eq!(rig.app.asked("/confirm").await.get("Digits"), "1");
}

#[tokio::test]
async fn calls_beyond_the_rate_stand_in_line_and_may_be_taken_back() {
    // One call in 200 seconds of real time: the second is still in line when the test is over.
    let rig = Rig::with(|config| config.calls_per_second = 0.0001).await;
    let first = rig.call(NURSE, &[]).await;
    assert_eq!(first.body["queue_time"], "0");
    rig.phone(NURSE).next("ringing").await;
    let callback = rig.app.url("/progress");
    let second = rig.call(BACKUP, &[("StatusCallback", &callback)]).await;
    let wait: u64 = second.body["queue_time"].as_str().unwrap().parse().unwrap();
    assert!((1..=200_000).contains(&wait), "{wait}");
    let path = format!("Calls/{}.json", second.sid());
    assert_eq!(rig.get(&path).await["status"], "queued");
    rig.post(&path, &[("Status", "canceled")]).await;
    assert_eq!(
        rig.app.asked("/progress").await.get("CallStatus"),
        "canceled"
    );
}

#[tokio::test]
async fn calls_in_line_ring_in_their_turn() {
    let rig = Rig::with(|config| config.calls_per_second = 1.0).await;
    for to in [NURSE, BACKUP, LANDLINE] {
        rig.call(to, &[]).await.sid();
    }
    for to in [LANDLINE, BACKUP, NURSE] {
        rig.phone(to).next("ringing").await;
    }
}

#[tokio::test]
async fn a_person_declines() {
    let rig = Rig::start().await;
    let sid = rig.call(NURSE, &[]).await.sid();
    let mut nurse = rig.phone(NURSE);
    nurse.next("ringing").await;
    nurse.decline().await;
    assert_eq!(nurse.next("ended").await["status"], "busy");
    assert_eq!(
        rig.get(&format!("Calls/{sid}.json")).await["status"],
        "busy"
    );
}

#[tokio::test]
async fn calls_are_listed_by_status_and_ends_and_page_by_page() {
    let rig = Rig::start().await;
    for to in [NURSE, BACKUP] {
        rig.call(to, &[]).await.sid();
        rig.phone(to).next("ringing").await;
    }
    let to_nurse = rig
        .get(&format!("Calls.json?To=%2B{}&Status=ringing", &NURSE[1..]))
        .await;
    assert_eq!(to_nurse["calls"].as_array().unwrap().len(), 1);
    assert_eq!(to_nurse["calls"][0]["to"], NURSE);
    let first = rig.get("Calls.json?PageSize=1").await;
    let next = first["next_page_uri"]
        .as_str()
        .unwrap()
        .split_once(".json")
        .unwrap()
        .1;
    let second = rig.get(&format!("Calls.json{next}")).await;
    assert_eq!(second["next_page_uri"], serde_json::Value::Null);
    assert_ne!(first["calls"][0]["sid"], second["calls"][0]["sid"]);
    let gone = rig
        .rest(
            Method::GET,
            "Calls/CAffffffffffffffffffffffffffffffff.json",
            &[],
        )
        .await;
    gone.refused(404, 20404);
}
