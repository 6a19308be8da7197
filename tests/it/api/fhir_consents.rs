//! Several consents of one kind in a Bundle: the newest word counts, as in the record, and a withdrawal stays one.

use std::time::Duration;

use hjemmevakt::domain::consents::consent::{ConsentKind, GivenHow};
use hjemmevakt::domain::ids::ConsentId;
use hjemmevakt::domain::openings::sight;
use hjemmevakt::domain::patients::command::PatientCommand;
use hjemmevakt::domain::plans::section::Section;
use reqwest::StatusCode;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::api::fhir::{ANNE, does, exported, registers, siri};
use crate::api::rig::Rig;

const OLD: ConsentId = ConsentId::from_uuid(Uuid::from_u128(0xf1));
const NEW: ConsentId = ConsentId::from_uuid(Uuid::from_u128(0xf9));

async fn gives(rig: &Rig, consent: ConsentId, without: Vec<Section>) {
    let give = PatientCommand::GiveConsent {
        patient: ANNE,
        consent,
        kind: ConsentKind::ShownOnCall,
        without,
        words: String::new(),
        how: GivenHow::Spoken,
        until: rig.engine.now() + Duration::from_hours(24 * 300),
        able: hjemmevakt::domain::consents::able::Able::has(),
    };
    does(rig, "siri", give).await;
}

/// All of it was shown, then all but one part.
async fn given_twice() -> Rig {
    let rig = Rig::start().await;
    registers(&rig, ANNE).await;
    gives(&rig, OLD, Vec::new()).await;
    gives(&rig, NEW, vec![Section::Red]).await;
    rig
}

fn status_of(bundle: &Value, consent: ConsentId) -> String {
    let entries = bundle["entry"].as_array().unwrap();
    let found = entries
        .iter()
        .map(|entry| &entry["resource"])
        .find(|one| one["id"] == consent.to_string());
    found.unwrap()["status"].as_str().unwrap().to_owned()
}

/// What holds of it elsewhere, taken in from this Bundle, and what was left out.
async fn taken_in(bundle: &Value) -> (Option<Vec<Section>>, Vec<String>) {
    let there = Rig::start().await;
    let token = siri(&there).await;
    let (status, taken) = there.post(&token, "/api/v1/patients/fhir", bundle).await;
    assert_eq!(status, StatusCode::OK, "{taken}");
    let left_out = taken["left_out"].as_array().unwrap().iter();
    let left_out = left_out.map(|one| one.as_str().unwrap().to_owned());
    let state = there.engine.state();
    let patient = state.patient(ANNE).unwrap();
    let holding = sight::shown_on_call(&state, patient, there.engine.now());
    let without = holding.map(|consent| consent.without.iter().copied().collect());
    (without, left_out.collect())
}

#[tokio::test]
async fn the_newest_of_a_kind_is_the_one_that_holds() {
    let here = given_twice().await;
    let bundle = exported(&here, &siri(&here).await).await;
    assert_eq!(status_of(&bundle, OLD), "inactive");
    assert_eq!(status_of(&bundle, NEW), "active");
    let (without, left_out) = taken_in(&bundle).await;
    assert_eq!(without, Some(vec![Section::Red]));
    assert!(left_out[0].contains(&OLD.to_string()), "{left_out:?}");
}

#[tokio::test]
async fn a_withdrawal_brings_nothing_older_back_to_life() {
    let here = given_twice().await;
    let withdraw = PatientCommand::WithdrawConsent {
        patient: ANNE,
        consent: NEW,
        contact: None,
    };
    does(&here, "siri", withdraw).await;
    let mut bundle = exported(&here, &siri(&here).await).await;
    assert_eq!(status_of(&bundle, OLD), "inactive");
    assert_eq!(status_of(&bundle, NEW), "inactive");
    let (without, left_out) = taken_in(&bundle).await;
    assert_eq!((without, left_out.len()), (None, 2));
    // Another system's, which calls the old one active, with and without the day.
    for dated in [true, false] {
        let entries = bundle["entry"].as_array_mut().unwrap();
        for one in entries {
            let one = &mut one["resource"];
            if one["id"] == OLD.to_string() {
                one["status"] = json!("active");
            }
            if one["resourceType"] == "Consent" && !dated {
                one.as_object_mut().unwrap().remove("dateTime");
            }
        }
        let (without, left_out) = taken_in(&bundle).await;
        assert_eq!((without, left_out.len()), (None, 2), "dated: {dated}");
    }
}
