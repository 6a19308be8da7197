//! A record as a Bundle, when two records turn out to be of one person, and when they are parted again.

use hjemmevakt::domain::ids::PatientId;
use hjemmevakt::domain::patients::command::PatientCommand;
use hjemmevakt::domain::patients::identity::Identity;
use serde_json::Value;
use uuid::Uuid;

use crate::api::fhir::{ANNE, does, exported, siri, written};
use crate::api::rig::Rig;

const TWIN: PatientId = PatientId::from_uuid(Uuid::from_u128(0xe1));

/// The resources of these kinds, without who they are about.
fn of_kinds(bundle: &Value, kinds: &[&str]) -> Vec<Value> {
    let entries = bundle["entry"].as_array().unwrap().iter();
    let resources = entries.map(|entry| entry["resource"].clone());
    let mut found: Vec<Value> = resources
        .filter(|one| kinds.contains(&one["resourceType"].as_str().unwrap()))
        .collect();
    for one in &mut found {
        let fields = one.as_object_mut().unwrap();
        for about in ["subject", "patient", "careTeam"] {
            fields.remove(about);
        }
    }
    found
}

#[tokio::test]
async fn an_export_says_what_the_pages_say_of_records_that_were_merged_and_parted() {
    let rig = Rig::start().await;
    written(&rig).await;
    let token = siri(&rig).await;
    let kinds = ["RelatedPerson", "CarePlan", "Goal", "Flag", "Consent"];
    let alone = of_kinds(&exported(&rig, &token).await, &kinds);
    let identity = Box::new(Identity {
        given: "Anne".to_owned(),
        ..Identity::default()
    });
    let register = PatientCommand::Register {
        patient: TWIN,
        identity,
    };
    does(&rig, "siri", register).await;
    let (patient, into) = (ANNE, TWIN);
    does(
        &rig,
        "siri",
        PatientCommand::Merge {
            patient,
            into,
            reason: String::new(),
        },
    )
    .await;
    let merged = exported(&rig, &token).await;
    assert_eq!(of_kinds(&merged, &kinds), alone);
    let [person] = &of_kinds(&merged, &["Patient"])[..] else {
        panic!("{merged}");
    };
    assert_eq!(person["id"], TWIN.to_string());
    assert!(person.to_string().contains("tannlegen"), "{person}");
    let [team] = &of_kinds(&merged, &["CareTeam"])[..] else {
        panic!("{merged}");
    };
    let members = team["participant"].as_array().unwrap();
    let siri = members
        .iter()
        .filter(|one| one["member"]["identifier"]["value"] == "siri");
    assert_eq!(siri.count(), 1, "once, though both records name her");
    does(&rig, "siri", PatientCommand::UndoMerge { patient }).await;
    assert_eq!(of_kinds(&exported(&rig, &token).await, &kinds), alone);
    let path = format!("/api/v1/patients/{TWIN}/fhir");
    let (_, twin) = rig.read(&token, &path).await;
    assert!(of_kinds(&twin, &kinds).is_empty(), "{twin}");
}
