//! The person takes back that the plan is made: what the pages say, for whoever works with the person and on the nurse's card.

use hjemmevakt::domain::consents::consent::ConsentKind;
use hjemmevakt::domain::patients::command::PatientCommand;
use reqwest::StatusCode;
use uuid::Uuid;

use super::browser::Browser;
use super::plans::{ANNE, at, consents, does, house, in_force, rung_about};

#[tokio::test]
async fn the_pages_ask_whether_the_version_ends() {
    let rig = house().await;
    consents(&rig, ConsentKind::PlanMade, Vec::new()).await;
    consents(&rig, ConsentKind::ShownOnCall, Vec::new()).await;
    let siri = Browser::of(&rig, "siri").await;
    in_force(&siri, &[("helps", &[("0.what", "musikk")])]).await;
    let page = siri.get(&at("")).await;
    assert!(
        page.says(&at("/print")) && !page.says("id=\"end\" open"),
        "{page:?}"
    );
    let contact = rung_about(&rig).await;
    let kari = Browser::of(&rig, "kari").await;
    let card = format!("/nurse/contact/{contact}");
    kari.post(&format!("{card}/card"), &[]).await;
    let page = kari.get(&card).await;
    assert!(
        page.says("Skal ikke lages")
            || page.says("The plan is not to be made")
            || page.says("Planen skal ikke lages"),
        "{page:?}"
    );
    // One step first: whether she has said so.
    assert!(
        page.says("Har Ánne sagt dette selv") && page.says("Ja, Ánne har sagt det selv"),
        "{page:?}"
    );
    let consent = Uuid::from_u128(ConsentKind::PlanMade as u128 + 1).to_string();
    kari.post(&format!("{card}/share-none"), &[("consent", &consent)])
        .await;
    let state = rig.engine.state();
    let held = &state.patient(ANNE).unwrap().consents;
    let withdrawn = |one: &hjemmevakt::domain::consents::consent::Consent| {
        one.kind == ConsentKind::PlanMade && one.withdrawn.is_some()
    };
    assert!(held.values().any(|one| withdrawn(one)));
    assert!(!kari.get(&card).await.says("musikk"));
    let page = siri.get(&at("")).await;
    assert!(
        page.says("href=\"#end\"") && !page.says(&at("/print")),
        "{page:?}"
    );
    // Nor by its address, nor for a program.
    let token = rig.token("siri").await;
    for paper in ["/print", "/print.pdf", "/card", "/card.pdf"] {
        let refused = siri.get(&at(paper)).await;
        assert_eq!(refused.status, StatusCode::CONFLICT, "{paper}");
        assert!(
            !refused.says("musikk") && refused.says("role=\"alert\""),
            "{refused:?}"
        );
    }
    for paper in ["print.pdf", "card", "card.pdf", "card/text"] {
        let path = format!("/api/v1/patients/{ANNE}/plan/{paper}");
        let (status, body) = rig.read(&token, &path).await;
        assert_eq!(status, StatusCode::CONFLICT, "{paper}: {body}");
    }
    // Another system hears of it as well.
    let (_, bundle) = rig
        .read(&token, &format!("/api/v1/patients/{ANNE}/fhir"))
        .await;
    let plans = bundle["entry"].as_array().unwrap().iter();
    let plans = plans.filter(|entry| entry["resource"]["resourceType"] == "CarePlan");
    let status: Vec<_> = plans.map(|entry| &entry["resource"]["status"]).collect();
    assert_eq!(status, ["revoked", "revoked"]);
    let day = siri.get("/day").await;
    assert!(
        day.says("har trukket samtykket") || day.says("has taken back"),
        "{day:?}"
    );
    // A new consent, and it is as before.
    let anew = PatientCommand::GiveConsent {
        patient: ANNE,
        consent: hjemmevakt::domain::ids::ConsentId::from_uuid(Uuid::from_u128(0xc9)),
        kind: ConsentKind::PlanMade,
        without: Vec::new(),
        words: String::new(),
        how: hjemmevakt::domain::consents::consent::GivenHow::Spoken,
        until: rig.engine.now() + std::time::Duration::from_hours(24 * 7),
        able: hjemmevakt::domain::consents::able::Able::has(),
    };
    does(&rig, "siri", anew).await;
    assert!(siri.get(&at("")).await.says(&at("/print")));
    // And it ends within the two weeks that are shown.
    assert!(siri.get("/day").await.says("16.1.2026"));
}
