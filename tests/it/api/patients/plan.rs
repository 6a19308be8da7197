//! A plan through the API: written with nothing written over, agreed, compared, ended.

use hjemmevakt::domain::openings::opening::RecordPart;
use hjemmevakt::domain::plans::section::Section;
use reqwest::StatusCode;
use serde_json::{Value, json};

use crate::api::patients::{House, assigned, at};
use crate::api::rig::assert_problem;

#[tokio::test]
async fn a_plan_is_written_agreed_and_compared() {
    let house = House::with_anne().await;
    let answer = house
        .rig
        .post(&house.siri, &at("/plan/begin"), &json!({}))
        .await;
    assert_problem(answer, StatusCode::CONFLICT, "consented");
    house.plan().await;
    let shown = house.reads(&house.siri, &at("/plan")).await;
    assert_eq!(shown["in_force"]["stage"], "in_force");
    assert_eq!(
        shown["in_force"]["parts"][0]["entries"][0]["what"],
        "te og stillhet"
    );
    assert!(house.has_read("siri", assigned, RecordPart::Plan(Section::Helps)));
    let begun = house.siri_does(&at("/plan/begin"), &json!({})).await;
    let plan = begun["id"].as_str().unwrap();
    let helps = at(&format!("/plan/{plan}/parts/helps"));
    let under_way = house.reads(&house.siri, &at("/plan/under-way")).await;
    let seen = &under_way["version"]["parts"][0]["seen"];
    let mine = json!({"entries": [{"what": "te og stillhet"}, {"what": "en tur"}], "seen": seen});
    let kept = house.siri_does(&helps, &mine).await;
    // Who had something else before them is told so, and nothing is written over.
    let answer = house.rig.post(&house.siri, &helps, &mine).await;
    assert_problem(
        answer,
        StatusCode::CONFLICT,
        "somebody else has changed this",
    );
    assert_ne!(&kept["seen"], seen);
    house.agrees(plan).await;
    let second = house.reads(&house.siri, &at("/plan/versions/2")).await;
    assert_eq!(second["from"], 1);
    assert_eq!(second["changes"][0]["part"], "helps");
    assert_eq!(second["changes"][0]["new"][0]["what"], "en tur");
    let learnt = json!({"words": "det hjalp å ringe tidlig"});
    house.siri_does(&at("/plan/suggestions"), &learnt).await;
    let shown = house.reads(&house.siri, &at("/plan")).await;
    assert_eq!(shown["suggestions"][0]["words"], learnt["words"]);
    house
        .siri_does(&at("/plan/suggestions/0/settle"), &json!({}))
        .await;
    let card = house.reads(&house.siri, &at("/plan/card")).await;
    assert_eq!(
        (&card["steps"], &card["number"]),
        (&json!([]), &json!("+4778000000"))
    );
    let begun = house.siri_does(&at("/plan/begin"), &json!({})).await;
    let third = begun["id"].as_str().unwrap();
    house
        .siri_does(&at(&format!("/plan/{third}/drop")), &json!({}))
        .await;
    house
        .siri_does(&at(&format!("/plan/{plan}/end")), &json!({}))
        .await;
    let shown = house.reads(&house.siri, &at("/plan")).await;
    assert_eq!(shown["in_force"], Value::Null);
    let stages: Vec<&Value> = shown["versions"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| &one["stage"])
        .collect();
    assert_eq!(stages, ["dropped", "replaced", "replaced"]);
    // A nurse on duty without a ground finds nothing of it, and whoever has one no version.
    let answer = house.rig.read(&house.kari, &at("/plan")).await;
    assert_problem(answer, StatusCode::FORBIDDEN, "/open");
    house.mother_rings("CA1").await;
    let answer = house.rig.read(&house.kari, &at("/plan/versions/1")).await;
    assert_problem(answer, StatusCode::FORBIDDEN, "work with the person");
}
