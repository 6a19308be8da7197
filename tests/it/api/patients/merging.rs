//! Two records that are said to be of one person: nobody reads a stranger's by saying so.

use hjemmevakt::domain::openings::opening::Ground;
use hjemmevakt::domain::openings::unusual::{Unusual, noticed, recent};
use reqwest::StatusCode;
use serde_json::json;

use crate::api::browser::Browser;
use crate::api::patients::{ANNE, House, at};

const HIDDEN: &str = "Petra Skjult";

/// Somebody whom nothing opens for Kari, with somebody around them.
async fn a_stranger(house: &House) -> String {
    let stranger = json!({"identity": {"given": "Ola", "family": "Fremmed"}});
    let added = house.siri_does("/api/v1/patients", &stranger).await;
    let id = added["id"].as_str().unwrap().to_owned();
    let around = json!({"name": HIDDEN, "role": "spouse"});
    house
        .siri_does(&format!("/api/v1/patients/{id}/people"), &around)
        .await;
    id
}

#[tokio::test]
async fn a_nurse_reads_no_stranger_by_merging_them_into_somebody_in_her_hands() {
    let house = House::with_anne().await;
    let stranger = a_stranger(&house).await;
    house.mother_rings("CA1").await;
    let (status, _) = house
        .rig
        .read(&house.kari, &format!("/api/v1/patients/{stranger}"))
        .await;
    assert_eq!(status, StatusCode::FORBIDDEN);
    for reason in ["", "fordi"] {
        let body = json!({"other": stranger, "reason": reason});
        let answer = house.rig.post(&house.kari, &at("/merge"), &body).await;
        assert_eq!(answer.1["field"], "reason");
        assert_eq!(answer.0, StatusCode::UNPROCESSABLE_ENTITY, "{reason}");
    }
    let read = house.reads(&house.kari, &at("")).await;
    assert!(!read.to_string().contains(HIDDEN));
    // With a reason it is done, also at night; the leader has it before her, and the person in their list.
    let body =
        json!({"other": stranger, "reason": "samme adresse og samme mor, sier hun som ringer"});
    house.kari_does(&at("/merge"), &body).await;
    let state = house.rig.engine.state();
    let now = house.rig.engine.now();
    let recent = recent(&state, now);
    let pointed_out = noticed(&state, &recent);
    let (_, opening) = recent
        .iter()
        .find(|(patient, opening)| {
            patient.id.to_string() == stranger && opening.ground == Ground::Reason
        })
        .expect("an opening of its own");
    assert!(opening.reason.is_some());
    let why = pointed_out.iter().find(|one| one.opening == opening.id);
    assert!(why.is_some_and(|one| one.why.contains(&Unusual::NoContact)));
    let anne = state.current_patient(stranger.parse().unwrap()).unwrap();
    assert_eq!(anne.id, ANNE);
}

#[tokio::test]
async fn the_page_asks_why_and_the_day_service_is_not_asked() {
    let house = House::with_anne().await;
    let stranger = a_stranger(&house).await;
    house.mother_rings("CA1").await;
    let kari = Browser::of(&house.rig, "kari").await;
    let look = format!("/patient/{ANNE}/record/look");
    let page = kari.post(&look, &[("q", "Ola Fremmed")]).await;
    assert!(page.says("id=\"merge-why-"), "{page:?}");
    let merge = format!("/patient/{ANNE}/record/merge");
    let page = kari
        .post(&merge, &[("other", &stranger), ("reason", "fordi")])
        .await;
    assert_eq!(page.status, StatusCode::CONFLICT);
    assert!(page.says("fordi") && !page.says(HIDDEN), "{page:?}");
    house
        .siri_does(&at("/merge"), &json!({"other": stranger}))
        .await;
}

#[tokio::test]
async fn what_was_suggested_in_the_record_that_was_merged_away_is_settled_and_struck_there() {
    let house = House::with_anne().await;
    for words in ["mindre lys", "ring søsteren"] {
        let suggest = json!({"words": words});
        house.siri_does(&at("/plan/suggestions"), &suggest).await;
    }
    let other = a_stranger(&house).await;
    let anne = ANNE.to_string();
    let merge = format!("/api/v1/patients/{other}/merge");
    house.siri_does(&merge, &json!({"other": anne})).await;
    let plan = format!("/api/v1/patients/{other}/plan");
    let read = house.reads(&house.siri, &plan).await;
    assert_eq!(read["suggestions"][0]["patient"], anne.as_str());
    let siri = Browser::of(&house.rig, "siri").await;
    let page = format!("/patient/{other}/plan");
    let shown = siri.get(&page).await;
    assert!(shown.says(&format!("name=\"record\" value=\"{anne}\"")));
    let record = ("record", anne.as_str());
    siri.post(&format!("{page}/settle"), &[("index", "0"), record])
        .await;
    let strike = [("index", "1"), record, ("why", "sagt av en annen")];
    siri.post(&format!("{page}/strike"), &strike).await;
    let state = house.rig.engine.state();
    let suggestions = &state.patient(ANNE).unwrap().suggestions;
    assert!(suggestions[0].settled.is_some() && suggestions[1].struck.is_some());
}
