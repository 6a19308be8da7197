//! A record erased by two: somebody at the machine asks, and the leader carries it out when the waiting time is over.

use reqwest::Method;
use serde_json::{Value, json};

use super::rig::Rig;

/// A synthetic number.
const NUMBER: &str = "13897510019";

/// An account of its own: its name and password.
async fn account(rig: &Rig, name: &str) -> (String, String) {
    let (status, said) = rig.runs(&["account", "add", name, "--json"]).await;
    assert_eq!(status, Some(0), "{said}");
    let added: Value = serde_json::from_str(&said).unwrap();
    (
        name.to_owned(),
        added["password"].as_str().unwrap().to_owned(),
    )
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_leader_erases_what_the_machine_has_asked_when_the_time_is_over() {
    let mut rig = Rig::start(0.2, &[]).await;
    let siri = account(&rig, "siri").await;
    let randi = account(&rig, "randi").await;
    let as_siri = (siri.0.as_str(), siri.1.as_str());
    let as_randi = (randi.0.as_str(), randi.1.as_str());
    let nothing = json!({});
    let anne = json!({"identity": {"given": "Ánne", "family": "Nordvik", "birth_number": NUMBER}});
    let (_, added) = rig
        .asks(as_siri, Method::POST, "/api/v1/patients", &anne)
        .await;
    let id = added["id"].as_str().unwrap().to_owned();
    let ask = [
        "patient",
        "ask-erasure",
        &id,
        "--reason",
        "den det gjelder, ber om det",
    ];
    let (status, said) = rig.runs(&ask).await;
    assert_eq!(status, Some(0), "{said}");
    let (_, listed) = rig
        .asks(as_randi, Method::GET, "/api/v1/erasures", &nothing)
        .await;
    let open = &listed["erasures"][0];
    assert_eq!(
        (&open["name"], &open["by"]),
        (&json!("Ánne Nordvik"), &Value::Null)
    );
    let carry_out = format!(
        "/api/v1/patients/{id}/erasures/{}/carry-out",
        open["id"].as_str().unwrap()
    );
    let (status, early) = rig.asks(as_randi, Method::POST, &carry_out, &nothing).await;
    assert_eq!(status, 409, "{early}");
    rig.kill().await;
    rig.passes(73);
    rig.serve().await;
    let (status, done) = rig.asks(as_randi, Method::POST, &carry_out, &nothing).await;
    assert_eq!(status, 200, "{done}");
    let record = format!("/api/v1/patients/{id}");
    let (status, _) = rig.asks(as_siri, Method::GET, &record, &nothing).await;
    assert_eq!(status, 404);
    let (_, listed) = rig
        .asks(as_randi, Method::GET, "/api/v1/erasures", &nothing)
        .await;
    let done = &listed["erasures"][0];
    assert_eq!(
        (&done["stage"], &done["name"]),
        (&json!("done"), &Value::Null)
    );
    assert_eq!(done["ended_by"]["id"], "randi");
    let (status, said) = rig.runs(&["log", "verify"]).await;
    assert_eq!(status, Some(0), "{said}");
    let state = rig.state().await;
    assert!(state.patient(id.parse().unwrap()).unwrap().erased);
}
