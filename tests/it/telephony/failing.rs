//! The log cannot be written: the caller is connected all the same.

use super::carrier::sid;
use super::rig::{LINE, PRIMARY, Rig, attribute};
use hjemmevakt::domain::calls::leg::LegState;

#[tokio::test]
async fn when_the_log_cannot_be_written_the_caller_is_connected_to_the_fallback() {
    let rig = Rig::start().await;
    let before = rig.engine.state().seq;
    rig.fill_the_disk();
    let markup = rig.rings().await;
    assert!(markup.contains("Noe er galt hos oss"), "{markup}");
    assert!(markup.contains(">+4778000001</Number>"), "{markup}");
    assert_eq!(rig.engine.state().seq, before);
    assert!(rig.engine.state().calls.is_empty());

    // The same way on, number by number, with nothing but the service file.
    let action = attribute(&markup, "Dial", "action");
    let next = rig
        .caller_asks(&action, &[("DialCallStatus", "no-answer")])
        .await
        .markup();
    assert!(next.contains(">+4778000004</Number>"), "{next}");
    let action = attribute(&next, "Dial", "action");
    let last = rig
        .caller_asks(&action, &[("DialCallStatus", "busy")])
        .await
        .markup();
    assert!(
        last.contains("ring 113") && last.contains("call 113"),
        "{last}"
    );
    let talked = rig
        .caller_asks(&action, &[("DialCallStatus", "completed")])
        .await
        .markup();
    assert!(!talked.contains("<Dial"), "{talked}");
}

#[tokio::test]
async fn without_a_service_file_the_caller_hears_113() {
    let rig = Rig::empty(1_767_988_800_000).await;
    let markup = rig.rings().await;
    assert!(
        markup.contains("ring 113") && markup.contains("call 113"),
        "{markup}"
    );
}

#[tokio::test]
async fn a_waiting_caller_is_let_out_of_the_queue_and_connected() {
    let rig = Rig::start().await;
    rig.rings().await;
    rig.fill_the_disk();
    let pressed = rig
        .caller_asks(&rig.of_call("key"), &[("Digits", "2")])
        .await
        .markup();
    assert!(
        pressed.contains("<Leave/>") && !pressed.contains("<Dial"),
        "{pressed}"
    );
    assert!(rig.call().waiting().is_some());
    let gone = rig
        .caller_asks(&rig.of_call("left"), &[("QueueResult", "hangup")])
        .await
        .markup();
    assert!(gone.contains("+4778000001"), "{gone}");
    assert!(rig.call().waiting().is_some(), "nothing was taken");
}

#[tokio::test]
async fn a_key_that_cannot_be_written_down_connects_nobody_and_is_asked_for_again() {
    let rig = Rig::start().await;
    rig.rings().await;
    let (leg, line) = rig.carrier.rung(PRIMARY).await;
    rig.until(|state| {
        let leg = state.leg(leg.parse().unwrap());
        leg.is_some_and(|leg| leg.state == LegState::Placed)
    })
    .await;
    rig.fill_the_disk();
    let whisper = rig.leg_asks(&leg, &line, "answer", &[]).await.markup();
    assert!(whisper.contains("Trykk 1"), "{whisper}");
    let told = rig
        .leg_asks(&leg, &line, "key", &[("Digits", "1")])
        .await
        .markup();
    assert!(!told.contains("<Conference"), "{told}");
    assert!(
        told.contains(&format!("/telephony/leg/{leg}/now")),
        "{told}"
    );
    let nobody = rig.leg_asks(&leg, &line, "key", &[]).await.markup();
    assert!(nobody.contains("<Hangup/>"), "{nobody}");
    assert!(rig.call().waiting().is_some());
}

#[tokio::test]
async fn what_only_reports_and_messages_are_not_acknowledged() {
    let rig = Rig::start().await;
    rig.rings().await;
    rig.fill_the_disk();
    let completed = [("CallStatus", "completed")];
    let status = rig.caller_asks("/telephony/voice/status", &completed).await;
    assert_eq!(status.status, 503);
    let message = [
        ("MessageSid", "SM00000000000000000000000000000001"),
        ("From", "+4790000099"),
        ("Body", "hei"),
    ];
    let sms = rig.post("/telephony/sms/incoming", &message).await;
    assert_eq!(sms.status, 503);
    assert!(rig.call().waiting().is_some());
    assert_eq!(rig.call().line.unwrap().as_str(), sid(LINE));
}
