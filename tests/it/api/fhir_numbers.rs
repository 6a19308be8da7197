//! Numbers of persons in a Bundle: checked as where people write them, each under its own identifier.

use reqwest::StatusCode;
use serde_json::{Value, json};

use crate::api::fhir::siri;
use crate::api::rig::{Rig, assert_problem};

const FH: &str = "urn:oid:2.16.578.1.12.4.1.4.3";

fn person(system: &str, number: &str) -> Value {
    let patient = json!({
        "resourceType": "Patient",
        "identifier": [{"system": system, "value": number}],
        "name": [{"use": "official", "family": "Nordvik", "given": ["Anne"]}],
    });
    json!({"resourceType": "Bundle", "type": "collection", "entry": [{"resource": patient}]})
}

#[tokio::test]
async fn a_mistyped_number_is_refused_as_on_the_form() {
    let rig = Rig::start().await;
    let token = siri(&rig).await;
    for (system, number) in [
        // By the rule of 2032 these would do.
        ("urn:oid:2.16.578.1.12.4.1.4.1", "01819012373"),
        (FH, "81819012350"),
    ] {
        let bundle = person(system, number);
        let answer = rig.post(&token, "/api/v1/patients/fhir", &bundle).await;
        let words = "Patient/-.identifier[0].value: the tenth digit";
        assert_problem(answer, StatusCode::UNPROCESSABLE_ENTITY, words);
    }
    assert!(rig.engine.state().patients.is_empty());
}

#[tokio::test]
async fn each_sort_of_number_has_its_own_identifier() {
    let rig = Rig::start().await;
    let token = siri(&rig).await;
    let own = "urn:hjemmevakt:h-number";
    for (written, number, read) in [
        (FH, "81819012342", FH),
        (own, "01419012382", own),
        // As it was exported once.
        (FH, "02419012311", own),
    ] {
        let bundle = person(written, number);
        let (status, taken) = rig.post(&token, "/api/v1/patients/fhir", &bundle).await;
        assert_eq!(status, StatusCode::OK, "{number}: {taken}");
        let id = taken["patient"].as_str().unwrap();
        let path = format!("/api/v1/patients/{id}/fhir");
        let (_, bundle) = rig.read(&token, &path).await;
        let there = &bundle["entry"][0]["resource"]["identifier"][0];
        assert_eq!(*there, json!({"system": read, "value": number}));
    }
}
