//! What goes out to the carrier, and what its answers lead to.

use super::carrier::{Asked, Scripted, sid, unavailable};
use super::rig::{BACKUP, LINE, PRIMARY, Rig};
use hjemmevakt::domain::alarms::alarm::AlarmKind;
use hjemmevakt::domain::calls::call::{CallState, Ending};
use hjemmevakt::domain::messages::message::MessageState;
use hjemmevakt::telephony::carrier::{CarrierError, KnownCall};
use hjemmevakt::telephony::words::CallStatus;
use std::sync::Arc;
use tokio::sync::Notify;

#[tokio::test]
async fn what_the_carrier_answers_stands_in_the_alarm_and_the_next_is_rung() {
    for (error, words) in [
        (
            CarrierError::refused(400, Some(21_211), "The number +4790000002 is not valid"),
            "the carrier refused (400, error 21211): The number (number) is not valid",
        ),
        (
            unavailable(),
            "the carrier did not answer after 3 tries: it did not answer in time",
        ),
    ] {
        let rig = Rig::start().await;
        rig.carrier.refuse_next(error);
        rig.rings().await;
        rig.carrier.rung(BACKUP).await;
        let state = rig.engine.state();
        let kinds: Vec<_> = state
            .alarms
            .values()
            .map(|alarm| alarm.kind.clone())
            .collect();
        assert!(
            kinds.contains(&AlarmKind::CarrierRefused(words.to_owned())),
            "{kinds:?}"
        );
    }
}

#[tokio::test]
async fn what_is_outstanding_goes_out_after_a_restart_and_open_calls_are_asked_about() {
    let rig = Rig::start().await;
    *rig.carrier.gate.lock().unwrap() = Some(Arc::new(Notify::new()));
    rig.rings().await;
    rig.carrier.rung(PRIMARY).await;
    // The request is at the carrier, its answer never comes, and the process dies.
    let rig = rig.crash_and_restart().await;
    rig.carrier.rung(PRIMARY).await;
    rig.carrier
        .wait_for(|asked| (*asked == Asked::Status(sid(LINE))).then_some(()))
        .await;
    rig.until(|state| state.effects.is_empty()).await;
    assert!(rig.call().waiting().is_some());
}

#[tokio::test]
async fn a_caller_who_is_gone_at_the_restart_is_not_rung_for() {
    let rig = Rig::start().await;
    rig.rings().await;
    rig.carrier.rung(PRIMARY).await;
    rig.until(|state| state.effects.is_empty()).await;
    let carrier = Arc::<Scripted>::default();
    carrier.set_status(&sid(LINE), CallStatus::Completed);
    let rig = rig.crash_and_restart_with(carrier).await;
    rig.until(|state| state.live_calls.is_empty()).await;
    assert!(matches!(
        rig.call().state,
        CallState::Ended {
            how: Ending::Abandoned,
            ..
        }
    ));
    // Her telephone, which still rang, is stopped.
    rig.carrier
        .wait_for(|asked| matches!(asked, Asked::End(_)).then_some(()))
        .await;
}

#[tokio::test]
async fn a_line_that_came_too_late_is_ended() {
    let rig = Rig::start().await;
    let gate = Arc::new(Notify::new());
    *rig.carrier.gate.lock().unwrap() = Some(gate.clone());
    rig.rings().await;
    let (_, line) = rig.carrier.rung(PRIMARY).await;
    let completed = [("CallStatus", "completed")];
    rig.caller_asks("/telephony/voice/status", &completed).await;
    // The caller is gone; only now does the carrier say that it rings.
    gate.notify_one();
    rig.carrier
        .wait_for(|asked| (*asked == Asked::End(line.clone())).then_some(()))
        .await;
}

#[tokio::test]
async fn a_line_whose_word_came_first_is_not_rung_twice() {
    let rig = Rig::start().await;
    let gate = Arc::new(Notify::new());
    *rig.carrier.gate.lock().unwrap() = Some(gate.clone());
    rig.rings().await;
    let (leg, line) = rig.carrier.rung(PRIMARY).await;
    let ringing = [("CallStatus", "ringing")];
    rig.leg_asks(&leg, &line, "status", &ringing).await;
    let rig = rig.crash_and_restart().await;
    rig.until(|state| state.effects.is_empty()).await;
    let placed = rig
        .carrier
        .asked()
        .iter()
        .filter(|asked| matches!(asked, Asked::Place { .. }))
        .count();
    assert_eq!(placed, 0);
}

#[tokio::test]
async fn an_outcome_is_given_back_when_the_log_can_be_written_again() {
    let rig = Rig::start().await;
    let gate = Arc::new(Notify::new());
    *rig.carrier.gate.lock().unwrap() = Some(gate.clone());
    rig.rings().await;
    let (leg, _) = rig.carrier.rung(PRIMARY).await;
    rig.fill_the_disk();
    gate.notify_one();
    rig.full.store(false, std::sync::atomic::Ordering::SeqCst);
    rig.until(|state| {
        let leg = state.leg(leg.parse().unwrap());
        leg.is_some_and(|leg| leg.live_lines().next().is_some())
    })
    .await;
}

#[tokio::test]
async fn held_effects_stay_until_a_person_lets_them_go() {
    use hjemmevakt::domain::actor::Actor;
    use hjemmevakt::domain::command::Command;
    use hjemmevakt::domain::ids::Epoch;
    let rig = Rig::start().await;
    let begin = Command::BeginEpoch {
        epoch: Epoch::new(2),
        hold_effects: true,
    };
    rig.submit(Actor::Operator, begin).await;
    rig.rings().await;
    assert!(!rig.engine.state().effects.is_empty());
    assert_eq!(rig.carrier.asked(), []);
    rig.submit(Actor::Operator, Command::ReleaseEffects).await;
    rig.carrier.rung(PRIMARY).await;
}

#[tokio::test]
async fn a_message_is_stored_once_and_word_about_ours_is_kept() {
    let rig = Rig::start().await;
    let fields = [
        ("MessageSid", "SM00000000000000000000000000000001"),
        ("From", "+4790000099"),
        ("Body", "Jeg klarer ikke mer"),
    ];
    for _ in 0..2 {
        let answer = rig.post("/telephony/sms/incoming", &fields).await;
        assert_eq!(answer.markup().matches("<Message").count(), 0);
    }
    let state = rig.engine.state();
    let received = state
        .messages
        .values()
        .filter(|message| message.state == MessageState::Received)
        .count();
    assert_eq!(received, 1);

    rig.rings().await;
    let hangup = [("CallStatus", "completed")];
    rig.caller_asks("/telephony/voice/status", &hangup).await;
    rig.until(|state| state.effects.is_empty()).await;
}

#[tokio::test]
async fn a_fallback_talk_that_was_not_told_of_is_found_when_asked() {
    let rig = Rig::outside_duty().await;
    let child = KnownCall {
        sid: sid(77).parse().unwrap(),
        status: CallStatus::InProgress,
    };
    rig.carrier.set_children(&sid(LINE), vec![child]);
    rig.rings().await;
    // After a start every open line is asked about.
    rig.submit(
        hjemmevakt::domain::actor::Actor::Clock,
        hjemmevakt::domain::command::Command::Start,
    )
    .await;
    rig.until(|state| {
        state.calls.values().all(|call| {
            matches!(&call.state, CallState::FallingBack(fallback) if fallback.answered.is_some())
        })
    })
    .await;
}
