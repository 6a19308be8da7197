//! A contact in which a doctor has asked is about the person: by name on the page of whoever follows it up, and that she reads it is written down.

use hjemmevakt::domain::ids::StaffId;
use hjemmevakt::domain::openings::opening::RecordPart;
use reqwest::StatusCode;
use serde_json::json;

use crate::api::browser::Browser;
use crate::api::patients::{ANNE, House};

const REQUEST: &str = "00000000000000000000000000000911";

fn readings(house: &House, who: &str) -> usize {
    let state = house.rig.engine.state();
    let patient = state.patient(ANNE).unwrap();
    let all = patient.openings.values();
    all.filter(|one| one.viewer == StaffId::new(who))
        .filter(|one| one.parts.contains(&RecordPart::Identity))
        .count()
}

#[tokio::test]
async fn what_a_doctor_asked_for_is_headed_by_the_person_and_not_by_the_doctor() {
    let house = House::with_anne().await;
    let jonas = house.rig.token("jonas").await;
    let form = json!({"urgency": "urgent", "wanted": ["come_here"], "situation": "Urolig"});
    let body = json!({"id": REQUEST, "form": form});
    let (status, sent) = house.rig.post(&jonas, "/api/v1/requests", &body).await;
    assert_eq!(status, StatusCode::OK, "{sent}");
    let path = format!("/api/v1/requests/{REQUEST}");
    house.kari_does(&format!("{path}/accept"), &json!({})).await;
    let seen = house.reads(&house.kari, &path).await;
    let contact = seen["contact"].as_str().unwrap();
    let path = format!("/api/v1/contacts/{contact}");
    let children = json!({"answer": "yes", "staff": "siri"});
    house
        .kari_does(&format!("{path}/children"), &children)
        .await;

    // Nobody has said whom it is about: that somebody asked is not taken for the person.
    let siri = Browser::of(&house.rig, "siri").await;
    let page = siri.get("/day").await;
    assert!(
        page.says(" · Bedt om av Jonas Vik") || page.says(" · Asked for by Jonas Vik"),
        "{page:?}"
    );
    let about = json!({"patient": ANNE.to_string()});
    house.kari_does(&format!("{path}/person"), &about).await;
    let before = readings(&house, "siri");
    let page = siri.get("/day").await;
    let named =
        ["bedt om av", "asked for by"].map(|asked| format!("Ánne Nordvik · {asked} Jonas Vik"));
    assert!(named.iter().any(|words| page.says(words)), "{page:?}");
    assert_eq!(readings(&house, "siri"), before + 1, "it is written down");
    siri.get("/day").await;
    assert_eq!(readings(&house, "siri"), before + 1, "once");
}
