//! The person of a contact through the API, and what was told in confidence.

use hjemmevakt::domain::openings::opening::{Ground, RecordPart};
use hjemmevakt::domain::plans::section::Section;
use reqwest::StatusCode;
use serde_json::{Value, json};

use crate::api::patients::{ANNE, House, MARJA, assigned, at};
use crate::api::rig::assert_problem;

#[tokio::test]
async fn in_a_contact_what_the_person_wants_shared_is_shown_and_no_more() {
    let house = House::with_anne().await;
    house.plan().await;
    house
        .siri_does(
            &at("/question"),
            &json!({"question": "Hva heter hunden?", "answer": "Musti"}),
        )
        .await;
    let consent = house.consents("shown_on_call", &["refusals"]).await;
    let contact = house.mother_rings("CA1").await;
    house.mother_writes().await;
    let person = format!("/api/v1/contacts/{contact}/person");
    let shown = house.reads(&house.kari, &person).await;
    let about = &shown["about"];
    assert_eq!(
        (&about["patient"], &about["by_number"]),
        (&json!(ANNE.to_string()), &json!(true))
    );
    // It is her mother: the person's own question is not shown.
    assert_eq!(
        (&about["may"]["level"], &about["question"]),
        (&json!("listen"), &Value::Null)
    );
    let question = json!({"question": "Hvor bodde dere først?", "answer": "På Nes"});
    let theirs = at(&format!("/people/{MARJA}/question"));
    house.siri_does(&theirs, &question).await;
    let shown = house.reads(&house.kari, &person).await;
    assert_eq!(shown["about"]["question"], "Hvor bodde dere først?");
    let record = house.reads(&house.siri, &at("")).await;
    assert_eq!(record["people"][0]["question"]["answer"], "På Nes");
    house
        .kari_does(
            &person,
            &json!({"patient": ANNE.to_string(), "relative": MARJA.to_string()}),
        )
        .await;
    house
        .kari_does(
            &format!("{person}/confirm"),
            &json!({"how": "otherwise", "words": "jeg kjenner stemmen"}),
        )
        .await;
    house.kari_does(&format!("{person}/card"), &json!({})).await;
    house.kari_does(&format!("{person}/rest"), &json!({})).await;
    let shown = house.reads(&house.kari, &person).await;
    assert!(shown["about"]["confirmed_at"].is_string());
    let card = &shown["about"]["card"];
    assert_eq!(card["glance"][0]["entries"][0]["what"], "te og stillhet");
    assert!(
        !shown.to_string().contains("belter"),
        "kept out by the person"
    );
    let plan = house.reads(&house.kari, &at("/plan")).await;
    assert!(plan.to_string().contains("te og stillhet") && !plan.to_string().contains("belter"));
    assert_eq!(
        (&plan["ground"], &plan["versions"]),
        (&json!("contact"), &json!([]))
    );
    let in_contact = |ground| matches!(ground, Ground::Contact(_));
    assert!(house.has_read("kari", in_contact, RecordPart::Plan(Section::Helps)));
    // At the person's word it is closed at once; what is needed for safety stays, with a reason.
    let withdraw = at(&format!("/consents/{consent}/withdraw"));
    house
        .kari_does(&withdraw, &json!({"contact": contact}))
        .await;
    let shown = house.reads(&house.kari, &person).await;
    assert_eq!(shown["about"]["card"]["closed"], json!(["helps"]));
    assert!(!shown.to_string().contains("stillhet"));
    let short = json!({"reason": "fordi"});
    let answer = house
        .rig
        .post(&house.kari, &format!("{person}/keep-safety"), &short)
        .await;
    assert_eq!(answer.1["field"], "reason");
    assert_problem(answer, StatusCode::UNPROCESSABLE_ENTITY, "reason");
    let reason = json!({"reason": "hun sier at hun ikke vil leve til i morgen"});
    house
        .kari_does(&format!("{person}/keep-safety"), &reason)
        .await;
    let shown = house.reads(&house.kari, &person).await;
    assert_eq!(shown["about"]["card"]["with_reason"], "safety");
    house
        .kari_does(&format!("{person}/emergency"), &reason)
        .await;
    let shown = house.reads(&house.kari, &person).await;
    assert!(shown.to_string().contains("te og stillhet"));
    let emergency = |ground| matches!(ground, Ground::Emergency(_));
    assert!(house.has_read("kari", emergency, RecordPart::Plan(Section::Helps)));
    house.kari_does(&format!("{person}/undo"), &json!({})).await;
    let shown = house.reads(&house.kari, &person).await;
    assert_eq!(shown["about"], Value::Null);
}

#[tokio::test]
async fn what_was_told_in_confidence_stands_apart_and_is_struck_through() {
    let house = House::with_anne().await;
    let contact = house.mother_rings("CA1").await;
    let told = json!({"relative": MARJA.to_string(), "contact": contact, "text": "hun gjemmer medisinene"});
    let told = house.kari_does(&at("/confidences"), &told).await;
    assert!(
        !house
            .reads(&house.siri, &at(""))
            .await
            .to_string()
            .contains("gjemmer")
    );
    let strike = at(&format!(
        "/confidences/{}/strike",
        told["id"].as_str().unwrap()
    ));
    house
        .siri_does(&strike, &json!({"why": "det var en annen"}))
        .await;
    let rows = house.reads(&house.siri, &at("/confidences")).await;
    let row = &rows["confidences"][0];
    assert_eq!(
        (&row["teller"], &row["text"]),
        (&json!("Marja Nordvik"), &json!("hun gjemmer medisinene"))
    );
    assert_eq!(
        (&row["struck"]["by"]["id"], &row["struck"]["why"]),
        (&json!("siri"), &json!("det var en annen"))
    );
    assert!(house.has_read("siri", assigned, RecordPart::Confidences));
}
