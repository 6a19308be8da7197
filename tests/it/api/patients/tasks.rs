//! What somebody around a person may be told of their tasks: what names them, as their role has it, and nothing of anybody else's.

use serde_json::{Value, json};

use crate::api::patients::{ANNE, House, MARJA, at};

const SISTER: &str = "00000000-0000-0000-0000-0000000000b1";
const DOCTOR: &str = "00000000-0000-0000-0000-0000000000b2";

/// A plan that shares everything but the medicines, with steps for the mother, the sister, the doctor, and for nobody.
async fn told_their_tasks(house: &House) {
    for (id, name, role) in [
        (SISTER, "Nora Nordvik", "sister"),
        (DOCTOR, "Hilde Aune", "general_practitioner"),
    ] {
        let one = json!({"id": id, "name": name, "role": role});
        house.siri_does(&at("/people"), &one).await;
    }
    house.consents("plan_made", &[]).await;
    let begun = house.siri_does(&at("/plan/begin"), &json!({})).await;
    let plan = begun["id"].as_str().unwrap().to_owned();
    let mother = MARJA.to_string();
    let tablets = json!({"task": "tablettene", "relatives": "i det låste skapet", "services": "avtaler med apoteket",
        "for": format!("{mother} {DOCTOR}")});
    for (part, entries) in [
        (
            "yellow",
            json!([{"signs": "sover ikke", "others_steps": "kommer innom", "for": mother},
                {"others_steps": "tar hunden", "for": SISTER}]),
        ),
        (
            "red",
            json!([{"others_steps": "blir i huset", "services_steps": "kommer hjem"}]),
        ),
        ("responsibilities", json!([tablets])),
        (
            "medication",
            json!([{"what": "litium", "dated": "2026-01-01", "source": "fastlegen"}]),
        ),
    ] {
        let body = json!({"entries": entries, "own_words": true});
        house
            .siri_does(&at(&format!("/plan/{plan}/parts/{part}")), &body)
            .await;
    }
    house.agrees(&plan).await;
    house.consents("shown_on_call", &[]).await;
    house.consents("sharing", &["medication"]).await;
    for who in [&mother, SISTER, DOCTOR] {
        let told = json!({"told": "tasks", "words": "det kan de", "capacity": "has"});
        house
            .siri_does(&at(&format!("/people/{who}/told")), &told)
            .await;
    }
}

/// What may be said to this one, once it is confirmed who it is.
async fn said_to(house: &House, contact: &str, who: &str) -> Value {
    let person = format!("/api/v1/contacts/{contact}/person");
    let link = json!({"patient": ANNE.to_string(), "relative": who});
    house.kari_does(&person, &link).await;
    house
        .kari_does(
            &format!("{person}/confirm"),
            &json!({"how": "otherwise", "words": "jeg kjenner stemmen"}),
        )
        .await;
    let shown = house.reads(&house.kari, &person).await;
    shown["about"]["may"].clone()
}

#[tokio::test]
async fn each_is_told_what_names_them_and_nothing_that_others_have_to_do() {
    let house = House::with_anne().await;
    told_their_tasks(&house).await;
    let contact = house.mother_rings("CA1").await;
    house.mother_writes().await;
    let person = format!("/api/v1/contacts/{contact}/person");
    let mother = MARJA.to_string();
    // Before the rest of the card is opened the list is short, and says so.
    let before = said_to(&house, &contact, &mother).await;
    assert_eq!(before["unopened"], true);
    assert!(!before["tasks"].to_string().contains("skapet"));
    house.kari_does(&format!("{person}/card"), &json!({})).await;
    house.kari_does(&format!("{person}/rest"), &json!({})).await;
    let told = said_to(&house, &contact, &mother).await;
    assert_eq!(told["level"], "tasks");
    assert_eq!(
        told["tasks"],
        json!(["kommer innom", "tablettene: i det låste skapet"])
    );
    assert_eq!(
        (&told["unnamed"], &told["unopened"]),
        (&json!(1), &json!(false))
    );
    assert_eq!(told["without"], json!(["medication"]));
    let told = said_to(&house, &contact, SISTER).await;
    assert_eq!(told["tasks"], json!(["tar hunden"]));
    assert_eq!(told["unnamed"], 1);
    let told = said_to(&house, &contact, DOCTOR).await;
    assert_eq!(told["tasks"], json!(["tablettene: avtaler med apoteket"]));
    assert_eq!(told["unnamed"], 1, "the services' step of the red zone");
    // On the page as well, to the doctor now: nothing of the relatives' in what may be said.
    let shown = house.reads(&house.kari, &person).await;
    let yellow = &shown["about"]["card"]["glance"][0]["entries"];
    assert_eq!(
        (&yellow[0]["for"], &yellow[1]["for"]),
        (&json!("Marja Nordvik"), &json!("Nora Nordvik"))
    );
}

#[tokio::test]
async fn whoever_is_taken_off_the_list_leaves_a_step_that_names_nobody() {
    let house = House::with_anne().await;
    told_their_tasks(&house).await;
    house
        .siri_does(&at(&format!("/people/{SISTER}/unlist")), &json!({}))
        .await;
    let contact = house.mother_rings("CA1").await;
    house.mother_writes().await;
    let mother = MARJA.to_string();
    said_to(&house, &contact, &mother).await;
    let card = format!("/api/v1/contacts/{contact}/person/card");
    house.kari_does(&card, &json!({})).await;
    let told = said_to(&house, &contact, &mother).await;
    assert_eq!(told["unnamed"], 2);
    assert!(!told["tasks"].to_string().contains("hunden"));
}

#[tokio::test]
async fn whom_a_step_is_for_is_somebody_and_not_a_word() {
    let house = House::with_anne().await;
    house.consents("plan_made", &[]).await;
    let begun = house.siri_does(&at("/plan/begin"), &json!({})).await;
    let plan = begun["id"].as_str().unwrap();
    let body = json!({"entries": [{"others_steps": "kommer innom", "for": "mamma"}]});
    let red = at(&format!("/plan/{plan}/parts/red"));
    let (status, answer) = house.rig.post(&house.siri, &red, &body).await;
    assert_eq!(status, reqwest::StatusCode::NOT_FOUND, "{answer}");
    let body = json!({"entries": [{"what": "te", "for": MARJA.to_string()}]});
    let helps = at(&format!("/plan/{plan}/parts/helps"));
    let (status, answer) = house.rig.post(&house.siri, &helps, &body).await;
    assert_eq!(
        status,
        reqwest::StatusCode::UNPROCESSABLE_ENTITY,
        "{answer}"
    );
}
