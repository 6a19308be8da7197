//! A storm of calls, and a server that is killed at random moments in it. What was lost is counted: none.

use std::collections::BTreeSet;

use hjemmevakt::domain::calls::call::{Call, Direction};
use hjemmevakt::domain::contacts::contact::Phase;
use hjemmevakt::domain::ids::CarrierId;
use hjemmevakt::domain::state::LineOf;
use serde_json::{Value, json};

use super::rig::{ASLAK, KARI, LEGEVAKT, Rig, output, program};

const CALLERS: u32 = 12;
const KILLS: usize = 6;

fn seed() -> u64 {
    std::env::var("HJEMMEVAKT_STORM_SEED")
        .ok()
        .and_then(|seed| seed.parse().ok())
        .unwrap_or(20_261_123)
}

/// Calls to the service whose first request our server has answered with markup: these are acknowledged.
fn acknowledged(wires: &[Value]) -> BTreeSet<String> {
    wires
        .iter()
        .filter(|entry| {
            entry["url"]
                .as_str()
                .is_some_and(|url| url.ends_with("/telephony/voice/incoming"))
        })
        .filter(|entry| entry["status"] == 200)
        .filter_map(|entry| call_sid(&entry["params"]))
        .collect()
}

/// Parameters stand as pairs or as an object.
fn call_sid(params: &Value) -> Option<String> {
    let sid = params["CallSid"].as_str().or_else(|| {
        params
            .as_array()?
            .iter()
            .find(|pair| pair[0] == "CallSid")
            .and_then(|pair| pair[1].as_str())
    });
    sid.map(str::to_owned)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nothing_is_lost_when_the_server_is_killed_in_a_storm_of_calls() {
    let mut random = fastrand::Rng::with_seed(seed());
    let callers: Vec<String> = (0..CALLERS)
        .map(|n| format!("+47900000{:02}", 40 + n))
        .collect();
    let mut rig = Rig::start(0.05, &callers).await;
    for nurse in [KARI, ASLAK] {
        rig.mode(
            nurse,
            json!({ "mode": "auto_answer", "after_ms": 3_000, "keys": "1" }),
        )
        .await;
    }
    for fallback in [LEGEVAKT, "+4778000004"] {
        rig.mode(
            fallback,
            json!({ "mode": "auto_answer", "after_ms": 2_000, "keys": "" }),
        )
        .await;
    }
    let mut seen = 0;
    let mut wires: Vec<Value> = Vec::new();
    for _ in 0..KILLS {
        for caller in &callers {
            if rig.line(caller).await.is_none() && random.bool() {
                rig.dials(caller).await;
            } else if random.u8(..5) == 0 {
                rig.does(caller, "hangup", json!({})).await;
            }
        }
        // A random moment: after so many more requests on the wires.
        let moment = seen + random.u64(5..60);
        rig.until("the storm goes on", async |rig| {
            rig.wires(seen).await.1 >= moment
        })
        .await;
        rig.kill().await;
        rig.serve().await;
        let (more, last) = rig.wires(seen).await;
        wires.extend(more);
        seen = last;
    }
    settle(&rig, &callers).await;
    let (all, _) = rig.wires(0).await;
    count_losses(&rig, &acknowledged(&all)).await;
    drop(wires);
    let verify = output(
        program(rig.folder.path())
            .env(
                "HJEMMEVAKT_DATABASE_URL",
                format!("sqlite://{}", rig.database().display()),
            )
            .args(["log", "verify"]),
    )
    .await;
    assert!(!verify.is_empty());
}

/// The callers who talk hang up; the others are waited for until they have reached somebody.
async fn settle(rig: &Rig, callers: &[String]) {
    rig.until("every caller has been somewhere and hung up", async |rig| {
        let mut quiet = true;
        for caller in callers {
            if rig.line(caller).await.is_some() {
                quiet = false;
                rig.does(caller, "hangup", json!({})).await;
            }
        }
        quiet
    })
    .await;
    rig.until_state("no line is open any more", |state| {
        state.live_calls.is_empty() || only_call_backs(state)
    })
    .await;
}

/// What is left are call-backs that ring by themselves.
fn only_call_backs(state: &hjemmevakt::domain::state::State) -> bool {
    state
        .live_calls
        .iter()
        .filter_map(|call| state.call(*call))
        .all(|call| call.direction == Direction::Back)
}

async fn count_losses(rig: &Rig, acknowledged: &BTreeSet<String>) {
    let state = rig.state().await;
    assert!(!acknowledged.is_empty(), "the storm brought calls");
    let lost: Vec<&String> = acknowledged
        .iter()
        .filter(|line| match state.by_line.get(&CarrierId::new(line)) {
            Some(LineOf::Call(call)) => state
                .call(*call)
                .and_then(|call| state.contact(call.contact))
                .is_none(),
            Some(LineOf::Leg(_)) | None => true,
        })
        .collect();
    assert!(
        lost.is_empty(),
        "{} of {} calls lost: {lost:?}",
        lost.len(),
        acknowledged.len()
    );
    for contact in state.contacts.values().filter(|contact| contact.is_open()) {
        let looked_after = match &contact.phase {
            Phase::CallBackDue(_) | Phase::CallingBack { .. } | Phase::NeedsOutcome { .. } => true,
            Phase::OnTheLine(call) => state.call(*call).is_some_and(Call::is_live),
            Phase::Closed(_) => false,
        };
        assert!(looked_after, "forgotten: {:?}", contact.phase);
    }
}
