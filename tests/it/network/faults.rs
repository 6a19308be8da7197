//! Misbehaviour that was asked for.

use super::rig::{NURSE, RELATIVE, Rig};
use serde_json::json;

const ALL: [(&str, &str); 1] = [(
    "StatusCallbackEvent",
    "initiated ringing answered completed",
)];

/// The statuses that were reported for a call, in the order they came, once the last of them has.
async fn progress(rig: &Rig, last: &str) -> Vec<String> {
    rig.app
        .wait("/progress", |seen| seen.get("CallStatus") == last)
        .await;
    let all = rig.app.seen();
    all.iter()
        .filter(|seen| seen.path == "/progress")
        .map(|seen| seen.get("CallStatus").to_owned())
        .collect()
}

async fn talk(rig: &Rig) {
    let callback = rig.app.url("/progress");
    let mut more = vec![("StatusCallback", callback.as_str())];
    more.extend(ALL);
    rig.call(NURSE, &more).await.sid();
    rig.phone(NURSE).picks_up().await;
}

#[tokio::test]
async fn a_callback_is_lost() {
    let rig = Rig::start().await;
    rig.fault("callback_lost", "/progress ringing", 0).await;
    talk(&rig).await;
    assert_eq!(
        progress(&rig, "completed").await,
        ["initiated", "in-progress", "completed"]
    );
}

#[tokio::test]
async fn a_callback_comes_twice() {
    let rig = Rig::start().await;
    rig.fault("callback_doubled", "/progress in-progress", 0)
        .await;
    talk(&rig).await;
    let statuses = progress(&rig, "completed").await;
    assert_eq!(
        statuses,
        [
            "initiated",
            "ringing",
            "in-progress",
            "in-progress",
            "completed"
        ]
    );
}

#[tokio::test]
async fn callbacks_change_places() {
    let rig = Rig::start().await;
    rig.fault("callback_reordered", "/progress in-progress", 0)
        .await;
    talk(&rig).await;
    assert_eq!(
        progress(&rig, "in-progress").await,
        ["initiated", "ringing", "completed", "in-progress"]
    );
}

#[tokio::test]
async fn a_slow_callback_is_overtaken() {
    let rig = Rig::start().await;
    rig.fault("callback_slow", "/progress initiated", 150_000)
        .await;
    talk(&rig).await;
    assert_eq!(
        progress(&rig, "initiated").await,
        ["ringing", "in-progress", "completed", "initiated"]
    );
}

#[tokio::test]
async fn a_request_for_markup_comes_twice_and_the_second_answer_counts() {
    let rig = Rig::start().await;
    rig.fault("webhook_doubled", "/voice", 0).await;
    let markup = |text: &str| super::app::Reply::Markup(format!("<Say>{text}</Say>"));
    rig.app
        .replies("/voice", [markup("første"), markup("andre")]);
    let mut caller = rig.phone(RELATIVE);
    caller.dial().await;
    caller.hears("andre").await;
    assert_eq!(rig.app.count("/voice"), 2);
}

#[tokio::test]
async fn the_rest_interface_refuses_and_breaks_without_doing_anything() {
    let rig = Rig::start().await;
    rig.fault("rest_too_many_requests", "POST", 0).await;
    rig.call(NURSE, &[]).await.refused(429, 20429);
    rig.fault("rest_server_error", "Calls.json", 0).await;
    rig.call(NURSE, &[]).await.refused(500, 20500);
    assert!(
        rig.get("Calls.json").await["calls"]
            .as_array()
            .unwrap()
            .is_empty()
    );
    rig.call(NURSE, &[]).await.sid();
}

#[tokio::test]
async fn a_request_that_is_never_answered_was_done_or_not() {
    let rig = Rig::start().await;
    let impatient = reqwest::Client::builder()
        .no_proxy()
        .timeout(std::time::Duration::from_millis(200))
        .build()
        .unwrap();
    for (fault, calls) in [("rest_hang_before", 0), ("rest_hang_after", 1)] {
        rig.fault(fault, "POST", 0).await;
        let url = format!(
            "{}/2010-04-01/Accounts/{}/Calls.json",
            rig.base,
            super::rig::ACCOUNT
        );
        let form = [
            ("To", NURSE),
            ("From", super::rig::SERVICE),
            ("Url", &rig.app.url("/leg")),
        ];
        let request = impatient
            .post(url)
            .basic_auth(super::rig::ACCOUNT, Some(super::app::TOKEN))
            .form(&form);
        assert!(request.send().await.unwrap_err().is_timeout());
        assert_eq!(
            rig.get("Calls.json").await["calls"]
                .as_array()
                .unwrap()
                .len(),
            calls,
            "{fault}"
        );
    }
}

#[tokio::test]
async fn a_leg_breaks_by_chance_and_on_demand() {
    let rig = Rig::start().await;
    rig.app.on("/leg", r#"<Say loop="0">Vent</Say>"#);
    let mut nurse = rig.phone(NURSE);
    rig.control(
        "/control/faults",
        json!({ "legs": { "dropped": 1.0, "drop_after_ms": 1000 } }),
    )
    .await;
    rig.call(NURSE, &[]).await.sid();
    nurse.picks_up().await;
    assert_eq!(nurse.next("ended").await["status"], "completed");
    rig.control("/control/faults", json!({})).await;
    let sid = rig.call(NURSE, &[]).await.sid();
    nurse.picks_up().await;
    rig.control(&format!("/control/calls/{sid}/drop"), json!({}))
        .await;
    assert_eq!(nurse.next("ended").await["status"], "completed");
}

#[tokio::test]
async fn the_log_shows_what_went_over_the_wire() {
    let rig = Rig::start().await;
    talk(&rig).await;
    progress(&rig, "completed").await;
    let log = rig.look("/control/log").await;
    let kinds: Vec<_> = log["log"]
        .as_array()
        .unwrap()
        .iter()
        .map(|line| line["kind"].as_str().unwrap().to_owned())
        .collect();
    for kind in ["rest", "webhook", "callback"] {
        assert!(
            kinds.iter().any(|k| k == kind),
            "{kind} is missing in {kinds:?}"
        );
    }
    assert!(!log.to_string().contains(super::app::TOKEN));
}
