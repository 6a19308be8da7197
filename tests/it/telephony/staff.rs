//! Telephones of staff: voicemail, wrong keys, codes.

use super::carrier::{Asked, sid};
use super::rig::{BACKUP, LINE, PRIMARY, Rig, attribute};
use hjemmevakt::domain::calls::call::CallState;
use hjemmevakt::domain::calls::leg::{LegEnd, LegState};

#[tokio::test]
async fn voicemail_and_a_wrong_key_are_no_answer() {
    for keys in ["", "5"] {
        let rig = Rig::start().await;
        rig.rings().await;
        let (leg, line) = rig.carrier.rung(PRIMARY).await;
        let whisper = rig.leg_asks(&leg, &line, "answer", &[]).await.markup();
        assert_eq!(
            attribute(&whisper, "Gather", "actionOnEmptyResult"),
            "false"
        );
        let told = rig
            .leg_asks(&leg, &line, "key", &[("Digits", keys)])
            .await
            .markup();
        assert!(told.contains("hørte ingen tast"), "{told}");
        let state = rig.engine.state();
        let leg = state.leg(leg.parse().unwrap()).unwrap();
        assert_eq!(leg.state, LegState::Over(LegEnd::Unconfirmed));
        rig.carrier.rung(BACKUP).await;
    }
}

#[tokio::test]
async fn the_second_to_say_yes_hears_a_kind_sentence() {
    let rig = Rig::start().await;
    rig.rings().await;
    let (leg, line) = rig.carrier.rung(PRIMARY).await;
    rig.leg_asks(&leg, &line, "answer", &[]).await.markup();
    // The backup rings in herself and is put through before the key is pressed.
    let hers = sid(50);
    let from = [("CallSid", hers.as_str()), ("From", BACKUP)];
    let asked = rig.post("/telephony/voice/incoming", &from).await.markup();
    let code = [
        ("CallSid", hers.as_str()),
        ("From", BACKUP),
        ("Digits", "815093"),
    ];
    let action = attribute(&asked, "Gather", "action");
    let through = rig.post(&action, &code).await.markup();
    assert!(through.contains("</Conference>"), "{through}");
    let told = rig
        .leg_asks(&leg, &line, "key", &[("Digits", "1")])
        .await
        .markup();
    assert!(told.contains("En kollega har tatt samtalen"), "{told}");
    assert!(
        told.contains("<Hangup/>") && !told.contains("<Dial"),
        "{told}"
    );
}

#[tokio::test]
async fn a_telephone_that_rang_twice_joins_once() {
    let rig = Rig::start().await;
    rig.rings().await;
    let (leg, line) = rig.carrier.rung(PRIMARY).await;
    rig.leg_asks(&leg, &line, "answer", &[]).await.markup();
    let key = [("Digits", "1")];
    rig.leg_asks(&leg, &line, "key", &key).await.markup();
    let twin = sid(0xABC);
    let told = rig.leg_asks(&leg, &twin, "answer", &[]).await.markup();
    assert!(!told.contains("<Conference"), "{told}");
    rig.carrier
        .wait_for(|asked| (*asked == Asked::End(twin.clone())).then_some(()))
        .await;
    assert!(matches!(rig.call().state, CallState::Joining(_)));
}

#[tokio::test]
async fn a_leg_that_nobody_knows_hears_something_kind() {
    let rig = Rig::start().await;
    for id in ["00000000000000000000000000000009", "nonsense"] {
        let told = rig.leg_asks(id, &sid(9), "answer", &[]).await.markup();
        assert!(told.contains("<Say"), "{told}");
        assert!(told.contains("<Hangup/>"), "{told}");
    }
}

#[tokio::test]
async fn a_nurse_rings_in_and_is_put_to_who_waits() {
    let rig = Rig::start().await;
    rig.rings().await;
    let line = sid(50);
    let hers = [("CallSid", line.as_str()), ("From", PRIMARY)];
    let asked = rig.post("/telephony/voice/incoming", &hers).await.markup();
    assert!(asked.contains("Tast koden din"), "{asked}");
    let action = attribute(&asked, "Gather", "action");
    let key = |digits| {
        [
            ("CallSid", line.as_str()),
            ("From", PRIMARY),
            ("Digits", digits),
        ]
    };
    let wrong = rig.post(&action, &key("1111")).await.markup();
    assert!(wrong.contains("Koden stemmer ikke"), "{wrong}");
    let right = rig.post(&action, &key("470218")).await.markup();
    assert!(right.contains("</Conference>"), "{right}");
    assert!(
        rig.carrier
            .moved(&sid(LINE))
            .await
            .contains("</Conference>")
    );
}

#[tokio::test]
async fn a_nurse_who_enters_no_code_is_received_as_a_caller() {
    let rig = Rig::start().await;
    let line = sid(50);
    let hers = [("CallSid", line.as_str()), ("From", PRIMARY)];
    let asked = rig.post("/telephony/voice/incoming", &hers).await.markup();
    let action = attribute(&asked, "Gather", "action");
    let received = rig.post(&action, &hers).await.markup();
    assert!(
        received.contains("tar deg imot som en som ringer"),
        "{received}"
    );
    assert!(received.contains("<Enqueue"), "{received}");
}
