use super::carrier::sid;
use super::rig::{BACKUP, LINE, PRIMARY, Rig, attribute};
use hjemmevakt::domain::calls::call::CallState;
use hjemmevakt::domain::calls::leg::{LegEnd, LegState};

#[tokio::test]
async fn voicemail_and_a_wrong_key_are_no_answer() {
    for keys in ["", "5"] {
        let rig = Rig::start().await;
        rig.rings().await;
        let (leg, line) = rig.carrier.rung(PRIMARY).await;
        let whisper = rig.from_leg(&leg, &line, "answer", &[]).await.markup();
        assert_eq!(
            attribute(&whisper, "Gather", "actionOnEmptyResult"),
            "false"
        );
        let told = rig
            .from_leg(&leg, &line, "key", &[("Digits", keys)])
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
    let (first, first_line) = rig.carrier.rung(PRIMARY).await;
    let busy = [("CallStatus", "busy")];
    rig.from_leg(&first, &first_line, "status", &busy).await;
    let (second, second_line) = rig.carrier.rung(BACKUP).await;
    rig.from_leg(&second, &second_line, "answer", &[])
        .await
        .markup();
    rig.from_leg(&second, &second_line, "key", &[("Digits", "1")])
        .await
        .markup();
    // Late, on a line of its own: somebody else has won.
    let late = rig
        .from_leg(&second, &sid(0xABC), "answer", &[])
        .await
        .markup();
    assert!(!late.contains("<Conference"), "{late}");
    let state = rig.engine.state();
    assert!(
        matches!(rig.call().state, CallState::Joining(_)),
        "{state:?}"
    );
}

#[tokio::test]
async fn a_leg_that_nobody_knows_hears_something_kind() {
    let rig = Rig::start().await;
    for id in ["00000000000000000000000000000009", "nonsense"] {
        let told = rig.from_leg(id, &sid(9), "answer", &[]).await.markup();
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
