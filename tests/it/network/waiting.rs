//! Waiting in a queue, the caller's way through the service.

use super::rig::{BACKUP, NURSE, RELATIVE, Rig};

const QUEUE: &str = r#"<Enqueue waitUrl="/wait?turn=1" action="/left">duty</Enqueue>"#;

#[tokio::test]
async fn the_wait_markup_is_asked_for_again_and_again_and_may_gather() {
    let rig = Rig::start().await;
    rig.app.on("/voice", QUEUE);
    rig.app.on("/wait", r#"<Gather numDigits="1" timeout="1" action="/chosen"><Say>Trykk 2 for å bli ringt opp</Say></Gather>"#);
    rig.app.on("/chosen", "<Say>Vi ringer deg</Say><Hangup/>");
    let mut caller = rig.phone(RELATIVE);
    caller.dial().await;
    let first = rig.app.asked("/wait").await;
    assert_eq!(
        (
            first.get("QueuePosition"),
            first.get("CurrentQueueSize"),
            first.get("turn")
        ),
        ("1", "1", "1")
    );
    assert!(first.get("QueueSid").starts_with("QU"));
    rig.app
        .wait("/wait", |seen| {
            seen.get("QueueTime").parse::<u64>().unwrap() >= 2
        })
        .await;
    caller.next("listening").await;
    loop {
        caller.keys("2").await;
        if caller.next("key").await["taken"] == true {
            break;
        }
    }
    assert_eq!(rig.app.asked("/chosen").await.get("Digits"), "2");
    caller.hears("Vi ringer deg").await;
    let left = rig.app.asked("/left").await;
    assert_eq!(left.get("QueueResult"), "hangup");
    caller.next("ended").await;
}

#[tokio::test]
async fn leaving_is_told_with_how() {
    let rig = Rig::start().await;
    rig.app.on("/voice", QUEUE);
    rig.app.on("/wait", r#"<Say loop="0">Vent</Say>"#);
    rig.app.on("/room", r#"<Say loop="0">I rommet</Say>"#);
    let mut caller = rig.phone(RELATIVE);
    // The caller hangs up.
    let call = caller.dial().await;
    caller.hears("Vent").await;
    caller.hang_up().await;
    let left = rig
        .app
        .wait("/left", |seen| seen.get("CallSid") == call)
        .await;
    assert_eq!(left.get("QueueResult"), "hangup");
    caller.next("ended").await;
    // The server moves the caller.
    let call = caller.dial().await;
    caller.hears("Vent").await;
    let room = rig.app.url("/room");
    assert_eq!(
        rig.post(&format!("Calls/{call}.json"), &[("Url", &room)])
            .await
            .status,
        200
    );
    caller.hears("I rommet").await;
    let left = rig
        .app
        .wait("/left", |seen| seen.get("CallSid") == call)
        .await;
    assert_eq!(left.get("QueueResult"), "redirected");
    caller.hang_up().await;
    caller.next("ended").await;
    // The wait markup lets the caller out, and the action goes on.
    rig.app.on("/wait", "<Leave/>");
    rig.app.on("/left", "<Say>Ute</Say>");
    let call = caller.dial().await;
    let left = rig
        .app
        .wait("/left", |seen| seen.get("CallSid") == call)
        .await;
    assert_eq!(left.get("QueueResult"), "leave");
    caller.hears("Ute").await;
}

#[tokio::test]
async fn a_full_queue_and_broken_wait_markup_lead_to_the_action() {
    let rig = Rig::with(|config| config.queue_max = 1).await;
    rig.app.on("/voice", QUEUE);
    rig.app.on("/wait", r#"<Say loop="0">Vent</Say>"#);
    rig.app.on("/left", r#"<Say loop="0">Videre</Say>"#);
    let (mut first, mut second, mut third) =
        (rig.phone(RELATIVE), rig.phone(NURSE), rig.phone(BACKUP));
    first.dial().await;
    first.hears("Vent").await;
    let call = second.dial().await;
    let left = rig
        .app
        .wait("/left", |seen| seen.get("CallSid") == call)
        .await;
    assert_eq!(left.get("QueueResult"), "queue-full");
    second.hears("Videre").await;
    first.hang_up().await;
    first.next("ended").await;
    rig.app.on("/wait", "<Dial>+4790000002</Dial>");
    let call = third.dial().await;
    let left = rig
        .app
        .wait("/left", |seen| seen.get("CallSid") == call)
        .await;
    assert_eq!(left.get("QueueResult"), "error");
    assert_eq!(rig.errors().await, [12200]);
    third.hears("Videre").await;
}
