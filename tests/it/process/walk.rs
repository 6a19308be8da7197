//! A call as a person would try it, with the real processes: answered by the backup, across a restart, and with nobody there.

use serde_json::json;

use super::rig::{ASLAK, KARI, LEGEVAKT, RELATIVE, Rig, UNKNOWN};
use hjemmevakt::domain::calls::call::CallState;
use hjemmevakt::domain::contacts::contact::{OutcomeDue, Phase};

fn callers(numbers: &[&str]) -> Vec<String> {
    numbers.iter().map(ToString::to_string).collect()
}

/// The two nurses on duty, whoever of them is primary in the week that the test runs in.
pub async fn nurses(rig: &Rig) -> (&'static str, &'static str) {
    let state = rig.state().await;
    let primary = state
        .shift
        .as_ref()
        .and_then(|shift| shift.primary.clone())
        .unwrap();
    if primary.as_str() == "kari" {
        (KARI, ASLAK)
    } else {
        (ASLAK, KARI)
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_relative_rings_the_backup_answers_and_they_hear_each_other() {
    let rig = Rig::start(0.2, &callers(&[RELATIVE])).await;
    let (primary, backup) = nurses(&rig).await;
    rig.dials(RELATIVE).await;
    rig.until("the primary is rung", async |rig| {
        rig.line(primary).await.is_some()
    })
    .await;
    rig.answers(backup).await;
    rig.until("she is asked for the key", async |rig| {
        rig.heard(backup, "1").await
    })
    .await;
    rig.does(backup, "keys", json!({ "digits": "1" })).await;
    rig.until_state("they talk", |state| {
        state.live_calls.iter().any(|call| {
            state
                .call(*call)
                .is_some_and(|call| call.talking().is_some())
        })
    })
    .await;
    rig.does(RELATIVE, "say", json!({ "text": "Han svarer ikke." }))
        .await;
    rig.does(backup, "say", json!({ "text": "Jeg er her." }))
        .await;
    rig.until("she hears him", async |rig| {
        rig.heard(backup, "Han svarer ikke.").await
    })
    .await;
    rig.until("he hears her", async |rig| {
        rig.heard(RELATIVE, "Jeg er her.").await
    })
    .await;
    rig.until("the primary's telephone is quiet", async |rig| {
        rig.line(primary).await.is_none()
    })
    .await;
    rig.does(RELATIVE, "hangup", json!({})).await;
    rig.until_state("an outcome is asked for", |state| {
        state.contacts.values().any(|contact| {
            matches!(
                &contact.phase,
                Phase::NeedsOutcome {
                    why: OutcomeDue::Talked,
                    ..
                }
            )
        })
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_server_killed_while_it_rings_goes_on_to_the_next_step() {
    let mut rig = Rig::start(0.2, &callers(&[RELATIVE])).await;
    let (primary, backup) = nurses(&rig).await;
    rig.dials(RELATIVE).await;
    rig.until("the primary rings", async |rig| {
        rig.line(primary).await.as_deref() == Some("ringing")
    })
    .await;
    rig.kill().await;
    rig.serve().await;
    rig.answers(backup).await;
    rig.until("she is asked for the key", async |rig| {
        rig.heard(backup, "1").await
    })
    .await;
    rig.does(backup, "keys", json!({ "digits": "1" })).await;
    rig.until_state("they talk", |state| {
        state.live_calls.iter().any(|call| {
            state
                .call(*call)
                .is_some_and(|call| call.talking().is_some())
        })
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_caller_reaches_the_fallback_while_the_server_is_gone() {
    let mut rig = Rig::start(0.05, &callers(&[UNKNOWN])).await;
    rig.mode(
        LEGEVAKT,
        json!({ "mode": "auto_answer", "after_ms": 1000, "keys": "" }),
    )
    .await;
    rig.kill().await;
    rig.dials(UNKNOWN).await;
    rig.until("legevakten has picked up", async |rig| {
        rig.line(LEGEVAKT).await.as_deref() == Some("talking")
    })
    .await;
    rig.does(LEGEVAKT, "say", json!({ "text": "Legevakten." }))
        .await;
    rig.until("the caller hears them", async |rig| {
        rig.heard(UNKNOWN, "Legevakten.").await
    })
    .await;
    rig.does(UNKNOWN, "hangup", json!({})).await;
    rig.serve().await;
    let state = rig.state().await;
    assert!(state.live_calls.iter().all(|call| {
        state
            .call(*call)
            .is_none_or(|call| !matches!(call.state, CallState::Waiting(_)))
    }));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_number_at_the_carrier_is_checked_and_what_differs_is_said() {
    let rig = Rig::start(0.2, &[]).await;
    let (status, words) = rig.check_carrier(&rig.server).await;
    assert_eq!(status, Some(0), "{words}");
    let (status, words) = rig.check_carrier("http://127.0.0.1:9").await;
    assert_eq!(status, Some(1), "{words}");
    for what in [
        "A call comes in",
        "Call status changes",
        "A message comes in",
    ] {
        assert!(words.contains(what), "{what}: {words}");
    }
}
