//! Something of somebody else's, named beneath what is one's own: an alert, a consent, a version of the plan of another person. It is refused
//! as what does not exist is, and nothing is changed by it.

use reqwest::{Method, StatusCode};
use serde_json::{Value, json};

use super::house::House;
use super::places::asked;
use super::table;

/// What a record holds that an address can name, in the record that is in nobody's hands.
fn held(house: &House) -> Vec<(&'static str, String)> {
    let state = house.rig.engine.state();
    let other = state.patient(house.other.patient).unwrap();
    let in_force = other.plan_in_force().unwrap().id;
    let first = |name, id: Option<String>| (name, id.unwrap());
    vec![
        first(
            "{alert}",
            other.flags.keys().next().map(ToString::to_string),
        ),
        first(
            "{confidence}",
            other.confidences.keys().next().map(ToString::to_string),
        ),
        first(
            "{consent}",
            other.consents.keys().next().map(ToString::to_string),
        ),
        first(
            "{relative}",
            other.relatives.keys().next().map(ToString::to_string),
        ),
        first(
            "{erasure}",
            other.erasures.front().map(|asked| asked.id.to_string()),
        ),
        ("{plan}", in_force.to_string()),
    ]
}

async fn refused(house: &House, column: &str, path: &str, body: &Value) {
    let before = house.rig.engine.state().seq;
    let ask = house.asks(column, Method::POST, path).json(body);
    let answer = ask.send().await.unwrap();
    let (status, said) = (answer.status(), answer.text().await.unwrap());
    let so = matches!(status, StatusCode::FORBIDDEN | StatusCode::NOT_FOUND);
    assert!(so, "{column} at {path}: {status} {said}");
    let state = house.rig.engine.state();
    assert_eq!(
        state.seq, before,
        "{column} at {path} has changed something"
    );
}

#[tokio::test]
async fn what_is_somebody_elses_is_not_found_beneath_ones_own() {
    let house = House::full().await;
    let held = held(&house);
    let mut tried = 0;
    for path in table::pairs("What is changed through the API").into_keys() {
        let named = held.iter().find(|(name, _)| path.contains(name));
        // Whom a record does not list yet is listed under the id that was chosen, in that record alone.
        let anew = path == "/api/v1/patients/{id}/people/{relative}";
        let Some((name, id)) = named.filter(|_| !anew) else {
            continue;
        };
        let column = if *name == "{erasure}" {
            "leader"
        } else {
            "day nurse"
        };
        let own = house.own(column).fill(&path.replace(name, id));
        let (_, body) = asked(&path);
        refused(&house, column, &own, &body).await;
        tried += 1;
    }
    assert!(
        tried >= 14,
        "{tried} addresses name something within a record"
    );
}

/// Each has a key of its own, which goes when it goes: two records never share one.
#[tokio::test]
async fn what_is_told_in_confidence_never_takes_the_id_of_somebody_elses() {
    let house = House::full().await;
    let (_, id) = held(&house).remove(1);
    let body = json!({"id": id, "text": "Zebra"});
    let path = house
        .own("day nurse")
        .fill("/api/v1/patients/{id}/confidences");
    refused(&house, "day nurse", &path, &body).await;
    let own: String = {
        let state = house.rig.engine.state();
        let own = state.patient(house.own("day nurse").patient).unwrap();
        own.confidences.keys().next().unwrap().to_string()
    };
    // The same once more is the same.
    let before = house.rig.engine.state().seq;
    let again = json!({"id": own, "text": "Zebra"});
    let ask = house.asks("day nurse", Method::POST, &path).json(&again);
    assert_eq!(ask.send().await.unwrap().status(), StatusCode::OK);
    assert_eq!(house.rig.engine.state().seq, before);
}
